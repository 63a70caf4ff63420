"""Results stand beside one another; which one counts depends on the day one asks."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.observation import Observation, Vintage, latest
from vedich.domain.period import Period


def told(id: str, on: date, vintage: Vintage, superseded_by: str | None = None) -> Observation:  # noqa: A002
    return Observation(
        id,
        "BUD-001",
        "p-80",
        Period.year(2023),
        on,
        vintage,
        "tỷ đồng",
        Decimal(1),
        superseded_by=superseded_by,
    )


def test_the_estimate_of_december_stands_until_the_result_of_march() -> None:
    series = [
        told("final", date(2024, 3, 20), Vintage.FINAL),
        told("estimate", date(2023, 12, 10), Vintage.ESTIMATE_2),
    ]
    for on, expected in ((date(2024, 3, 19), "estimate"), (date(2024, 3, 20), "final")):
        found = latest(series, on)
        assert found is not None and found.id == expected


def test_nothing_is_known_before_the_first_report() -> None:
    assert latest([told("a", date(2024, 1, 1), Vintage.ACTUAL)], date(2023, 12, 31)) is None


def test_of_one_day_the_more_final_stands() -> None:
    day = date(2024, 1, 1)
    found = latest([told("a", day, Vintage.ACTUAL), told("f", day, Vintage.FORECAST)], day)
    assert found is not None and found.id == "a"


def test_a_correction_takes_the_place_of_what_it_corrects_only_once_it_is_known() -> None:
    wrong = told("wrong", date(2024, 2, 1), Vintage.ACTUAL, superseded_by="right")
    right = told("right", date(2024, 2, 1), Vintage.ACTUAL)
    later = told("right", date(2024, 5, 1), Vintage.CORRECTED)
    found = latest([wrong, right], date(2024, 2, 1))
    assert found is right
    assert latest([wrong, later], date(2024, 4, 1)) is wrong


@given(st.permutations(list(Vintage)), st.dates(date(2024, 1, 1), date(2024, 12, 31)))
def test_the_order_of_the_reports_does_not_matter(order: list[Vintage], on: date) -> None:
    series = [told(v.value, date(2024, 1 + v.rank, 15), v) for v in order]
    assert latest(series, on) == latest(sorted(series, key=lambda one: one.id), on)


def test_a_result_told_in_words_is_a_result_and_a_blank_is_not() -> None:
    year = Period.year(2019)
    told_in_words = Observation(
        "o", "TRA-001", "vn", year, date(2019, 12, 31), Vintage.ACTUAL, "%", words="xuất siêu"
    )
    assert told_in_words.value is None
    with pytest.raises(ValueError, match="A blank is no result"):
        Observation("o", "TRA-001", "vn", year, date(2019, 12, 31), Vintage.ACTUAL, "%")


@pytest.mark.parametrize("vintage", Vintage)
def test_each_vintage_has_a_name_and_forecasts_are_no_results(vintage: Vintage) -> None:
    assert vintage.wording.vi and vintage.wording.en
    assert vintage.is_result == (vintage not in {Vintage.FORECAST, Vintage.ESTIMATE_1, Vintage.ESTIMATE_2})
