"""One figure told twice: the pairs that disagree, and which of the two a slip of the hand explains."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from vedich.checking.fact import Fact, Role, is_count, same_kind
from vedich.checking.numerals import printed
from vedich.checking.repair import candidates
from vedich.domain.finding import Repair

_TOLD = frozenset({Role.LEVEL, Role.PLAN, Role.OF_PLAN, Role.GROWTH, Role.RATIO})
# A corrected plan has two values on purpose, and a month is no year.
_ANOTHER = re.compile(
    r"điều chỉnh|bổ sung|trước đây|sau khi|ban đầu|lúc đầu|đợt|riêng|trong tháng|trong quý|tháng \d|quý"
    r"|bình quân|mỗi|từng|trong đó|đóng góp|tăng chung|giảm chung|cả (?:nước|tỉnh|vùng)"
)
_FEWEST_WORDS = 2
_MOST_BODY = 80
# A number of so many digits that say something is hardly told of two things.
_RARE = 4
_MOST_OFTEN = 12
_MOST_IN_TITLE = 2
_NAMELESS = re.compile(r"(?:con số|mốc|mức tăng|mức giảm)\s*$")
_NEAR = Decimal("1.1")
# 'Vụ Hè Thu: diện tích ..., năng suất ..., sản lượng ...': of what, another word says.
_GENERIC = frozenset(
    {
        "diện tích",
        "năng suất",
        "sản lượng",
        "doanh thu",
        "kinh phí",
        "tổng vốn",
        "tổng số",
        "tổng kinh phí",
        "kế hoạch vốn",
    }
)
_TELLING_WORDS = 3


def twice_told(figures: Sequence[Fact]) -> tuple[tuple[Fact, Fact], ...]:
    """Give the pairs of one indicator, kind, period and area whose values cannot both be meant."""
    pairs = (*_same_name(figures), *_headline(figures), *_spoken_of(figures), *_told_often(figures))
    return tuple(
        {frozenset((one.number, other.number)): (one, other) for one, other in reversed(pairs)}.values()
    )


def _same_name(figures: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    seen: dict[tuple[object, ...], Fact] = {}
    for fact in figures:
        if fact.key in _GENERIC or fact.role not in _TOLD or fact.claim.period is None:
            continue
        if len(fact.key.split()) < _FEWEST_WORDS or (
            is_count(fact.claim.measure) and fact.claim.link is None
        ):
            # 'Có 14 chi cục ... 9 chi cục ...': a count tells of whatever the sentence is about.
            continue
        if fact.claim.denominator is not None or _ANOTHER.search(fact.before):
            continue
        claim = fact.claim
        place = (claim.period, claim.area, claim.status)
        first = seen.setdefault((fact.key, fact.base, fact.role, claim.relation, claim.form, *place), fact)
        if first is fact or first.sentence == fact.sentence or first.between.meets(fact.between):
            continue
        if _telling(first) and _near(first, fact):
            yield first, fact


def _headline(figures: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """A figure of the title comes again in the text: under a name like it, and with the same digits."""
    # A first sentence full of figures is no title.
    if sum(fact.sentence == 0 for fact in figures[:4]) > _MOST_IN_TITLE:
        return
    for title in figures[:4]:
        if title.sentence > 0 or title.role not in _TOLD or not _telling(title):
            continue
        words = set(title.key.split())
        body = [
            fact
            for fact in figures[:_MOST_BODY]
            if fact.sentence > 0
            and fact.role is title.role
            and not _ANOTHER.search(fact.before)
            and same_kind(fact, title)
            and _names_meet(words, set(fact.key.split()), title)
        ]
        if body and not any(fact.between.meets(title.between) for fact in body):
            twin = next((fact for fact in body if _one_key(title, fact)), None)
            if twin is not None:
                yield twin, title


def _names_meet(title: set[str], body: set[str], fact: Fact) -> bool:
    """Say whether two names may be of one thing; a number of four digits hardly comes twice by chance."""
    shared = len(title & body)
    return shared * 2 > min(len(title), len(body)) or (shared > 0 and _digits(fact) >= _RARE)


def _told_often(figures: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """'1.846 triệu đồng' in two places and '1.746 triệu đồng' in a third, far from both."""
    levels = [fact for fact in figures if fact.role is Role.LEVEL and not fact.is_percent]
    places: dict[tuple[Decimal, str], list[Fact]] = {}
    for fact in levels:
        if _digits(fact) >= _RARE:
            places.setdefault((fact.value * fact.factor, fact.base), []).append(fact)
    often = [facts for facts in places.values() if len({fact.sentence for fact in facts}) > 1]
    if not often:
        return
    for facts in often[:_MOST_OFTEN]:
        for other in levels:
            told = {fact.sentence for fact in facts}
            alone = len(places.get((other.value * other.factor, other.base), ())) == 1
            if alone and other.sentence not in told and other.base == facts[0].base and not other.is_aside:
                if len(other.claim.figure.text) >= len(facts[0].claim.figure.text) and _one_key(
                    other, facts[0]
                ):
                    yield facts[0], other


def _digits(fact: Fact) -> int:
    return len(fact.value.normalize().as_tuple().digits)


def _spoken_of(figures: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """'Con số 96,8 tỷ đồng là nỗ lực lớn': a figure without a name of its own was told before."""
    for fact in figures:
        if not _NAMELESS.search(fact.before) or not _telling(fact) or fact.role is Role.OTHER:
            continue
        before = [
            other
            for other in figures[: fact.number]
            if same_kind(other, fact) and other.role is not Role.OTHER
        ]
        if before and not any(other.between.meets(fact.between) for other in before):
            twin = next((other for other in before if _one_key(fact, other)), None)
            if twin is not None:
                yield twin, fact


def _one_key(one: Fact, other: Fact) -> bool:
    """Say whether one mistyped, lost or added digit makes the one figure of the other."""
    return any(slip.between.meets(other.between) for slip in candidates(one, other.between))


def _telling(fact: Fact) -> bool:
    """Say whether the number has three digits that say something; '17' and '11' differ by one key."""
    return _digits(fact) >= 3


def _near(one: Fact, other: Fact) -> bool:
    """Say whether one mistyped digit, or a tenth, lies between the two; else two things are told of."""
    if times_apart(one, other) is not None:
        return True
    small, great = sorted((abs(one.value * one.factor), abs(other.value * other.factor)))
    return great <= small * _NEAR or any(
        slip.between.meets(one.between) for slip in candidates(other, one.between)
    )


def is_telling(fact: Fact) -> bool:
    """Say whether the name is long enough, or known, so that two figures are hardly of two things."""
    return fact.claim.link is not None or len(fact.key.split()) >= _TELLING_WORDS


def times_apart(one: Fact, other: Fact) -> Decimal | None:
    """Give 10, 100 or 1000 where the two printed numbers differ by nothing else.

    '4.343 tỷ' and '4,343 tỷ', '526,8 tỷ' and '526,8 triệu'.
    """
    first, second = abs(one.value * one.factor), abs(other.value * other.factor)
    if not first or not second:
        return None
    small, great = min(first, second), max(first, second)
    for power in range(1, 7):
        if small.scaleb(power) == great:
            return Decimal(10) ** power
    return None


def twin_repairs(one: Fact, other: Fact) -> tuple[Repair, ...]:
    """Give the slips that make the two agree, the later figure first; else each as the other has it."""
    found = []
    for wrong, right in ((other, one), (one, other)):
        slip = next((s for s in candidates(wrong) if s.cost <= 2 and s.between.meets(right.between)), None)
        if slip is not None:
            found.append(
                (
                    slip.cost,
                    Repair(
                        slip.span, slip.replacement, f"{wrong.shown}: {slip.vi}", f"{wrong.shown}: {slip.en}"
                    ),
                )
            )
    if found:
        return tuple(repair for _, repair in sorted(found, key=lambda pair: pair[0]))
    pairs = ((other, one), (one, other))
    return tuple(
        Repair(
            place,
            printed(right.value * right.factor / wrong.factor, right.claim.figure.decimals),
            f"{wrong.shown}: như chỗ kia ghi {right.shown}",
            f"{wrong.shown}: as the other place has it, {right.shown}",
        )
        for wrong, right in pairs
        if (place := wrong.digits()) is not None
    )
