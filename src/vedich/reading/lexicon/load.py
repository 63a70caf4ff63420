"""Load the lexicon once and make its patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
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


def unless_after(beginnings: Iterable[str]) -> str:
    """Give a pattern that holds where none of the beginnings stands before, each with its blank behind it.

    >>> re.findall(unless_after(["thành lập"]) + "mới", "thành lập mới, mới đạt")
    ['mới']
    """
    return "".join(rf"(?<!{re.escape(words)} )" for words in beginnings)


def by_first_letter(words: Iterable[str], digits: str = "") -> str:
    """Give a pattern of whole words, the longest first; they must begin with a letter.

    `digits` says what must hold around a digit that is to match too. What may come first stands in front, for
    the engine finds a letter quickly.

    >>> by_first_letter(["năm", "nửa", "quý"])
    '[nq](?:(?<!\\\\w.)(?:(?<=n)(?:ăm|ửa)|(?<=q)(?:uý))\\\\b)'
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    ways = "|".join(f"(?<={first})(?:{'|'.join(rest)})" for first, rest in sorted(rests.items()))
    words_too = rf"(?<!\w.)(?:{ways})\b"
    if digits:
        return rf"[{''.join(sorted(rests))}\d](?:(?<=\d){digits}|{words_too})"
    return rf"[{''.join(sorted(rests))}](?:{words_too})"


@cache
def only_new() -> str:
    """Give a pattern of 'mới' where it is a word of time ('mới đạt'), not the end of a name ('thành lập mới').

    >>> re.findall(only_new(), "nông thôn mới mới đạt")
    ['mới']
    """
    kept: dict[str, list[str]] = lexicon("tails")["keep"]
    return unless_after(words.removesuffix(" mới") for words in [*kept["new"], *kept["newly"]]) + "mới"


@cache
def misreadings() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give the pattern of misread words and what each one means."""
    words: dict[str, str] = lexicon("misreadings")["words"]
    return re.compile(by_first_letter(words)), words
