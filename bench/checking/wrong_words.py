"""Errors made in the words around a figure: its base, its measure, a number of a document, a task."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from bench.checking.braces import Mark
from bench.checking.facts import Document, Fact
from bench.checking.numerals import quantity
from bench.checking.site import Site, at
from bench.checking.wrong_figures import CHANGES


@at(*CHANGES, "between")
def into_points(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Say points where the growth of a level is in percent."""
    words = document.marks[fact.names[0]].words
    if words.endswith("%"):
        yield Site(fact.names[0], (f"{words.removesuffix('%')} điểm %",))


@at("points")
def out_of_points(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Say percent where a rate changes by points."""
    yield Site(fact.names[0], (document.marks[fact.names[0]].words.replace(" điểm %", "%"),))


@at("base")
def other_base(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Name the base of the percentage beside it."""
    one, two = document.words(fact.names[:2])
    yield Site(fact.names[0], (two,))
    yield Site(fact.names[1], (one,))


@at("number")
def malformed(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Turn the signs of a document number, or its parts, or lose its sign."""
    words = document.marks[fact.names[0]].words
    number, sign, symbol = re.fullmatch(r"([\d/]+?)([-/])(\D+)", words).groups()  # type: ignore[union-attr]
    other = {"-": "/", "/": "-"}
    first, joint, last = re.fullmatch(r"(\w+)([-/])(\w+)", symbol).groups()  # type: ignore[union-attr]
    turned = f"{number}{other[sign]}{first}{other[joint]}{last}"
    yield Site(fact.names[0], (turned, f"{number}{sign}{last}{joint}{first}", f"{number}{symbol}"))


@at("measure")
def no_measure(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Leave the measure out."""
    yield Site(fact.names[0], (quantity(document.marks[fact.names[0]].words).numeral,))


@at("measure")
def wrong_measure(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Put a measure that cannot be."""
    yield Site(fact.names[0], (f"{quantity(document.marks[fact.names[0]].words).numeral} {fact.instead}",))


@at("no_lead")
def without_lead(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Leave out who does it where that opens the sentence; within one, the agency before leads on."""
    lead = document.marks[fact.names[1]]
    if not _sentence_so_far(document, lead):
        yield Site(fact.names[1], (fact.instead,))


@at("no_deadline")
def without_deadline(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Leave out by when, where the document sets a time for another task and this one keeps none."""
    if _others_due(document, document.marks[fact.names[1]]):
        yield Site(fact.names[1], (fact.instead,))


def _others_due(document: Document, deadline: Mark) -> bool:
    """Say whether a deadline is left for another task, and none for this one.

    Where no task has a deadline, the document does not set any, and nothing in it tells that one is missing.
    Where the same task names a later day ('phân bổ xong; gửi báo cáo trước ngày 05/4'), it has a deadline.
    """
    times = [
        mark for mark in _deadlines(document) if mark.end <= deadline.start or mark.start >= deadline.end
    ]
    leads = [document.marks[fact.names[1]] for fact in document.facts if fact.kind == "no_lead"]
    for time in times:
        first, last = sorted((time, deadline), key=lambda mark: mark.start)
        between = document.text[first.end : last.start]
        if not re.search(r"[.\n]", between) and not any(
            first.end <= lead.start < last.start for lead in leads
        ):
            return False
    return bool(times)


def _deadlines(document: Document) -> Iterator[Mark]:
    for fact in document.facts:
        if fact.kind == "no_deadline":
            yield document.marks[fact.names[1]]
        elif fact.kind in ("after", "inputs"):
            yield document.marks[fact.names[0]]


def _sentence_so_far(document: Document, mark: Mark) -> str:
    """Give the words of the sentence before a mark, without the bullet or number that opens it."""
    before = re.split(r"\n|[.!?:]\s", document.text[: mark.start])[-1]
    return re.sub(r"^\s*(?:[-+*•]|\d+[.)]|[a-zđ]\)|Điều \d+\.?)?\s*$", "", before).strip()
