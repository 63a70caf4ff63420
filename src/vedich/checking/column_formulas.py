"""What the columns of a table are computed from, by the table's own rows: the formula that most rows satisfy.

Heads such as 'So với KH (%)' say what is divided by what only in part. Where two columns of levels give a
column of percentages in nearly every row, that is what it is; a row that does not fit it is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from vedich.checking.derivations import Derive, to_excess, to_growth, to_percent
from vedich.checking.equation import Equation, EquationKind
from vedich.checking.fact import GROWTHS, PLANS, RATIOS, Fact, same_kind
from vedich.checking.interval import Interval
from vedich.checking.tabled import FactTable, TableRow
from vedich.domain.document import ClaimKind

_FEWEST_ROWS = 3
# Of the rows that can be computed so many must fit for a formula to be the column's own.
_MOST_FIT = 0.7
# With few rows one may be wrong, if all others fit.
_FEW = 4
_MOST_COLUMNS = 24


@dataclass(frozen=True, slots=True)
class Formula:
    """What a column of percentages is: the first column over the second, as share, ratio or growth."""

    over: int
    under: int
    kind: EquationKind
    derive: Derive


def equations_of_columns(table: FactTable) -> Iterator[Equation]:
    """Yield, for each column of percentages whose formula is plain, the equation of each of its rows."""
    for column in sorted({at for row in table.rows for at in row.cells}):
        rows = [row for row in table.rows if column in row.cells and _kind(row.cells[column]) is not None]
        if len(rows) < 2:
            continue
        formula = _formula(column, rows)
        if formula is not None:
            for row in rows:
                equation = _equation(row, column, formula)
                if equation is not None:
                    yield equation


def _kind(fact: Fact) -> tuple[EquationKind, Derive] | None:
    """Say what a percentage states: a share of a plan, a ratio or a growth."""
    relation = fact.claim.relation
    if fact.claim.kind is not ClaimKind.COMPARISON or fact.base != "%" or relation is None:
        return None
    if relation in PLANS:
        return EquationKind.OF_PLAN, to_excess if fact.claim.form == "excess" else to_percent
    if relation in RATIOS:
        return EquationKind.RATIO, to_percent
    if relation in GROWTHS:
        return EquationKind.GROWTH, to_growth
    return None


def _formula(column: int, rows: list[TableRow]) -> Formula | None:
    found = _kind(rows[0].cells[column])
    if found is None:
        return None
    kind, derive = found
    levels = sorted({at for row in rows for at in row.levels})[:_MOST_COLUMNS]
    best: tuple[float, int, Formula] | None = None
    # Of two that fit alike the one that the heads suggest comes first.
    for over, under in sorted(permutations(levels, 2), key=lambda pair: not _suggested(kind, rows, *pair)):
        formula = Formula(over, under, kind, derive)
        told = [equation for row in rows if (equation := _equation(row, column, formula)) is not None]
        fitting = sum(equation.holds() for equation in told)
        if not _is_plain(fitting, len(told)):
            continue
        share = fitting / len(told)
        if best is None or (share, fitting) > best[:2]:
            best = (share, fitting, formula)
    return best[2] if best is not None else None


def _suggested(kind: EquationKind, rows: list[TableRow], over: int, under: int) -> bool:
    """Say whether the heads let a result be set against a plan, or a period against an earlier one."""
    for row in rows:
        one, other = row.cells.get(over), row.cells.get(under)
        if one is None or other is None:
            continue
        if kind is EquationKind.OF_PLAN or other.claim.kind is ClaimKind.TARGET:
            return other.claim.kind is ClaimKind.TARGET and one.claim.kind is ClaimKind.RESULT
        this, that = one.claim.period, other.claim.period
        return this is not None and that is not None and that.end < this.end
    return False


def _is_plain(fitting: int, told: int) -> bool:
    if told >= _FEW:
        return fitting >= _FEWEST_ROWS and fitting >= _MOST_FIT * told
    return fitting >= 2 and fitting >= told - 1


def _equation(row: TableRow, column: int, formula: Formula) -> Equation | None:
    over, under, stated = row.cells.get(formula.over), row.cells.get(formula.under), row.cells.get(column)
    if over is None or under is None or stated is None or _kind(stated) is None:
        return None
    if not same_kind(over, under) or over.value <= 0 or under.value <= 0:
        return None
    # Where less is better, some offices print the plan in percent of the result.
    also = (_turned(formula.derive),) if formula.kind is EquationKind.OF_PLAN else ()
    return Equation(formula.kind, (over, under, stated), formula.derive, ":", also=also)


def _turned(derive: Derive) -> Derive:
    return _excess_turned if derive is to_excess else _percent_turned


def _percent_turned(given: tuple[Interval, ...]) -> Interval:
    return to_percent((given[1], given[0]))


def _excess_turned(given: tuple[Interval, ...]) -> Interval:
    return to_excess((given[1], given[0]))
