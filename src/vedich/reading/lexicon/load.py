"""Load the lexicon once and make its patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Give one file of the lexicon, as it stands.

    >>> "words" in lexicon("misreadings")
    True
    """
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


def alternatives(words: list[str] | tuple[str, ...]) -> str:
    """Give a pattern that matches any of the words, the longest first; a blank matches any run of blanks.

    >>> alternatives(["kế hoạch", "kế hoạch năm"])
    'kế\\\\s+hoạch\\\\s+năm|kế\\\\s+hoạch'
    """
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in longest_first)


@cache
def misreadings() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give the pattern of misread words and what each one means."""
    words: dict[str, str] = lexicon("misreadings")["words"]
    longest_first = sorted(words, key=len, reverse=True)
    first = sorted({word[0] for word in words})
    # The first letters stand in front, for the engine finds a letter quickly.
    rest = ("|".join(re.escape(word[1:]) for word in longest_first if word[0] == letter) for letter in first)
    ways = "|".join(f"(?<={letter})(?:{way})" for letter, way in zip(first, rest, strict=True))
    return re.compile(rf"[{''.join(first)}](?<!\w.)(?:{ways})\b"), words
