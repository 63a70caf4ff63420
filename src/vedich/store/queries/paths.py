"""The way of a target through its year, month by month, from the boards that are kept."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Exists, OuterRef

from vedich.store.facts.asked import Asked, Boundaries
from vedich.store.judged.board import Line, lines_of
from vedich.store.judged.keeping import board
from vedich.store.models import Area, JudgedBoard, JudgedDue


@dataclass(frozen=True, slots=True)
class Step:
    """A month of the way.

    Nulls: `line` None where the month was never judged, or the target has none in it; `pace` None where the
    target has no pace; `year_ago` None where last year is not known.
    """

    month: int
    line: Line | None
    judged: bool
    pace: Decimal | None
    year_ago: Decimal | None


def lines_by_month(asked: Asked, area: Area, indicator: int, at: datetime) -> dict[date, list[Line]]:
    """Give the lines of an indicator on every kept board of the year and the year before, by last day.

    The month asked for is judged where nobody did yet; another that was never judged is left out: asking for
    its table judges it. What is due is judged anew.

    Raises:
        BordersUnknownError: the day of the borders lies before the records.
    """
    year = asked.as_of.year
    ends = [month_end(each, month) for each in (year - 1, year) for month in range(1, 13)]
    told: dict[date, list[Line]] = {}
    # Nothing is kept of what was known on a day: only the month itself is judged.
    for day, is_fresh, content in _kept(asked, area, ends, at) if asked.known_on is None else ():
        if is_fresh:
            told[day] = lines_of(content, indicator)
        else:
            told[day] = _judged(replace(asked, as_of=day), area, indicator, at)
    if asked.as_of not in told:
        told[asked.as_of] = _judged(asked, area, indicator, at)
    return told


def _kept(asked: Asked, area: Area, ends: Sequence[date], at: datetime) -> Iterator[tuple[date, bool, str]]:
    """Yield the boards that are kept of some months, and whether nothing is due of them."""
    due = JudgedDue.objects.filter(moment=OuterRef("moment"), area=area)
    rows = JudgedBoard.objects.filter(
        area=area,
        moment__as_of__in=[end for end in ends if end <= asked.as_of or end.year < asked.as_of.year],
        moment__boundaries=asked.boundaries.value,
        moment__only_approved=asked.only_approved,
    ).exclude(content="")
    for day, borders, used_on, waits, content in rows.annotate(waits=Exists(due)).values_list(
        "moment__as_of", "moment__borders", "moment__used_on", "waits", "content"
    ):
        # The month asked for was used today: those used last are kept longest.
        unused = day == asked.as_of and used_on < at.date()
        if borders == (day if asked.boundaries is Boundaries.THEN else asked.border_day):
            yield day, not waits and not unused, content


def _judged(asked: Asked, area: Area, indicator: int, at: datetime) -> list[Line]:
    return [line for line in board(asked, area.pk, at).lines if line.indicator == indicator]


def way_of(told: Mapping[date, list[Line]], target: Line, year: int) -> tuple[Step, ...]:
    """Give the twelve steps of a target; of months after the last judged one only last year is known."""
    steps = []
    for month in range(1, 13):
        lines = told.get(month_end(year, month))
        line = next((each for each in lines or () if each.target == target.target), None)
        before = _of_last_year(told.get(month_end(year - 1, month), []), target)
        steps.append(
            Step(
                month,
                line,
                lines is not None,
                _pace(line or target, line),
                line.year_ago if line and line.year_ago is not None else before,
            )
        )
    return tuple(steps)


def month_end(year: int, month: int) -> date:
    """Give the last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, monthrange(year, month)[1])


def _of_last_year(lines: list[Line], target: Line) -> Decimal | None:
    return next(
        (
            line.result
            for line in lines
            if line.category == target.category and line.first == target.first and line.result is not None
        ),
        None,
    )


def _pace(target: Line, line: Line | None) -> Decimal | None:
    """Give where the target would stand on its usual pace: its part of the goal by then."""
    if line is None or line.usual is None or target.low is None:
        return None
    return target.low * line.usual / 100
