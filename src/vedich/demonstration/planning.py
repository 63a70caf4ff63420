"""What was planned for an area: the lines of its target sets, worth what their makers could expect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from vedich.catalog.areas.load import is_present
from vedich.demonstration.behaviour import FINE, Behaviour, Goal, behaviours
from vedich.demonstration.figures import BASE_YEAR, MILLION, grown, size, total
from vedich.demonstration.telling import LETTERS, Teller, last_digits
from vedich.domain.area import Area
from vedich.domain.period import Period
from vedich.domain.target import Operator

# The order of the form: economy, budget, agriculture, society, environment, administration, security, Party.
_FIELDS = (
    "ECO", "IND", "TRA", "INV", "BUD", "AGR", "ENT", "NRU", "URB", "POP", "LAB", "POV", "HEA", "EDU", "CUL",
    "ENV", "ADM", "SEC", "PAR",
)  # fmt: skip
_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a target set before it is written; `whole` is the position of the line it is a part of."""

    code: str
    operator: Operator
    measure: str
    value: Decimal | None = None
    value_max: Decimal | None = None
    words: str = ""
    reference: str = ""
    label: str = ""
    whole: int | None = None
    lead: str = ""


class Planner:
    """Makes lines for areas: from what can be expected, before luck and neglect."""

    def __init__(self, teller: Teller) -> None:
        self.teller = teller

    def lines(self, area: Area, period: Period, *, most: int | None = None) -> list[Line]:
        """Give the whole set of an area for a year or half-year, numbered as in a form."""
        made: dict[str, Line] = {}
        for one in _in_order(LETTERS[area.level], most):
            line = self._line(one, area, period)
            if line is not None:
                made[one.code] = line
        found: list[Line] = []
        at: dict[str, int] = {}
        number = 0
        for code, line in made.items():
            goal = _goal(behaviours()[code])
            whole = at.get(goal.whole)
            if whole is None:
                number += 1
                label = str(number)
            else:
                label = "abcdefgh"[sum(each.whole == whole for each in found)]
            at[code] = len(found) + 1
            found.append(replace(line, label=label, whole=whole))
        return found

    def chosen(self, area: Area, period: Period, what: str) -> list[Line]:
        """Give the lines of a set of another basis: `assigned`, `estimate`, `stretch` or `party`."""
        found: list[Line] = []
        for one in _in_order(LETTERS[area.level], None):
            goal = _goal(one)
            shift = {
                "assigned": 0 if goal.is_assigned else None,
                "estimate": goal.estimate,
                "stretch": goal.stretch,
                "party": 0 if goal.is_party else None,
            }[what]
            line = self._line(one, area, period, shift=shift or 0) if shift is not None else None
            if line is not None:
                found.append(replace(line, label=str(len(found) + 1)))
        return found

    def shares(
        self, one: Behaviour, areas: Sequence[Area], value: Decimal, period: Period
    ) -> list[tuple[Area, Decimal]]:
        """Divide a target between areas below by what each can be expected to reach; a rate is the same."""
        if not one.indicator.aggregation.adds_up:
            return [(area, value) for area in areas if self.teller.cells(one, area)]
        weights = [(area, self._expected(one, self.teller.cells(one, area), period)) for area in areas]
        weights = [(area, weight) for area, weight in weights if weight]
        whole = sum(weight for _, weight in weights)
        step = Decimal(1).scaleb(-min(one.decimals, 1))
        parts = [(value * weight / whole).quantize(step) for _, weight in weights]
        if not parts:
            return []
        largest = max(range(len(parts)), key=lambda place: parts[place])
        parts[largest] += value - sum(parts, Decimal(0))
        return [(area, part) for (area, _), part in zip(weights, parts, strict=True) if part > 0]

    def _line(self, one: Behaviour, area: Area, period: Period, *, shift: int = 0) -> Line | None:
        goal, cells = _goal(one), self.teller.cells(one, area)
        if not cells or (one.told == "march" and period.start.month > 3):
            return None
        blank = Line(one.code, goal.operator, one.measure, lead=goal.lead)
        if goal.operator in (Operator.COMPLETE, Operator.IN_GROUP) or (one.way == "state"):
            return replace(blank, words=goal.words)
        if goal.operator in (Operator.DECREASE_BY, Operator.INCREASE_BY):
            return replace(blank, measure=_PERCENT, value=goal.ambition, reference=str(period.year_ago))
        if goal.value is not None:
            return replace(blank, value=goal.value)
        if goal.operator is Operator.BETWEEN:
            low, high = self._range(one, area, cells, period)
            return replace(blank, value=low, value_max=high)
        value = self._value(one, area, cells, period, shift)
        return replace(blank, value=value) if value or goal.operator is Operator.AT_MOST else None

    def _value(self, one: Behaviour, area: Area, cells: list[int], period: Period, shift: int) -> Decimal:
        goal = _goal(one)
        if one.way in ("flow", "yield", "to_date", "stock"):
            amount = self._expected(one, cells, period) * (1000 + int(goal.ambition) + shift) // 1000
            return _significant(last_digits(amount, one.decimals), goal.digits)
        level = self._level(one, area, cells, period) + goal.ambition
        if one.cap is not None:
            level = min(level, Decimal(one.cap) / FINE)
        return level.quantize(Decimal(1).scaleb(-goal.digits), ROUND_HALF_UP)

    def _expected(self, one: Behaviour, cells: Sequence[int], period: Period) -> int:
        """Give a flow over the months of a period, or a stock at its end, in last digits."""
        years = period.start.year - BASE_YEAR
        ground = self.teller.ground.cells
        if one.way == "yield":
            source = behaviours()[one.of]
            per: int = FINE * 10**source.decimals
            return self._expected(source, cells, period) * one.start // per
        amount = sum(grown(size(one, ground[place]), one.growth, years) for place in cells)
        if one.way == "stock":
            return amount * (1000 + (0 if one.yearly else one.growth)) // (1000 * MILLION)
        months = range(period.start.month, period.end.month + 1)
        return amount * sum(one.season[month - 1] for month in months) // (1000 * MILLION)

    def _level(self, one: Behaviour, area: Area, cells: list[int], period: Period) -> Decimal:
        """Give what a rate, growth or count of places can be expected to stand at, in its measure."""
        year = period.end.year
        ground = self.teller.ground.cells
        if one.way == "growth":
            growth = Decimal(behaviours()[one.of].growth) / 10
            return (growth * 2).quantize(Decimal(1)) / 2 + (100 if one.index else 0)
        if one.way == "reaching":
            now = is_present(area.id)
            communes = {ground[place].commune if now else ground[place].former for place in cells}
            return len(communes) * Decimal(one.start + one.rise * (year - BASE_YEAR + 1)) / (100 * FINE)
        if one.way == "ratio":
            part, whole = behaviours()[one.part], behaviours()[one.of]
            above = last_digits(self._expected(part, cells, period), part.decimals)
            return above * one.times / last_digits(self._expected(whole, cells, period), whole.decimals)
        wholes = self.teller.figures.wholes(one, year, period.end.month)
        parts = sum(
            self.teller.figures.level(one, ground[place], year, period.end.month, planned=True)
            * wholes[place]
            for place in cells
        )
        return Decimal(parts) / (FINE * max(total(cells, wholes), 1))

    def _range(self, one: Behaviour, area: Area, cells: list[int], period: Period) -> tuple[Decimal, Decimal]:
        if one.way == "decline":
            fall = Decimal(-behaviours()[one.part].rise) / FINE
            return (fall * 7 / 10).quantize(Decimal("0.01")), (fall * 11 / 10).quantize(Decimal("0.01"))
        low = self._level(one, area, cells, period).quantize(
            Decimal("0.1") if one.way == "growth" else Decimal(1)
        )
        return low, low + (Decimal("0.5") if one.way == "growth" else 1)


def _goal(one: Behaviour) -> Goal:
    assert one.goal is not None
    return one.goal


def _in_order(letter: str, most: int | None) -> Iterator[Behaviour]:
    aimed = [one for one in behaviours().values() if one.goal is not None and letter in one.goal.levels][
        :most
    ]
    aimed.sort(key=lambda one: _FIELDS.index(one.code[:3]))
    codes = {one.code for one in aimed}
    for one in aimed:
        if _goal(one).whole in codes:
            continue
        yield one
        yield from (part for part in aimed if _goal(part).whole == one.code)


def _significant(value: Decimal, digits: int) -> Decimal:
    """Round to so many digits in front, as plans are.

    >>> _significant(Decimal("27183.456"), 3), _significant(Decimal("7"), 2)
    (Decimal('27200'), Decimal('7'))
    """
    made = Decimal(f"{value:.{digits}g}")
    return made.quantize(Decimal(1)) if made == made.to_integral_value() else made
