"""Words in both languages, side by side where they are used, so that neither is ever missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.functional import lazystr
from django.utils.translation import get_language

from vedich.domain.wording import Wording

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def say(vi: str, en: str, **values: object) -> str:
    """Give the text in the language of the request, with its values set in.

    >>> say("Có {n} văn bản", "{n} documents", n=3)
    'Có 3 văn bản'
    """
    text = Wording(vi, en).say(spoken())
    return text.format(**values) if values else text


def spoken() -> str:
    """Give the language of the request: 'vi' or 'en'."""
    return "en" if get_language() == "en" else "vi"


class _Later:
    def __init__(self, vi: str, en: str) -> None:
        self._words = Wording(vi, en)

    def __str__(self) -> str:
        return self._words.say(spoken())


def later(vi: str, en: str) -> _StrPromise:
    """Give a text that chooses its language when it is shown: for labels of forms and other constants."""
    return lazystr(_Later(vi, en))
