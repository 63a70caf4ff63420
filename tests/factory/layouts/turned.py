"""A transposed table: the indicators stand side by side, plan, result and percentages one below the other."""

from __future__ import annotations

from tests.factory.draft import Draft, DraftCell, DraftTable
from tests.factory.facts import Facts, Role
from tests.factory.frame import annex_line
from tests.factory.layouts.indicators import title_of
from tests.factory.printed import months_so_far
from tests.factory.rows import figure_cell


def transposed(facts: Facts) -> Draft:
    """Head: indicators with their measures; first column: what the figures of the row are."""
    year, so_far = facts.year, months_so_far(facts.month)
    lines = [line for line in facts.lines if not line.parts][:7]
    roles = (
        (f"Thực hiện năm {year - 1}", Role.LAST_YEAR),
        (f"Kế hoạch năm {year}", Role.PLAN),
        (f"Thực hiện {so_far} năm {year}", Role.CUMULATIVE),
        ("So với kế hoạch (%)", Role.OF_PLAN),
        ("So với cùng kỳ (%)", Role.OF_SAME_PERIOD),
    )
    cells = [DraftCell(1, 1, "Nội dung", bold=True, align="center")]
    cells += [
        DraftCell(1, at, f"{line.wording} ({line.measure})", bold=True, align="center")
        for at, line in enumerate(lines, start=2)
    ]
    for row, (words, role) in enumerate(roles, start=2):
        cells.append(DraftCell(row, 1, words))
        cells += [
            figure_cell(DraftCell(row, at, ""), line, role, facts) for at, line in enumerate(lines, start=2)
        ]
    table = DraftTable(tuple(cells), 1, "Bảng ngang", widths=(4, *([2] * len(lines))))
    return Draft("transposed", facts, (*annex_line(facts, title_of(facts)), table), landscape=True)
