"""A number as a Vietnamese text prints it, and how far its last digit lets it be off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

# Longer than any figure of a report; keeps every sum below exact in the default decimal context.
_MOST_DIGITS = 24

_SIGN = {"": 1, "+": 1, "-": -1, "−": -1, "–": -1}
_SHAPE = re.compile(r"([-+−–]?)\s*([0-9](?:[0-9.,\s]*[0-9])?)")
_BLANK_AT_SEPARATOR = re.compile(r"\s*([.,])\s*")
_BLANK_GROUPS = re.compile(r"[0-9]{1,3}(?:\s[0-9]{3})+(?![0-9])")
_DOT_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_COMMA_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+")


class FigureError(ValueError):
    """Raised when a text is not a number; `vi` is the sentence for people."""

    def __init__(self, text: str) -> None:
        shown = text if len(text) <= 60 else text[:57] + "..."
        self.text = text
        self.vi = (
            f"{shown!r} không phải là một con số. Hãy viết dấu chấm ở hàng nghìn "
            "và dấu phẩy ở phần thập phân, ví dụ '1.234,5'."
        )
        super().__init__(
            f"{shown!r} is not a number. "
            "Write thousands with dots and decimals with a comma, as in '1.234,5'."
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed number; its last digit says how far it may be off.

    A dot before exactly three digits groups thousands, a comma opens the decimals. What does not fit
    that habit is read as the likelier meaning and called doubtful.

    >>> Figure("57,7").between
    (Decimal('57.65'), Decimal('57.75'))
    >>> Figure("32.700").value
    Decimal('32700')
    >>> Figure("17.4").value, Figure("17.4").doubtful
    (Decimal('17.4'), True)

    Raises:
        FigureError: the text is no number, or has more digits than a report can mean.
    """

    text: str

    def __post_init__(self) -> None:
        _read(self.text)

    @classmethod
    def of(cls, value: Decimal | int, decimals: int | None = None) -> Figure:
        """Print a value the Vietnamese way, rounded half up to `decimals` (its own when not given).

        >>> Figure.of(Decimal("1234567.891"), 2).text
        '1.234.567,89'
        >>> Figure.of(Decimal("-12.50")).text
        '-12,50'
        """
        value = Decimal(value)
        exponent = value.as_tuple().exponent
        if not isinstance(exponent, int) or value.adjusted() >= _MOST_DIGITS:
            raise FigureError(str(value))
        places = max(0, -exponent) if decimals is None else decimals
        rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        if rounded == 0:
            rounded = abs(rounded)
        return cls(f"{rounded:,f}".translate({ord(","): ".", ord("."): ","}))

    @property
    def value(self) -> Decimal:
        """Give the number meant, without loss.

        >>> Figure("52.410,00").value == 52410, Figure("2.164. 350").value
        (True, Decimal('2164350'))
        """
        return _read(self.text)[0]

    @property
    def decimals(self) -> int:
        """Count the digits printed behind the decimal sign: '100,50' has two, '32.700' none."""
        return _read(self.text)[1]

    @property
    def doubtful(self) -> bool:
        """Say whether the separators break the Vietnamese habit, so that a person should look.

        >>> [Figure(text).doubtful for text in ("1.250", "465.4", "20350.125", "1,234,567")]
        [False, True, True, True]
        """
        return _read(self.text)[2]

    @property
    def between(self) -> tuple[Decimal, Decimal]:
        """Give the ends of the values that rounding prints as this figure: half its last digit each way.

        Zeros at the end of '32.700' may be a rounding of hundreds; the text does not say so, and
        this stays with the last printed digit.
        """
        half = Decimal(1).scaleb(-self.decimals) / 2
        return self.value - half, self.value + half

    def could_be(self, other: Decimal) -> bool:
        """Say whether rounding `other` could have printed this figure.

        >>> Figure("57,7").could_be(Decimal("526.8") / 913 * 100)
        True
        >>> Figure("103,3").could_be(Decimal("1103.3"))
        False
        """
        low, high = self.between
        return low <= other <= high

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=8192)
def _read(text: str) -> tuple[Decimal, int, bool]:
    """Give value, printed decimals, and whether the reading is doubtful."""
    shape = _SHAPE.fullmatch(text.strip()) if len(text) <= 4 * _MOST_DIGITS else None
    if shape is None:
        raise FigureError(text)
    sign, body = shape.groups()
    # OCR leaves blanks beside separators ('2.164. 350'); typography groups by blanks ('28 330').
    if len(body.split()) > 1:
        body = _BLANK_AT_SEPARATOR.sub(r"\1", body)
        body = _BLANK_GROUPS.sub(lambda match: "".join(match.group().split()), body, count=1)
    whole, decimals, doubtful = _divide(body)
    digits = whole + decimals
    if not digits.isascii() or not digits.isdigit() or len(digits) > _MOST_DIGITS:
        raise FigureError(text)
    value = _SIGN[sign] * Decimal(f"{whole}.{decimals}" if decimals else whole)
    return value, len(decimals), doubtful


def _divide(body: str) -> tuple[str, str, bool]:
    """Divide '2.745,3' into whole digits, decimal digits and doubt; the caller refuses what is left over."""
    dots, commas = body.count("."), body.count(",")
    if commas == 1 and body.rfind(",") > body.rfind("."):
        # The Vietnamese form. '2745.1,3' groups by no rule and is refused through its remaining dot.
        whole, decimals = body.split(",")
        return (whole.replace(".", "") if _DOT_GROUPS.fullmatch(whole) else whole), decimals, False
    if not commas and (not dots or _DOT_GROUPS.fullmatch(body)):
        return body.replace(".", ""), "", False
    if commas > 1 and not dots and _COMMA_GROUPS.fullmatch(body):
        return body.replace(",", ""), "", True
    # A last dot that cannot group thousands: '17.4', '0.625', '20350.125', English '1,234.5', '1.234.56'.
    whole, _, decimals = body.rpartition(".")
    if _COMMA_GROUPS.fullmatch(whole) or _DOT_GROUPS.fullmatch(whole):
        whole = whole.replace(",", "").replace(".", "")
    return whole, decimals, True
