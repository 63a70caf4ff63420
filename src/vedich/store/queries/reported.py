"""Figures of reports as they count: as they were reported, or as they were corrected elsewhere since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from vedich.domain.observation import WITHDRAWN, Vintage
from vedich.domain.submission import SubmissionState
from vedich.store.models import Observation

# A figure of a report: the report, its indicator, the part of a breakdown ("" the whole), its period.
About = tuple[int, str, str, str]
# A value with its measure. Nulls: a value that was taken back, or was never a number, is None.
Figure = tuple[Decimal | None, str]
_Cell = tuple[int, str, int | None, str]
_Rank = tuple[date, int, int]

_FEW = 500
_IN_TOTAL = [state.value for state in SubmissionState if state.is_in_total]


def figures_of_reports(reports: Sequence[int]) -> dict[About, Figure]:
    """Give what some reports say that count, each figure as it stands now.

    A figure from outside the reports for the same indicator, area and period takes the place of a reported
    one that it corrects, or that it comes after; what the reports do not hold is not added.
    """
    found: dict[About, Figure] = {}
    held: dict[_Cell, tuple[About, _Rank]] = {}
    for some in _in_turns(reports):
        for row in _told(Observation.objects.filter(submission__in=some)):
            _, code, _, period = row.cell
            about = (row.report or 0, code, row.part, period)
            found[about], held[row.cell] = row.figure, (about, row.rank)
    for cell, figure in _from_outside(held):
        found[held[cell][0]] = figure
    return found


def reports_that_hold(
    areas: Collection[int], periods: Collection[str], of: Collection[int]
) -> dict[tuple[int, int | None], frozenset[int]]:
    """Give the areas among some whose counting reports hold a figure of some periods.

    By the period of the ledger (among `of`) and the set (None: without one) of the reports.
    """
    found: dict[tuple[int, int | None], set[int]] = defaultdict(set)
    if not of:
        return {}
    for some in _in_turns(areas):
        rows = Observation.objects.filter(
            submission__area__in=some,
            submission__state__in=_IN_TOTAL,
            submission__report_period__in=sorted(of),
            period__in=sorted(periods),
        ).order_by()
        told = rows.values_list("submission__report_period", "submission__set", "submission__area").distinct()
        for ledger, set_, area in told:
            found[ledger, set_].add(area)
    return {key: frozenset(held) for key, held in found.items()}


def _from_outside(held: Mapping[_Cell, tuple[About, _Rank]]) -> Iterator[tuple[_Cell, Figure]]:
    """Yield the cells for which another figure than that of the report counts, with that figure."""
    codes, periods = {code for _, code, _, _ in held}, {period for *_, period in held}
    corrected: set[int] = set()
    beside: dict[_Cell, list[tuple[_Rank, Figure]]] = defaultdict(list)
    for some in _in_turns({area for area, *_ in held}):
        rows = Observation.objects.filter(
            submission=None, area__in=some, indicator__code__in=codes, period__in=periods
        )
        for row in _told(rows):
            if row.cell in held:
                beside[row.cell].append((row.rank, row.figure))
                if row.supersedes is not None:
                    corrected.add(row.supersedes)
    for cell, figures in beside.items():
        standing = [one for one in figures if one[0][-1] not in corrected]
        if not standing:
            continue
        last, figure = max(standing, key=lambda one: one[0])
        reported = held[cell][1]
        if reported[-1] in corrected or reported < last:
            yield cell, figure


@dataclass(frozen=True, slots=True)
class _Row:
    """A figure on record. Nulls: `report` None is of none, `supersedes` None corrects none."""

    report: int | None
    cell: _Cell
    part: str
    rank: _Rank
    figure: Figure
    supersedes: int | None


def _told(rows: QuerySet[Observation]) -> Iterator[_Row]:
    of_figure = "value", "measure", "words", "as_of", "vintage", "supersedes"
    of_part = "category", "category__breakdown__key", "category__key"
    keys = ("pk", "submission", "area", "indicator__code", *of_part, "period", *of_figure)
    told: Iterable[tuple[Any, ...]] = rows.order_by("pk").values_list(*keys)
    for pk, report, area, code, category, divided, part, period, value, measure, *more in told:
        words, as_of, vintage, supersedes = more
        yield _Row(
            report,
            (area, code, category, period),
            f"{divided}.{part}" if part else "",
            (as_of, Vintage(vintage).rank, pk),
            (None if words == WITHDRAWN else value, measure),
            supersedes,
        )


def _in_turns(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _FEW):
        yield ordered[start : start + _FEW]
