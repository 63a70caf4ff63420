"""Limits in time, as printed and as read."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from vedich.domain.deadline import Deadline
from vedich.reading.grammar.deadline import dues, reading_of


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["trước ngày", "chậm nhất ngày", "vào ngày"]),
)
def test_a_day_is_read_as_that_day(day: date, words: str) -> None:
    assert reading_of(f"nộp hồ sơ {words} {day.day}/{day.month}/{day.year}") == day.isoformat()


@given(st.integers(1, 40), st.integers(1, 20))
def test_a_day_no_calendar_has_is_no_deadline(day: int, month: int) -> None:
    read = reading_of(f"hoàn thành trước ngày {day}/{month}/2023")
    try:
        assert read == date(2023, month, day).isoformat()
    except ValueError:
        assert read == ""


_WORDS = [
    "trước ngày",
    "hằng tháng",
    "hằng năm",
    "báo cáo quý",
    "6 tháng",
    "15/6",
    "ngày 31",
    "31/2",
    "tháng 12",
    "quý IV",
]
_WORDS += [
    "năm 2024",
    "và",
    ",",
    "trong",
    "tháng cuối",
    "mỗi quý",
    "(",
    ")",
    "vào",
    "đến hết",
    "2025",
    "cuối năm",
    "R/M",
]


@given(st.lists(st.sampled_from(_WORDS), max_size=12))
@example(["hằng năm", "trước ngày", "31/2"])
@example(["trước", "ngày 31", "mỗi quý"])
@example(["trước", "ngày 32", "hằng tháng"])
@example(["trước", "ngày 0", "tháng cuối", "mỗi quý"])
def test_whatever_is_read_the_record_can_keep(words: list[str]) -> None:
    text = " ".join(words).lower()
    for due in dues(text, 0, len(text), lambda month, day: 2023):
        assert str(Deadline.parse(due.time)) == due.time
        assert 0 <= due.start < due.end <= len(text)


def test_a_date_without_a_year_takes_the_year_it_is_given() -> None:
    text = "báo cáo trước 25/11"
    assert [due.time for due in dues(text, 0, len(text), lambda month, day: 2031)] == ["2031-11-25"]


def test_without_any_year_there_is_no_deadline() -> None:
    text = "báo cáo trước 25/11, trình trong quý ii"
    assert list(dues(text, 0, len(text), lambda month, day: None)) == []


def test_the_31st_of_every_quarter_is_the_last_day_of_its_last_month() -> None:
    assert reading_of("báo cáo trước ngày 31 mỗi quý") == "R/Y-03-31|R/Y-06-30|R/Y-09-30|R/Y-12-31"


def test_a_day_that_no_month_has_comes_back_never() -> None:
    sayings = ["trước ngày 31/2 hằng năm", "trước ngày 32 hằng tháng", "trước ngày 40 tháng cuối quý"]
    assert [reading_of(f"báo cáo {saying}") for saying in sayings] == ["", "", ""]
