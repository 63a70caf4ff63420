"""Errors made in figures: each maker gives the places in a fact where it can strike, and the wrong words."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from decimal import Decimal

from bench.checking.facts import Document, Fact
from bench.checking.numerals import grouped, printed, quantity
from bench.checking.site import Site, Wrongs, at
from bench.checking.slips import SLIPS, other_digit

SHARES = ("percent", "excess", "shortfall")
CHANGES = ("growth", "fall")
ARITHMETIC = (*SHARES, *CHANGES, "times", "sum", "minus", "points", "product", "tally", "same", "shares")


def off(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Replace a percentage by one some points away."""
    was = quantity(document.marks[fact.names[0]].words)
    away = [was.value + sign * Decimal(chance.randint(20, 120)) / 10 for sign in (1, -1)]
    values = [value for value in away if value > 1]
    yield Site(fact.names[0], tuple(printed(value, was.decimals, was.measure) for value in values))


def slipped(slip: str) -> Wrongs:
    """Mistype a figure that takes part in some arithmetic."""

    def make(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
        if fact.kind not in ARITHMETIC:
            return
        for name in fact.names:
            was = quantity(document.marks[name].words)
            wrong = tuple(each + was.blank + was.measure for each in SLIPS[slip](was.numeral))
            if wrong:
                yield Site(name, wrong)

    return make


@at(*ARITHMETIC)
def other_scale(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Say triệu for tỷ, or tỷ for triệu."""
    for name in fact.names:
        words = document.marks[name].words
        for one, two in (("tỷ", "triệu"), ("triệu", "tỷ")):
            if re.search(rf" {one}(?= đồng)", words):
                yield Site(name, (words.replace(one, two, 1),))


@at("tally")
def other_part(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Change one part of a count, or put a 1 before it."""
    for name in fact.names[1:]:
        was = quantity(document.marks[name].words)
        whole = quantity(document.marks[fact.names[0]].words).value
        near = [grouped(str(int(was.value) + step)) for step in (-3, -2, -1, 1, 2, 3) if was.value + step > 0]
        slipped = [f"1{was.numeral}"] if len(was.numeral) == 1 and Decimal(f"1{was.numeral}") <= whole else []
        yield Site(name, tuple(each + was.blank + was.measure for each in (*near, *slipped)))


@at("sum")
def other_total(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Leave a part out of the total, or copy one of its digits wrongly."""
    was = quantity(document.marks[fact.names[0]].words)
    parts = [quantity(words).value for words in document.words(fact.names[1:])]
    short = [printed(was.value - part, was.decimals, was.measure) for part in parts]
    digits = [each + was.blank + was.measure for each in other_digit(was.numeral)]
    yield Site(fact.names[0], tuple(short if len(parts) > 2 else digits))


@at("subset")
def too_large(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Make a part larger than its whole."""
    part, whole = (quantity(words) for words in document.words(fact.names))
    value = whole.value * Decimal(chance.randint(105, 160)) / 100
    if part.measure != "%":
        yield Site(fact.names[0], (printed(value, part.decimals, part.measure),))


@at("same")
def second_value(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Copy a figure wrongly where it stands again."""
    for name in fact.names:
        was = quantity(document.marks[name].words)
        yield Site(name, tuple(each + was.blank + was.measure for each in other_digit(was.numeral)))


@at("shares")
def too_much(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Add some points to a share of a hundred."""
    for name in fact.names:
        was = quantity(document.marks[name].words)
        yield Site(name, (printed(was.value + chance.randint(4, 12), was.decimals, was.measure),))


@at("rate")
def above_hundred(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Raise a rate above a hundred."""
    was = quantity(document.marks[fact.names[0]].words)
    if was.value >= 70:
        value = 100 + Decimal(chance.randint(11, 99)) / 10
        yield Site(fact.names[0], (printed(value, max(was.decimals, 1), was.measure),))


@at("ratio")
def over_whole(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Let more be done than there are."""
    name = fact.names[-1]
    n, m = document.marks[name].words.split("/")
    raised = grouped(str(int(quantity(m).value) + chance.randint(1, 9)))
    yield Site(name, (f"{m}/{n}", f"{raised}/{m}") if n != m else (f"{raised}/{m}",))


@at("between")
def beyond(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Move the growth of a whole beyond that of every part."""
    whole, *parts = (quantity(words) for words in document.words(fact.names))
    away = Decimal(chance.randint(11, 40)) / 10
    high = max(part.value for part in parts) + away
    low = min(part.value for part in parts) - away
    values = [value for value in (high, low) if value > 0]
    yield Site(fact.names[0], tuple(printed(value, whole.decimals, whole.measure) for value in values))
