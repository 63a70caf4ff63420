"""A text for people in both languages of the product."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Wording:
    """Hold one saying in Vietnamese and in English, so that neither is ever missing.

    >>> Wording("đạt", "met").say("vi")
    'đạt'
    >>> Wording("", "met")
    Traceback (most recent call last):
    ValueError: A wording needs both languages, got vi='' and en='met'. Write the missing one.
    """

    vi: str
    en: str

    def __post_init__(self) -> None:
        if not self.vi or not self.en:
            raise ValueError(
                f"A wording needs both languages, got vi={self.vi!r} and en={self.en!r}. "
                "Write the missing one."
            )

    def say(self, lang: str) -> str:
        """Give the text in 'vi' or 'en'; Vietnamese for any other language."""
        return self.en if lang == "en" else self.vi


def day(when: date, lang: str) -> str:
    """Write a day as each language does.

    >>> day(date(2025, 7, 1), "vi"), day(date(2025, 7, 1), "en")
    ('01/7/2025', '1 July 2025')
    """
    if lang == "en":
        return f"{when.day} {when:%B %Y}"
    # Official Vietnamese writes a leading zero for days and for the first two months only.
    return (
        f"{when.day:02}/{when.month:02}/{when.year}"
        if when.month < 3
        else f"{when:%d}/{when.month}/{when.year}"
    )
