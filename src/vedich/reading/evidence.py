"""Give the evidence a claim carries for and against each of its parts: its figure, name, sense and period.

Evidence is read off the claim alone, so that anybody who holds the record can weigh it again. A sign counts 1
where it is there; the likeness of the name to an indicator of the catalog counts by degrees.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from vedich.domain.document import Claim
from vedich.domain.period import Period
from vedich.reading.link import measure_for, stands_at_a_date

_HIGH_LINK = 0.85
# A name told in these many letters before the figure is near, in the paragraph, or far.
_NEAR, _FAR = 60, 200
_MONEY = ("đồng", "usd")


class Part(StrEnum):
    """What can be wrong about a claim; the sense is its kind and its relation."""

    FIGURE = "figure"
    NAME = "name"
    SENSE = "sense"
    PERIOD = "period"


class Degrees(NamedTuple):
    """How well the name fits the catalog: its best link, what that has above the sure, and its lead on the next."""

    link: float = 0.0
    link_high: float = 0.0
    link_lead: float = 0.0


def degrees(claim: Claim) -> Degrees:
    """Give how well the name of a claim fits an indicator of the catalog, all 0 where none fits.

    >>> from vedich.reading.read import read_text
    >>> degrees(read_text("Sản lượng tôm đạt 4.610 tấn.").claims[0]).link > 0.9
    True
    """
    if not claim.links:
        return Degrees()
    best = claim.links[0].score
    second = claim.links[1].score if len(claim.links) > 1 else 0.0
    return Degrees(best, max(0.0, best - _HIGH_LINK) / (1 - _HIGH_LINK), max(0.0, best - second))


def evidence(claim: Claim) -> dict[Part, list[str]]:
    """Give the signs that bear on each part of a claim.

    >>> from vedich.reading.read import read_text
    >>> "name_headed" in evidence(read_text("Tỷ lệ hộ nghèo còn 0,63%.").claims[0])[Part.NAME]
    True
    """
    rules = claim.rules
    frame = rules[0] if rules else "none"
    name = period = goal = "table"
    others: list[str] = []
    for rule in rules[1:]:
        if rule.startswith("name_"):
            name = rule
        elif rule.startswith("period_"):
            period = rule
        elif rule.startswith(("goal_", "result_")):
            goal = rule
        else:
            others.append(rule)
    kind = claim.kind.value
    sort = _sort(claim.measure)
    length = _length(claim.indicator)
    grain = _grain(claim.period)
    stock = (
        "stock" if stands_at_a_date(claim.indicator, measure_for(claim.measure, claim.relation)) else "flow"
    )
    link = "linked" if claim.links else "unlinked"
    sense = f"{kind}:{claim.relation.value}" if claim.relation is not None else kind
    shape = [
        *(["range"] if claim.value_max is not None else []),
        *(["of_many"] if claim.denominator is not None else []),
        *(["doubtful"] if claim.figure.doubtful else []),
    ]
    named = [name, f"{frame}/{name}", f"{link}/{name}", length]
    return {
        Part.FIGURE: [frame, kind, sort, *named, *shape, *others, *_small(claim, frame)],
        Part.NAME: [
            frame,
            sense,
            sort,
            *named,
            *shape,
            *others,
            *_words(claim.indicator),
            *_reach(claim, frame, name),
        ],
        Part.SENSE: [frame, sense, sort, goal, name, f"{frame}/{name}", f"{kind}/{grain}", *shape, *others],
        Part.PERIOD: [
            frame,
            sense,
            stock,
            f"{stock}/{grain}",
            f"{frame}/{period}",
            period,
            grain,
            f"{period}/{grain}",
            f"{kind}/{grain}",
            f"{kind}/{period}",
            goal,
            *others,
        ],
    }


def _sort(measure: str) -> str:
    if measure in ("%", "‰", "điểm %"):
        return "percent"
    low = measure.lower()
    return "money" if any(word in low for word in _MONEY) else "amount"


def _small(claim: Claim, frame: str) -> list[str]:
    """Small counts of things are often no claim at all: 'hai đoàn kiểm tra gồm 7 người'."""
    if frame != "count":
        return []
    size = abs(claim.value)
    return ["few" if size < 10 else "some" if size < 50 else "many"]


def _length(name: str) -> str:
    words = name.count(" ") + 1 if name else 0
    if words <= 2:
        return f"words_{words}"
    return "words_4" if words <= 4 else "words_8" if words <= 8 else "words_more"


def _words(name: str) -> list[str]:
    found = ["comma"] if "," in name else []
    if name[:1].isdigit():
        found.append("digit_first")
    return found


def _reach(claim: Claim, frame: str, name: str) -> list[str]:
    if name != "name_inherited" or claim.indicator_span is None:
        return []
    gap = claim.span.start - claim.indicator_span.end
    reach = "near" if gap < _NEAR else "within" if gap < _FAR else "far"
    return [reach, f"{frame}/{reach}"]


def _grain(period: Period | None) -> str:
    return period.kind.value if period is not None else "none"
