"""Figures and days as people write them in each language."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from vedich.actions.deed import VIETNAM
from vedich.catalog.load import catalog
from vedich.domain.period import Period, PeriodError
from vedich.domain.wording import Wording
from vedich.exchange.period_words import words_of
from vedich.store.queries.told.words import period as said

# The value of a cell that nobody filled in; it is not zero, and says so to a screen reader, too.
BLANK = "–"


def figure(value: Decimal | int | None, lang: str, decimals: int | None = None) -> str:
    """Write a number with the separators of a language; `decimals` None keeps its own.

    >>> figure(Decimal("32700.50"), "vi"), figure(Decimal("32700.50"), "en"), figure(None, "vi")
    ('32.700,50', '32,700.50', '–')
    """
    if value is None:
        return BLANK
    shown = Decimal(value)
    if decimals is not None:
        shown = shown.quantize(Decimal(1).scaleb(-decimals))
    text = f"{shown:,f}"
    return text if lang == "en" else text.translate(str.maketrans(",.", ".,"))


_CODE = re.compile(r"(?<![\w-])[A-Z]{3}-[0-9]{3}(?![\w-])")


def named(told: str, lang: str) -> str:
    """Give a sentence of a check with the names of indicators in place of the codes of the catalog.

    >>> named("LAB-001 của Cần Đước thiếu số giữa 10/2025 và 12/2025.", "vi")
    'Giải quyết việc làm của Cần Đước thiếu số giữa 10/2025 và 12/2025.'
    >>> named("XAY-123 of Cần Đước", "en")
    'XAY-123 of Cần Đước'
    """
    known = catalog().by_code

    def name(found: re.Match[str]) -> str:
        entry = known.get(found.group())
        return found.group() if entry is None else Wording(entry.indicator.vi, entry.indicator.en).say(lang)

    return _CODE.sub(name, told)


_PLACES = (
    (re.compile(r"(?:\w+ )?¶(\d+)"), "đoạn {}", "paragraph {}"),
    (re.compile(r"(?:\w+ )?table (\d+) row (\d+) column (\d+)"), "bảng {} dòng {} cột {}",
     "table {} row {} column {}"),
    (re.compile(r"page (\d+)"), "trang {}", "page {}"),
    (re.compile(r"page (\d+) table (\d+) row (\d+) column (\d+)"), "trang {} bảng {} dòng {} cột {}",
     "page {} table {} row {} column {}"),
    (re.compile(r"(\d+):(\d+)"), "dòng {}, chữ thứ {}", "line {}, letter {}"),
    (re.compile(r"(.+)!([A-Z]+\d+)"), "trang tính {}, ô {}", "sheet {}, cell {}"),
)  # fmt: skip


def whereabouts(told: str, lang: str) -> str:
    """Say where in a document something stands, as people would look for it.

    >>> whereabouts("body ¶11", "vi"), whereabouts("16:61", "vi"), whereabouts("Biểu 1!C7", "en")
    ('đoạn 11', 'dòng 16, chữ thứ 61', 'sheet Biểu 1, cell C7')
    """
    for shape, vi, en in _PLACES:
        if found := shape.fullmatch(told):
            return (vi if lang == "vi" else en).format(*found.groups())
    return told


def day(value: date | datetime | None, lang: str) -> str:
    """Write a day as 26/11/2026 in Vietnamese and 26 Nov 2026 in English.

    >>> day(date(2026, 11, 6), "vi"), day(date(2026, 11, 6), "en"), day(None, "vi")
    ('06/11/2026', '6 Nov 2026', '–')
    """
    if value is None:
        return BLANK
    if isinstance(value, datetime):
        value = value.astimezone(VIETNAM).date()
    return f"{value.day} {value:%b %Y}" if lang == "en" else f"{value:%d/%m/%Y}"


def moment(value: datetime | None, lang: str) -> str:
    """Write a moment in Viet Nam's time.

    >>> from datetime import UTC
    >>> moment(datetime(2026, 11, 6, 1, 5, tzinfo=UTC), "vi")
    '08:05 06/11/2026'
    """
    if value is None:
        return BLANK
    return f"{value.astimezone(VIETNAM):%H:%M} {day(value, lang)}"


def period(value: Period | str, lang: str) -> str:
    """Write a period as people say it. What is no period stays as it is.

    >>> period("2026-10", "vi"), period("2026-9M", "vi"), period("2026-10", "en"), period("x", "vi")
    ('tháng 10/2026', '9 tháng 2026', 'October 2026', 'x')
    """
    try:
        parsed = Period.parse(value) if isinstance(value, str) else value
    except PeriodError:
        return str(value)
    return words_of(parsed) if lang == "vi" else said(str(parsed), lang)
