"""Documents of the demonstration, in our own words: what is handed in and reviewed in its first minutes.

Each is a text beside this file and becomes a Word file: `<` a line on the left, `>` on the right, `#` one in
the middle, `|` a row of a table, anything else a paragraph. `{BUD-001}` stands for a figure of the record.

>>> [paper.name for paper in HANDED_IN]
['nghi-quyet-dang-uy-2026.docx', 'bao-cao-thang-01-2026.docx', 'bao-cao-02-thang-2026-co-loi.docx']

One more: a text here, a row below, and the words of it in `tests/demonstration/test_papers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from vedich.demonstration.papers.word import word_of

_FIGURE = re.compile(r"\{([A-Z]{3}-\d{3})\}")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its text here, the name of the file that people get, and the day on which it comes in."""

    text: str
    name: str
    on: date

    @property
    def figures(self) -> tuple[str, ...]:
        """Give the codes of indicators whose figures it takes from the record."""
        return tuple(dict.fromkeys(_FIGURE.findall(self._lines())))

    def word(self, figures: Mapping[str, str] | None = None) -> bytes:
        """Give it as a Word file, the same bytes each time; `figures` are texts by code of indicator.

        >>> RESOLUTION.word()[:2]
        b'PK'
        """
        told = figures or {}
        return word_of(_FIGURE.sub(lambda found: told[found[1]], self._lines()).splitlines())

    def _lines(self) -> str:
        return files(__package__).joinpath(f"{self.text}.txt").read_text("utf-8")


# What nobody has handed in yet: whoever tries the product does.
RESOLUTION = Paper("resolution", "nghi-quyet-hdnd-xa-can-duoc-2026.docx", date(2025, 12, 26))
# What waits for a person, of the commune of the demonstration.
HANDED_IN = (
    Paper("party-resolution", "nghi-quyet-dang-uy-2026.docx", date(2026, 1, 20)),
    Paper("monthly-report", "bao-cao-thang-01-2026.docx", date(2026, 2, 3)),
    Paper("contradictory-report", "bao-cao-02-thang-2026-co-loi.docx", date(2026, 3, 3)),
)
# What is on record, with figures that are there already: of the province.
COMMITTED = Paper("year-report", "bao-cao-nam-2025-tinh-tay-ninh.docx", date(2026, 1, 16))
