"""Figures as people type them on pages of either language: carried into one form, or found to mean two.

Inside, a typed figure is text in the Vietnamese form ('1.234,5'). What was typed on an English page is
carried over where it can mean one thing alone; '1.234' is a thousand and more to most people here and little
more than one to whoever reads English, and stays as it was typed, to be asked about.
"""

from __future__ import annotations

import re

from vedich.domain.figure import Figure, FigureError

_OTHER_WAY = str.maketrans(",.", ".,")
# A dot before exactly three digits: decimals in English, thousands in Vietnamese.
_EITHER = re.compile(r"[-+−–]?\s*[1-9]\d{0,2}\.\d{3}")
# By its separators alone Vietnamese, on whatever page: '1.234,5', '1.234.567', '1.234.567,8'.
_VIETNAMESE = re.compile(r"[-+−–]?\s*[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})")


def carried(text: str) -> str | None:
    """Give what was typed on an English page in the Vietnamese form.

    >>> carried("1,234.5"), carried("61.45"), carried("1.234,5"), carried("0.125"), carried("1234")
    ('1.234,5', '61,45', '1.234,5', '0,125', '1234')

    Nulls: None where it is no figure, or may mean two.

    >>> carried("1.234"), carried("61,45"), carried("abc")
    (None, None, None)
    """
    said = text.strip().replace("\u00a0", "")
    if _VIETNAMESE.fullmatch(said):
        return said
    if _EITHER.fullmatch(said):
        return None
    other = said.translate(_OTHER_WAY)
    try:
        return None if Figure(other).doubtful else other
    except FigureError:
        return None


def means_two(text: str) -> bool:
    """Say whether a text typed on an English page is a number, but not plainly which.

    >>> means_two("1.234"), means_two("61,45"), means_two("abc")
    (True, True, False)
    """
    said = text.strip()
    if _EITHER.fullmatch(said):
        return True
    try:
        return Figure(said.translate(_OTHER_WAY)).doubtful
    except FigureError:
        return False


def shown(text: str, lang: str) -> str:
    """Give a figure in the Vietnamese form as a page of a language shows it; other text stays as it is.

    >>> shown("1.234,5", "en"), shown("1.234,5", "vi"), shown("đang làm", "en"), shown("61.45", "en")
    ('1,234.5', '1.234,5', 'đang làm', '61.45')
    """
    if lang == "vi":
        return text
    try:
        return text if Figure(text).doubtful else text.translate(_OTHER_WAY)
    except FigureError:
        return text
