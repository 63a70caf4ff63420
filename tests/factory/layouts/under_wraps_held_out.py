"""Layouts that whoever builds the readers has not seen: do not look when you work on `vedich.reading`.

Their score stands apart in the scoreboard; it tells how the reader does on tables it was not built for.
"""

from __future__ import annotations

from dataclasses import replace

from tests.factory.draft import Draft, DraftCell, DraftTable, Words
from tests.factory.facts import Facts, Group, Line, Role
from tests.factory.frame import annex_line
from tests.factory.heading import Head, heads
from tests.factory.layouts.by_area import totals
from tests.factory.layouts.indicators import title_of
from tests.factory.printed import month_named, months_so_far
from tests.factory.rows import Numbering, figure_cell, rows_of, table_of


def four_levels(facts: Facts) -> Draft:
    """A head of four levels, the row A B 1 2 3, the ordinals in front of the names."""
    year, so_far = facts.year, months_so_far(facts.month)
    boxes = (
        Head("TT", "ordinal"),
        Head("Tên chỉ tiêu", "name", width=5),
        Head("Đơn vị", "measure", width=2),
        Head(f"Kết quả thực hiện năm {year - 1}", Role.LAST_YEAR, width=2),
        Head(f"Năm {year}", under=(
            Head("Chỉ tiêu kế hoạch", Role.PLAN, width=2),
            Head("Kết quả thực hiện", under=(
                Head(month_named(facts.month).capitalize(), Role.MONTH, width=2),
                Head(f"{so_far[:1].upper()}{so_far[1:]}", under=(
                    Head("Giá trị", Role.CUMULATIVE, width=2),
                    Head("% so với KH năm", Role.OF_PLAN, width=2),
                    Head("% so với cùng kỳ", Role.OF_SAME_PERIOD, width=2),
                )),
            )),
            Head("Ước cả năm", Role.ESTIMATE, width=2),
        )),
        Head(f"Dự kiến kế hoạch năm {year + 1}", Role.NEXT_PLAN, width=2),
        Head("Ghi chú", "note"),
    )  # fmt: skip
    numbering = Numbering(part="a", deeper="+")
    table = table_of(
        boxes, rows_of(facts.groups, numbering), facts, numbering, numbers=True, letters=3, sheet="Biểu 1"
    )
    return Draft("four_levels", facts, (*annex_line(facts, title_of(facts)), table), landscape=True)


def area_groups(facts: Facts) -> Draft:
    """Communes under headings of their kind, the whole first, heads of one word, the measure below the head."""
    year, so_far = facts.year, months_so_far(facts.month)
    whole = totals(facts)
    roles = (Role.PLAN, Role.CUMULATIVE, Role.OF_SAME_PERIOD)
    boxes = (
        Head("Số TT", "ordinal"),
        Head("Địa phương", "area", width=3),
        *(
            Head(line.wording, under=(
                Head(f"Kế hoạch năm {year} ({line.measure})", Role.PLAN, width=2),
                Head(f"{so_far[:1].upper()}{so_far[1:]} ({line.measure})", Role.CUMULATIVE, width=2),
                Head("So cùng kỳ (%)", Role.OF_SAME_PERIOD),
            ))
            for line in whole
        ),
    )  # fmt: skip
    cells = heads(boxes)
    row = max(cell.row + cell.rows for cell in cells)
    lines = [("", f"Toàn {facts.area.split(' ', 1)[0]}", facts.area, whole)]
    lines += [(str(n), each.area, each.area, each.lines) for n, each in enumerate(facts.areas, start=1)]
    for at_row, (mark, words, area, told) in enumerate(lines, start=row):
        cells.append(DraftCell(at_row, 1, mark, align="center"))
        cells.append(DraftCell(at_row, 2, words, bold=not mark))
        for at, line in enumerate(told):
            for step, role in enumerate(roles):
                place = DraftCell(at_row, 3 + 3 * at + step, "", bold=not mark)
                cells.append(figure_cell(place, line, role, facts, area))
    title = f"Biểu số 3. Một số chỉ tiêu chủ yếu {so_far} năm {year} của các xã, phường, {facts.area}"
    widths = tuple(leaf.width for box in boxes for leaf in box.leaves)
    table = DraftTable(tuple(cells), row - 1, "Biểu 3", widths=widths)
    return Draft("area_groups", facts, (Words(title, "caption"), table), landscape=True)


def quarters(facts: Facts) -> Draft:
    """One indicator group after the other as a band over the whole width, names with letters, no ordinals."""
    year, so_far = facts.year, months_so_far(facts.month)
    boxes = (
        Head("Chỉ tiêu chủ yếu", "name", width=6),
        Head("ĐVT", "measure", width=2),
        Head(f"{year - 1}", under=(Head("TH", Role.LAST_YEAR, width=2),)),
        Head(f"{year}", under=(
            Head("KH", Role.PLAN, width=2),
            Head(f"TH {facts.month}T" if facts.month > 1 else f"TH {so_far}", Role.CUMULATIVE, width=2),
            Head("% KH", Role.OF_PLAN, width=2),
        )),
        Head(f"KH {year + 1}", Role.NEXT_PLAN, width=2),
    )  # fmt: skip
    numbering = Numbering(apart=False, part="-", deeper="+", within="Trong đó:")
    rows = [
        replace(row, mark="" if row.line is None or row.depth == 1 else row.mark)
        for row in rows_of(facts.groups, numbering)
    ]
    table = table_of(boxes, rows, facts, numbering, sheet="KTXH")
    wide = table.width
    banded = []
    bands = {cell.row for cell in table.cells if cell.row > table.heads and cell.column == 1 and cell.bold}
    for cell in table.cells:
        if cell.row in bands:
            if cell.column == 1:
                banded.append(replace(cell, columns=wide))
        else:
            banded.append(cell)
    title = f"Bảng tổng hợp các chỉ tiêu kinh tế - xã hội chủ yếu {so_far} năm {year}"
    place = Words(f"{facts.area[0].upper()}{facts.area[1:]}", "centred")
    return Draft("quarters", facts, (Words(title, "caption"), place, replace(table, cells=tuple(banded))))


def sectors_turned(facts: Facts) -> Draft:
    """A transposed table with two levels above: sectors over indicators; what the rows are, behind an ordinal."""
    year = facts.year
    groups: list[tuple[Group, list[Line]]] = [
        (group, [line for line in group.lines if not line.parts][:3]) for group in facts.groups
    ]
    boxes = (
        Head("TT", "ordinal"),
        Head("Chỉ tiêu", "name", width=3),
        *(
            Head(group.title.capitalize(), under=tuple(
                Head(f"{line.wording} ({line.measure})", "line", width=2) for line in lines
            ))
            for group, lines in groups
        ),
    )  # fmt: skip
    cells = heads(boxes)
    first = max(cell.row + cell.rows for cell in cells)
    told = [line for _, lines in groups for line in lines]
    roles = (
        (f"Kế hoạch năm {year}", Role.PLAN),
        (f"Ước thực hiện năm {year}", Role.ESTIMATE),
        (f"Kế hoạch năm {year + 1}", Role.NEXT_PLAN),
    )
    for row, (words, role) in enumerate(roles, start=first):
        cells.append(DraftCell(row, 1, str(row - first + 1), align="center"))
        cells.append(DraftCell(row, 2, words))
        cells += [
            figure_cell(DraftCell(row, at, ""), line, role, facts) for at, line in enumerate(told, start=3)
        ]
    widths = tuple(leaf.width for box in boxes for leaf in box.leaves)
    table = DraftTable(tuple(cells), first - 1, "Tổng hợp", widths=widths)
    title = Words(f"BIỂU TỔNG HỢP CHỈ TIÊU CỦA {facts.area.upper()}", "title")
    return Draft("sectors_turned", facts, (title, table), landscape=True)


LAYOUTS = {
    "four_levels": four_levels,
    "area_groups": area_groups,
    "quarters": quarters,
    "sectors_turned": sectors_turned,
}
