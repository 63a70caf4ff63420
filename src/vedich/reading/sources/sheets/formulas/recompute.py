"""Compute the simple formulas of a workbook again and compare with the results the file stores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from vedich.reading.sources.sheets.address import MOST_ROWS, cell_name
from vedich.reading.sources.sheets.formulas.computed import Computed, Where
from vedich.reading.sources.sheets.formulas.evaluating import Evaluation, Value
from vedich.reading.sources.sheets.formulas.parsing import Cells, Node, NotSureError, parsed

if TYPE_CHECKING:
    from vedich.reading.sources.sheets.stored import Formula, Raw, Stored

# Values looked up for all formulas together: a large honest workbook needs a fifth of this, and running sums
# over a whole sheet, which need the square of its length, stop here.
MOST_VALUES = 1_000_000
# A chain that runs against the order of reading is followed so far, then its stored values are taken.
_DEEPEST = 60
# Binary fractions keep 16 digits, and errors add up along a formula.
_NOISE = Decimal("1E-11")


def recomputed(sheets: Sequence[Stored]) -> Computed:
    """Compute what can surely be computed; a result equal to the stored one but for rounding is not told.

    Formulas read the values that other simple formulas have now, and the stored values of the rest.
    """
    return _Workbook(sheets).computed()


class _Workbook:
    def __init__(self, sheets: Sequence[Stored]) -> None:
        self.sheets = sheets
        self.numbers = {sheet.name.casefold(): at for at, sheet in enumerate(sheets)}
        self.cells: list[dict[tuple[int, int], Raw]] = []
        self.masters: dict[tuple[int, str], tuple[int, int, str]] = {}
        self.trees: dict[str, Node | None] = {}
        self.told: dict[Where, Value | None] = {}
        self.unsure: set[Where] = set()
        self.active: set[Where] = set()
        self.left = MOST_VALUES
        self.formulas = 0
        for at, sheet in enumerate(sheets):
            for raw in sheet.cells:
                if raw.formula is not None:
                    self.formulas += 1
                    if raw.formula.kind == "shared" and raw.formula.text:
                        self.masters[at, raw.formula.shared] = (raw.row, raw.column, raw.formula.text)
        if self.formulas:
            self.cells = [{(raw.row, raw.column): raw for raw in sheet.cells} for sheet in sheets]

    def computed(self) -> Computed:
        results: dict[Where, Decimal | str] = {}
        without: list[str] = []
        missing = beyond = 0
        for at, sheet in enumerate(self.sheets if self.formulas else ()):
            for raw in sheet.cells:
                if raw.formula is None:
                    continue
                where = (at, raw.row, raw.column)
                absent = raw.words is None and not (raw.value or "").strip()
                missing += absent
                result = self._result(where, raw, 0)
                if result is not None:
                    results[where] = result
                elif absent and self.told.get(where) is None:
                    without.append(f"{sheet.name}!{cell_name(raw.row, raw.column)} ={raw.formula.text}"[:120])
                beyond += self.left <= 0
        return Computed(results, missing, tuple(without), beyond)

    def _result(self, where: Where, raw: Raw, depth: int) -> Decimal | str | None:
        """Give what a formula computes where that is not what is stored; what it computes is kept in `told`."""
        if where in self.unsure or self.left <= 0:
            return None
        if where in self.told and depth:
            return None
        self.active.add(where)
        try:
            value, largest = self._evaluated(where, raw.formula, depth)
        except NotSureError:
            self.unsure.add(where)
            return None
        finally:
            self.active.discard(where)
        stored = _plain(raw)
        if isinstance(value, bool) or value is None:
            value = Decimal(0) if value is None else value
        if isinstance(value, Decimal) and isinstance(stored, Decimal):
            noise = _NOISE * max(largest, abs(stored), abs(value))
            self.told[where] = stored if abs(value - stored) <= noise else value
            return None if abs(value - stored) <= noise else value
        absent = raw.words is None and not (raw.value or "").strip()
        self.told[where] = value if absent else stored
        return value if absent and isinstance(value, Decimal | str) and not isinstance(value, bool) else None

    def _evaluated(self, where: Where, formula: Formula | None, depth: int) -> tuple[Value, Decimal]:
        if formula is None or formula.kind in ("array", "dataTable"):
            raise NotSureError
        at, row, column = where
        text, rows, columns = formula.text, 0, 0
        if formula.kind == "shared" and not text:
            master = self.masters.get((at, formula.shared))
            if master is None:
                raise NotSureError
            rows, columns, text = row - master[0], column - master[1], master[2]
        if text not in self.trees:
            try:
                self.trees[text] = parsed(text)
            except NotSureError:
                self.trees[text] = None
        tree = self.trees[text]
        if tree is None:
            raise NotSureError

        def values_of(cells: Cells) -> Iterator[Value]:
            return self._values(at, cells, rows, columns, depth)

        evaluation = Evaluation(values_of)
        return evaluation.value(tree), evaluation.largest

    def _values(self, at: int, cells: Cells, rows: int, columns: int, depth: int) -> Iterator[Value]:
        if cells.sheet:
            found = self.numbers.get(cells.sheet)
            if found is None:
                raise NotSureError
            at = found
        top, left, bottom, right = cells.moved(rows, columns)
        if top < 1 or left < 1 or bottom > MOST_ROWS:
            raise NotSureError
        stored = self.cells[at]
        places: Iterator[tuple[int, int]]
        if (bottom - top + 1) * (right - left + 1) <= 4 * len(stored):
            places = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        else:
            places = (place for place in stored if top <= place[0] <= bottom and left <= place[1] <= right)
            self.left -= len(stored)
        for place in places:
            self.left -= 1
            if self.left <= 0:
                raise NotSureError
            raw = stored.get(place)
            if raw is not None:
                yield self._value((at, *place), raw, depth)

    def _value(self, where: Where, raw: Raw, depth: int) -> Value:
        if raw.kind == "e" or where in self.active:
            raise NotSureError
        if raw.formula is not None and depth < _DEEPEST and where not in self.told:
            self._result(where, raw, depth + 1)
        if where in self.told:
            return self.told[where]
        value = _plain(raw)
        if raw.formula is None:
            self.told[where] = value
        elif value is None:
            raise NotSureError  # no result is stored, and none can be computed
        return value


def _plain(raw: Raw) -> Value:
    from vedich.reading.sources.sheets.stored import number_of

    if raw.words is not None:
        return raw.words.text
    if raw.kind == "b":
        return (raw.value or "").strip() in ("1", "true")
    return number_of(raw.value)
