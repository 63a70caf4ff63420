"""Three tables as offices print them, first read after the reader stood: do not look when you work on it.

What they hold that the other layouts do not: a row of column numbers with formulas, the office that leads
beside the figures, 'Trong đó' in a row of its own, and a table whose title alone says role and period.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from tests.factory.draft import Draft, DraftCell, DraftTable, Words
from tests.factory.facts import Facts, Line, Role
from tests.factory.figures import summed
from tests.factory.frame import annex_line
from tests.factory.heading import Head, heads
from tests.factory.printed import month_named, months_so_far
from tests.factory.rows import Numbering, Row, figure_cell, rows_of, table_of

_ESTIMATES = (Role.MONTH, Role.CUMULATIVE, Role.OF_PLAN, Role.OF_SAME_PERIOD)

# Who leads, by the field of an indicator's code.
_LEADING = {
    "AGR": "Sở Nông nghiệp và Môi trường",
    "ENV": "Sở Nông nghiệp và Môi trường",
    "POV": "Sở Nông nghiệp và Môi trường",
    "NRU": "Sở Nông nghiệp và Môi trường",
    "BUD": "Sở Tài chính",
    "ENT": "Sở Tài chính",
    "INV": "Sở Tài chính",
    "TRA": "Sở Công Thương",
    "IND": "Sở Công Thương",
    "LAB": "Sở Nội vụ",
    "HEA": "Sở Y tế",
}
_NOTES = {"POV-001": "Theo chuẩn nghèo đa chiều", "ENT-004": "Chỉ tiêu mới", "AGR-014": "Rừng tập trung"}


def statistics_annex(facts: Facts) -> Draft:
    """The annex of a monthly report: estimates of the month and the months so far, columns numbered 5=4/2."""
    year, month, so_far = facts.year, month_named(facts.month), months_so_far(facts.month)
    boxes = (
        Head("STT", "ordinal"),
        Head("Chỉ tiêu", "name", width=5),
        Head("Đơn vị tính", "measure", width=2),
        Head(f"Thực hiện năm {year - 1}", Role.LAST_YEAR, width=2),
        Head(f"Năm {year}", under=(
            Head("Kế hoạch", Role.PLAN, width=2),
            Head(f"Ước TH {month}", Role.MONTH, width=2),
            Head(f"Ước TH {so_far}", Role.CUMULATIVE, width=2),
        )),
        Head("So sánh (%)", under=(
            Head(f"{so_far[:1].upper()}{so_far[1:]} so với KH", Role.OF_PLAN, width=2),
            Head(f"{so_far[:1].upper()}{so_far[1:]} so với cùng kỳ", Role.OF_SAME_PERIOD, width=2),
        )),
    )  # fmt: skip
    numbering = Numbering(part="-", deeper="+")
    table = table_of(
        boxes, rows_of(facts.groups, numbering), facts, numbering, numbers=True, letters=3, sheet="Bieu 01"
    )
    told = {1: "1", 2: "2", 3: "3", 4: "4", 5: "5=4/2", 6: "6"}
    cells = tuple(
        replace(cell, text=told[cell.column - 3])
        if cell.row == table.heads and cell.column > 3
        else replace(cell, truth=replace(cell.truth, estimated=True))
        if cell.truth and cell.truth.role in _ESTIMATES
        else cell
        for cell in table.cells
    )
    title = f"MỘT SỐ CHỈ TIÊU KINH TẾ - XÃ HỘI CHỦ YẾU {month.upper()} VÀ {so_far.upper()} NĂM {year}"
    blocks = (Words("Biểu số 01", "right"), *annex_line(facts, title), replace(table, cells=cells))
    return Draft("statistics_annex", facts, blocks, landscape=True)


def council_targets(facts: Facts) -> Draft:
    """The targets a council sets: assigned and striven for, who leads each, 'Trong đó:' in its own row."""
    year = facts.year
    boxes = (
        Head("STT", "ordinal"),
        Head("Tên chỉ tiêu", "name", width=5),
        Head("ĐVT", "measure", width=2),
        Head(f"TH {year - 1}", Role.LAST_YEAR, width=2),
        Head(f"KH {year}", under=(
            Head("HĐND giao", Role.PLAN, width=2),
            Head("Phấn đấu", Role.STRETCH, width=2),
        )),
        Head("Cơ quan chủ trì", "leading", width=3),
        Head("Ghi chú", "note", width=2),
    )  # fmt: skip
    rows = list(_with_own_row(rows_of(facts.groups, Numbering())))
    table = table_of(boxes, rows, facts, sheet="Phụ lục NQ")
    said = {
        (table.heads + at, column): words
        for at, row in enumerate(rows, start=1)
        if row.line and row.line.code
        for column, words in ((7, _LEADING[row.line.code[:3]]), (8, _NOTES.get(row.line.code, "")))
    }
    cells = tuple(replace(cell, text=said.get((cell.row, cell.column), cell.text)) for cell in table.cells)
    blocks = (
        Words("PHỤ LỤC", "title"),
        Words(f"CÁC CHỈ TIÊU CHỦ YẾU PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM {year}", "title"),
        Words(
            f"(Kèm theo Nghị quyết số {facts.number}/NQ-HĐND ngày {facts.day}/12/{year - 1} của "
            f"Hội đồng nhân dân {facts.area})",
            "centred",
        ),
        replace(table, cells=cells),
    )
    return Draft("council_targets", facts, blocks, landscape=True)


def _with_own_row(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows, and before the first part of a line that they do not make up a row 'Trong đó:'."""
    above: Row | None = None
    for row in rows:
        if above and above.line and row.depth > above.depth >= 1 and not above.line.whole:
            yield Row("", "Trong đó:", None, depth=row.depth)
        yield row
        above = row


def commune_columns(facts: Facts) -> Draft:
    """One row a commune, one column an indicator with its measure in brackets; the title says what is told."""
    year, so_far = facts.year, months_so_far(facts.month)
    told = [(each.area, _lines_of(facts, at)) for at, each in enumerate(facts.areas)]
    whole = tuple(_together(facts, tuple(lines[at] for _, lines in told)) for at in range(len(told[0][1])))
    fields = (("Nông nghiệp", whole[:3]), ("Tài chính", whole[3:4]), ("Văn hóa - xã hội", whole[4:]))
    boxes = (
        Head("STT", "ordinal"),
        Head("Tên xã, phường", "area", width=3),
        *(
            Head(title, under=tuple(
                Head(f"{line.wording} ({line.measure})", Role.CUMULATIVE, width=2) for line in lines
            ))
            for title, lines in fields
        ),
    )  # fmt: skip
    cells = heads(boxes)
    first = max(cell.row + cell.rows for cell in cells)
    rows = [(str(n), area, area, lines) for n, (area, lines) in enumerate(told, start=1)]
    for row, (mark, words, area, lines) in enumerate(
        [*rows, ("", "Tổng số", facts.area, whole)], start=first
    ):
        cells.append(DraftCell(row, 1, mark, align="center"))
        cells.append(DraftCell(row, 2, f"{words[0].upper()}{words[1:]}", bold=not mark))
        for column, line in enumerate(lines, start=3):
            place = DraftCell(row, column, "", bold=not mark)
            cells.append(figure_cell(place, line, Role.CUMULATIVE, facts, area))
    title = (
        f"KẾT QUẢ THỰC HIỆN MỘT SỐ CHỈ TIÊU KINH TẾ - XÃ HỘI CHỦ YẾU {so_far.upper()} NĂM {year} "
        f"CỦA CÁC XÃ, PHƯỜNG"
    )
    widths = tuple(leaf.width for box in boxes for leaf in box.leaves)
    table = DraftTable(tuple(cells), first - 1, "Theo xa", widths=widths)
    blocks = (*annex_line(facts, title, number="VI"), table)
    return Draft("commune_columns", facts, blocks, landscape=True)


def _lines_of(facts: Facts, at: int) -> tuple[Line, ...]:
    """Give a commune's lines, field by field: its own, and its share of some of the province's."""
    rice, income, jobs = facts.areas[at].lines
    area, poultry, poor, insured = (
        _share(next(line for line in facts.lines if line.code == code), at)
        for code in ("AGR-002", "AGR-012", "POV-003", "HEA-001")
    )
    return rice, area, poultry, income, jobs, poor, insured


def _share(line: Line, at: int) -> Line:
    """Give a commune's part of the province's line; of a rate its own, some points off."""
    assert line.levels is not None
    step = Decimal(1).scaleb(-line.digits)
    if line.rate:
        return replace(
            line, levels={role: value - Decimal(at + 1) / 2 for role, value in line.levels.items()}
        )
    part = Decimal(7 + 2 * at) / 1000
    return replace(line, levels={role: (value * part).quantize(step) for role, value in line.levels.items()})


def _together(facts: Facts, lines: tuple[Line, ...]) -> Line:
    """Give the line of the whole: the sum of the communes' lines, of a rate the province's own."""
    if lines[0].rate:
        return next(line for line in facts.lines if line.code == lines[0].code)
    return summed(lines, lines[0].code)


LAYOUTS = {
    "statistics_annex": statistics_annex,
    "council_targets": council_targets,
    "commune_columns": commune_columns,
}
