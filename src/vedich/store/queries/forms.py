"""The form of a report: its lines, what stood in them before, and what stands in them now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from vedich.checking.entering import Below
from vedich.domain.indicator import Frequency, IndicatorKind
from vedich.domain.period import Period, PeriodKind
from vedich.domain.target import Basis
from vedich.store.models import Draft, IndicatorVersion, Observation, SetItem, Submission, TargetVersion
from vedich.store.queries.below import Place, added_below
from vedich.store.queries.breakdowns import Part, parts_asked
from vedich.store.queries.form_figures import Figures, Said, carried, figures_of
from vedich.store.remembering import remembered

# A door hands a report on to actions, and never looks into its row.
if TYPE_CHECKING:
    ReportRow: TypeAlias = Submission
else:
    ReportRow = Submission

_YEAR = timedelta(days=400)
_BY_AUTHORITY = (Basis.ASSIGNED, Basis.ADOPTED, Basis.OWN_PLAN)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that may be filled in: of which line and period, and what stands in it (None: nothing)."""

    key: str
    indicator: str
    period: Period
    stands: Said | None = None
    category: int | None = None

    @property
    def shown(self) -> Said | None:
        """Give what a form shows: nothing where the figure was taken back."""
        return None if self.stands is None or self.stands.is_withdrawn else self.stands


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a form: a heading, or an indicator with what is known of it and the cells to fill in.

    Units: every figure in `measure`. `months` are figures of periods like the asked one, the newest last.
    Nulls: `now` and `to_date` None where the line has no such cell; a stock has no cell to date; `part` None
    where the line is no part of a breakdown. A part stands beneath its whole, which `part_of` names.
    """

    label: str
    name: str
    indicator: str = ""
    measure: str = ""
    kind: IndicatorKind | None = None
    part_of: str = ""
    goal: Decimal | None = None
    year_ago: Decimal | None = None
    before: Decimal | None = None
    months: tuple[tuple[str, Decimal], ...] = ()
    now: Cell | None = None
    to_date: Cell | None = None
    part: Part | None = None
    whole: str = ""

    @property
    def key(self) -> str:
        """Give what tells the line from all others of its form."""
        return f"{self.indicator}#{self.part.key}" if self.part else self.indicator

    @property
    def full_name(self) -> str:
        """Give its name where it does not stand beneath its whole."""
        return f"{self.whole}: {self.name}" if self.part else self.name

    @property
    def cells(self) -> list[Cell]:
        """Give its cells."""
        return [cell for cell in (self.now, self.to_date) if cell is not None]


@dataclass(frozen=True, slots=True)
class Form:
    """A report with its lines, as it stands; `below` is what the areas below say of a cell, by its key."""

    report: Submission
    period: Period
    lines: tuple[Line, ...]
    below: Mapping[str, Below] = field(default_factory=dict)

    @property
    def cells(self) -> dict[str, Cell]:
        """Give every cell by its key."""
        return {cell.key: cell for line in self.lines for cell in line.cells}


def report_of(pk: int) -> Submission | None:
    """Give a report, or None."""
    rows = Submission.objects.select_related("area", "agency", "set", "report_period__regime", "replaces")
    return rows.filter(pk=pk).first()


def form_of(report: Submission, *, shown: bool = True) -> Form:
    """Give the form of a report; one that is not to be `shown` may lack its goals.

    Its lines are those of its set; without one the indicators that its area has targets for that year, else
    those that it told of in the year before, else all that are told each month.
    """
    period = Period.parse(report.report_period.period)
    versions = _versions()
    goals = _goals(report, period, versions) if shown or report.set_id is None else {}
    lines = list(_lines_of_set(report.set_id)) if report.set_id is not None else _lines_of_targets(goals)
    lines = lines or [Line("", "", code) for code in _told_before(report, period)]
    if not lines:
        wanted = [v for v in versions.values() if v.frequency == Frequency.MONTH.value]
        lines = [Line("", v.vi, v.indicator.code) for v in sorted(wanted, key=lambda v: v.indicator.code)]
    asked = [versions[line.indicator] for line in lines if line.indicator in versions]
    figures = figures_of(report, period, asked)
    made, number = [], 0
    for line in _with_parts(lines, versions, figures):
        version = versions.get(line.indicator)
        if version is None:
            made.append(line)
            continue
        number += not line.part_of
        about = (version.indicator_id, line.part.id if line.part else None)
        goal = None if line.part else goals.get(line.indicator)
        filled = _filled(line, version, period, figures[about], goal)
        made.append(filled if filled.label or line.part_of else replace(filled, label=str(number)))
    cells: dict[Place, Cell] = {
        (cell.indicator, cell.category, cell.period.start, cell.period.end): cell
        for line in made
        for cell in line.cells
    }
    adding = {line.indicator: versions[line.indicator] for line in lines if line.indicator in versions}
    below = added_below(report.area_id, adding, list(cells))
    return Form(report, period, tuple(made), {cells[place].key: one for place, one in below.items()})


def _with_parts(
    lines: Sequence[Line],
    versions: Mapping[str, IndicatorVersion],
    figures: Mapping[tuple[int, int | None], Figures],
) -> Iterator[Line]:
    """Yield the lines, each with the parts beneath it that its breakdowns ask for or the report holds."""
    asked = [versions[line.indicator] for line in lines if line.indicator in versions]
    held = [(one, part) for (one, part), known in figures.items() if part is not None and known.here]
    parts = parts_asked(asked, held)
    for line in lines:
        yield line
        version = versions.get(line.indicator)
        if version is None:
            continue
        whole = line.name or version.vi
        for part in parts.get(version.indicator_id, ()):
            yield Line("", part.vi, line.indicator, part_of=line.indicator, part=part, whole=whole)


@remembered
def _lines_of_set(pk: int) -> tuple[Line, ...]:
    items = list(SetItem.objects.filter(set=pk).order_by("position").select_related("indicator"))
    codes = {item.pk: item.indicator.code for item in items if item.indicator}
    return tuple(
        Line(
            item.label,
            item.heading,
            item.indicator.code if item.indicator else "",
            part_of=codes.get(item.above_id or 0, "") if item.indicator else "",
        )
        for item in items
    )


def _told_before(report: Submission, period: Period) -> list[str]:
    """Give the indicators that an area told of in the year before a period."""
    rows = Observation.objects.filter(
        area=report.area_id, period_end__gte=period.start - _YEAR, period_end__lt=period.start
    )
    return sorted(set(rows.order_by().values_list("indicator__code", flat=True).distinct()))


@dataclass(slots=True)
class _Goal:
    value: Decimal | None = None
    rank: int = 99
    part_of: str = ""
    place: tuple[int, int] = (0, 0)


def _goals(report: Submission, period: Period, versions: Mapping[str, IndicatorVersion]) -> dict[str, _Goal]:
    """Give what the area is to reach in the year of a period, by indicator, and in which order."""
    rows = TargetVersion.objects.filter(
        target__area=report.area_id,
        target__category=None,
        target__set__period_start__lte=period.end,
        target__set__period_end__gte=period.end,
    ).select_related("target__set", "target__indicator", "target__whole__indicator")
    found: dict[str, _Goal] = {}
    newest: dict[int, TargetVersion] = {}
    for row in rows.order_by("target", "version"):
        newest[row.target_id] = row
    over = (TargetVersion.Standing.ENDED, TargetVersion.Standing.REPLACED)
    measures = {code: version.measure for code, version in versions.items()}
    for row in newest.values():
        if row.standing in over:
            continue
        target, code = row.target, row.target.indicator.code
        basis = Basis(target.set.basis)
        rank = _BY_AUTHORITY.index(basis) if basis in _BY_AUTHORITY else len(_BY_AUTHORITY)
        goal = found.setdefault(code, _Goal(place=(target.set_id, target.position)))
        if rank < goal.rank:
            goal.rank, goal.value = rank, carried(row.value, row.measure, measures.get(code, ""))
            goal.part_of = target.whole.indicator.code if target.whole else ""
    return found


def _lines_of_targets(goals: dict[str, _Goal]) -> list[Line]:
    wholes = [code for code, goal in goals.items() if goal.part_of not in goals or goal.part_of == code]
    lines = []
    for whole in sorted(wholes, key=lambda code: (goals[code].place, code)):
        lines.append(Line("", "", whole))
        parts = [code for code, goal in goals.items() if goal.part_of == whole and code != whole]
        lines += [Line("", "", code, part_of=whole) for code in sorted(parts, key=lambda c: goals[c].place)]
    return lines


@remembered
def _versions() -> dict[str, IndicatorVersion]:
    """Give the newest version of each indicator, by code."""
    rows = IndicatorVersion.objects.select_related("indicator").order_by("indicator", "version")
    return {row.indicator.code: row for row in rows}


def _filled(
    line: Line, version: IndicatorVersion, period: Period, figures: Figures, goal: _Goal | None
) -> Line:
    kind = IndicatorKind(version.kind)
    code, category = version.indicator.code, line.part.id if line.part else None
    so_far = _so_far(period)
    adds = kind is IndicatorKind.FLOW and so_far is not None and so_far != period
    here = {(told.start, told.end): said for told, said in figures.here.items()}

    def cell(of: Period) -> Cell:
        return Cell(f"{line.key}|{of}", code, of, here.get((of.start, of.end)), category)

    shown = so_far if adds and so_far else period
    past = sorted(((told, value) for told, (_, value) in figures.known.items()), key=lambda one: one[0].end)
    months = [
        (str(told), value)
        for told, value in past
        if value is not None and told.kind is period.kind and told.end < period.start
    ]
    earlier = [
        value
        for told, value in past
        if value is not None
        and told.end < period.end
        and (told.start == shown.start if adds else told.kind is period.kind)
    ]
    return replace(
        line,
        name=line.name or version.vi,
        measure=version.measure,
        kind=kind,
        goal=goal.value if goal else None,
        year_ago=figures.of(shown.year_ago),
        before=earlier[-1] if earlier else None,
        months=tuple(months[-13:]),
        now=cell(period),
        to_date=cell(so_far) if adds and so_far else None,
    )


def _so_far(period: Period) -> Period | None:
    """Give the months of the year to the end of a period; None where it is none of months."""
    if period.kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF):
        return Period.first_months(period.end.year, period.end.month)
    return None


def draft_of(report: Submission, user: int) -> dict[str, Any]:
    """Give what somebody typed into a report and did not save."""
    row = Draft.objects.filter(submission=report, user=user).first()
    held: dict[str, Any] = json.loads(row.content) if row else {}
    return held


def drafting(report: Submission, user: int) -> list[str]:
    """Give who else has typed into a report and not saved."""
    rows = Draft.objects.filter(submission=report).exclude(user=user).order_by("user__username")
    return list(rows.values_list("user__username", flat=True))
