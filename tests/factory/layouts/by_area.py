"""Tables told area by area: one row, one column, or one table for each."""

from __future__ import annotations

from dataclasses import replace

from tests.factory.draft import Draft, DraftCell, DraftTable, Words
from tests.factory.facts import Facts, Group, Line, Role
from tests.factory.figures import summed
from tests.factory.frame import annex_line
from tests.factory.heading import Head, heads
from tests.factory.printed import months_so_far
from tests.factory.rows import Numbering, figure_cell, rows_of, table_of

_ROLES = (Role.PLAN, Role.CUMULATIVE, Role.OF_PLAN)


def totals(facts: Facts) -> tuple[Line, ...]:
    """Give the lines of the whole: the sums of the areas' lines."""
    count = len(facts.areas[0].lines)
    lines = [tuple(each.lines[at] for each in facts.areas) for at in range(count)]
    return tuple(summed(several, several[0].code) for several in lines)


def _short(area: str) -> str:
    return area.split(" ", 1)[1]


def area_rows(facts: Facts) -> Draft:
    """One row for each commune; each indicator heads plan, result and percentage; a total row at the end."""
    year, so_far = facts.year, months_so_far(facts.month)
    whole = totals(facts)
    boxes = (
        Head("TT", "ordinal"),
        Head("Xã, phường", "area", width=3),
        *(
            Head(f"{line.wording} ({line.measure})", under=(
                Head(f"KH {year}", Role.PLAN, width=2),
                Head(f"TH {so_far}", Role.CUMULATIVE, width=2),
                Head("% KH", Role.OF_PLAN),
            ))
            for line in whole
        ),
    )  # fmt: skip
    cells = heads(boxes)
    first = max(cell.row + cell.rows for cell in cells)
    lines = [(str(n), each.area, each.lines) for n, each in enumerate(facts.areas, start=1)]
    for row, (mark, area, told) in enumerate([*lines, ("", "Tổng cộng", whole)], start=first):
        cells.append(DraftCell(row, 1, mark, align="center"))
        cells.append(DraftCell(row, 2, area, bold=not mark))
        for at, line in enumerate(told):
            for step, role in enumerate(_ROLES):
                place = DraftCell(row, 3 + 3 * at + step, "", bold=not mark)
                cells.append(figure_cell(place, line, role, facts, area if mark else facts.area))
    title = f"KẾT QUẢ THỰC HIỆN MỘT SỐ CHỈ TIÊU {so_far.upper()} NĂM {year} PHÂN THEO XÃ, PHƯỜNG"
    above = Words(f"(Trên địa bàn {facts.area})", "centred")
    widths = tuple(leaf.width for box in boxes for leaf in box.leaves)
    table = DraftTable(tuple(cells), first - 1, "Theo xã", widths=widths)
    return Draft(
        "area_rows", facts, (*annex_line(facts, title, number="V")[:2], above, table), landscape=True
    )


def area_columns(facts: Facts) -> Draft:
    """One column for each commune, the plan of the year assigned to each, and a column of the whole."""
    year = facts.year
    title = f"GIAO CHỈ TIÊU KẾ HOẠCH NĂM {year} CHO CÁC XÃ, PHƯỜNG THUỘC {facts.area.upper()}"
    boxes = (
        Head("STT", "ordinal"),
        Head("Chỉ tiêu", "name", width=4),
        Head("ĐVT", "measure", width=2),
        Head("Toàn tỉnh", "whole", width=2),
        Head("Chia ra các xã, phường", under=tuple(Head(each.area, "area", width=2) for each in facts.areas)),
    )
    cells = heads(boxes)
    first = max(cell.row + cell.rows for cell in cells)
    for row, whole in enumerate(totals(facts), start=first):
        cells.append(DraftCell(row, 1, str(row - first + 1), align="center"))
        cells.append(DraftCell(row, 2, whole.wording))
        cells.append(DraftCell(row, 3, whole.measure, align="center"))
        cells.append(figure_cell(DraftCell(row, 4, "", bold=True), whole, Role.PLAN, facts))
        for at, each in enumerate(facts.areas, start=5):
            line = next(line for line in each.lines if line.code == whole.code)
            cells.append(figure_cell(DraftCell(row, at, ""), line, Role.PLAN, facts, each.area))
    widths = tuple(leaf.width for box in boxes for leaf in box.leaves)
    table = DraftTable(tuple(cells), first - 1, "Giao KH", widths=widths)
    return Draft("area_columns", facts, (*annex_line(facts, title, kind="Kế hoạch"), table), landscape=True)


def table_per_area(facts: Facts) -> Draft:
    """One small table for each commune under a line with its name."""
    year, so_far = facts.year, months_so_far(facts.month)
    boxes = (
        Head("STT", "ordinal"),
        Head("Chỉ tiêu", "name", width=5),
        Head("Đơn vị tính", "measure", width=2),
        Head(f"Kế hoạch năm {year}", Role.PLAN, width=2),
        Head(f"Thực hiện {so_far} năm {year}", Role.CUMULATIVE, width=2),
        Head("Đạt so với KH (%)", Role.OF_PLAN, width=2),
    )
    blocks = list(annex_line(facts, f"KẾT QUẢ THỰC HIỆN {so_far.upper()} NĂM {year} CỦA TỪNG XÃ, PHƯỜNG"))
    for at, each in enumerate(facts.areas, start=1):
        rows = rows_of((Group("", each.lines),), Numbering(), titles=False)
        name = f"{each.area[0].upper()}{each.area[1:]}"
        blocks.append(Words(f"{at}. {name}", "heading"))
        blocks.append(table_of(boxes, rows, facts, area=each.area, sheet=_short(each.area)))
    return Draft("table_per_area", replace(facts), tuple(blocks))
