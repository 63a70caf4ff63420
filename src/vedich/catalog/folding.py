"""Fold a wording so that every spelling of it looks alike: case, tone placement, tỉ and tỷ, Ð, dashes."""

from __future__ import annotations

import re
import unicodedata

# 'hoà' and 'hòa' are one word; 'hoàn' and 'quý' keep their tone where it is.
_PLAIN, _MARKED = ("oa", "oe", "uy"), (("òóỏõọ", "àáảãạ"), ("òóỏõọ", "èéẻẽẹ"), ("ùúủũụ", "ỳýỷỹỵ"))
_TONES = {
    pair[0] + last: first + pair[1]
    for pair, (firsts, lasts) in zip(_PLAIN, _MARKED, strict=True)
    for first, last in zip(firsts, lasts, strict=True)
}
_TONE = re.compile(r"(?<!q)(?:" + "|".join(_TONES) + r")(?!\w)")
_SPELLINGS = {"tỉ": "tỷ", "kì": "kỳ", "kĩ": "kỹ", "mĩ": "mỹ", "lí": "lý", "quí": "quý", "sỹ": "sĩ"}
_SPELLING = re.compile(r"\b(?:" + "|".join(_SPELLINGS) + r")\b")
_CHARACTERS = str.maketrans("ð–—−‐‑²³\u00a0\u202f", "đ-----23  ")
# Nearly every wording needs no more than lower case; this finds those that do.
_ODD = re.compile(
    "[ð–—−‐‑²³\u00a0\u202fàáảãạèéẻẽẹỳýỷỹỵỉìĩí]"
    "(?:(?<=[ð–—−‐‑²³\u00a0\u202f])|(?<=o[àáảãạèéẻẽẹ])|(?<=[us][ỳýỷỹỵ])|(?<=[tkmlu][ỉìĩí]))"
)
_WORD = re.compile(r"[^\W_]+(?:[-&/][^\W_]+)*|[%‰]")
_JOINT = re.compile(r"[-/&]")
_PART = re.compile(r"[^\W_]+|[%‰]")


def folded(text: str) -> str:
    """Give the one form that all spellings of a wording share.

    >>> folded("Uỷ ban, tỉ  lệ hoá")
    'ủy ban, tỷ lệ hóa'
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = text.lower()
    if _ODD.search(text):
        text = text.translate(_CHARACTERS)
        text = _TONE.sub(lambda found: _TONES[found.group()], text)
        text = _SPELLING.sub(lambda found: _SPELLINGS[found.group()], text)
    return " ".join(text.split())


def words_of(text: str, abbreviations: dict[str, tuple[str, ...]]) -> list[str]:
    """Give the folded syllables of a wording, its abbreviations written out.

    >>> words_of("Tỷ lệ BHYT (KT-XH)", {"bhyt": ("bảo", "hiểm", "y", "tế")})
    ['tỷ', 'lệ', 'bảo', 'hiểm', 'y', 'tế', 'kt', 'xh']
    """
    text = folded(text)
    found: list[str] = _WORD.findall(text)
    if abbreviations.keys().isdisjoint(found) and not _JOINT.search(text):
        return found
    words: list[str] = []
    for word in found:
        if (full := abbreviations.get(word)) is not None:
            words += full
        elif "-" in word or "/" in word or "&" in word:
            for part in _PART.findall(word):
                words += abbreviations.get(part, (part,))
        else:
            words.append(word)
    return words


def without_marks(text: str) -> str:
    """Give a text as it is typed without Vietnamese marks, for people at a plain keyboard.

    >>> without_marks("Hộ nghèo, đất sạch")
    'Ho ngheo, dat sach'
    """
    return text.translate(_UNMARKED)


class _Unmarked(dict[int, str]):
    """Each letter as it is typed without marks, worked out when first met: 'ộ' -> 'o', 'đ' -> 'd'."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFD", {"đ": "d", "Đ": "D"}.get(chr(code), chr(code)))
        self[code] = "".join(letter for letter in letters if not unicodedata.combining(letter))
        return self[code]


_UNMARKED = _Unmarked()
