"""Make a document wrong in one known place: what the rules for tables and for several documents must find.

Each fault changes one figure (or one name) of a clean draft; what follows from it by arithmetic in the same
row is changed along where `consistent`, so that one thing is wrong and not three.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from tests.factory.draft import Draft, DraftCell, DraftTable, Words
from tests.factory.facts import PERCENTAGES, Facts, Line, Role
from tests.factory.figures import facts_of
from tests.factory.layouts import LAYOUTS
from tests.factory.pool import DISSOLVED
from tests.factory.printed import number


@dataclass(frozen=True, slots=True)
class Planted:
    """Documents with one fault: its kind, in which document and block, and the row of the table there.

    `was` and `now` are the words before and after. Nulls: `row` is None where the fault is in a sentence.
    """

    kind: str
    drafts: tuple[Draft, ...]
    document: int
    block: int
    row: int | None
    column: int | None
    was: str
    now: str


def total_not_the_sum(seed: int) -> Planted:
    """A total that is not the sum of its parts; the percentages of its row go with it."""
    draft, random = _draft("classic_appendix", seed)
    whole = [line for line in _lines(draft.facts) if line.whole]
    line = random.choice(whole)
    role = random.choice([Role.PLAN, Role.CUMULATIVE, Role.LAST_YEAR])
    found = _cell(draft, line, role)
    return _changed("total_not_the_sum", draft, found, _digit_changed(found[1], random), consistent=True)


def percent_not_from_its_row(seed: int) -> Planted:
    """A percentage of the plan that does not come of plan and result beside it."""
    draft, random = _draft("three_levels" if seed % 2 else "classic_appendix", seed)
    roles = (Role.OF_PLAN, Role.OF_ASSIGNED, Role.OF_STRETCH)
    found = random.choice([each for each in _cells(draft) if each[1].truth and each[1].truth.role in roles])
    return _changed("percent_not_from_its_row", draft, found, _digit_changed(found[1], random))


def growth_not_from_its_columns(seed: int) -> Planted:
    """A comparison with the same period that does not come of the two columns beside it."""
    draft, random = _draft("landscape", seed)
    roles = (Role.OF_SAME_PERIOD, Role.ESTIMATE_OF_PLAN)
    found = random.choice([each for each in _cells(draft) if each[1].truth and each[1].truth.role in roles])
    return _changed("growth_not_from_its_columns", draft, found, _digit_changed(found[1], random))


def comma_slipped(seed: int) -> Planted:
    """A decimal comma lost on the way: 8.475,8 became 84.758 (what follows by arithmetic was not touched)."""
    draft, random = _draft("classic_appendix", seed)
    several = [
        each
        for each in _cells(draft)
        if each[1].truth and each[1].truth.role in (Role.PLAN, Role.CUMULATIVE) and each[1].digits == 1
        and each[1].truth.measure != "%" and (each[1].value or 0) > 100
    ]  # fmt: skip
    found = random.choice(several)
    value = (found[1].value or Decimal()) * 10
    return _changed("comma_slipped", draft, found, replace(found[1], value=value, digits=0))


def so_far_below_the_month(seed: int) -> Planted:
    """The months so far below the month alone; the percentages go with it."""
    draft, random = _draft("by_month", seed)
    flows = [line for line in _lines(draft.facts) if line.levels and not line.rate and not line.parts and line.code
             and line.code not in _PARTS and line.levels[Role.CUMULATIVE] > 3 * line.levels[Role.MONTH]]  # fmt: skip
    line = random.choice(flows)
    found = _cell(draft, line, Role.CUMULATIVE)
    month = line.figure(Role.MONTH) or Decimal(1)
    value = (month * Decimal("0.8")).quantize(Decimal(1).scaleb(-line.digits))
    return _changed("so_far_below_the_month", draft, found, replace(found[1], value=value), consistent=True)


def measures_mixed(seed: int) -> Planted:
    """A part in another measure than its whole, though its figures add up as if in the same."""
    draft, random = _draft("classic_appendix", seed)
    codes = [part.code for line in _lines(draft.facts) if line.code == "BUD-001" for part in line.parts]
    code = random.choice(codes)
    block, cell = next(each for each in _cells(draft) if each[1].truth and each[1].truth.code == code)
    table = _table(draft, block)
    measure = next(
        each for each in table.cells if each.row == cell.row and each.text in ("tỷ đồng", "Tỷ đồng")
    )
    return _changed("measures_mixed", draft, (block, measure), replace(measure, text="triệu đồng"))


def text_against_annex(seed: int) -> Planted:
    """A figure in a sentence of the report that is another in the annex."""
    draft, random = _draft("report_with_annex", seed)
    several = [
        (at, start, end, truth)
        for at, block in enumerate(draft.blocks)
        if isinstance(block, Words)
        for start, end, truth in block.figures
        if truth.role is Role.CUMULATIVE and truth.measure != "%"
    ]
    at, start, end, truth = random.choice(several)
    block = draft.blocks[at]
    assert isinstance(block, Words)
    was = block.text[start:end]
    figure, _, measure = was.partition(" ")
    digits = len(figure.partition(",")[2])
    made = _digit_changed(DraftCell(1, 1, figure, value=_value(figure), digits=digits), random)
    now = f"{made.text} {measure}"
    text = block.text[:start] + now + block.text[end:]
    shift = len(now) - len(was)
    changed = replace(truth, value=truth.value / (_value(figure) or 1) * (made.value or 1))
    figures = tuple(
        (s, e + shift, changed) if s == start else (s + shift, e + shift, t) if s > start else (s, e, t)
        for s, e, t in block.figures
    )
    put = draft.put(at, replace(block, text=text, figures=figures))
    return Planted("text_against_annex", (put,), 0, at, None, None, was, now)


def two_documents(seed: int) -> Planted:
    """The same figure told otherwise in a second document; percentages of its row go with it."""
    first, random = _draft("classic_appendix", seed)
    second = LAYOUTS["bulleted"](first.facts)
    lines = [line for line in _lines(first.facts) if not line.parts and line.code and line.code not in _PARTS
             and not line.rate]  # fmt: skip
    line = random.choice(lines)
    found = _cell(second, line, random.choice([Role.PLAN, Role.CUMULATIVE]))
    made = _changed("two_documents", second, found, _digit_changed(found[1], random), consistent=True)
    return replace(made, drafts=(first, *made.drafts), document=1)


def wrong_magnitude(seed: int) -> Planted:
    """A figure ten or a thousand times its neighbours; the percentages of its row were made from it."""
    draft, random = _draft("landscape", seed)
    lines = [line for line in _lines(draft.facts) if not line.parts and line.code and line.code not in _PARTS
             and not line.rate and (line.figure(Role.PLAN) or 0) > 1000]  # fmt: skip
    line = random.choice(lines)
    found = _cell(draft, line, random.choice([Role.LAST_YEAR, Role.NEXT_PLAN]))
    value = (found[1].value or Decimal()) * random.choice([10, 1000])
    return _changed("wrong_magnitude", draft, found, replace(found[1], value=value))


def dissolved_area(seed: int) -> Planted:
    """A commune that no longer is, still listed after the day of its end."""
    draft, random = _draft("area_rows", seed)
    block, table = next(each for each in draft.tables if each[1].bordered)
    names = [cell for cell in table.cells if cell.row > table.heads and cell.column == 2]
    cell = random.choice(names[:-1])
    name = DISSOLVED[draft.facts.area]
    return _changed("dissolved_area", draft, (block, cell), replace(cell, text=name))


FAULTS: dict[str, Callable[[int], Planted]] = {
    fault.__name__: fault
    for fault in (
        total_not_the_sum,
        percent_not_from_its_row,
        growth_not_from_its_columns,
        comma_slipped,
        so_far_below_the_month,
        measures_mixed,
        text_against_annex,
        two_documents,
        wrong_magnitude,
        dissolved_area,
    )
}

# Lines that are parts of another: to change one of them makes two places wrong.
_PARTS = {"BUD-002", "BUD-004", "BUD-015", "BUD-016", "BUD-019", "BUD-020"}


def _draft(layout: str, seed: int) -> tuple[Draft, Random]:
    return LAYOUTS[layout](facts_of(seed)), Random(seed * 7_919 + 1)


def _lines(facts: Facts) -> list[Line]:
    found: list[Line] = []
    waiting = list(facts.lines)
    while waiting:
        line = waiting.pop(0)
        found.append(line)
        waiting.extend(line.parts)
    return found


def _cells(draft: Draft) -> list[tuple[int, DraftCell]]:
    return [(number, cell) for number, table in draft.tables for cell in table.cells]


def _table(draft: Draft, number: int) -> DraftTable:
    table = draft.blocks[number]
    assert isinstance(table, DraftTable)
    return table


def _cell(draft: Draft, line: Line, role: Role) -> tuple[int, DraftCell]:
    return next(
        (number, cell)
        for number, cell in _cells(draft)
        if cell.truth and cell.truth.role is role and cell.truth.indicator.endswith(line.wording)
    )


def _value(printed: str) -> Decimal:
    return Decimal(printed.replace(".", "").replace(",", "."))


def _digit_changed(cell: DraftCell, random: Random) -> DraftCell:
    """Change one of the first digits by two to five, as a slip of the hand does: far beyond any rounding."""
    value = cell.value or Decimal()
    digits = f"{abs(value):f}".replace(".", "")
    first = 0 if len(digits.lstrip("0")) < 3 else 1
    step = Decimal(1).scaleb(abs(value).adjusted() - first)
    change = step * random.randint(2, 5)
    made = value + change if value < change or random.random() < 0.5 else value - change
    if made == 0:
        made = value + change
    return replace(cell, value=made, text=number(made, cell.digits))


def _changed(
    kind: str, draft: Draft, found: tuple[int, DraftCell], cell: DraftCell, *, consistent: bool = False
) -> Planted:
    block, before = found
    table = _table(draft, block)
    if cell.value is not None and cell.value != before.value:
        cell = replace(cell, text=number(cell.value, cell.digits))
        if cell.truth is not None and before.value:
            cell = replace(
                cell, truth=replace(cell.truth, value=cell.truth.value / before.value * cell.value)
            )
    table = table.put(cell)
    if consistent and cell.truth is not None and before.value:
        table = _recomputed(table, cell, before.value)
    return Planted(kind, (draft.put(block, table),), 0, block, cell.row, cell.column, before.text, cell.text)


def _recomputed(table: DraftTable, changed: DraftCell, was: Decimal) -> DraftTable:
    """Make the percentages of a row anew after one of its levels changed."""
    row = [each for each in table.cells if each.row == changed.row and each.truth and each.value is not None]
    levels = {each.truth.role: each.value for each in row if each.truth and each.value is not None}
    assert changed.truth is not None
    assert changed.value is not None
    for each in row:
        if each.truth is None or each.truth.role not in PERCENTAGES:
            continue
        upper, lower, growth = PERCENTAGES[each.truth.role]
        whole = 100 if growth else 0
        if changed.truth.role not in (upper, lower):
            continue
        if upper in levels and lower in levels:
            ratio = levels[upper] / levels[lower] * 100
        else:  # the other level stands in no column
            ratio = ((each.value or Decimal()) + whole) * changed.value / was
        value = (ratio - whole).quantize(Decimal("0.1"))
        table = table.put(
            replace(each, value=value, text=number(value, 1), truth=replace(each.truth, value=value))
        )
    return table
