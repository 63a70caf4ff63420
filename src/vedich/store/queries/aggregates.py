"""What the reports below an area come to in a period: which of them count, and their sums, cell by cell."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from django.db.models import F

from vedich.domain.aggregate import AggregateMove, AggregateState
from vedich.domain.measure import MeasureError
from vedich.domain.submission import SubmissionState
from vedich.domain.wording import Wording
from vedich.store.chain import canonical_json, digest
from vedich.store.models import Aggregate, IndicatorVersion, SetItem, Submission
from vedich.store.queries.areas import titles_of
from vedich.store.queries.below import ADDS, areas_below
from vedich.store.queries.breakdowns import all_parts
from vedich.store.queries.letters import last_reminded
from vedich.store.queries.meanings import measure_of
from vedich.store.queries.regimes import name_of
from vedich.store.queries.reported import figures_of_reports

# A door hands an aggregate report on to actions, and never looks into its row.
if TYPE_CHECKING:
    AggregateRow: TypeAlias = Aggregate
else:
    AggregateRow = Aggregate

_FEW = 500


@dataclass(frozen=True, slots=True)
class Total:
    """A cell of an aggregate report: what the areas below make together, how many have it, of how many.

    Units: `total` in `measure`. Nulls: None where figures of areas do not add up, as rates.
    """

    indicator: str
    part: str
    period: str
    measure: str
    total: Decimal | None
    known: int
    asked: int

    @property
    def key(self) -> tuple[str, str, str]:
        """Give what tells the cell from all others."""
        return self.indicator, self.part, self.period


@dataclass(frozen=True, slots=True)
class Below:
    """A report below: of which area, where it stands, and whether its figures are in the sums."""

    id: int
    area: str
    state: SubmissionState
    counts: bool

    @property
    def is_expected(self) -> bool:
        """Say whether it is asked for."""
        return self.state.is_expected


@dataclass(frozen=True, slots=True)
class Whole:
    """An aggregate report as it would be said now: its reports, sums, content and the hash of that."""

    reports: tuple[Below, ...]
    totals: tuple[Total, ...]
    content: str
    content_hash: str

    @property
    def counted(self) -> int:
        """Count the reports that are in the sums."""
        return sum(report.counts for report in self.reports)

    @property
    def asked(self) -> int:
        """Count the reports that are asked for."""
        return sum(report.is_expected for report in self.reports)


@dataclass(frozen=True, slots=True)
class Step:
    """A move that was made: which, by whom, when, and why."""

    move: AggregateMove
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An aggregate report that waits for somebody.

    Nulls: `due` None has no due day; `reminded` None: never.
    """

    area_key: str
    area: str
    regime: Wording
    period_id: int
    period: str
    due: date | None
    state: AggregateState
    reason: str
    reminded: date | None = None


@dataclass(frozen=True, slots=True)
class WaitingTotals:
    """The first of those that wait, and how many there are in all."""

    first: tuple[Waiting, ...]
    count: int


def aggregates_of(area: int, period: int) -> list[Aggregate]:
    """Give the aggregate reports of an area in a period: one for each set that is asked for."""
    rows = Aggregate.objects.filter(area=area, report_period=period).order_by("pk")
    return list(rows.select_related("area", "set", "report_period__regime", "submitted_by"))


def whole_of(aggregate: Aggregate) -> Whole:
    """Give what an aggregate report says now, from the reports below that are approved.

    A figure of theirs that was corrected otherwise since, by a document or an import, counts as corrected.
    """
    period = aggregate.report_period
    below = areas_below(aggregate.area_id, period.covers_end)
    rows = [
        row
        for row in Submission.objects.filter(report_period=period, set=aggregate.set_id, area__in=below)
        # A version that corrects another stands for it only once it is approved.
        if row.state != SubmissionState.CORRECTED
        and not (row.replaces_id and not SubmissionState(row.state).is_in_total)
    ]
    titles = titles_of({row.area_id for row in rows}, period.covers_end)
    reports = tuple(
        Below(row.pk, titles.get(row.area_id, ""), state, state.is_in_total)
        for row in rows
        for state in (SubmissionState(row.state),)
    )
    asked = sum(report.is_expected for report in reports)
    totals = _totals(aggregate, [report.id for report in reports if report.counts], asked)
    content = canonical_json(
        {
            "reports": sorted([report.id, report.state.value] for report in reports),
            "totals": [
                [one.indicator, one.part, one.period, one.measure, one.total, one.known, one.asked]
                for one in totals
            ],
        }
    )
    ordered = tuple(sorted(reports, key=lambda one: (one.counts, one.area, one.id)))
    return Whole(ordered, totals, content, digest([aggregate.pk, content]))


def said_of(aggregate: Aggregate) -> dict[tuple[str, str, str], Total]:
    """Give the sums that were submitted last, by cell; none before."""
    if not aggregate.content:
        return {}
    told: list[list[Any]] = json.loads(aggregate.content)["totals"]
    rows = [
        Total(code, part, period, measure, None if total is None else Decimal(total), known, asked)
        for code, part, period, measure, total, known, asked in told
    ]
    return {row.key: row for row in rows}


def names_of_totals(totals: Sequence[Total], lang: str = "vi") -> dict[tuple[str, str, str], str]:
    """Give the name of each cell: of its indicator and, where it is one, of its part."""
    versions = _versions({one.indicator for one in totals})
    named = all_parts() if any(one.part for one in totals) else []
    parts = {part.key: part.vi if lang == "vi" else part.en for part in named}
    names = {code: row.vi if lang == "vi" else row.en or row.vi for code, row in versions.items()}
    return {
        one.key: names[one.indicator] + (f": {parts.get(one.part, one.part)}" if one.part else "")
        for one in totals
    }


def steps_of_aggregate(aggregate: Aggregate) -> list[Step]:
    """Give the moves that were made with an aggregate report, the newest first."""
    rows = aggregate.steps.order_by("-pk").values_list("move", "by__username", "at", "reason")
    return [Step(AggregateMove(move), by, at, reason) for move, by, at, reason in rows]


def waiting_aggregates(
    states: Collection[AggregateState], areas: Collection[int] | None, day: date, *, limit: int = 20
) -> WaitingTotals:
    """Give the aggregate reports of some areas that stand in some states, the soonest due first."""
    rows = Aggregate.objects.filter(state__in=[state.value for state in states])
    if areas is not None:
        rows = rows.filter(area__in=areas)
    rows = rows.select_related("area", "report_period__regime")
    first = list(rows.order_by(F("report_period__due").asc(nulls_last=True), "pk")[:limit])
    titles = titles_of({row.area_id for row in first}, day) if first else {}
    reminded = last_reminded([row.pk for row in first], "remind_total")
    found = tuple(
        Waiting(
            row.area.key,
            titles.get(row.area_id, ""),
            name_of(row.report_period.regime),
            row.report_period_id,
            row.report_period.period,
            row.report_period.due,
            AggregateState(row.state),
            row.reason,
            reminded.get(row.pk),
        )
        for row in first
    )
    return WaitingTotals(found, len(found) if len(found) < limit else rows.count())


def _totals(aggregate: Aggregate, counted: Sequence[int], asked: int) -> tuple[Total, ...]:
    standing = figures_of_reports(counted)
    versions = _versions({code for _, code, _, _ in standing})
    values: dict[tuple[str, str, str], list[Decimal]] = defaultdict(list)
    for (_, code, part, period), (value, measure) in standing.items():
        if value is not None and (carried := _carried(value, measure, versions[code].measure)) is not None:
            values[code, part, period].append(carried)
    order = _order(aggregate)
    found = [
        Total(
            code,
            part,
            period,
            versions[code].measure,
            sum(each, Decimal(0)) if versions[code].aggregation in ADDS else None,
            len(each),
            asked,
        )
        for (code, part, period), each in values.items()
    ]
    return tuple(sorted(found, key=lambda one: (order.get(one.indicator, len(order)), one.key)))


def _order(aggregate: Aggregate) -> dict[str, int]:
    if aggregate.set_id is None:
        return {}
    codes = SetItem.objects.filter(set=aggregate.set_id, indicator__isnull=False).order_by("position")
    return {code: at for at, code in enumerate(codes.values_list("indicator__code", flat=True))}


def _versions(codes: Collection[str]) -> dict[str, IndicatorVersion]:
    found: dict[str, IndicatorVersion] = {}
    wanted = sorted(codes)
    for at in range(0, len(wanted), _FEW):
        rows = IndicatorVersion.objects.filter(indicator__code__in=wanted[at : at + _FEW])
        for row in rows.select_related("indicator").order_by("version"):
            found[row.indicator.code] = row
    return found


def _carried(value: Decimal, measure: str, wanted: str) -> Decimal | None:
    if measure == wanted:
        return value
    try:
        return measure_of(measure).convert(value, measure_of(wanted))
    except MeasureError:
        return None
