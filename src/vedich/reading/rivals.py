"""Give the best other reading of each part of a claim: another name, kind, relation, period or indicator.

A rival's certainty is the chance that it is right: what its part leaves in doubt, times the share of such rivals
that were right where the reading was wrong (`lexicon/certainty.toml`). Where a part is beyond doubt none is sought.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from vedich.domain.document import Claim, ClaimKind, Relation, Rival
from vedich.domain.period import Period, PeriodKind
from vedich.reading.clock import Clock
from vedich.reading.evidence import Part
from vedich.reading.frames.order import FRAMES, Frame
from vedich.reading.lexicon.load import lexicon
from vedich.reading.moment import Draft, Moment

_BEYOND_DOUBT = 0.93
_DEFAULT_SHARE = 0.2
_LAST = ("count", "rate", "level")
# The second of two equal links is as likely as the first; one that fits much worse hardly counts.
_LINK_REACH = 0.25

Found = tuple[Part, str, str, str]  # part, field, value, rule


def rivals(claim: Claim, chances: Mapping[Part, float], others: Iterator[Found]) -> tuple[Rival, ...]:
    """Give the rivals of a claim, the likeliest first, out of the other readings found."""
    made = [
        Rival(field, value, round((1 - chances[part]) * _share(field, rule), 3), rule)
        for part, field, value, rule in others
    ]
    return tuple(sorted([*made, *_links(claim)], key=lambda rival: -rival.certainty))


def of_moment(
    claim: Claim, chances: Mapping[Part, float], moment: Moment, draft: Draft, clock: Clock
) -> Iterator[Found]:
    """Yield the other readings of a claim of running text."""
    if chances[Part.NAME] < _BEYOND_DOUBT:
        yield from _names(claim, moment, draft)
    if chances[Part.PERIOD] < _BEYOND_DOUBT:
        yield from _periods(claim, moment, clock)
    if chances[Part.SENSE] < _BEYOND_DOUBT:
        found = list(_senses(claim, moment, draft))
        yield from found or _confused(claim)
    yield from _no_claim(chances)


def of_cell(claim: Claim, chances: Mapping[Part, float]) -> Iterator[Found]:
    """Yield the other readings of a claim out of a table."""
    if chances[Part.SENSE] < _BEYOND_DOUBT:
        yield from _confused(claim)
    yield from _no_claim(chances)


def _no_claim(chances: Mapping[Part, float]) -> Iterator[Found]:
    if chances[Part.FIGURE] < _BEYOND_DOUBT:
        yield Part.FIGURE, "kind", ClaimKind.OTHER_NUMBER.value, "not_a_claim"


def _names(claim: Claim, moment: Moment, draft: Draft) -> Iterator[Found]:
    name = draft.name if draft.name is not None else moment.name
    if name is None or not name.words:
        return
    if name.words != claim.indicator:
        yield Part.NAME, "indicator", name.words, "name_own"
    elif draft.name is not None and moment.name is not None and moment.name.words not in ("", name.words):
        yield Part.NAME, "indicator", moment.name.words, "name_own"
    elif not name.headed and moment.inherited not in ("", name.words):
        yield Part.NAME, "indicator", moment.inherited, "name_inherited"


def _periods(claim: Claim, moment: Moment, clock: Clock) -> Iterator[Found]:
    for rule, period in _within_reach(claim, moment, clock):
        if period is not None and period != claim.period:
            yield Part.PERIOD, "period", str(period), rule
            return


def _within_reach(claim: Claim, moment: Moment, clock: Clock) -> Iterator[tuple[str, Period | None]]:
    start, end = moment.quantity.start, moment.quantity.end
    around = [mention for mention in clock.inside(*moment.sentence) if mention.role in ("main", "goal")]
    for mention in around:
        if end <= mention.start < moment.clause[1]:
            yield "period_behind", clock.resolve(mention)
            break
    for mention in reversed(around):
        if mention.start < start:
            yield "period_named", clock.resolve(mention)
            break
    yield "period_carried", clock.carried
    yield "period_default", clock.default
    if claim.period is not None and claim.period.kind is not PeriodKind.YEAR:
        yield "period_of_year", Period.year(claim.period.end.year)


@cache
def _after(rule: str) -> tuple[Frame, ...]:
    """Give the frames asked after the one that took the figure; behind a count or a rate none says anything new."""
    names = [frame.__module__.rpartition(".")[2] for frame in FRAMES]
    return FRAMES[names.index(rule) + 1 :] if rule in names and rule not in _LAST else ()


def _senses(claim: Claim, moment: Moment, draft: Draft) -> Iterator[Found]:
    """Yield what the next frame that fits would have read."""
    for frame in _after(draft.rule):
        other = frame(moment)
        if other is None or (moment.quantity.is_percent and other.rule == "level"):
            continue
        if other.kind != claim.kind:
            yield Part.SENSE, "kind", other.kind.value, other.rule
        if moment.quantity.is_percent and other.relation != claim.relation:
            yield Part.SENSE, "basis", other.relation.value if other.relation else "", other.rule
        if other.kind != claim.kind or other.relation != claim.relation:
            return


def _confused(claim: Claim) -> Iterator[Found]:
    """Yield the sense that claims of this one most often turned out to have."""
    other = lexicon("certainty")["confusions"].get(sense_of(claim.kind, claim.relation))
    if other:
        kind, _, relation = other.partition(":")
        if kind != claim.kind.value:
            yield Part.SENSE, "kind", kind, "often_confused"
        if relation != (claim.relation.value if claim.relation else ""):
            yield Part.SENSE, "basis", relation, "often_confused"


def sense_of(kind: ClaimKind, relation: Relation | None) -> str:
    """Name a sense: 'result:rate', 'target'.

    >>> sense_of(ClaimKind.RESULT, Relation.RATE)
    'result:rate'
    """
    return f"{kind.value}:{relation.value}" if relation is not None else kind.value


def _links(claim: Claim) -> list[Rival]:
    """Give the next indicator of the catalog; its certainty tells only how near it comes to the first."""
    if len(claim.links) < 2:
        return []
    best, second = claim.links[:2]
    near = max(0.0, 1 - (best.score - second.score) / _LINK_REACH)
    return [Rival("code", second.code, round(near / 2, 3), "link")] if near else []


def _share(field: str, rule: str) -> float:
    return float(lexicon("certainty")["rivals"].get(f"{field}/{rule}", _DEFAULT_SHARE))
