"""Periods as officials write them into a cell, and as the lists of a workbook name them; in English, too."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from vedich.domain.period import Period, PeriodError, PeriodKind
from vedich.domain.period_wording import said

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?:năm\s+)?(?P<year>[12]\d{3})"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ENGLISH_DAY = r"\d{1,2} [a-z]{3,9}"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), make)
    for pattern, make in (
        (
            rf"tháng\s+(?P<month>\d{{1,2}})\s*[/\s-]\s*{_YEAR}",
            lambda found: Period.month(int(found["year"]), int(found["month"])),
        ),
        (
            rf"quý\s+(?P<quarter>IV|I{{1,3}}|[1-4])\s*[/\s-]\s*{_YEAR}",
            lambda found: Period.quarter(int(found["year"]), _ROMAN[found["quarter"].upper()]),
        ),
        (rf"(?:6|sáu) tháng cuối\s*{_YEAR}", lambda found: Period.half(int(found["year"]), 2)),
        (rf"(?:6|sáu) tháng đầu\s*{_YEAR}", lambda found: Period.half(int(found["year"]), 1)),
        (
            rf"(?P<months>\d{{1,2}})\s+tháng(?:\s+đầu)?\s*[/\s]?\s*{_YEAR}",
            lambda found: Period.first_months(int(found["year"]), int(found["months"])),
        ),
        (rf"(?:cả\s+)?{_YEAR}", lambda found: Period.year(int(found["year"]))),
        (
            r"(?:giai đoạn\s+|nhiệm kỳ\s+|năm\s+)?(?P<first>[12]\d{3})\s*[-–]\s*(?P<last>[12]\d{3})",
            lambda found: Period.years(int(found["first"]), int(found["last"])),
        ),
        (
            r"(?P<month>\d{1,2})/(?P<year>[12]\d{3})",
            lambda found: Period.month(int(found["year"]), int(found["month"])),
        ),
        (
            r"(?:từ\s+)?(?P<from>\d{1,2}/\d{1,2}/\d{4})\s*(?:-|–|đến)\s*(?P<to>\d{1,2}/\d{1,2}/\d{4})",
            lambda found: Period.spanning(_day(found["from"]), _day(found["to"])),
        ),
        (r"(?:đến\s+)(?P<to>\d{1,2}/\d{1,2}/\d{4})", lambda found: Period.to_date(_day(found["to"]))),
        (r"(?:ngày\s+)?(?P<day>\d{1,2}/\d{1,2}/\d{4})", lambda found: Period.day(_day(found["day"]))),
        (
            rf"{_MONTH}\.?,? (?P<year>[12]\d{{3}})",
            lambda found: Period.month(int(found["year"]), _month(found["month"])),
        ),
        (
            r"q(?P<quarter>[1-4])[ /-](?P<year>[12]\d{3})",
            lambda found: Period.quarter(int(found["year"]), int(found["quarter"])),
        ),
        (
            r"(?P<half>first|second) half of (?P<year>[12]\d{3})",
            lambda found: Period.half(int(found["year"]), 1 + (found["half"].lower() == "second")),
        ),
        (
            r"(?:first )?(?P<months>\d{1,2}) months of (?P<year>[12]\d{3})",
            lambda found: Period.first_months(int(found["year"]), int(found["months"])),
        ),
        (
            rf"(?P<from>{_ENGLISH_DAY}(?: [12]\d{{3}})?)\s*[-–]\s*(?P<to>{_ENGLISH_DAY} [12]\d{{3}})",
            lambda found: Period.spanning(
                _english_day(found["from"], found["to"][-4:]), _english_day(found["to"], "")
            ),
        ),
        (rf"(?P<day>{_ENGLISH_DAY} [12]\d{{3}})", lambda found: Period.day(_english_day(found["day"], ""))),
    )
)
_WORDS: dict[PeriodKind, Callable[[Period], str]] = {
    PeriodKind.DAY: lambda period: f"ngày {_written(period.start)}",
    PeriodKind.MONTH: lambda period: f"tháng {period.end.month}/{period.end.year}",
    PeriodKind.QUARTER: lambda period: f"quý {_roman(period.end.month // 3)}/{period.end.year}",
    PeriodKind.HALF: lambda period: (
        f"6 tháng {'đầu' if period.end.month == 6 else 'cuối'} năm {period.end.year}"
    ),
    PeriodKind.MONTHS_SO_FAR: lambda period: f"{period.end.month} tháng {period.end.year}",
    PeriodKind.YEAR: lambda period: f"năm {period.end.year}",
    PeriodKind.YEARS: lambda period: f"{period.start.year}-{period.end.year}",
}


def period_of(text: str) -> Period:
    """Read a period as officials write it, or in the form for machines.

    >>> said = ("tháng 9/2026", "Quý III/2026", "9 tháng 2026", "6 tháng đầu năm 2026", "năm 2026", "2026-9M")
    >>> [str(period_of(text)) for text in said]
    ['2026-09', '2026-Q3', '2026-9M', '2026-H1', '2026', '2026-9M']
    >>> [str(period_of(text)) for text in ("2021-2025", "đến 20/9/2026", "1/1/2026 - 20/9/2026", "25/9/2026")]
    ['2021..2025', '2026-01-01..2026-09-20', '2026-01-01..2026-09-20', '2026-09-25']
    >>> said = ("September 2026", "Q3 2026", "first half of 2026", "first 9 months of 2026")
    >>> [str(period_of(text)) for text in (*said, "1 Jan – 20 Sep 2026")]
    ['2026-09', '2026-Q3', '2026-H1', '2026-9M', '2026-01-01..2026-09-20']

    Raises:
        PeriodError: the text is no period.
    """
    told = " ".join(text.split())
    for form, make in _FORMS:
        found = form.fullmatch(told)
        if found is not None:
            try:
                return make(found)
            except ValueError as error:
                raise PeriodError(text) from error
    return Period.parse(told)


def words_of(period: Period, lang: str = "vi") -> str:
    """Write a period as officials do, or in English; `period_of` reads either back.

    >>> words_of(Period.quarter(2026, 3)), words_of(Period.to_date(date(2026, 9, 20)))
    ('quý III/2026', '1/1/2026 - 20/9/2026')
    >>> words_of(Period.quarter(2026, 3), "en")
    'Q3 2026'
    """
    if lang == "en":
        return said(period).en
    write = _WORDS.get(period.kind)
    return write(period) if write else f"{_written(period.start)} - {_written(period.end)}"


def in_words(text: str, lang: str = "vi") -> str:
    """Write a period of the form for machines as officials do, or in English; what is none stays as it is.

    >>> in_words("2026-9M"), in_words("?")
    ('9 tháng 2026', '?')
    """
    try:
        return words_of(Period.parse(text), lang)
    except PeriodError:
        return text


def periods_of(year: int) -> list[Period]:
    """Give the periods that reports of a year are about: the year, months so far, quarters, months.

    >>> [words_of(period) for period in periods_of(2026)[:3]]
    ['năm 2026', '6 tháng đầu năm 2026', '9 tháng 2026']
    """
    return [
        Period.year(year),
        Period.half(year, 1),
        Period.first_months(year, 9),
        *(Period.first_months(year, months) for months in (2, 4, 5, 7, 8, 10, 11)),
        *(Period.quarter(year, quarter) for quarter in (1, 2, 3, 4)),
        Period.half(year, 2),
        *(Period.month(year, month) for month in range(1, 13)),
    ]


def _day(text: str) -> date:
    day, month, year = (int(part) for part in text.split("/"))
    return date(year, month, day)


def _month(text: str) -> int:
    return _MONTHS.index(text[:3].lower()) + 1


def _english_day(text: str, year: str) -> date:
    day, month, *own = text.split()
    return date(int(own[0] if own else year), _month(month), int(day))


def _written(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _roman(number: int) -> str:
    return ("I", "II", "III", "IV")[number - 1]
