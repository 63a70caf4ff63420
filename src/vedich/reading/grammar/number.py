"""Find numbers as Vietnamese documents print them: 1.234,5 · 540,136 · 2.164. 350 · I00 · 1.§33,8."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from vedich.domain.figure import Figure, FigureError

# Scanners read 5 as 'š', 8 or 0 as '§', 1 as 'i' or 'l' ('i00%'); only inside what is plainly a number.
_DIGIT = r"[\d§š]"
NUMBER = (
    r"(?:"
    rf"\d{{1,3}}(?:\.\s?{_DIGIT}{{3}})+(?!{_DIGIT})(?:,{_DIGIT}+)?"  # 2.164. 350 · 52.410,00
    rf"|{_DIGIT}*\d{_DIGIT}*(?:[.,]{_DIGIT}+)*"
    r"|[il]\d\d(?=\s*%)|[il]\d\d,\d(?=\s*%)"
    r"|[š§](?=\s+(?:km|tuổi|ha|tấn|xã|hộ|người)\b)"
    r")"
)
_MISREAD = str.maketrans({"§": "8", "š": "5", "i": "1", "l": "1"})
_DAMAGE = re.compile(r"[§šil]|\.\s")
_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")
# '007' is a number of a thing, not of an amount.
_OF_A_THING = re.compile(r"0\d+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands: what is printed, what it is worth, and whether the print is damaged."""

    printed: str
    figure: Figure
    damaged: bool

    @property
    def value(self) -> Decimal:
        """Give the exact decimal value."""
        return self.figure.value


@lru_cache(maxsize=4096)
def number(printed: str) -> Number | None:
    """Read one printed number (folded), or None where it is none.

    >>> number("540,136").value
    Decimal('540.136')
    >>> number("1.§33,8").value, number("1.§33,8").damaged
    (Decimal('1833.8'), True)
    >>> number("1.2.3") is None
    True
    """
    mended = printed.translate(_MISREAD).replace(" ", "").replace("\n", "")
    if mended.count(",") > 1 or (mended.count(".") > 1 and not _GROUPED.fullmatch(mended)):
        return None
    if _OF_A_THING.fullmatch(mended):
        return None
    try:
        figure = Figure(mended)
    except FigureError:  # '52.7,0', or more digits than a report can mean
        return None
    return Number(printed, figure, bool(_DAMAGE.search(printed)))


def reading_of(saying: str) -> str:
    """Give the value the rule reads in a saying, as the page of this rule prints it."""
    found = re.fullmatch(NUMBER, saying.lower())
    read = number(found.group()) if found else None
    return format(read.value.normalize(), "f") if read else ""
