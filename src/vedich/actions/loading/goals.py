"""The lines of a workbook about targets, understood: of which area, period and basis, and what is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vedich.access.policy import Permission
from vedich.access.require import NotAllowedError, require
from vedich.actions.loading.faults import Faults, refusal_of
from vedich.actions.loading.names import Names
from vedich.actions.loading.results import counted, needed, period_needed, required
from vedich.actions.observations import measure_trouble
from vedich.actions.suggesting import dissolved_area, unknown_area
from vedich.actions.targets import Aim, Named, aim_trouble, named
from vedich.domain.period import Period
from vedich.domain.refusal import Refusal, RefusedError
from vedich.domain.target import Basis, Operator
from vedich.domain.wording import Wording
from vedich.exchange import cells
from vedich.exchange.cells import Cell, Decimals
from vedich.exchange.columns import Listed
from vedich.exchange.sheets import TARGETS
from vedich.exchange.template.reading import Line
from vedich.store.models import Area, User
from vedich.store.queries.meanings import KnownArea

# Changes, ranks and words are not counted in the measure of the indicator.
_OTHER_MEASURES = frozenset(
    {Operator.DECREASE_BY, Operator.INCREASE_BY, Operator.RANK_WITHIN, Operator.TEXT, Operator.IN_GROUP}
)


@dataclass(frozen=True, slots=True)
class Goal:
    """A line that was understood; `number` is what other lines call it by, None where it has no number."""

    row: int
    number: int | None
    area: Area
    period: Period
    basis: Basis
    document: str
    document_on: date | None
    aim: Aim
    whole: int | None
    assigned_from: int | None
    reason: str


def understood(lines: Sequence[Line], faults: Faults, names: Names, by: User, day: date) -> list[Goal]:
    """Read lines; those that cannot be used are refused."""
    read: list[Goal] = []
    for line in lines:
        try:
            read.append(_goal(line, names))
        except RefusedError as error:
            faults.add(TARGETS.key, line.row, error.refusal)
    aims = [goal.aim for goal in read]
    known = named(aims)
    goals: list[Goal] = []
    numbers: dict[int, int] = {}
    for goal in read:
        trouble = _trouble(goal, known, names, numbers, by, day)
        if trouble is not None:
            faults.add(TARGETS.key, goal.row, trouble)
            continue
        if goal.number is not None:
            numbers[goal.number] = goal.row
        goals.append(goal)
    return goals


def _trouble(
    goal: Goal, known: Named, names: Names, numbers: Mapping[int, int], by: User, day: date
) -> Refusal | None:
    try:
        require(by, Permission.SET_TARGETS, goal.area, day)
    except NotAllowedError as error:
        return refusal_of(error, "area")
    if goal.number is not None and goal.number in numbers:
        return _number_twice(goal.number, numbers[goal.number])
    return aim_trouble(goal.aim, 1, goal.area, goal.period, known) or _measured(goal, names)


def _goal(line: Line, names: Names) -> Goal:
    row = line.cells
    if not cells.text(row.get("basis")):
        raise RefusedError(
            Refusal(
                "basis",
                Wording("chưa rõ chỉ tiêu do ai giao", "it is not said on whose authority the target stands"),
                Wording(
                    "chọn căn cứ: cấp trên giao, HĐND giao, phấn đấu ...",
                    "choose a basis: assigned, adopted, stretch ...",
                ),
            )
        )
    required(row, TARGETS)
    key = names.area(row.get("area"))
    area = Area.objects.filter(key=key).first()
    if area is None:
        raise RefusedError(unknown_area(key))
    period = period_needed(row)
    if area.until is not None and area.until < period.start:
        raise RefusedError(dissolved_area(KnownArea(area.pk, area.key, area.since, area.until), period.start))
    indicator = names.indicator(row.get("indicator"))
    measure = names.measure(row.get("measure"), indicator)
    part = names.part(row.get("part"))
    operator = Operator(needed(_chosen(row, "operator", Listed.OPERATORS), "operator", "yêu cầu"))
    aim = Aim(
        indicator,
        operator,
        measure,
        value=counted(row, "value", measure, Decimals.COMMA),
        value_max=counted(row, "value_max", measure, Decimals.COMMA),
        words=cells.text(row.get("words")),
        lead=names.agency(cells.text(row.get("lead"))),
        supports=tuple(
            names.agency(each.strip()) for each in cells.text(row.get("supports")).split(";") if each.strip()
        ),
        part=part.key if part else "",
    )
    return Goal(
        line.row,
        cells.whole_number(row.get("number"), "number"),
        area,
        period,
        Basis(needed(_chosen(row, "basis", Listed.BASES), "basis", "căn cứ")),
        cells.text(row.get("document")),
        cells.day(row.get("document_on"), "document_on"),
        aim,
        cells.whole_number(row.get("whole"), "whole"),
        cells.whole_number(row.get("assigned_from"), "assigned_from"),
        cells.text(row.get("reason")),
    )


def _chosen(row: Mapping[str, Cell], key: str, listed: Listed) -> StrEnum | None:
    return cells.choice(row.get(key), listed, key)


def _measured(goal: Goal, names: Names) -> Refusal | None:
    known = names.indicators.get(goal.aim.indicator)
    if known is None or goal.aim.operator in _OTHER_MEASURES or goal.aim.value is None:
        return None
    return measure_trouble(goal.aim.measure, known.measure)


def _number_twice(number: int, row: int) -> Refusal:
    return Refusal(
        "number",
        Wording(f"số thứ tự {number} đã dùng ở dòng {row}", f"the number {number} stands in row {row} too"),
        Wording("đánh lại số thứ tự", "number the rows anew"),
    )
