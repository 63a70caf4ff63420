"""Tables with one row for each indicator: from the classic appendix to heads of three levels."""

from __future__ import annotations

from dataclasses import replace

from tests.factory.draft import Draft, DraftTable, Words
from tests.factory.facts import Facts, Group, Role
from tests.factory.frame import annex_line
from tests.factory.heading import Head
from tests.factory.printed import month_named, months_so_far
from tests.factory.rows import Numbering, rows_of, table_of

ORDINAL, NAME, MEASURE = (
    Head("STT", "ordinal"),
    Head("Chỉ tiêu", "name", width=5),
    Head("ĐVT", "measure", width=2),
)
NOTE = Head("Ghi chú", "note", width=2)


def title_of(facts: Facts) -> str:
    """Name the annex of a report on the months so far."""
    return (
        f"TÌNH HÌNH THỰC HIỆN CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI {months_so_far(facts.month).upper()} "
        f"NĂM {facts.year} CỦA {facts.area.upper()}"
    )


def classic_appendix(facts: Facts) -> Draft:
    """STT | Chỉ tiêu | ĐVT | TH năm trước | KH năm | TH kỳ | % KH | % CK | Ghi chú; a column of numbers below."""
    year, so_far = facts.year, months_so_far(facts.month)
    boxes = (
        ORDINAL,
        NAME,
        MEASURE,
        Head(f"TH năm {year - 1}", Role.LAST_YEAR, width=2),
        Head(f"KH năm {year}", Role.PLAN, width=2),
        Head(f"Thực hiện {so_far} năm {year}", Role.CUMULATIVE, width=2),
        Head("So với KH (%)", Role.OF_PLAN, width=2),
        Head("So với cùng kỳ (%)", Role.OF_SAME_PERIOD, width=2),
        NOTE,
    )
    table = table_of(boxes, rows_of(facts.groups, Numbering()), facts, sheet="Phụ lục")
    return Draft("classic_appendix", facts, (*annex_line(facts, title_of(facts), number="I"), table))


def two_levels(facts: Facts) -> Draft:
    """Years over plan and result, comparisons under one head, and the row (1) (2) (3)."""
    year, so_far = facts.year, months_so_far(facts.month)
    boxes = (
        Head("TT", "ordinal"),
        Head("Nội dung", "name", width=5),
        Head("Đơn vị tính", "measure", width=2),
        Head(f"Thực hiện năm {year - 1}", under=(
            Head(f"{so_far[:1].upper()}{so_far[1:]}", Role.SAME_PERIOD, width=2),
            Head("Cả năm", Role.LAST_YEAR, width=2),
        )),
        Head(f"Năm {year}", under=(
            Head("Kế hoạch", Role.PLAN, width=2),
            Head(f"Ước thực hiện {so_far}", Role.CUMULATIVE, width=2),
        )),
        Head("So sánh (%)", under=(
            Head("TH/KH", Role.OF_PLAN, width=2),
            Head("So với cùng kỳ", Role.OF_SAME_PERIOD, width=2),
        )),
    )  # fmt: skip
    numbering = Numbering(groups=("A", "B", "C"), part="a", deeper="-")
    table = table_of(boxes, rows_of(facts.groups, numbering), facts, numbering, numbers=True, sheet="Biểu 01")
    return _estimated(Draft("two_levels", facts, (*annex_line(facts, title_of(facts)), table)))


def three_levels(facts: Facts) -> Draft:
    """Assigned and striven-for plans, month and months so far, comparisons of three levels."""
    year, so_far = facts.year, months_so_far(facts.month)
    boxes = (
        ORDINAL,
        NAME,
        MEASURE,
        Head(f"Kế hoạch năm {year}", under=(
            Head("Tỉnh giao", Role.ASSIGNED, width=2),
            Head("Phấn đấu", Role.STRETCH, width=2),
        )),
        Head(f"Thực hiện năm {year}", under=(
            Head(month_named(facts.month).capitalize(), Role.MONTH, width=2),
            Head(f"Lũy kế {so_far}", Role.CUMULATIVE, width=2),
        )),
        Head("So sánh (%)", under=(
            Head("So với kế hoạch năm", under=(
                Head("Tỉnh giao", Role.OF_ASSIGNED, width=2),
                Head("Phấn đấu", Role.OF_STRETCH, width=2),
            )),
            Head("So với cùng kỳ", Role.OF_SAME_PERIOD, width=2),
        )),
    )  # fmt: skip
    local = replace(facts, area=facts.areas[0].area, issuer=f"UBND {facts.areas[0].area}", within=facts.area)
    table = table_of(boxes, rows_of(local.groups, Numbering()), local, numbers=True, sheet="Biểu 02")
    return Draft(
        "three_levels", local, (*annex_line(local, title_of(local), number="II"), table), landscape=True
    )


def bulleted(facts: Facts) -> Draft:
    """No column of measures: each name holds its own; parts open with - and +, 'Trong đó' before a part."""
    year, so_far = facts.year, months_so_far(facts.month)
    boxes = (
        ORDINAL,
        Head("Các chỉ tiêu chủ yếu", "name", width=6),
        Head(f"Thực hiện năm {year - 1}", Role.LAST_YEAR, width=2),
        Head(f"Kế hoạch năm {year}", Role.PLAN, width=2),
        Head(f"Thực hiện {so_far}", Role.CUMULATIVE, width=2),
        Head("Tỷ lệ thực hiện so với kế hoạch (%)", Role.OF_PLAN, width=2),
        Head("Tăng, giảm so với cùng kỳ (%)", Role.GROWTH, width=2),
    )
    numbering = Numbering(part="-", deeper="+", measured=True)
    rows = []
    for row in rows_of(facts.groups, numbering):
        words = f"{row.mark} {row.words}"
        if row.depth == 3 and rows[-1].depth == 2:
            words = f"Trong đó: {row.words}"
        rows.append(replace(row, mark="", words=words) if row.depth >= 2 else row)
    table = table_of(boxes, rows, facts, numbering, sheet="Chỉ tiêu")
    return Draft("bulleted", facts, (*annex_line(facts, title_of(facts)), table))


def measure_above(facts: Facts) -> Draft:
    """The measure once above the table: income and spending of the budget."""
    year, so_far = facts.year, months_so_far(facts.month)
    title = (
        f"TÌNH HÌNH THỰC HIỆN DỰ TOÁN NGÂN SÁCH NHÀ NƯỚC {so_far.upper()} NĂM {year} CỦA {facts.area.upper()}"
    )
    boxes = (
        ORDINAL,
        Head("Nội dung", "name", width=6),
        Head(f"Thực hiện năm {year - 1}", Role.LAST_YEAR, width=2),
        Head(f"Dự toán năm {year}", Role.PLAN, width=2),
        Head(f"Thực hiện {so_far} năm {year}", Role.CUMULATIVE, width=2),
        Head("So với dự toán (%)", Role.OF_PLAN, width=2),
        Head("So với cùng kỳ (%)", Role.OF_SAME_PERIOD, width=2),
    )
    group = (Group("", facts.budget),)
    numbering = Numbering(part="-", deeper="+", within="Trong đó:")
    rows = [replace(row, mark="I" if row.mark == "1" else "II" if row.mark == "2" else row.mark)
            for row in rows_of(group, numbering, titles=False)]  # fmt: skip
    table = table_of(boxes, rows, facts, numbering, sheet="Thu chi")
    above = Words("Đơn vị tính: tỷ đồng", "right")
    draft = Draft("measure_above", facts, (*annex_line(facts, title, number="III"), above, table))
    return _of_budget(draft)


def landscape(facts: Facts) -> Draft:
    """A wide sheet: last year, plan, month, months so far, estimate of the year, next year's plan, comparisons."""
    year, so_far = facts.year, months_so_far(facts.month)
    boxes = (
        ORDINAL,
        NAME,
        MEASURE,
        Head(f"Thực hiện năm {year - 1}", Role.LAST_YEAR, width=2),
        Head(f"Kế hoạch năm {year}", Role.PLAN, width=2),
        Head(f"Thực hiện {month_named(facts.month)}/{year}", Role.MONTH, width=2),
        Head(f"Lũy kế {so_far} năm {year}", Role.CUMULATIVE, width=2),
        Head(f"Cùng kỳ năm {year - 1}", Role.SAME_PERIOD, width=2),
        Head(f"Ước thực hiện năm {year}", Role.ESTIMATE, width=2),
        Head(f"Kế hoạch năm {year + 1}", Role.NEXT_PLAN, width=2),
        Head("Lũy kế/KH năm (%)", Role.OF_PLAN, width=2),
        Head("Lũy kế/cùng kỳ (%)", Role.OF_SAME_PERIOD, width=2),
        Head(f"ƯTH {year}/KH {year} (%)", Role.ESTIMATE_OF_PLAN, width=2),
    )
    table = table_of(boxes, rows_of(facts.groups, Numbering()), facts, sheet="Tổng hợp")
    return Draft(
        "landscape", facts, (*annex_line(facts, title_of(facts), number="IV"), table), landscape=True
    )


def continued(facts: Facts) -> Draft:
    """A table that goes on below a page break as a table of its own, its head told again."""
    whole = classic_appendix(facts)
    table = whole.blocks[-1]
    assert isinstance(table, DraftTable)
    cut = table.heads + (table.height - table.heads) // 2
    first = tuple(cell for cell in table.cells if cell.row <= cut)
    head = tuple(cell for cell in table.cells if cell.row <= table.heads)
    rest = tuple(replace(cell, row=cell.row - cut + table.heads) for cell in table.cells if cell.row > cut)
    blocks = (
        *whole.blocks[:-1],
        replace(table, cells=first),
        Words("(Tiếp theo)", "centred"),
        replace(table, cells=head + rest, sheet="Phụ lục (tiếp)"),
    )
    return Draft("continued", facts, blocks)


def _estimated(draft: Draft) -> Draft:
    """Say that the results so far are estimates, as the head 'Ước thực hiện' does."""
    for number, table in list(draft.tables):
        cells = tuple(
            replace(cell, truth=replace(cell.truth, estimated=True))
            if cell.truth and cell.truth.role in (Role.CUMULATIVE, Role.OF_PLAN, Role.OF_SAME_PERIOD)
            else cell
            for cell in table.cells
        )
        draft = draft.put(number, replace(table, cells=cells))
    return draft


def _of_budget(draft: Draft) -> Draft:
    """Say that a percentage of the estimate of the budget is one."""
    from vedich.domain.document import Relation

    for number, table in list(draft.tables):
        cells = tuple(
            replace(cell, truth=replace(cell.truth, relation=Relation.OF_BUDGET_ESTIMATE))
            if cell.truth and cell.truth.role is Role.OF_PLAN
            else cell
            for cell in table.cells
        )
        draft = draft.put(number, replace(table, cells=cells))
    return draft
