"""Set words in lines: those that stand on one baseline, parted where a gap is wider than between words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import median

from vedich.reading.sources.pages.word import Word

# A gap wider than this share of the type parts two columns, whatever the file says about blanks.
_WIDE_GAP = 2.2
# Words that do not follow one another in the file are parted by less.
_LOOSE_GAP = 0.7
_RAISED = re.compile(r"[\d*†]{1,3}\)?$")
_POWER_OF = re.compile(r"(?:^|[\d.,(/])(?:k|d|c|m|h)?m$|^(?:k|d|c|m|h)?m$")
_STATE_HEAD = ("CỘNG", "ĐẢNG")


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline within one column; `column` is where that column begins and ends."""

    words: tuple[Word, ...]
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    column: tuple[float, float] = (0.0, 0.0)

    @property
    def text(self) -> str:
        """Give the words with blanks between them."""
        return " ".join(word.text for word in self.words)

    @property
    def page(self) -> int:
        """Give the number of the page."""
        return self.words[0].page


def line_of(words: list[Word]) -> Line:
    """Make a line of words that stand on one baseline, from left to right."""
    letters = sum(len(word.text) for word in words)
    bold = sum(len(word.text) for word in words if word.bold)
    return Line(
        tuple(words),
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
        words[0].baseline if len(words) < 3 else median(word.baseline for word in words),
        max(word.size for word in words) if len(words) < 3 else median(word.size for word in words),
        bold * 2 > letters,
    )


def rows_of(words: list[Word]) -> tuple[list[list[Line]], list[Word]]:
    """Give the rows of a page from the top, each parted into lines, and the raised marks of footnotes.

    A raised 2 or 3 behind a metre belongs to it: 'm²' is read as 'm2'.
    """
    if not words:
        return [], []
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.left)):
        for row in rows[: -4 if len(rows) < 4 else -5 : -1]:
            near = abs(word.baseline - row[0].baseline)
            if near <= 0.3 * min(word.size, row[0].size):
                row.append(word)
                break
        else:
            rows.append([word])
    rows, marks = _raised(rows)
    blanks = sum(word.after_blank for word in words) > 0.3 * len(words)
    lines = [_parted(sorted(row, key=lambda word: word.left), blanks) for row in rows]
    return _level(lines), marks


def _raised(rows: list[list[Word]]) -> tuple[list[list[Word]], list[Word]]:
    """Take small digits that stand above a line out of it: powers join their measure, the rest are marks."""
    marks: list[Word] = []
    taken: set[int] = set()
    for at, row in enumerate(rows):
        small = [word for word in row if len(word.text) <= 4 and _RAISED.match(word.text)]
        for word in small:
            for other in rows[max(0, at - 1) : at + 3]:
                for index, host in enumerate(other):
                    if (
                        host is not word
                        and id(host) not in taken
                        and word.size < 0.8 * host.size
                        and 0.12 * host.size < host.baseline - word.baseline < 0.75 * host.size
                        and -0.3 * host.size < word.left - host.right < 0.35 * host.size
                    ):
                        taken.add(id(word))
                        if word.text in ("2", "3") and _POWER_OF.search(host.text):
                            other[index] = replace(host, text=host.text + word.text, right=word.right)
                        else:
                            marks.append(word)
                        break
                if id(word) in taken:
                    break
    if taken:
        rows = [[word for word in row if id(word) not in taken] for row in rows]
    return [row for row in rows if row], marks


def _parted(row: list[Word], blanks: bool) -> list[Line]:
    """Part a row where columns or cells without lines begin."""
    lines: list[Line] = []
    begin = 0
    for index in range(1, len(row)):
        before, word = row[index - 1], row[index]
        gap, size = word.left - before.right, max(word.size, before.size)
        apart = gap > _WIDE_GAP * size or (blanks and not word.after_blank and gap > _LOOSE_GAP * size)
        if not apart and word.text in _STATE_HEAD and gap > 0.3 * size:
            rest = " ".join(other.text for other in row[index : index + 3])
            apart = rest.startswith(("CỘNG HÒA XÃ", "CỘNG HOÀ XÃ", "ĐẢNG CỘNG SẢN")) and begin < index
        if apart:
            lines.append(line_of(row[begin:index]))
            begin = index
    lines.append(line_of(row[begin:]))
    return lines


def _level(rows: list[list[Line]]) -> list[list[Line]]:
    """Put rows side by side that stand at one height without meeting: columns with baselines of their own."""
    level: list[list[Line]] = []
    for row in sorted(rows, key=lambda row: row[0].baseline):
        if level:
            above = level[-1]
            shared = min(above[0].bottom, row[0].bottom) - max(above[0].top, row[0].top)
            height = min(above[0].bottom - above[0].top, row[0].bottom - row[0].top)
            if shared > 0.45 * height and all(
                line.left > other.right + other.size or line.right < other.left - other.size
                for line in row
                for other in above
            ):
                level[-1] = sorted((*above, *row), key=lambda line: line.left)
                continue
        level.append(row)
    return level
