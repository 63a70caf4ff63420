"""Errors made in the words around a figure: its base, its measure, a number of a document, a task."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

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
    """Leave out who does it."""
    yield Site(fact.names[1], (fact.instead,))


@at("no_deadline")
def without_deadline(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Leave out by when."""
    yield Site(fact.names[1], (fact.instead,))
