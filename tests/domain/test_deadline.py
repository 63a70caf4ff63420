"""Deadlines, fixed and recurring."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.deadline import Deadline, DeadlineError


@pytest.mark.parametrize(
    ("text", "today", "due"),
    [
        ("2019-10-31", date(2019, 10, 31), date(2019, 10, 31)),
        ("2019-10-31", date(2019, 11, 1), None),
        ("2019-06", date(2019, 1, 1), date(2019, 6, 30)),
        ("2025-Q2", date(2025, 4, 1), date(2025, 6, 30)),
        ("R/M-16", date(2024, 2, 16), date(2024, 2, 16)),
        ("R/M-16", date(2024, 12, 17), date(2025, 1, 16)),
        ("R/M-31", date(2023, 2, 1), date(2023, 2, 28)),
        ("R/H1-06-16|R/H2-12-16", date(2024, 6, 17), date(2024, 12, 16)),
        ("R/Y-11-20", date(2024, 11, 21), date(2025, 11, 20)),
        ("R/Y-02-29", date(2025, 1, 1), date(2025, 2, 28)),
        ("R/Q1-03-15", date(2024, 1, 1), date(2024, 3, 15)),
        ("2024-05-01|R/Y-11-20", date(2024, 1, 1), date(2024, 5, 1)),
    ],
)
def test_the_next_day_due_is_found_and_the_form_printed_again(
    text: str, today: date, due: date | None
) -> None:
    assert Deadline.parse(text).next_due(today) == due
    assert str(Deadline.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "R/", "R/M-32", "R/M-00", "R/Y-02-30", "R/H1-07-01", "R/Q2-13-01", "mai", "2024|"]
)
def test_what_is_no_deadline_is_refused(text: str) -> None:
    with pytest.raises(DeadlineError, match="is not a deadline"):
        Deadline.parse(text)


def test_the_last_day_is_known_unless_it_recurs() -> None:
    assert Deadline.parse("2019-06|2019-10-31").last == date(2019, 10, 31)
    assert Deadline.parse("2019-06|R/M-16").last is None


recurring = st.one_of(
    st.integers(1, 31).map(lambda day: f"R/M-{day:02d}"),
    st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: f"R/Y-{day:%m-%d}"),
)


@given(recurring, st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_what_recurs_is_always_due_again_within_about_a_year(text: str, today: date) -> None:
    due = Deadline.parse(text).next_due(today)
    assert due is not None and 0 <= (due - today).days <= 366
