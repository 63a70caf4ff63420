"""Find the tables of a text, and leave the rest to the reader of sentences.

A stretch is a table only where a head says so: a column that names things, one or more whose head is known
to hold figures, and figures under them. Everything else stays text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vedich.reading.folding import Folded
from vedich.reading.layout import Sentence
from vedich.reading.ruled import ruled_tables
from vedich.reading.stacked import stacked_tables
from vedich.reading.table import Table


def tables(folded: Folded) -> list[Table]:
    """Give the tables of a text, in order.

    >>> from vedich.reading.folding import fold
    >>> found = tables(fold("| Chỉ tiêu | ĐVT | KH 2023 |\\n| Lúa | ha | 120 |\\n| Ngô | ha | 80 |"))
    >>> [[cell.words for cell in row] for row in found[0].rows]
    [['Lúa', 'ha', '120'], ['Ngô', 'ha', '80']]
    >>> tables(fold("Trang chủ | Tin tức | Liên hệ"))
    []
    """
    found = list(ruled_tables(folded))
    taken = [(table.start, table.end) for table in found]
    found += stacked_tables(folded, taken)
    return sorted(found, key=lambda table: table.start)


def outside(parts: Sequence[Sentence], laid: Sequence[Table]) -> list[Sentence]:
    """Give the sentences of a text without its tables; one that runs into a table is cut there."""
    left = list(parts)
    for table in laid:
        cut: list[Sentence] = []
        for part in left:
            if part.end <= table.start or table.end <= part.start:
                cut.append(part)
                continue
            if part.start < table.start:
                cut.append(replace(part, end=table.start))
            if table.end < part.end:
                cut.append(replace(part, start=table.end))
        left = cut
    return left
