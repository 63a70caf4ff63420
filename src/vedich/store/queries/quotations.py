"""The words of a document around a figure, from the text that was kept when it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vedich.intake.reading import kept_text
from vedich.store.models import MachineReading

# A sentence is shown whole up to so many letters on each side of the figure.
_SIDE = 240
_END = re.compile(r"(?<=[.;!?])\s+(?=[^\W\d_])|\n+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a figure in the sentence, or cell, where they stand."""

    before: str
    words: str
    after: str


def quoted(text: str, start: int, end: int) -> Quotation | None:
    """Give the sentence around a place; None for a place that the text does not have.

    >>> quoted("Mở đầu. Thu đạt 61,45 tỷ đồng. Hết.", 16, 21)
    Quotation(before='Thu đạt ', words='61,45', after=' tỷ đồng.')
    """
    if not 0 <= start < end <= len(text):
        return None
    before, after = text[max(0, start - _SIDE) : start], text[end : end + _SIDE]
    *_, before = _END.split(before)
    return Quotation(before.lstrip(), text[start:end], _END.split(after, maxsplit=1)[0].rstrip())


@dataclass
class Quotations:
    """Quotes documents; the text of a file is read once. Nothing where no text of it is kept."""

    texts: dict[int, str] = field(default_factory=dict)

    def of(self, file: int | None, start: int | None, end: int | None) -> Quotation | None:
        """Give the words around a place of a stored file."""
        if file is None or start is None or end is None:
            return None
        if file not in self.texts:
            row = MachineReading.objects.filter(upload__file=file).exclude(content=None).first()
            content = row.content if row is not None else None
            self.texts[file] = kept_text(bytes(content), "") if content else ""
        return quoted(self.texts[file], start, end)
