"""Sums in tables: rows that are made of other rows, by what most columns of the table show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vedich.checking.equation import Equation, EquationKind
from vedich.checking.fact import Fact
from vedich.checking.interval import Interval
from vedich.checking.tabled import FactTable, TableRow, adds_up


@dataclass(frozen=True, slots=True)
class Division:
    """A row with the rows it is made of, and the sum in each column; `proven` where other columns hold."""

    whole: TableRow
    parts: tuple[TableRow, ...]
    sums: tuple[Equation, ...]

    @property
    def holding(self) -> int:
        """Count the columns whose sum holds."""
        return sum(equation.holds() for equation in self.sums)

    @property
    def is_proven(self) -> bool:
        """Say whether the columns show that the parts are all: at least half of them add up, and two do."""
        return self.holding >= 2 and 2 * self.holding >= len(self.sums)


def divisions(table: FactTable) -> Iterator[Division]:
    """Yield each row of a table that rows below it, or before it, may be all the parts of."""
    for whole in table.rows:
        parts = table.parts_of(whole)
        if len(parts) < 2:
            continue
        sums = tuple(_sums(whole, parts))
        if sums:
            yield Division(whole, parts, sums)


def _sums(whole: TableRow, parts: tuple[TableRow, ...]) -> Iterator[Equation]:
    for column, total in sorted(whole.levels.items()):
        facts = [part.cells[column] for part in parts if column in part.levels]
        if len(facts) != len(parts) or not all(_addable(fact, total) for fact in (*facts, total)):
            continue
        yield Equation(EquationKind.SUM, (*facts, total), Interval.total, "+")


def _addable(fact: Fact, total: Fact) -> bool:
    if fact.base != total.base or fact.is_percent or fact.base == "điểm %":
        return False
    link = fact.claim.link
    return fact.claim.denominator is None and (link is None or adds_up(link.code))
