"""Fold a text for matching, so that every spelling of a word looks alike and every place is kept.

Real documents mix composed and decomposed letters, two habits of tone placement (hoà, hòa), tỉ and tỷ, the
Icelandic Ð for Đ, non-breaking spaces, five kinds of dash, and the misreadings of scanners. Rules match on the
folded view; offsets always lead back to the original.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from vedich.domain.document import Span
from vedich.reading.lexicon.load import misreadings

# 'hoà' and 'hòa' are one word; only a syllable-final pair may be moved ('hoàn' keeps its tone where it is).
_TONES = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "oè": "òe",
    "oé": "óe",
    "oẻ": "ỏe",
    "oẽ": "õe",
    "oẹ": "ọe",
    "uỳ": "ùy",
    "uý": "úy",
    "uỷ": "ủy",
    "uỹ": "ũy",
    "uỵ": "ụy",
}
# Here and below the letters that may be meant stand in front, for the engine finds a letter quickly; what else
# must hold looks back at them.
_TONE = re.compile(r"[ou](?<!q.)(?:(?<=o)[àáảãạèéẻẽẹ]|(?<=u)[ỳýỷỹỵ])(?!\w)")
# 'tỉ lệ', 'tỉ đồng', 'kì', 'kĩ' beside 'tỷ lệ', 'kỳ', 'kỹ'; 'tỉnh' must not change.
_SPELLINGS = {"tỉ": "tỷ", "kì": "kỳ", "kĩ": "kỹ", "mĩ": "mỹ", "lí": "lý", "quí": "quý", "sĩ": "sỹ"}
_SPELLING = re.compile(r"[tkmlqs](?<!\w.)(?:(?<=t)ỉ|(?<=k)[ìĩ]|(?<=m)ĩ|(?<=l)í|(?<=q)uí|(?<=s)ĩ)(?!\w)")
# Scanners read 1 as I or l, 5 as Š, 8 as §, 0 as O; only inside what is plainly a number ('7.28I,5', 'I00%').
_DIGITS = {"i": "1", "l": "1", "š": "5", "§": "8", "o": "0"}
_MISREAD_DIGIT = re.compile(
    r"[il§šo](?:(?<=\d.)(?=\d|[.,]\d|/\d|\s?%)|(?<=\d[.,][il§š])(?=\d|\s?%)|(?<=[il])(?<!\w.)(?=\d\d?(?:,\d+)?\s?%|,\d|\d?/\d)"
    r"|(?<=[š§])(?<![\w.,].)(?=\s?%|\s(?:km|tuổi|ha|tấn|xã|hộ|người|con)(?!\w)|[\d,])|(?<=\d[il])(?=\s(?:ha|tấn|tỷ|triệu|km|hộ|người)(?!\w)))"
)
_CHARACTERS = {
    "ð": "đ",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2007": " ",
    "\t": " ",
    "\r": " ",
    "\u200b": " ",
    "\ufeff": " ",
    "–": "-",
    "—": "-",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "⁄": "/",
    "∕": "/",
    "²": "2",
    "³": "3",
    "％": "%",
}
_CHARACTER = re.compile(f"[{''.join(_CHARACTERS)}]")
_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in three views of one length: `cased` (composed letters), `view` (for matching), and the original.

    Units: offsets of `cased` and `view` are the same; `origin()` maps them to the original text.
    """

    original: str
    cased: str
    view: str
    _shifts: tuple[tuple[int, int], ...] = ()

    def origin(self, start: int, end: int) -> Span:
        """Give the place in the original text of a place in the folded one."""
        if not self._shifts:
            return Span(start, end)
        return Span(self._back(start), self._back(end))

    def _back(self, at: int) -> int:
        index = bisect_right(self._shifts, (at, 1 << 60)) - 1
        return at + (self._shifts[index][1] if index >= 0 else 0)


def fold(text: str) -> Folded:
    """Give the folded views of `text`.

    >>> fold("Uỷ ban, 5 tỉ đồng").view
    'ủy ban, 5 tỷ đồng'
    >>> decomposed = unicodedata.normalize("NFD", "đạt 9%")
    >>> folded = fold(decomposed)
    >>> folded.view, decomposed[slice(*(lambda s: (s.start, s.end))(folded.origin(4, 6)))]
    ('đạt 9%', '9%')
    """
    cased, shifts = _compose(text)
    view = cased.lower()
    if len(view) != len(cased):  # 'İ' alone lower-cases to two characters
        view = "".join(low if len(low := letter.lower()) == 1 else letter for letter in cased)
    view = _CHARACTER.sub(lambda found: _CHARACTERS[found.group()], view)
    view = _TONE.sub(lambda found: _TONES[found.group()], view)
    view = _SPELLING.sub(lambda found: _SPELLINGS[found.group()], view)
    view = _MISREAD_DIGIT.sub(lambda found: _DIGITS[found.group()], view)
    pattern, repairs = misreadings()
    view = pattern.sub(lambda found: repairs[found.group()], view)
    return Folded(text, cased, view, shifts)


@lru_cache(maxsize=4096)
def fold_words(text: str) -> str:
    """Give `text` folded and with single blanks, to compare wordings.

    >>> fold_words("Thuỷ  sản")
    'thủy sản'
    """
    return " ".join(fold(text).view.split())


def _compose(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    if unicodedata.is_normalized("NFC", text):
        return text, ()
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    at = length = 0
    for found in _CLUSTER.finditer(text):
        whole = unicodedata.normalize("NFC", found.group())
        gap = text[at : found.start()]
        pieces += (gap, whole)
        length += len(gap) + len(whole)
        at = found.end()
        # Every character after a composed cluster stands further on in the original than here.
        shifts.append((length, at - length))
    pieces.append(text[at:])
    return "".join(pieces), tuple(shifts)
