"""What a value in the catalog's files may look like: in words for people, and as a test."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any


@dataclass(frozen=True, slots=True)
class Form:
    """What a value must look like: in words, and as a test."""

    words: str
    fits: Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value) and value == value.strip()


def _is_decimal(value: Any) -> bool:
    try:
        return isinstance(value, str) and Decimal(value).is_finite()
    except InvalidOperation:
        return False


def _is_pair(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"vi", "en"} and all(map(_is_text, value.values()))


def are(value: Any, fits: Callable[[Any], bool]) -> bool:
    """Say whether a value is a list that is not empty, of such things alone."""
    return isinstance(value, list) and bool(value) and all(map(fits, value))


TEXT = Form("a text without blanks around it", _is_text)
TEXTS = Form(
    "a list of different texts", lambda value: are(value, _is_text) and len(set(value)) == len(value)
)
YES_NO = Form("true or false", lambda value: isinstance(value, bool))
WHOLE = Form("a whole number", lambda value: isinstance(value, int) and not isinstance(value, bool))
DAY = Form("a date like 2025-06-30, without quotes", lambda value: type(value) is date)
DECIMAL = Form('a decimal number in quotes, like "0.1"', _is_decimal)
PAIR = Form('a table { vi = "...", en = "..." }', _is_pair)
PARTS = Form(
    'a list of indicator codes or of tables { vi = "...", en = "..." }',
    lambda value: are(value, lambda part: _is_text(part) or _is_pair(part)),
)
TABLES = Form("a list of tables", lambda value: are(value, lambda table: isinstance(table, dict)))
CODE = Form(
    "three capitals, a hyphen and three figures, like POV-003",
    lambda value: isinstance(value, str) and re.fullmatch(r"[A-Z]{3}-\d{3}", value) is not None,
)


def one_of(*words: str) -> Form:
    """Give the form of a value that is one of some words."""
    return Form("one of " + ", ".join(words), lambda value: value in words)
