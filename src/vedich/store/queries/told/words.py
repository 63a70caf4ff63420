"""The words of a judgement: bases, rules that fired, paces, figures and shares."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from vedich.domain.figure import Figure
from vedich.domain.period import Period, PeriodError, PeriodKind
from vedich.domain.period_wording import said as period_said
from vedich.domain.target import Basis
from vedich.judging.rules import said
from vedich.store.judged.board import Line

_BASES = {
    Basis.ASSIGNED: ("cấp trên giao", "assigned"),
    Basis.ADOPTED: ("HĐND giao", "adopted by council"),
    Basis.OWN_PLAN: ("kế hoạch", "own plan"),
    Basis.PARTY_RESOLUTION: ("NQ Đảng", "Party resolution"),
    Basis.TERM: ("nhiệm kỳ", "term"),
    Basis.STRETCH: ("phấn đấu", "stretch"),
    Basis.BUDGET_ESTIMATE: ("dự toán", "budget estimate"),
    Basis.SCENARIO: ("kịch bản", "scenario"),
    Basis.UNKNOWN: ("chưa rõ căn cứ", "basis unknown"),
}

# What people report has at most thousandths (a million of a thousand million); beyond that it was computed.
_MOST_DECIMALS, _DECIMALS = 3, 2

_PACES = {
    "safe": ("đúng tiến độ", "on pace"),
    "watch": ("cần theo dõi", "to be watched"),
    "risk": ("có nguy cơ", "at risk"),
    "alarm": ("báo động", "alarm"),
}

OPERATORS = {
    "at_least": "≥",
    "more_than": ">",
    "at_most": "≤",
    "less_than": "<",
    "equal": "",
    "about": "≈",
    "between": "",
    "decrease_to": "↓",
    "decrease_by": "−",
    "increase_by": "+",
}


def basis_words(basis: str, lang: str) -> str:
    """Say on whose authority a target stands.

    >>> basis_words("assigned", "vi"), basis_words("stretch", "en")
    ('cấp trên giao', 'stretch')
    """
    return _BASES[Basis(basis)][lang == "en"]


def rule_words(line: Line, lang: str, *, near_share: Decimal, near_points: Decimal) -> str:
    """Say which rule gave a line its verdict, with the figures it looked at."""
    figures = {
        "near_share": number(near_share, lang),
        "near_points": number(near_points, lang),
        "areas_known": line.areas_known,
        "areas": line.areas,
        "known": line.known,
        "due": line.due,
    }
    return said(line.rule, figures).say(lang)


def difference_in(measure: str, lang: str) -> str:
    """Give the measure of a difference: of two rates it is told in points.

    >>> difference_in("%", "vi"), difference_in("tỷ đồng", "vi")
    ('điểm %', 'tỷ đồng')
    """
    return ("điểm %" if lang == "vi" else "points") if measure == "%" else measure


def pace_words(pace: str | None, lang: str) -> str:
    """Say how a target stands within its year; nothing for one that has no pace."""
    return _PACES[pace][lang == "en"] if pace else ""


@lru_cache(maxsize=65_536)
def number(value: Decimal | None, lang: str, decimals: int | None = None) -> str:
    """Print a figure as each language does, without zeros that say nothing; nothing for None.

    >>> number(Decimal("1234.500000"), "vi"), number(Decimal("1234.5"), "en"), number(None, "vi")
    ('1.234,5', '1,234.5', '')
    """
    if value is None:
        return ""
    plain = Decimal(f"{value:f}".rstrip("0").rstrip(".")) if "." in f"{value:f}" else value
    text = Figure.of(plain, decimals).text
    return text.translate({ord("."): ",", ord(","): "."}) if lang == "en" else text


_NUMBER = re.compile(r"\d[\d.,]*\d")
_OTHER_WAY = str.maketrans(",.", ".,")


def written(told: str, lang: str) -> str:
    """Give a figure that was told in Vietnamese form with the separators of a language, as exact as before.

    >>> written("ước 18,614 tỷ đồng", "vi"), written("ước 1.218,614 tỷ đồng", "en")
    ('ước 18,614 tỷ đồng', 'ước 1,218.614 tỷ đồng')
    """
    return told if lang == "vi" else _NUMBER.sub(lambda found: found.group().translate(_OTHER_WAY), told)


def of_points(count: Decimal) -> str:
    """Give the English word for so many points.

    >>> of_points(Decimal(1)), of_points(Decimal("0.5"))
    ('point', 'points')
    """
    return "point" if count == 1 else "points"


def figure_of(line: Line, value: Decimal | None, lang: str) -> str:
    """Print a figure of a line: as it was said, or, worked out with more digits than people write, rounded.

    A mean over many communes has as many decimals as a division gives; nobody reported one of them.
    """
    worked_out = line.way not in (None, "own") and value is not None
    if worked_out and value is not None and value != round(value, _MOST_DECIMALS):
        return number(value, lang, _DECIMALS)
    return number(value, lang)


def share(value: Decimal | None, lang: str) -> str:
    """Print a share in per cent with its two decimals; nothing for None."""
    return f"{number(value, lang, 2)}%" if value is not None else ""


def goal(line: Line, lang: str) -> str:
    """Print what meets a target: a bound with its sign, or both ends of a range."""
    if line.low is None:
        return ""
    if line.high is not None and line.high != line.low:
        return f"{number(line.low, lang)} - {number(line.high, lang)}"
    signs = {True: "> ", False: "< "} if line.is_strict else {True: "≥ ", False: "≤ "}
    sign = "" if line.higher_is_better is None else signs[line.higher_is_better]
    return f"{sign}{number(line.low, lang)}"


def months(line: Line, lang: str) -> str:
    """Say which months or years a target is for, where it is not for one whole year."""
    if line.last_year is not None:
        return f"{line.year}-{line.last_year}"
    if (line.first, line.last) == (1, 12):
        return ""
    word = "tháng" if lang == "vi" else "months"
    return f"{word} {line.first}-{line.last}" if line.first != line.last else f"{word} {line.first}"


def result(line: Line, lang: str) -> str:
    """Print a result: a range with both ends, an estimate or a piece of a split with a mark."""
    if line.result is None:
        return ""
    told = figure_of(line, line.result, lang)
    if line.result_max is not None and line.result_max != line.result:
        told += f" - {figure_of(line, line.result_max, lang)}"
    marks = ("ước" if lang == "vi" else "est.") if line.time_basis == "estimate" or line.estimated else ""
    return f"{marks} {told}".strip()


def period(text: str, lang: str) -> str:
    """Say a period as people do; what is no period stays as it is written.

    >>> period("2025-07", "vi"), period("2025-9M", "en"), period("2025", "vi"), period("2025-H2", "vi")
    ('tháng 7/2025', 'first 9 months of 2025', 'năm 2025', '6 tháng cuối 2025')
    >>> period("2026-01-01..2026-09-20", "vi")
    '01/01 – 20/09/2026'
    """
    try:
        read = Period.parse(text)
    except PeriodError:
        return text
    last, year = read.end.month, read.end.year
    words = {
        PeriodKind.MONTH: f"tháng {last}/{year}",
        PeriodKind.MONTHS_SO_FAR: f"{last} tháng năm {year}",
        PeriodKind.YEAR: f"năm {year}",
    }
    return words[read.kind] if lang == "vi" and read.kind in words else period_said(read).say(lang)
