"""What all parts of a Word file share while it is read: styles, lists, the text so far, what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from vedich.reading.sources.docx.gathering import Gathering
from vedich.reading.sources.docx.ledger import Ledger
from vedich.reading.sources.docx.names import MC, M, W
from vedich.reading.sources.docx.numbering import Numbering
from vedich.reading.sources.docx.package import Package
from vedich.reading.sources.docx.styles import Styles

LETTERS = (W + "t", W + "delText", M + "t")
_PARAGRAPH = W + "p"
_CHOICE, _FALLBACK = MC + "Choice", MC + "Fallback"


class Mode:
    """Why the words of a stretch are not read as they stand: bits of a plain number, which is faster."""

    PLAIN: Final = 0
    INSERTED: Final = 1
    HIDDEN: Final = 2
    DELETED: Final = 4
    MOVED: Final = 8
    COVERED: Final = 16
    UNMARKED: Final = 32
    STRUCK: Final = 64
    LEFT_OUT: Final = DELETED | MOVED | COVERED | UNMARKED | STRUCK


@dataclass(slots=True)
class Content:
    """The file being read; `inserted`, `deleted` and `moved` count the tracked changes."""

    package: Package
    styles: Styles
    numbering: Numbering
    gathering: Gathering = field(default_factory=Gathering)
    ledger: Ledger = field(default_factory=Ledger)
    tables: int = 0
    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    notes_marked: set[tuple[str, str]] = field(default_factory=set)


def letters_in(element: etree._Element) -> str:
    """Give all letters below an element, whatever they are for."""
    return "".join(each.text or "" for each in element.iter(*LETTERS))


def letters_once(element: etree._Element) -> str:
    """Give the letters below an element, those of a branch that only repeats another left out."""
    told = []
    for child in element:
        if child.tag in LETTERS:
            told.append(child.text or "")
        elif child.tag == MC + "AlternateContent":
            branch, _ = chosen(child)
            if branch is not None:
                told.append(letters_once(branch))
        elif len(child):
            told.append(letters_once(child))
    return "".join(told)


def chosen(alternate: etree._Element) -> tuple[etree._Element | None, list[etree._Element]]:
    """Give the branch of an `mc:AlternateContent` that is read, and those that only repeat it.

    The first choice is what today's word processors show; where it holds no words and the fallback does, the
    fallback is read.
    """
    branches = [each for each in alternate if each.tag in (_CHOICE, _FALLBACK)]
    if not branches:
        return None, []
    best = branches[0]
    if len(branches) > 1 and not any(True for _ in best.iter(*LETTERS)):
        best = next((each for each in branches if any(True for _ in each.iter(*LETTERS))), best)
    return best, [each for each in branches if each is not best]


def wrapped(parent: etree._Element, wanted: str, mode: int) -> Iterator[tuple[etree._Element, int]]:
    """Yield the rows of a table, or the cells of a row, out of what they are wrapped in, with their mode."""
    for child in parent:
        if child.tag == wanted:
            yield child, mode
        elif child.tag == W + "sdt":
            inner = child.find(W + "sdtContent")
            if inner is not None:
                yield from wrapped(inner, wanted, mode)
        elif child.tag in (W + "customXml", W + "smartTag"):
            yield from wrapped(child, wanted, mode)
        elif child.tag == W + "ins":
            yield from wrapped(child, wanted, mode | Mode.INSERTED)
        elif child.tag == W + "del":
            yield from wrapped(child, wanted, mode | Mode.DELETED)
        elif child.tag == MC + "AlternateContent":
            branch, _ = chosen(child)
            if branch is not None:
                yield from wrapped(branch, wanted, mode)
