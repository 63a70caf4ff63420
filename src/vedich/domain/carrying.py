"""What areas were asked for, carried over to the areas that take their place: summed, divided, or left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from vedich.domain.indicator import Aggregation, AggregationError, AggregationKind
from vedich.domain.rebasing import apportioned
from vedich.domain.reorganisation import Passing
from vedich.domain.wording import Wording

# A rate is recomputed where its parts gave it before, to the rounding that people publish.
_ROUNDING = Decimal("0.005")


class CarryingWay(StrEnum):
    """How the figure of an heir's target came about."""

    SUMMED = "summed"
    DIVIDED = "divided"
    SAME = "same"
    RECOMPUTED = "recomputed"
    WEIGHTED = "weighted"

    @property
    def wording(self) -> Wording:
        """Give the words for people."""
        return _WAYS[self]


_WAYS = {
    CarryingWay.SUMMED: Wording("cộng lại", "summed"),
    CarryingWay.DIVIDED: Wording("chia theo tỷ lệ, ước tính", "divided by shares, estimated"),
    CarryingWay.SAME: Wording("giữ nguyên, các nơi bằng nhau", "kept: the same everywhere"),
    CarryingWay.RECOMPUTED: Wording("tính lại từ tử số và mẫu số", "recomputed from its parts"),
    CarryingWay.WEIGHTED: Wording("bình quân theo trọng số", "mean by weights"),
}


class NotCarried(StrEnum):
    """Why an heir gets no target in the place of those that end."""

    NOT_ASKED_OF_ALL = "not_asked_of_all"
    OTHER_TERMS = "other_terms"
    NO_SHARE = "no_share"
    NO_PARTS = "no_parts"
    NO_FIGURE = "no_figure"

    @property
    def wording(self) -> Wording:
        """Give the reason for people."""
        return _REASONS[self]


_REASONS = {
    NotCarried.NOT_ASKED_OF_ALL: Wording("không phải nơi nào cũng được giao", "not asked of all"),
    NotCarried.OTHER_TERMS: Wording("các nơi được giao theo cách khác nhau", "asked in different terms"),
    NotCarried.NO_SHARE: Wording("chưa biết tỷ lệ chia", "the shares are not known"),
    NotCarried.NO_PARTS: Wording(
        "tỷ lệ khác nhau, không có tử số, mẫu số hay trọng số để gộp",
        "rates differ, and there are no numerators, denominators or weights",
    ),
    NotCarried.NO_FIGURE: Wording("có nơi không có số", "one has no figure"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A target that runs on, as far as carrying it over needs to know. `id` is the store's.

    `same` tells which targets of several areas are one line: basis, period, indicator, category. `terms` are
    operator, measure and direction; what differs in them is no sum. `in_own_measure` says that its measure is
    the indicator's, so that a formula may use the figure.
    """

    id: int
    area: str
    indicator: str
    same: Hashable
    terms: Hashable
    value: Decimal | None
    value_max: Decimal | None = None
    aggregation: str = "none"
    estimated: bool = False
    in_own_measure: bool = False
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """A target of an heir, made of those that it replaces."""

    heir: str
    of: tuple[Asked, ...]
    value: Decimal | None
    value_max: Decimal | None
    way: CarryingWay
    estimated: bool


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Targets in whose place an heir gets none, and why."""

    heir: str
    of: tuple[Asked, ...]
    why: NotCarried


Outcome = Carried | LeftBehind


def carry_over(asked: Iterable[Asked], passings: Sequence[Passing]) -> list[Outcome]:
    """Work out what each heir is asked for. Figures that add up keep their total to the last digit.

    A target that stands twice in an area is no sum of the two; neither is carried.

    >>> two = [Asked(1, "a", "BUD-001", "BUD", "", Decimal(61), aggregation="sum"),
    ...        Asked(2, "b", "BUD-001", "BUD", "", Decimal(9), aggregation="sum")]
    >>> [outcome.value for outcome in carry_over(two, [Passing("a", "c"), Passing("b", "c")])]
    [Decimal('70')]
    """
    lines: dict[Hashable, dict[str, list[Asked]]] = defaultdict(lambda: defaultdict(list))
    for one in asked:
        lines[one.same][one.area].append(one)
    sources: dict[str, list[Passing]] = defaultdict(list)
    for passing in passings:
        sources[passing.new].append(passing)
    outcomes: list[Outcome] = []
    for line in lines.values():
        parts = _divided(line, passings)
        for heir, mine in sources.items():
            told = [one for passing in mine for one in line.get(passing.old, ())]
            if told:
                outcomes.append(_of_heir(heir, mine, line, parts, tuple(told)))
    return _recomputed(outcomes, lines)


_Ends = tuple[Decimal | None, Decimal | None]


def _divided(
    line: Mapping[str, Sequence[Asked]], passings: Sequence[Passing]
) -> dict[tuple[str, str], _Ends | None]:
    """Give what of each old figure goes where; None where its share is not known."""
    found: dict[tuple[str, str], _Ends | None] = {}
    for old, told in line.items():
        mine = [passing for passing in passings if passing.old == old]
        shares = [passing.share for passing in mine]
        known = [share for share in shares if share is not None]
        if len(told) != 1 or len(known) < len(shares):
            found |= {(old, passing.new): None for passing in mine}
            continue
        ends = [_parts_of(figure, known) for figure in (told[0].value, told[0].value_max)]
        found |= {(old, p.new): (low, high) for p, low, high in zip(mine, *ends, strict=True)}
    return found


def _parts_of(figure: Decimal | None, shares: Sequence[Decimal]) -> list[Decimal | None]:
    return [None] * len(shares) if figure is None else list(apportioned(figure, shares))


def _of_heir(
    heir: str,
    sources: Sequence[Passing],
    line: Mapping[str, Sequence[Asked]],
    parts: Mapping[tuple[str, str], _Ends | None],
    told: tuple[Asked, ...],
) -> Outcome:
    if any(len(line.get(passing.old, ())) != 1 for passing in sources):
        return LeftBehind(heir, told, NotCarried.NOT_ASKED_OF_ALL)
    if len({one.terms for one in told}) > 1:
        return LeftBehind(heir, told, NotCarried.OTHER_TERMS)
    pieces = any(not passing.whole for passing in sources)
    estimated = pieces or any(one.estimated for one in told)
    if adds_up(told[0].aggregation):
        got = [parts[passing.old, passing.new] for passing in sources]
        if None in got:
            return LeftBehind(heir, told, NotCarried.NO_SHARE)
        ends = [_sum([each[end] for each in got if each is not None]) for end in (0, 1)]
        if any(_half_known([one.value for one in told], [one.value_max for one in told])):
            return LeftBehind(heir, told, NotCarried.NO_FIGURE)
        way = CarryingWay.DIVIDED if pieces else CarryingWay.SUMMED
        return Carried(heir, told, ends[0], ends[1], way, estimated)
    lows, highs = [one.value for one in told], [one.value_max for one in told]
    if any(_half_known(lows, highs)):
        return LeftBehind(heir, told, NotCarried.NO_FIGURE)
    if len(set(lows)) == 1 and len(set(highs)) == 1:
        return Carried(heir, told, lows[0], highs[0], CarryingWay.SAME, estimated)
    weights = [passing.weight for passing in sources]
    known = [weight for weight in weights if weight is not None]
    if len(known) < len(weights) or len({passing.basis for passing in sources}) > 1:
        return LeftBehind(heir, told, NotCarried.NO_PARTS)
    low, high = (_mean(figures, known) for figures in (lows, highs))
    return Carried(heir, told, low, high, CarryingWay.WEIGHTED, estimated)


def _half_known(*ends: Sequence[Decimal | None]) -> list[bool]:
    return [None in figures and any(each is not None for each in figures) for figures in ends]


def _sum(figures: Sequence[Decimal | None]) -> Decimal | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(figures) else None


def _mean(figures: Sequence[Decimal | None], weights: Sequence[Decimal]) -> Decimal | None:
    known = [figure for figure in figures if figure is not None]
    if not known:
        return None
    whole = sum((figure * weight for figure, weight in zip(known, weights, strict=True)), Decimal(0))
    return _rounded(whole / sum(weights, Decimal(0)), known)


def _rounded(figure: Decimal, like: Sequence[Decimal]) -> Decimal:
    """Round a computed figure two digits behind the finest one it came from."""
    last = min(int(each.as_tuple().exponent) for each in like)
    return figure.quantize(Decimal(1).scaleb(min(last, 0) - 2))


def adds_up(aggregation: str) -> bool:
    """Say whether figures that aggregate so may be added; False where the way is not understood."""
    try:
        return Aggregation.parse(aggregation).adds_up
    except AggregationError:
        return False


def _recomputed(
    outcomes: list[Outcome], lines: Mapping[Hashable, Mapping[str, Sequence[Asked]]]
) -> list[Outcome]:
    """Let rates follow from their numerator and denominator, where both were carried over to the heir."""
    by_indicator: dict[tuple[str, str, Hashable], Carried] = {}
    for outcome in outcomes:
        if isinstance(outcome, Carried):
            first = outcome.of[0]
            by_indicator[outcome.heir, first.indicator, _beside(first)] = outcome
    found: list[Outcome] = []
    for outcome in outcomes:
        first = outcome.of[0]
        rate = _ratio(first.aggregation)
        differs = isinstance(outcome, LeftBehind) and outcome.why is NotCarried.NO_PARTS
        weighted = isinstance(outcome, Carried) and outcome.way is CarryingWay.WEIGHTED
        if rate is not None and (differs or weighted) and first.value is not None:
            above, below = (by_indicator.get((outcome.heir, code, _beside(first))) for code in rate.of)
            value = _from_parts(rate, outcome.of, above, below)
            if value is not None and above is not None and below is not None:
                rough = above.estimated or below.estimated or any(one.estimated for one in outcome.of)
                found.append(Carried(outcome.heir, outcome.of, value, None, CarryingWay.RECOMPUTED, rough))
                continue
        found.append(outcome)
    return found


def _beside(one: Asked) -> Hashable:
    """Give basis, period and category of a line, without its indicator."""
    same = one.same
    return tuple(each for each in same if each != one.indicator) if isinstance(same, tuple) else ""


def _ratio(aggregation: str) -> Aggregation | None:
    try:
        parsed = Aggregation.parse(aggregation)
    except AggregationError:
        return None
    return parsed if parsed.kind is AggregationKind.RATIO else None


def _from_parts(
    rate: Aggregation, told: Sequence[Asked], above: Carried | None, below: Carried | None
) -> Decimal | None:
    """Compute a rate of the heir; None where its parts are not there or did not give it before."""
    if above is None or below is None or above.value is None or not below.value:
        return None
    if any(one.value_max is not None for one in told):
        return None
    tops = {one.area: one for one in above.of}
    bottoms = {one.area: one for one in below.of}
    for one in told:
        top, bottom = tops.get(one.area), bottoms.get(one.area)
        if top is None or bottom is None or top.value is None or not bottom.value or one.value is None:
            return None
        if not (one.in_own_measure and top.in_own_measure and bottom.in_own_measure):
            return None
        if abs(rate.factor * top.value / bottom.value - one.value) > abs(one.value) * _ROUNDING:
            return None
    return _rounded(
        rate.factor * above.value / below.value, [one.value for one in told if one.value is not None]
    )
