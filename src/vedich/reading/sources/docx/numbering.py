"""Compute the numbers that a word processor sets before the paragraphs of a list: '1.', 'a)', 'II.', '1.2.'.

They stand nowhere in the file; a person sees them and refers to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from vedich.reading.sources.docx.names import VAL, W, is_on, whole
from vedich.reading.sources.docx.styles import font_of
from vedich.reading.sources.docx.symbols import shown

_LEVELS = 9
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACEHOLDER = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    saying: str = ""
    restart: int | None = None
    legal: bool = False
    blank_after: bool = True
    style: str = ""


class Numbering:
    """The lists of a file and how far each was counted; ask in the order of the text.

    >>> Numbering(None).label(("7", 0), "") is None
    True
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        by_style: dict[str, str] = {}
        links: dict[str, str] = {}
        for each in root.iterchildren(W + "abstractNum"):
            identity = each.get(W + "abstractNumId", "")
            self._levels[identity] = {
                whole(level.get(W + "ilvl")): _level(level) for level in each.iterchildren(W + "lvl")
            }
            made, linked = each.find(W + "styleLink"), each.find(W + "numStyleLink")
            if made is not None:
                by_style[made.get(VAL, "")] = identity
            if linked is not None:
                links[identity] = linked.get(VAL, "")
        for each in root.iterchildren(W + "num"):
            told = each.find(W + "abstractNumId")
            identity = "" if told is None else told.get(VAL, "")
            identity = by_style.get(links.get(identity, ""), identity)
            changed, starts = _overrides(each)
            self._lists[each.get(W + "numId", "")] = identity, changed, starts

    def label(self, number: tuple[str, int | None] | None, style: str) -> tuple[str, bool] | None:
        """Count a paragraph and give its label and whether a blank follows it.

        Nulls: None for a paragraph of no list, or of one that shows nothing.
        """
        if number is None or number[0] not in self._lists:
            return None
        identity, level_told = number
        abstract, changed, starts = self._lists[identity]
        levels = {**self._levels.get(abstract, {}), **changed}
        at = level_told
        if at is None:
            at = next((index for index, level in levels.items() if style and level.style == style), 0)
        if at not in levels:
            return None
        counts = self._counts.setdefault(abstract, {})
        self._count(counts, levels, at, identity, starts)
        level = levels[at]

        def told(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            there = levels.get(index, _Level())
            form = "decimal" if level.legal and there.form != "bullet" else there.form
            return written(counts.get(index, there.start), form)

        saying = level.saying if level.form == "bullet" else _PLACEHOLDER.sub(told, level.saying)
        return (saying, level.blank_after) if saying.strip() and level.form != "none" else None

    def _count(
        self,
        counts: dict[int, int],
        levels: dict[int, _Level],
        at: int,
        identity: str,
        starts: dict[int, int],
    ) -> None:
        first = (identity, at) not in self._begun
        self._begun.add((identity, at))
        start = starts.get(at, levels[at].start)
        if at in counts and not (first and at in starts):
            counts[at] += 1
        else:
            counts[at] = start
        for above in range(at):
            # A list that begins on its second level shows the first as if it had begun.
            if above in levels:
                counts.setdefault(above, starts.get(above, levels[above].start))
        for below in range(at + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and at < restart):
                counts.pop(below, None)


def written(count: int, form: str) -> str:
    """Write a count in a form of the format: decimal, lowerLetter, upperRoman ...

    >>> [written(4, form) for form in ("decimal", "lowerLetter", "upperRoman", "decimalZero")]
    ['4', 'd', 'IV', '04']
    """
    return _FORMS.get(form, str)(count)


def _letters(count: int) -> str:
    """Count a, b, c ... z, aa, bb: the letters are repeated, not combined."""
    if not 0 < count <= 780:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    told = ""
    for value, letters in _ROMAN:
        told += letters * (count // value)
        count %= value
    return told


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "decimalZero": lambda count: f"{count:02}",
    "decimalEnclosedParen": lambda count: f"({count})",
    "decimalEnclosedFullstop": lambda count: f"{count}.",
    "numberInDash": lambda count: f"- {count} -",
    "none": lambda _: "",
}


def _level(element: etree._Element) -> _Level:
    def value(name: str) -> str | None:
        found = element.find(W + name)
        return None if found is None else found.get(VAL, "")

    restart, legal = value("lvlRestart"), element.find(W + "isLgl")
    form = value("numFmt") or "decimal"
    saying = value("lvlText") or ""
    if form == "bullet":
        saying = shown(saying, font_of(element.find(f"{W}rPr/{W}rFonts")))
    return _Level(
        whole(value("start"), 0 if element.find(W + "start") is None else 1),
        form,
        saying,
        None if restart is None else whole(restart),
        legal is not None and is_on(legal.get(VAL)),
        value("suff") != "nothing",
        value("pStyle") or "",
    )


def _overrides(number: etree._Element) -> tuple[dict[int, _Level], dict[int, int]]:
    changed, starts = {}, {}
    for each in number.iterchildren(W + "lvlOverride"):
        at = whole(each.get(W + "ilvl"))
        level, start = each.find(W + "lvl"), each.find(W + "startOverride")
        if level is not None:
            changed[at] = _level(level)
        if start is not None:
            starts[at] = whole(start.get(VAL), 1)
    return changed, starts
