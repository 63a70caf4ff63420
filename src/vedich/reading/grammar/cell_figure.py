"""Read the figure that a cell of a table holds alone: 102.500 · -2,5 · ≥ 95 · 7,5 - 8 · 95% · 8/12."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from vedich.domain.document import Comparator
from vedich.domain.figure import FigureError
from vedich.reading.folding import fold
from vedich.reading.grammar.measure import Measured, measured_at
from vedich.reading.grammar.number import NUMBER, Number, number
from vedich.reading.grammar.tail import comparator_after, peel

# Spreadsheets group thousands with blanks, which running text never does.
_SPACED = r"\d{1,3}(?: \d{3})+(?:,\d+)?(?![\d.])"
_FIGURE = re.compile(
    rf"(?P<before>[^\d\n]{{0,24}}?)(?P<sign>-|\+)?\s?(?P<first>{_SPACED}|{NUMBER})"
    rf"(?:\s?(?P<own>%)?\s*(?:-|đến)\s*(?P<last>{_SPACED}|{NUMBER})|\s?/\s?(?P<of>\d{{1,5}})(?![\d/]))?"
)
_REST = re.compile(r"\s*(?:trở\s+lên|trở\s+xuống)?\s*[*.;]?\s*(?:[(\[]\d{1,2}[)\]])?\s*")
# A result over its plan; '15/9' may be a day, '8/12' a count of many.
_PAIR = re.compile(rf"\s*(?P<left>{NUMBER}(?:\s?[^\W\d_]{{1,12}})?)\s?/\s?(?P<right>{NUMBER}[^/\d]*)")
_DATE = re.compile(r"[0-3]?\d/[01]?\d(?:/\d{2,4})?")
# 'Thực hiện 2022', 'Năm 2023' head a column; no cell of figures says so.
_HEAD_WORDS = re.compile(r"(?<!\w)(?:thực hiện|năm|tổng|cả|giao|hiện|tính|số|nay|này)(?!\w)")


@dataclass(frozen=True, slots=True)
class CellFigure:
    """The figure of a cell: its place from number to measure, its worth, and what bounds it.

    Units: `value` and `value_max` as printed, with their sign; `measured` is None where the cell names none.
    """

    start: int
    end: int
    number: Number
    value: Decimal
    value_max: Decimal | None = None
    denominator: Decimal | None = None
    comparator: Comparator = Comparator.EQ
    measured: Measured | None = None
    turned: bool = False


def figure_in(view: str, start: int, end: int) -> CellFigure | None:
    """Read the one figure of `view[start:end]`, or None where the cell says more, less or something else.

    >>> figure_in("| ≥ 95,5 |", 1, 9).value, figure_in("quý 3", 0, 5) is None
    (Decimal('95.5'), True)
    """
    found = _FIGURE.match(view, start, end)
    if found is None:
        return None
    try:
        first = number(found["first"])
        last = number(found["last"]) if found["last"] else None
    except FigureError:  # '1.04,2' groups nothing that could be a number
        return None
    if first is None or (found["last"] and last is None):
        return None
    tail = peel(view, start, found.start("first"))
    if (tail.words and _HEAD_WORDS.search(tail.words)) or tail.start > start + _blanks(view, start):
        return None
    measured = measured_at(view, found.end()) if found.end() < end and view[found.end()] != "\n" else None
    if measured is not None and measured.end > end:
        measured = None
    if measured is not None and measured.sort in ("duration", "age"):
        return None
    reach = measured.end if measured else found.end()
    rest = _REST.match(view, reach, end)
    if rest is None or rest.end() < end:
        return None
    negative = found["sign"] == "-"
    turned = tail.has("change_down")
    sign = -1 if negative or turned else 1
    of = Decimal(found["of"]) if found["of"] else None
    if of is not None and (of < first.value or (measured is not None and measured.measure == "%")):
        return None
    comparator = comparator_after(view, reach) or tail.comparator or Comparator.EQ
    return CellFigure(
        found.start("sign") if negative else found.start("first"),
        reach,
        first,
        first.value * sign,
        last.value * sign if last else None,
        of,
        Comparator.RANGE if last else comparator,
        measured,
        turned,
    )


def pair_in(view: str, start: int, end: int) -> tuple[CellFigure, CellFigure] | None:
    """Read a cell that sets a result against its plan, '5.120/4.800 ha'; None where it is no such pair.

    >>> [str(part.value) for part in pair_in("5.120/4.800", 0, 11)], pair_in("15/9/2023", 0, 9) is None
    (['5120', '4800'], True)
    """
    found = _PAIR.fullmatch(view, start, end)
    if found is None or _DATE.fullmatch(found.group().strip()):
        return None
    left = figure_in(view, *found.span("left"))
    right = figure_in(view, *found.span("right"))
    if left is None or right is None:
        return None
    measured = left.measured or right.measured
    return replace(left, measured=measured), replace(right, measured=measured)


def holds_figure(view: str, start: int, end: int) -> bool:
    """Say whether a cell holds a figure, or a result and its plan, and nothing else.

    >>> holds_figure("5.120/4.800", 0, 11), holds_figure("120 | Lúa", 6, 9)
    (True, False)
    """
    return figure_in(view, start, end) is not None or (
        view.find("/", start, end) > 0 and pair_in(view, start, end) is not None
    )


def _blanks(view: str, start: int) -> int:
    at = start
    while at < len(view) and view[at] in " (+-":
        at += 1
    return at - start


def reading_of(saying: str) -> str:
    """Give the figure of a cell as its page prints it."""
    view = fold(saying).view
    read = figure_in(view, 0, len(view))
    if read is None:
        return ""
    upper = f"..{read.value_max.normalize():f}" if read.value_max is not None else ""
    below = f"/{read.denominator:f}" if read.denominator is not None else ""
    bound = f"{read.comparator.value} " if read.comparator not in (Comparator.EQ, Comparator.RANGE) else ""
    measure = f" {read.measured.measure}" if read.measured else ""
    return f"{bound}{read.value.normalize():f}{upper}{below}{measure}"
