"""Find amounts: a number or a range with its measure (526,8 tỷ đồng · 7,2-7,5% · 120 tỷ 450 triệu đồng · 5/9 tiêu chí)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from vedich.reading.folding import fold
from vedich.reading.grammar.measure import Measured, measured_at
from vedich.reading.grammar.number import NUMBER, Number, number

# A number does not start inside a word, another number, a code (25-NQ/TU) or a path.
_START = re.compile(rf"(?<![\w,./])(?<!\d[-.,])(?:(?<=[^-])|(?<=\s-)|(?<=^-)|^)({NUMBER})")
# Where one may start, so that the whole is tried only there; the letters are misread digits.
_MAY_START = re.compile(r"[\d§šil](?<![\w,./].)(?:(?<![il])|(?=\d\d))")
_RANGE = re.compile(rf"\s*(?:-|đến|tới|~)\s*({NUMBER})")
_PAIR = re.compile(rf"\s*(?:/|:)\s*({NUMBER})(?![/\d-])")
_DECIMAL_TAIL = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as it stands in the folded text.

    Units: `value` and `value_max` in `measure`, scale words multiplied out except in money.
    `partner` is the other side of a pair ('5.120/4.800 ha'): -1 for the left one, 1 for the right, 0 for none.
    """

    start: int
    end: int
    number: Number
    value: Decimal
    measure: str
    sort: str
    value_max: Decimal | None = None
    denominator: Decimal | None = None
    partner: int = 0

    @property
    def is_percent(self) -> bool:
        """Say whether the measure is a percentage, a per mille or percentage points."""
        return self.measure in ("%", "‰", "điểm %")


def quantities(view: str, taken: list[tuple[int, int]]) -> Iterator[Quantity]:
    """Yield the amounts of a folded text in order, outside the places already taken (dates, numbers of documents).

    >>> [(q.value, q.measure) for q in quantities("thu 526,8 tỷ đồng, đạt 57,7%", [])]
    [(Decimal('526.8'), 'tỷ đồng'), (Decimal('57.7'), '%')]
    """
    at = 0
    blocks = iter([*sorted(taken), (len(view) + 1, len(view) + 1)])
    block = next(blocks)
    while begun := _MAY_START.search(view, at):
        found = _START.match(view, begun.start())
        if found is None:
            at = begun.end()
            continue
        start = found.start(1)
        while block[1] <= start:
            block = next(blocks)
        if block[0] < found.end(1):
            at = max(block[1], at + 1)
            continue
        made = tuple(_amounts(view, start, found.end(1), found.group(1), block[0]))
        yield from made
        at = made[-1].end if made else found.end(1)


def _amounts(view: str, start: int, end: int, printed: str, limit: int) -> Iterator[Quantity]:
    first = number(printed)
    if first is None:
        return
    own = measured_at(view, end)
    if (ranged := _RANGE.match(view, own.end if own else end)) and ranged.end() <= limit:
        made = _ranged(view, start, first, own, ranged)
        if made:
            yield made
            return
    if (paired := _PAIR.match(view, own.end if own else end)) and paired.end() <= limit:
        made_pair = _paired(view, (start, end), first, own, paired)
        if made_pair:
            yield from made_pair
            return
    if own is None:
        yield Quantity(start, end, first, first.value, "", "bare")
        return
    yield _compound(view, start, first, own) or _plain(start, first, own)


def _plain(start: int, read: Number, own: Measured) -> Quantity:
    return Quantity(start, own.end, read, read.value * own.scale, own.measure, own.sort)


def _ranged(
    view: str, start: int, first: Number, own: Measured | None, found: re.Match[str]
) -> Quantity | None:
    second = number(found.group(1))
    last = measured_at(view, found.end(1)) if second else None
    if second is None or (own is None and last is None) or (own and last and own.measure != last.measure):
        return None
    if own is None and second.value <= first.value:  # '12-10 vụ' is no range
        return None
    measure = last or own
    assert measure is not None
    if own is not None and last is None:
        return None
    return Quantity(
        start,
        measure.end,
        first,
        first.value * measure.scale,
        measure.measure,
        measure.sort,
        value_max=second.value * measure.scale,
    )


def _paired(
    view: str, place: tuple[int, int], first: Number, own: Measured | None, found: re.Match[str]
) -> tuple[Quantity, ...] | None:
    """Give n/m of countable things as one amount, a result beside its plan as two."""
    start, end = place
    second = number(found.group(1))
    if second is None or (":" in view[end : found.start(1)]):
        return None
    last = measured_at(view, found.end(1))
    if last is None and own is None:
        right = Quantity(found.start(1), found.end(1), second, second.value, "", "bare", partner=1)
        return Quantity(start, end, first, first.value, "", "bare", partner=-1), right
    measure = last or own
    assert measure is not None
    countable = measure.sort == "count" and own is None and measure.scale == 1 and measure.measure != "con"
    countable = countable and not _AGAINST_PLAN.match(view, measure.end)
    if countable and first.value <= second.value and first.figure.decimals == second.figure.decimals == 0:
        return (
            Quantity(
                start, measure.end, first, first.value, measure.measure, "count", denominator=second.value
            ),
        )
    left_scale = own.scale if own else measure.scale
    left = Quantity(
        start,
        own.end if own else end,
        first,
        first.value * left_scale,
        own.measure if own else measure.measure,
        measure.sort,
        partner=-1,
    )
    right_end = last.end if last else found.end(1)
    right = Quantity(
        found.start(1),
        right_end,
        second,
        second.value * measure.scale,
        measure.measure,
        measure.sort,
        partner=1,
    )
    return left, right


# '20/22 tiêu chí, đạt 90,9% kế hoạch': a result beside its plan.
_AGAINST_PLAN = re.compile(
    r"\s*[,(]?\s*(?:đạt|bằng|tương ứng)?\s*[\d.,]+\s*%\s*(?:so với\s+)?(?:kh(?!\w)|kế\s+hoạch)"
)
_SMALLER = {"tỷ đồng": ("triệu đồng", Decimal(1000)), "triệu đồng": ("nghìn đồng", Decimal(1000))}
_NEXT = re.compile(rf"\s*({NUMBER})")


def _compound(view: str, start: int, read: Number, own: Measured) -> Quantity | None:
    """Read '120 tỷ 450 triệu đồng' as one amount of the larger measure."""
    smaller = _SMALLER.get(own.measure)
    found = _NEXT.match(view, own.end) if smaller else None
    if found is None or smaller is None:
        return None
    part = number(found.group(1))
    tail = measured_at(view, found.end(1)) if part else None
    if part is None or tail is None or tail.measure != smaller[0] or part.value >= smaller[1]:
        return None
    return Quantity(start, tail.end, read, read.value + part.value / smaller[1], own.measure, own.sort)


def reading_of(saying: str) -> str:
    """Give what the rule reads in a saying, as the page of this rule prints it."""
    read = [made for made in quantities(fold(saying).view, []) if made.sort != "bare"]
    if not read:
        return ""
    return " + ".join(_shown(made) for made in read)


def _shown(made: Quantity) -> str:
    top = f"..{made.value_max.normalize():f}" if made.value_max is not None else ""
    below = f"/{made.denominator:f}" if made.denominator is not None else ""
    return f"{made.value.normalize():f}{top}{below} {made.measure}"
