"""Give the signs a claim carries for and against each of its parts: its figure, name, sense and period.

Signs are read off the claim alone, so that anybody who holds the record can weigh it again. A sign counts 1
where it is there, also a pair of signs ('rate/name_inherited'); how well the name fits an indicator of the
catalog counts by degrees.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from vedich.catalog.load import catalog
from vedich.domain.document import Claim
from vedich.reading.folding import fold_words
from vedich.reading.lexicon.load import alternatives, lexicon

_HEAD = re.compile(rf"(?:{alternatives(lexicon('names')['heads'])})(?!\w)")
# Names whose percentages are easily taken for another relation: a structure, a disbursement, a growth.
_TOPICS = ("cơ cấu", "tỷ trọng", "tỷ lệ", "giải ngân", "tốc độ", "tăng trưởng", "thu ", "chi ")
_MONEY = re.compile(r"đồng|usd", re.IGNORECASE)
_PERCENTS = frozenset(("%", "‰", "điểm %"))
_HIGH = 0.85
# A name carried over so many letters stands beside its figure, around it, or far off.
_BESIDE, _AROUND = 60, 200
# Rules that bear on the period alone.
_TIMING = frozenset(
    ("no_period_told", "several_periods", "told_far", "told_nowhere", "earlier_year", "later_year")
)


class Part(StrEnum):
    """What can be wrong about a claim; the sense is its kind and its relation."""

    FIGURE = "figure"
    NAME = "name"
    SENSE = "sense"
    PERIOD = "period"


class Degrees(NamedTuple):
    """How well the name fits the catalog: its best link, what of it is high, and its lead on the next link."""

    link: float = 0.0
    high_link: float = 0.0
    lead: float = 0.0


def degrees(claim: Claim) -> Degrees:
    """Give how well the name of a claim fits an indicator of the catalog, 0 where none fits.

    >>> from vedich.reading.read import read_text
    >>> degrees(read_text("Sản lượng tôm đạt 4.610 tấn.").claims[0]).link > 0.9
    True
    """
    if not claim.links:
        return Degrees()
    best = claim.links[0].score
    second = claim.links[1].score if len(claim.links) > 1 else 0.0
    return Degrees(best, max(0.0, best - _HIGH) / (1 - _HIGH), max(0.0, best - second))


class Traits(NamedTuple):
    """All that the signs of a claim are read off. Few combinations are met, so what follows from one is kept."""

    rules: tuple[str, ...]
    kind: str
    sense: str
    size: str
    grain: str
    nature: str
    reach: str
    shape: tuple[str, ...]
    wording: tuple[str, ...]
    topics: tuple[str, ...]


def traits(claim: Claim, rules: tuple[str, ...] | None = None) -> Traits:
    """Give the traits of a claim; `rules` are its own unless others are handed in."""
    if rules is None:
        rules = claim.rules
    kind = claim.kind.value
    return Traits(
        rules,
        kind,
        f"{kind}:{claim.relation.value}" if claim.relation is not None else kind,
        _size(claim),
        _grain(claim),
        _nature(claim),
        _reach(claim, _told(rules).name),
        _shape(claim),
        _wording(claim.indicator, claim.measure),
        _topics(claim.indicator),
    )


def evidence(claim: Claim, rules: tuple[str, ...] | None = None) -> Mapping[Part, tuple[str, ...]]:
    """Give the signs that bear on each part of a claim; `rules` are its own unless others are handed in.

    >>> from vedich.reading.read import read_text
    >>> "name_headed" in evidence(read_text("Tỷ lệ hộ nghèo còn 0,63%.").claims[0])[Part.NAME]
    True
    """
    return signs_of(traits(claim, rules))


def signs_of(found: Traits) -> Mapping[Part, tuple[str, ...]]:
    """Give the signs that traits come to, part by part."""
    frame, name, period, goal, timing, others = _told(found.rules)
    rest = (*found.shape, *others)
    named = _named(frame, name, (*found.wording, *rest))
    reach = (found.reach, f"{frame}/{found.reach}") if found.reach else ()
    topics = [f"{topic}/{frame}" for topic in found.topics]
    of_period = _of_period(frame, period, found.grain, found.nature)
    return {
        Part.FIGURE: (frame, found.kind, found.size, f"{frame}/{found.size}", *named),
        Part.NAME: (frame, found.sense, *named, *reach),
        Part.SENSE: (frame, found.sense, goal, name, f"{frame}/{name}", *topics, *rest),
        Part.PERIOD: (*of_period, found.sense, *timing),
    }


Signs = tuple[str, ...]


def _named(frame: str, name: str, traits: Signs) -> Signs:
    return (name, f"{frame}/{name}", f"{traits[0]}/{name}", *traits)


def _of_period(frame: str, period: str, grain: str, nature: str) -> Signs:
    pairs = ((frame, period), (frame, grain), (period, grain), (nature, period), (nature, grain))
    return (frame, period, grain, nature, *("/".join(pair) for pair in pairs))


class _Told(NamedTuple):
    """The rules of a claim, sorted: its frame, how name, period and goal were found, what else was met."""

    frame: str
    name: str
    period: str
    goal: str
    timing: tuple[str, ...]
    others: tuple[str, ...]


@lru_cache(maxsize=4096)
def _told(rules: tuple[str, ...]) -> _Told:
    name = period = goal = "in_table"
    timing: list[str] = []
    others: list[str] = []
    for rule in rules[1:]:
        if rule.startswith("name_"):
            name = rule
        elif rule.startswith("period_"):
            period = rule
        elif rule.startswith(("goal_", "result_")):
            goal = rule
        else:
            (timing if rule in _TIMING else others).append(rule)
    return _Told(rules[0] if rules else "", name, period, goal, tuple(timing), tuple(others))


def _shape(claim: Claim) -> tuple[str, ...]:
    found = [_counted_in(claim.measure)]
    if claim.value_max is not None:
        found.append("range")
    if claim.denominator is not None:
        found.append("of_many")
    if claim.figure.doubtful:
        found.append("doubtful")
    return tuple(found)


@lru_cache(maxsize=4096)
def _counted_in(measure: str) -> str:
    if measure in _PERCENTS:
        return "percent"
    return "money" if _MONEY.search(measure) else "amount"


def _size(claim: Claim) -> str:
    """Say how large the number is: small ones are often told in passing, 'một đoàn gồm 7 người'."""
    size = abs(claim.value)
    return "ones" if size <= 10 else "tens" if size <= 100 else "hundreds" if size <= 1000 else "thousands"


def _grain(claim: Claim) -> str:
    return claim.period.kind.value if claim.period is not None else "no_period"


def _nature(claim: Claim) -> str:
    """Say what sort of indicator the name is linked to: a stock at a date, a flow over a period, a rate."""
    entry = catalog().by_code.get(claim.link.code) if claim.link is not None else None
    return entry.indicator.kind.value if entry is not None else "unlinked"


@lru_cache(maxsize=4096)
def _wording(name: str, measure: str) -> tuple[str, ...]:
    """Say whether a name opens as names do ('tỷ lệ', 'sản lượng'), how long it is, and what looks odd in it."""
    words = name.count(" ") + 1 if name else 0
    length = str(words) if words <= 2 else "few" if words <= 4 else "some" if words <= 8 else "many"
    found = ["head" if _HEAD.match(fold_words(name)) else "headless", f"words_{length}"]
    if "," in name:
        found.append("comma")
    if name[:1].isdigit():
        found.append("digit_first")
    if name.rpartition(" ")[2].lower() == measure.rpartition(" ")[2]:
        found.append("measure_last")
    return tuple(found)


@lru_cache(maxsize=4096)
def _topics(name: str) -> tuple[str, ...]:
    low = name.lower()
    return tuple(topic for topic in _TOPICS if topic in low)


def _reach(claim: Claim, name: str) -> str:
    """Say how far off the name stands that a figure inherits; '' for one of its own."""
    if name != "name_inherited" or claim.indicator_span is None:
        return ""
    gap = claim.span.start - claim.indicator_span.end
    return "beside" if gap < _BESIDE else "around" if gap < _AROUND else "far_off"
