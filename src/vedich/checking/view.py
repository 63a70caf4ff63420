"""A text folded for looking: composed, in small letters, of one spelling of dashes; places lead back."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cached_property

from vedich.domain.document import Span

_LETTERS = dict(zip("ð–—−‐‑\u00a0\u202f\u2009", "đ-----   ", strict=True))
# An end of a sentence, a semicolon, or a line. 'TX. Cai Lậy' goes on behind its dot.
_END = re.compile(r"[.!?…]+(?=\s|$)|;|\n\s*")
_SHORTENED = re.compile(r"(?:TX|TP|Tp|TT|Th|[ (.][A-ZĐ])$")
# A line begins something new with a bullet, a number, a bracket or a capital; else the sentence runs on.
_BULLET = re.compile(r"[-+*•\u2013\u2014]|\d+[.)/]|\(\d|[a-zđ]\)")


class View:
    """The folded text and its places in the original.

    >>> view = View("Tỉ lệ — 5 %. Hết")
    >>> view.text, view.clauses
    ('tỉ lệ - 5 %. hết', [12])
    """

    def __init__(self, original: str) -> None:
        self.original = original
        self._origin: list[int] | None = None
        if not unicodedata.is_normalized("NFC", original):
            composed, self._origin = _composed(original)
        else:
            composed = original
        lowered = composed.lower()
        if len(lowered) != len(composed):  # 'İ' grows when it is made small
            lowered = "".join(letter.lower()[0] for letter in composed)
        for odd, plain in _LETTERS.items():
            lowered = lowered.replace(odd, plain)
        self.text = lowered
        self.composed = composed

    @cached_property
    def _ends(self) -> tuple[list[int], list[int]]:
        clauses: list[int] = []
        sentences: list[int] = []
        for found in _END.finditer(self.composed):
            mark = found.group()
            if mark[0] == "." and _SHORTENED.search(self.composed, max(0, found.start() - 2), found.start()):
                continue
            if mark.isspace() and mark.count("\n") < 2 and not self._begins(found.end()):
                continue
            if sentences and not self.text[sentences[-1] : found.start()].strip():
                # A full stop and the line end behind it are one end.
                clauses[-1] = sentences[-1] = found.end()
                continue
            clauses.append(found.end())
            if mark != ";":
                sentences.append(found.end())
        return clauses, sentences

    def _begins(self, at: int) -> bool:
        return self.composed[at : at + 1].isupper() or _BULLET.match(self.composed, at) is not None

    @property
    def clauses(self) -> list[int]:
        """Give where clauses end: at semicolons, full stops and new lines."""
        return self._ends[0]

    @property
    def sentences(self) -> list[int]:
        """Give where sentences end."""
        return self._ends[1]

    def clause_at(self, at: int) -> tuple[int, int]:
        """Give the place in the folded text of the clause that holds a letter."""
        return self._around(self.clauses, at)

    def sentence_at(self, at: int) -> tuple[int, int]:
        """Give the place in the folded text of the sentence that holds a letter."""
        return self._around(self.sentences, at)

    def _around(self, ends: list[int], at: int) -> tuple[int, int]:
        number = bisect_right(ends, at)
        return (ends[number - 1] if number else 0), (ends[number] if number < len(ends) else len(self.text))

    def span(self, start: int, end: int) -> Span:
        """Lead a place of the folded text back to the original."""
        if self._origin is None:
            return Span(start, end)
        first, last = self._origin[start], self._origin[end]
        if last <= first and end > start:  # letters that share a place: take the whole of it
            last = self._origin[bisect_right(self._origin, first)]
        return Span(first, last)

    def at(self, origin: int) -> int:
        """Give the place in the folded text of a letter of the original."""
        return origin if self._origin is None else min(bisect_left(self._origin, origin), len(self.text))


def _composed(original: str) -> tuple[str, list[int]]:
    """Compose letter by letter and remember where each began; one entry more for the end."""
    letters: list[str] = []
    origin: list[int] = []
    start = 0
    for at in range(1, len(original) + 1):
        if at == len(original) or not unicodedata.combining(original[at]):
            for letter in unicodedata.normalize("NFC", original[start:at]):
                letters.append(letter)
                origin.append(start)
            start = at
    origin.append(len(original))
    return "".join(letters), origin
