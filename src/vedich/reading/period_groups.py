"""How the words and digits that a form of period found become a period of the year in force."""

from __future__ import annotations

import re
from datetime import date

from vedich.domain.period import Period

_QUARTERS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
}
_NUMERALS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}
_RELATIVE = {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "qua": 0, "sau": 1, "tới": 1}


def _year_of(given: str | None, relative: str | None, year: int) -> int:
    if given:
        return int(given)
    return year + _RELATIVE.get(relative or "nay", 0)


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return {"mười": 10, "mười một": 11}.get(word) or _NUMERALS[word]


def to_day(found: re.Match[str], year: int) -> Period:
    """Give the period of `đến hết 30/10/2023`."""
    day, month, given = int(found.group(1)), int(found.group(2)), found.group(3)
    return Period.to_date(date(int(given) if given else year, month, day))


def to_day_spelt(found: re.Match[str], year: int) -> Period:
    """Give the period of `đến ngày 30 tháng 10`."""
    given = _year_of(found.group(3), found.group(4), year)
    return Period.to_date(date(given, int(found.group(2)), int(found.group(1))))


def to_month(found: re.Match[str], year: int) -> Period:
    """Give the period of `đến tháng 10`."""
    return Period.first_months(_year_of(found.group(2), found.group(3), year), int(found.group(1)))


def day(found: re.Match[str], year: int) -> Period:
    """Give the period of `ngày 30/10`."""
    day, month, given = int(found.group(1)), int(found.group(2)), found.group(3)
    return Period.day(date(int(given) if given else year, month, day))


def day_spelt(found: re.Match[str], year: int) -> Period:
    """Give the period of `ngày 30 tháng 10`."""
    return Period.day(
        date(_year_of(found.group(3), found.group(4), year), int(found.group(2)), int(found.group(1)))
    )


def first_months(found: re.Match[str], year: int) -> Period:
    """Give the period of `9 tháng đầu năm`."""
    return Period.first_months(_year_of(found.group(2), found.group(3), year), _count(found.group(1)))


def last_months(found: re.Match[str], year: int) -> Period:
    """Give the period of `3 tháng cuối năm`."""
    count, of = _count(found.group(1)), _year_of(found.group(2), found.group(3), year)
    if count == 6:
        return Period.half(of, 2)
    return Period.between(Period.month(of, 13 - count), Period.month(of, 12))


def quarter(found: re.Match[str], year: int) -> Period:
    """Give the period of `quý III`."""
    return Period.quarter(_year_of(found.group(2), found.group(3), year), _QUARTERS[found.group(1)])


def month(found: re.Match[str], year: int) -> Period:
    """Give the period of `tháng 9/2026`."""
    return Period.month(_year_of(found.group(2), found.group(3), year), int(found.group(1)))


def half(found: re.Match[str], year: int) -> Period:
    """Give the period of `nửa đầu năm`."""
    return Period.half(_year_of(found.group(2), found.group(3), year), 1 if found.group(1) == "đầu" else 2)


def years(found: re.Match[str], year: int) -> Period:
    """Give the period of `giai đoạn 2021-2025`."""
    first = int(found.group(1))
    last = found.group(2)
    return Period.years(first, int(last) if len(last) == 4 else first // 100 * 100 + int(last))


def season(found: re.Match[str], year: int) -> Period:
    """Give the year of `vụ đông xuân 2025-2026`: a crop belongs to the year in which it is brought in."""
    first, last = found.group(1), found.group(2)
    if last:
        return Period.year(int(last) if len(last) == 4 else int(first) // 100 * 100 + int(last))
    return Period.year(int(first))


def to_quarter(found: re.Match[str], year: int) -> Period:
    """Give the period of `đến hết quý III`."""
    return Period.first_months(_year_of(found.group(2), found.group(3), year), 3 * _QUARTERS[found.group(1)])


def between_days(found: re.Match[str], year: int) -> Period:
    """Give the period of `từ 1/1 đến 30/9/2026`."""
    last_year = int(found.group(6) or found.group(3) or year)
    first_year = int(found.group(3) or last_year)
    return Period.spanning(
        date(first_year, int(found.group(2)), int(found.group(1))),
        date(last_year, int(found.group(5)), int(found.group(4))),
    )


def year(found: re.Match[str], year: int) -> Period:
    """Give the period of `năm 2026`."""
    return Period.year(int(found.group(1)))


def relative_year(found: re.Match[str], year: int) -> Period:
    """Give the period of `năm nay, năm ngoái`."""
    return Period.year(year + _RELATIVE[found.group(1)])


def whole_year(found: re.Match[str], year: int) -> Period:
    """Give the period of `cả năm`."""
    return Period.year(year)


def this_year(found: re.Match[str], year: int) -> Period:
    """Give the period of `đến hết năm`."""
    return Period.year(year)


def term_next(found: re.Match[str], year: int) -> Period:
    """Give the period of `nhiệm kỳ tới`."""
    first = year - year % 5
    return Period.years(first, first + 5)


def term_past(found: re.Match[str], year: int) -> Period:
    """Congress terms run five years from 2010, 2015, 2020 ...; the term 'just past' ended last."""
    last = year - year % 5
    return Period.years(last - 5, last)
