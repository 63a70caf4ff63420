"""Share out figures that are told in a row: 'xuất khẩu, nhập khẩu giảm lần lượt 2,27% và 6,91%'."""

from __future__ import annotations

import re

from vedich.reading.grammar.name import Name
from vedich.reading.grammar.quantity import Quantity
from vedich.reading.openings import Opened

_SAID = Opened(
    re.compile(r"(?<!\w)(?:lần\s+lượt|theo\s+thứ\s+tự|tương\s+ứng)(?!\w)[^\d;.]{0,40}$"),
    ("lần", "theo", "tương"),
)
_BETWEEN = re.compile(r"\s*(?:,|;|và|,\s*và)\s*(?:(?:tăng|giảm|đạt|bằng|còn|khoảng|trên|gần|hơn)\s+){0,2}")
_PARTS = re.compile(r"\s*(?:,|;|(?<!\w)và(?!\w))\s*")


def series_at(view: str, found: list[Quantity], at: int, start: int) -> int:
    """Count the figures from `found[at]` on that 'lần lượt' shares out, 0 where it does not.

    >>> from vedich.reading.grammar.quantity import quantities
    >>> text = "giảm lần lượt 2,27% và 6,91%"
    >>> series_at(text, list(quantities(text, [])), 0, 0)
    2
    """
    if not _SAID.search(view, start, found[at].start):
        return 0
    size = 1
    while at + size < len(found) and _BETWEEN.fullmatch(
        view, found[at + size - 1].end, found[at + size].start
    ):
        size += 1
    return size if size > 1 else 0


def shared_names(
    view: str, cased: str, name: Name | None, earlier: list[tuple[str, tuple[int, int] | None]], size: int
) -> list[Name] | None:
    """Give one name for each of `size` figures: the parts of a joint name, else the last names told before."""
    if name is not None and name.words:
        parts = _parts(view, cased, name, size)
        if parts is not None:
            return parts
    distinct: list[tuple[str, tuple[int, int] | None]] = []
    for words, place in reversed(earlier):
        if all(words != known for known, _ in distinct):
            distinct.append((words, place))
        if len(distinct) == size:
            return [Name(words, *(place or (0, 0)), True) for words, place in reversed(distinct)]
    return None


def _parts(view: str, cased: str, name: Name, size: int) -> list[Name] | None:
    pieces: list[tuple[int, int]] = []
    at = name.start
    for border in _PARTS.finditer(view, name.start, name.end):
        pieces.append((at, border.start()))
        at = border.end()
    pieces.append((at, name.end))
    pieces = [piece for piece in pieces if piece[1] > piece[0]]
    if len(pieces) != size:
        return None
    return [
        Name(" ".join(cased[start:end].split()), start, end, index == 0 and name.headed)
        for index, (start, end) in enumerate(pieces)
    ]
