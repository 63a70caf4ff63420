"""Read a table: data as a grid, row by row; what only lays out the page as lines of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from vedich.reading.sources.docx.content import Mode, letters_in, wrapped
from vedich.reading.sources.docx.gathering import OpenCell
from vedich.reading.sources.docx.names import VAL, W, is_on, whole
from vedich.reading.sources.docx.styles import has_border

if TYPE_CHECKING:
    from vedich.reading.sources.docx.story import Story

_ROW, _CELL = W + "tr", W + "tc"
_MOST_COLUMNS_OF_A_LAYOUT = 3
_MOST_ROWS_OF_A_LAYOUT = 8
_MOST_ROWS_OF_A_HEAD = 3
# What only the head and foot of an administrative document say, drawn with lines or not.
_OFFICIAL = re.compile(
    r"cộng h(?:òa|oà) xã hội chủ nghĩa|đảng cộng sản việt nam|độc lập\s*[-–]\s*tự do|nơi nhận\s*:",
    re.IGNORECASE,
)
# What a column of a table may say too ("đến ngày 30 tháng 9 năm 2025"), so that lines around it decide.
_LIKELY = re.compile(
    r"\b(?:tm|kt|tl|tuq|q)\.\s*(?:\w+\s+){0,3}(?:chủ tịch|giám đốc|bộ trưởng|ủy ban|uỷ ban|ban|trưởng)|"
    r"\bsố\s*:.{0,40}/|\bngày\s+\S{0,4}\s*tháng\s+\S{0,4}\s*năm\b",
    re.IGNORECASE,
)


def read_table(story: Story, table: etree._Element, mode: int) -> None:
    """Read a table where it stands; its grid is gathered, with merged cells once."""
    content, gathering = story.content, story.content.gathering
    content.tables += 1
    number = content.tables
    outside = story.where
    rows = list(wrapped(table, _ROW, mode))
    if _lays_out(story, table, rows):
        _read_lines(story, rows, number)
        story.where = outside
        return
    if gathering.inside_cell:
        gathering.line_end()
    else:
        gathering.begin_table()
    start = gathering.length
    cells: list[OpenCell] = []
    merged: dict[int, OpenCell] = {}
    at_row = 0
    for row, around in rows:
        row_mode = around | _row_mode(story, row)
        if row_mode & Mode.LEFT_OUT:
            story.leave_out(row, Mode.DELETED)
            continue
        at_row += 1
        if at_row > 1:
            _divide(story, "\n")
        column = 1 + _before(row)
        first = True
        last: OpenCell | None = None
        for tc, cell_mode in wrapped(row, _CELL, row_mode):
            cell = OpenCell(at_row, column, _span(tc))
            over = _covered(tc)
            above = merged.get(column) if over == "above" else last if over == "left" else None
            if _is_deleted(tc):
                story.leave_out(tc, Mode.DELETED)
                continue
            if above is not None and over == "above" and above.row + above.rows != at_row:
                # A row between does not go on with the merged cell: this one stands for itself.
                above = None
            column += cell.columns
            if above is not None:
                if over == "above":
                    above.rows += 1
                    column = max(column, above.column + above.columns)
                else:
                    above.columns = column - above.column
                story.leave_out(tc, Mode.COVERED)
                continue
            if not first:
                _divide(story, "\t")
            first = False
            last = cell
            if _begins_merge(tc):
                merged[cell.column] = cell
            else:
                merged.pop(cell.column, None)
            cells.append(cell)
            gathering.inside_cell += 1
            gathering.open_cell(cell)
            story.where = number, at_row, cell.column
            story.blocks(tc, cell_mode)
            gathering.inside_cell -= 1
            gathering.close_cell(cell)
    story.where = outside
    gathering.table(number, start, cells)
    gathering.line_end()


def _read_lines(story: Story, rows: list[tuple[etree._Element, int]], number: int) -> None:
    """Read a layout cell by cell, every paragraph of it a line of its own."""
    gathering = story.content.gathering
    gathering.line_end()
    for at_row, (row, around) in enumerate(rows, start=1):
        row_mode = around | _row_mode(story, row)
        if row_mode & Mode.LEFT_OUT:
            story.leave_out(row, Mode.DELETED)
            continue
        for at_column, (tc, cell_mode) in enumerate(wrapped(row, _CELL, row_mode), start=1):
            story.where = number, at_row, at_column
            story.blocks(tc, cell_mode)
            gathering.line_end()


def _lays_out(story: Story, table: etree._Element, rows: list[tuple[etree._Element, int]]) -> bool:
    """Say whether a table only sets text side by side: a frame, or the head and foot of a document."""
    if not rows:
        return True
    if len(rows) > _MOST_ROWS_OF_A_LAYOUT:
        return all(len(row.findall(_CELL)) == 1 for row, _ in rows)
    cells = [tc for row, _ in rows for tc, _ in wrapped(row, _CELL, Mode.PLAIN)]
    width = max((sum(1 for _ in wrapped(row, _CELL, Mode.PLAIN)) for row, _ in rows), default=0)
    if width <= 1:
        return True
    if width > _MOST_COLUMNS_OF_A_LAYOUT:
        return False
    letters = " ".join(letters_in(tc) for tc in cells)
    if len(letters) < 4000 and _OFFICIAL.search(letters):
        return True
    if _is_drawn(story, table, cells):
        return False
    if len(rows) <= _MOST_ROWS_OF_A_HEAD and _LIKELY.search(letters):
        return True
    return any(sum(1 for each in tc.iterchildren(W + "p") if letters_in(each).strip()) > 1 for tc in cells)


def _is_drawn(story: Story, table: etree._Element, cells: list[etree._Element]) -> bool:
    properties = table.find(W + "tblPr")
    if properties is not None:
        own = properties.find(W + "tblBorders")
        if own is not None:
            if has_border(own):
                return True
        else:
            style = properties.find(W + "tblStyle")
            if style is not None and story.content.styles.of(style.get(VAL, "")).bordered:
                return True
    return any(has_border(tc.find(f"{W}tcPr/{W}tcBorders")) for tc in cells)


def _divide(story: Story, saying: str) -> None:
    """Set the border of a row or cell; a table inside a cell has blanks, for the cell is one line."""
    if story.content.gathering.inside_cell:
        story.content.gathering.line_end()
    else:
        story.content.gathering.divide(saying)


def _row_mode(story: Story, row: etree._Element) -> int:
    properties = row.find(W + "trPr")
    if properties is None:
        return Mode.PLAIN
    mode = Mode.PLAIN
    if properties.find(W + "del") is not None:
        story.content.deleted += 1
        mode |= Mode.DELETED
    if properties.find(W + "ins") is not None:
        story.content.inserted += 1
        mode |= Mode.INSERTED
    hidden = properties.find(W + "hidden")
    if hidden is not None and is_on(hidden.get(VAL)):
        mode |= Mode.HIDDEN
    return mode


def _before(row: etree._Element) -> int:
    skipped = row.find(f"{W}trPr/{W}gridBefore")
    return 0 if skipped is None else max(0, min(whole(skipped.get(VAL)), 100))


def _span(tc: etree._Element) -> int:
    told = tc.find(f"{W}tcPr/{W}gridSpan")
    return 1 if told is None else max(1, min(whole(told.get(VAL), 1), 1000))


def _covered(tc: etree._Element) -> str:
    """Say from where a cell is covered by a merged one: 'above', 'left' or not at all."""
    for name, where in (("vMerge", "above"), ("hMerge", "left")):
        merge = tc.find(f"{W}tcPr/{W}{name}")
        if merge is not None and merge.get(VAL, "continue") == "continue":
            return where
    return ""


def _begins_merge(tc: etree._Element) -> bool:
    merge = tc.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(VAL) == "restart"


def _is_deleted(tc: etree._Element) -> bool:
    return tc.find(f"{W}tcPr/{W}cellDel") is not None
