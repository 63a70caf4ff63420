"""The algebra of periods."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.period import Period, PeriodError, PeriodKind

years = st.integers(1900, 2150)
days = st.dates(date(1900, 1, 1), date(2150, 12, 31))
calendar_periods = st.one_of(
    st.builds(Period.day, days),
    st.builds(Period.month, years, st.integers(1, 12)),
    st.builds(Period.quarter, years, st.integers(1, 4)),
    st.builds(Period.half, years, st.integers(1, 2)),
    st.builds(Period.first_months, years, st.integers(1, 12)),
    st.builds(Period.year, years),
    st.builds(lambda first, more: Period.years(first, first + more), years, st.integers(0, 10)),
    st.builds(Period.to_date, days),
    st.builds(
        lambda start, length: Period.spanning(start, start + timedelta(days=length)),
        days,
        st.integers(0, 900),
    ),
)
all_periods = st.one_of(calendar_periods, st.builds(Period.school_year, years))


@pytest.mark.parametrize(
    ("text", "start", "end", "kind"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("2023-10", date(2023, 10, 1), date(2023, 10, 31), "month"),
        ("2023-10-30", date(2023, 10, 30), date(2023, 10, 30), "day"),
        ("2023-Q3", date(2023, 7, 1), date(2023, 9, 30), "quarter"),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30), "half"),
        ("2024-H2", date(2024, 7, 1), date(2024, 12, 31), "half"),
        ("2023-9M", date(2023, 1, 1), date(2023, 9, 30), "months_so_far"),
        ("2016-11M", date(2016, 1, 1), date(2016, 11, 30), "months_so_far"),
        ("2023-01..2023-10", date(2023, 1, 1), date(2023, 10, 31), "span"),
        ("2023-01-01..2023-10-30", date(2023, 1, 1), date(2023, 10, 30), "span"),
        ("2021..2025", date(2021, 1, 1), date(2025, 12, 31), "years"),
        ("2023-01..2023-12", date(2023, 1, 1), date(2023, 12, 31), "span"),
    ],
)
def test_each_printed_form_means_its_days_and_is_printed_again(
    text: str, start: date, end: date, kind: str
) -> None:
    period = Period.parse(text)
    assert (period.start, period.end, period.kind.value) == (start, end, kind)
    assert str(period) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10/2023",
        "2023-13",
        "2023-00",
        "2023-02-30",
        "2023-Q5",
        "2023-13M",
        "2023-0M",
        "2023..",
        "..2023",
        "2025..2021",
        "2023-1",
        "23",
        "quý III",
        "٢٠٢٣",
    ],
)
def test_what_is_no_period_is_refused_with_the_forms_to_write(text: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse(text)
    assert str(caught.value).startswith(f"{text!r} is not a period. Write a month as '2023-10'")
    assert "không phải là một kỳ" in caught.value.vi


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        (date(2023, 2, 1), date(2023, 1, 1), PeriodKind.SPAN),
        (date(2023, 1, 1), date(2023, 1, 30), PeriodKind.MONTH),
        (date(2023, 2, 1), date(2023, 4, 30), PeriodKind.QUARTER),
        (date(2023, 1, 1), date(2023, 12, 31), PeriodKind.YEARS),
        (date(2023, 1, 1), date(2023, 1, 31), PeriodKind.SPAN),
        (date(2023, 1, 1), date(2023, 6, 30), PeriodKind.MONTHS_SO_FAR),
    ],
)
def test_days_that_do_not_make_the_kind_are_refused(start: date, end: date, kind: PeriodKind) -> None:
    with pytest.raises(PeriodError):
        Period(start, end, kind)


@given(calendar_periods)
def test_reading_a_printed_period_gives_it_back(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(all_periods)
def test_every_period_reads_back_to_the_same_days(period: Period) -> None:
    assert Period.parse(str(period)).same_dates(period)


@given(all_periods)
def test_a_year_ago_is_as_long_give_or_take_a_leap_day_and_of_the_same_kind(period: Period) -> None:
    before = period.year_ago
    assert abs(before.days - period.days) <= 1
    assert before.kind is period.kind
    assert before.start.year == period.start.year - 1


@given(calendar_periods.filter(lambda period: period.kind is not PeriodKind.MONTHS_SO_FAR))
def test_the_previous_period_ends_the_day_before(period: Period) -> None:
    assert period.previous.end == period.start - timedelta(days=1)


@given(calendar_periods, calendar_periods)
def test_containing_means_overlapping_and_not_being_shorter(one: Period, other: Period) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    if one.contains(other):
        assert one.overlaps(other) and one.days >= other.days
    if one.contains(other) and other.contains(one):
        assert one.same_dates(other)


@given(all_periods)
def test_the_months_of_a_period_cover_it_without_gap(period: Period) -> None:
    months = period.months
    assert months[0].contains(period.start) and months[-1].contains(period.end)
    assert all(late.previous == early for early, late in pairwise(months))


@given(st.lists(calendar_periods, min_size=2, max_size=2).map(sorted))
def test_everything_between_two_periods_holds_both(pair: list[Period]) -> None:
    first, last = pair
    if first.end <= last.end:
        assert Period.between(first, last).contains(first) and Period.between(first, last).contains(last)


@given(days)
def test_the_year_to_date_ends_on_the_day_and_counts_from_january(day: date) -> None:
    so_far = Period.to_date(day)
    assert so_far.is_to_date and so_far.end == day and so_far.days == day.timetuple().tm_yday


def test_months_so_far_go_by_the_shorter_name_where_there_is_one() -> None:
    assert Period.first_months(2023, 6) == Period.half(2023, 1)
    assert Period.first_months(2023, 12) == Period.year(2023)


def test_the_school_year_follows_the_rule_handed_in() -> None:
    assert Period.school_year(2023, starts=(8, 28), ends=(6, 30)).end == date(2024, 6, 30)
    assert Period.school_year(2023).previous == Period.school_year(2022)
