"""Errors made in days and periods."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import timedelta

from bench.checking.facts import Document, Fact
from bench.checking.hold import day
from bench.checking.site import Site, at

_NUMBERS_OF_DAY = re.compile(r"(\d{1,2})(/| tháng )(\d{1,2})((?:/| năm )\d{4})?")


def _dates(document: Document, fact: Fact) -> Iterator[tuple[str, re.Match[str]]]:
    for name in fact.names:
        if shape := _NUMBERS_OF_DAY.fullmatch(document.marks[name].words):
            yield name, shape


@at("date", "after", "inputs")
def no_such_day(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Name a day that the calendar has not."""
    for name, shape in _dates(document, fact):
        _, between, month, year = shape.groups(default="")
        short = {"2": "30", "4": "31", "6": "31", "9": "31", "11": "31"}.get(month.lstrip("0"))
        yield Site(name, (f"{short or '32'}{between}{month}{year}",))


@at("after")
def before_its_document(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Set a deadline a year before its document."""
    for name, shape in list(_dates(document, fact))[:1]:
        number, between, month, year = shape.groups(default="")
        if year:
            yield Site(name, (f"{number}{between}{month}{year[:-4]}{int(year[-4:]) - 1}",))


@at("inputs")
def before_its_inputs(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Move the whole before its inputs, or the inputs behind the whole."""
    dates = list(_dates(document, fact))
    for (name, shape), other, way in zip(dates, reversed(dates), (1, -1), strict=True):
        if fixed := day(other[1].group(), 0):
            due = fixed + timedelta(days=way * chance.randint(3, 12))
            _, between, _, year = shape.groups(default="")
            yield Site(name, (f"{due.day:02}{between}{due.month}{year[:-4]}{due.year}",))


@at("forward")
def backwards(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
    """Let a period end before it begins."""
    words = document.marks[fact.names[0]].words
    if len(fact.names) == 1:
        first, last = re.findall(r"\d{4}", words)
        yield Site(fact.names[0], (f"{last} - {first}", f"{first} - {int(last) - 10}"))
    else:
        year = words[-4:]
        yield Site(fact.names[0], (words.replace(year, str(int(year) + 1)),))
