"""Tables between tabs and bars: what stands over what is told from blank cells, or weighed."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.factory.draft import Draft, DraftTable, Words
from tests.factory.figures import facts_of
from tests.factory.layouts import HELD_OUT, LAYOUTS
from tests.factory.writers.plain import csv_of, text_of
from vedich.reading.read import read_text
from vedich.reading.sources import source_of

OPEN = [name for name in LAYOUTS if name not in HELD_OUT and name != "task_table"]
Told = Counter[tuple[str, str, str, str, str]]


def told(text: str | bytes, name: str) -> Told:
    source = source_of(text.encode() if isinstance(text, str) else text, name)
    reading = read_text(source.text, grids=source.grids)
    return Counter(
        (claim.indicator, str(claim.value), claim.kind.value, str(claim.relation), str(claim.period))
        for claim in reading.claims
    )


def without_spans(draft: Draft) -> str:
    """Write a draft as Word copies it: of a merged head one cell is left, its width is lost."""
    lines: list[str] = []
    for block in draft.blocks:
        if isinstance(block, Words):
            lines.append(block.text)
            continue
        assert isinstance(block, DraftTable)
        for number, row in enumerate(block.grid(), start=1):
            cells = [cell.text if cell else "" for cell in row]
            lines.append("\t".join(cell for cell in cells if cell or number > block.heads))
        lines.append("")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("layout", OPEN)
def test_a_table_between_tabs_or_bars_is_read_as_the_sheet_it_was(layout: str) -> None:
    draft = LAYOUTS[layout](facts_of(31, month=6))
    as_sheet = told(csv_of(draft), "a.csv")
    tabbed = text_of(draft)
    assert as_sheet
    assert told(tabbed, "a.txt") == as_sheet
    assert told(re.sub(r"\t+$", "", tabbed, flags=re.MULTILINE), "a.txt") == as_sheet
    assert told(text_of(draft, bars=True), "a.md") == as_sheet
    assert told(without_spans(draft), "a.txt") == as_sheet


def test_heads_are_laid_over_what_they_say_when_their_groups_are_of_several_sizes() -> None:
    reading = read_text(
        "Chỉ tiêu\tĐVT\tTH năm 2024\tNăm 2025\tSo sánh (%)\nKế hoạch\tƯớc thực hiện 9 tháng\tTH/KH\n".replace(
            "TH/KH", "TH/KH\tSo với cùng kỳ"
        )
        + "Sản lượng lúa\ttấn\t40\t50\t30\t60,0\t104,0\nSản lượng ngô\ttấn\t4\t5\t3\t60,0\t103,0\n"
    )
    assert [(c.kind.value, str(c.period)) for c in reading.claims[:3]] == [
        ("result", "2024"),
        ("target", "2025"),
        ("result", "2025-9M"),
    ]


def test_nothing_is_read_where_nobody_knows_which_head_stands_over_which_column() -> None:
    reading = read_text(
        "Chỉ tiêu\tKH năm 2025\tTH năm 2025\nSản lượng lúa\t40\t50\t30\t60\nSản lượng ngô\t4\t5\t3\t6\n"
    )
    assert not reading.claims
