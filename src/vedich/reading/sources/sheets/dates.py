"""Dates and times of sheets: days counted from 1900 or 1904, printed as Vietnamese offices write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_LAST_DAY = 2_958_465  # 31/12/9999
# Days of sheets have no time zone.
_FIRST = datetime(1899, 12, 30)  # noqa: DTZ001
_FIRST_OF_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class DateParts:
    """What a date format shows: its parts in order, each a letter of y m d h n s w or words, and its length."""

    parts: tuple[tuple[str, str, int], ...]
    elapsed: bool = False

    def shows(self, letters: str) -> bool:
        """Say whether every part named is shown."""
        return set(letters) <= {kind for kind, _, _ in self.parts}


def date_parts(tokens: list[tuple[str, str]]) -> DateParts:
    """Tell months from minutes in the pieces of a date format: after hours or before seconds, m is minutes.

    >>> [kind for kind, _, _ in date_parts([("clock", "h"), ("other", ":"), ("clock", "mm")]).parts]
    ['h', 'words', 'n']
    """
    parts: list[tuple[str, str, int]] = []
    elapsed = False
    for kind, said in tokens:
        if kind == "bracket":
            if re.fullmatch(r"(?i)h+|m+|s+", said):
                elapsed = True
                parts.append(("n" if said[0] in "mM" else said[0].lower(), "", len(said)))
        elif kind == "clock":
            letter = said[0].lower()
            if letter == "m" and _last(parts) == "h":
                letter = "n"
            elif letter == "s" and _last(parts) == "m":
                at = max(at for at, part in enumerate(parts) if part[0] == "m")
                parts[at] = ("n", "", parts[at][2])
            elif letter == "d" and len(said) > 2:
                letter = "w"
            elif letter in "eg":
                letter = "y"
            if letter != "b":
                parts.append((letter, "", len(said)))
        elif kind in ("quoted", "escaped", "other"):
            parts.append(("words", said, 0))
    return DateParts(tuple(parts), elapsed)


def _last(parts: list[tuple[str, str, int]]) -> str:
    return next((kind for kind, _, _ in reversed(parts) if kind != "words"), "")


def day_of(serial: Decimal, *, date_1904: bool = False) -> datetime | None:
    """Give the moment a serial number stands for, to the second, or None where no sheet shows one.

    The count of 1900 holds a 29 February that never was; days before it are one further on.

    >>> day_of(Decimal("45352.5")), day_of(Decimal("-1"))
    (datetime.datetime(2024, 3, 1, 12, 0), None)
    """
    if not 0 <= serial <= _LAST_DAY:
        return None
    days = int(serial)
    seconds = int(((serial - days) * 86_400).to_integral_value())
    if date_1904:
        first = _FIRST_OF_1904
    else:
        first = _FIRST if days > 59 else _FIRST + timedelta(days=1)
    try:
        return first + timedelta(days=days, seconds=seconds)
    except OverflowError:
        return None


def print_date(serial: Decimal, parts: DateParts, *, date_1904: bool = False) -> str | None:
    """Give a date as dd/mm/yyyy, or as much of one as its format shows; None where it is no date.

    >>> month = date_parts([("clock", "mmm"), ("other", "-"), ("clock", "yy")])
    >>> print_date(Decimal(45352), month)
    '03/2024'
    """
    if parts.elapsed:
        return _elapsed(serial) if serial >= 0 and serial.adjusted() < 12 else None
    moment = day_of(serial, date_1904=date_1904)
    if moment is None:
        return None
    if any(kind == "words" and _LETTER.search(said) for kind, said, _ in parts.parts):
        return _in_words(moment, parts)
    told = "/".join(
        form for letter, form in (("d", f"{moment:%d}"), ("m", f"{moment:%m}"), ("y", f"{moment.year:04d}"))
        if parts.shows(letter)
    )  # fmt: skip
    if parts.shows("w"):
        told = f"{_WEEKDAYS[moment.weekday()]}, {told}" if told else _WEEKDAYS[moment.weekday()]
    if parts.shows("h") or parts.shows("n") or parts.shows("s"):
        clock = f"{moment:%H:%M:%S}" if parts.shows("s") else f"{moment:%H:%M}"
        told = f"{told} {clock}".strip()
    return told or None


def print_day(day: date) -> str:
    """Give a day as offices write it.

    >>> print_day(date(2024, 3, 1))
    '01/03/2024'
    """
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def _elapsed(serial: Decimal) -> str:
    seconds = int((serial * 86_400).to_integral_value())
    return f"{seconds // 3600}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}".removesuffix(":00")


def _in_words(moment: datetime, parts: DateParts) -> str:
    values = {
        "y": moment.year, "m": moment.month, "d": moment.day,
        "h": moment.hour, "n": moment.minute, "s": moment.second,
    }  # fmt: skip
    told = ""
    for kind, said, length in parts.parts:
        if kind == "words":
            told += said
        elif kind == "w":
            told += _WEEKDAYS[moment.weekday()]
        else:
            told += f"{values[kind]:0{4 if kind == 'y' else min(length, 2)}d}"
    return " ".join(told.split())
