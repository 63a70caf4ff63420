"""Printed numerals of the bench's documents: read them, bound them, print them.

The bench does its own arithmetic on purpose: it must not share a mistake with the checker it judges.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_SHAPE = re.compile(r"(\d+(?:[.,]\d+)*)(\s*)(.*)", re.DOTALL)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_SCALES = (
    ("nghìn tỷ", Decimal(10) ** 12),
    ("tỷ", Decimal(10) ** 9),
    ("tỉ", Decimal(10) ** 9),
    ("triệu", Decimal(10) ** 6),
    ("nghìn", Decimal(1000)),
    ("ngàn", Decimal(1000)),
    ("tạ", Decimal("0.1")),
)


class Quantity(NamedTuple):
    """A printed figure in three pieces: numeral, the blank behind it, and the words of its measure."""

    numeral: str
    blank: str
    measure: str

    @property
    def decimals(self) -> int:
        """Count the digits behind the decimal sign."""
        return _divided(self.numeral)[1]

    @property
    def value(self) -> Decimal:
        """Give the number meant, scale words included; tạ counts as a tenth of a tấn."""
        return _divided(self.numeral)[0] * scale(self.measure)

    @property
    def between(self) -> tuple[Decimal, Decimal]:
        """Give the ends of what rounding prints as this figure."""
        half = Decimal(1).scaleb(-self.decimals) / 2 * scale(self.measure)
        return self.value - half, self.value + half


def quantity(words: str) -> Quantity:
    """Take a printed figure apart.

    >>> quantity("214,6 tỷ đồng")
    Quantity(numeral='214,6', blank=' ', measure='tỷ đồng')
    >>> quantity("214,6 tỷ đồng").value, quantity("5.120").value, quantity("17.4%").value
    (Decimal('214600000000.0'), Decimal('5120'), Decimal('17.4'))
    """
    shape = _SHAPE.fullmatch(words)
    if shape is None:
        raise ValueError(f"{words!r} is no figure: it must begin with digits")
    return Quantity(*shape.groups())


def scale(measure: str) -> Decimal:
    """Give what the first word of a measure multiplies by."""
    return next((factor for word, factor in _SCALES if re.match(rf"{word}\b", measure)), Decimal(1))


def printed(value: Decimal, decimals: int, measure: str = "") -> str:
    """Print a value the Vietnamese way, rounded half up, in the measure named.

    >>> printed(Decimal("1234567890"), 1, "triệu đồng")
    '1.234,6 triệu đồng'
    >>> printed(Decimal("91.25"), 1, "%")
    '91,3%'
    """
    rounded = (value / scale(measure)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    numeral = f"{rounded:,f}".translate({ord(","): ".", ord("."): ","})
    return f"{numeral}{'' if measure in ('', '%') else ' '}{measure}"


def grouped(digits: str, decimals: str = "") -> str:
    """Print digits with dots at the thousands and a comma before the decimals."""
    return f"{int(digits):,}".replace(",", ".") + (f",{decimals}" if decimals else "")


def _divided(numeral: str) -> tuple[Decimal, int]:
    """Give value and decimals: a dot before exactly three digits groups, any other opens decimals."""
    if "," in numeral:
        whole, _, decimals = numeral.rpartition(",")
    elif _GROUPED.fullmatch(numeral) or "." not in numeral:
        whole, decimals = numeral, ""
    else:
        whole, _, decimals = numeral.rpartition(".")
    digits = re.sub(r"[.,]", "", whole)
    return Decimal(f"{digits}.{decimals}" if decimals else digits), len(decimals)
