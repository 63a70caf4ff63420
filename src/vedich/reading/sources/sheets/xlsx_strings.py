"""The words of an XLSX workbook: plain and in stretches of several fonts, phonetic hints left out."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from vedich.reading.sources.sheets.package import Package, local

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Words(NamedTuple):
    """The words of one cell and the fonts of its stretches, where it has more than one."""

    text: str
    fonts: tuple[tuple[int, int, str], ...] = ()


def strings_of(package: Package, part: str) -> list[Words]:
    """Give the shared strings of a workbook, in order."""
    if not part:
        return []
    return [words_of(item) for item in package.elements(part, ("si",))]


def words_of(item: Any) -> Words:
    """Give the words of a string item or an inline string."""
    told = ""
    fonts: list[tuple[int, int, str]] = []
    for child in item:
        match local(child.tag):
            case "t":
                told += _plain(child.text)
            case "r":
                start, font = len(told), ""
                for inner in child:
                    if local(inner.tag) == "t":
                        told += _plain(inner.text)
                    elif local(inner.tag) == "rPr":
                        named = inner.find("{*}rFont")
                        font = (named.get("val") or "") if named is not None else ""
                fonts.append((start, len(told), font))
    return Words(told, tuple(fonts))


def _plain(said: str | None) -> str:
    """Give the letters that a string stands for: control letters are kept as _x000D_.

    >>> _plain("a_x000D_b_x005F_x000D_")
    'a\\rb_x000D_'
    """
    if not said:
        return ""
    if "_x" not in said:
        return said
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), said)
