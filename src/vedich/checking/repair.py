"""Repairs: slips of a typing hand that would settle an equation, likeliest first; a person applies them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from vedich.checking.equation import Equation, EquationKind
from vedich.checking.fact import Fact, allowed, is_count
from vedich.checking.interval import Interval
from vedich.checking.numerals import printed
from vedich.domain.document import Comparator, Span
from vedich.domain.figure import Figure
from vedich.domain.finding import Repair

MOST_REPAIRS = 5
_TYPED_TWICE, _SWAPPED, _SIGN, _WRONG_SCALE, _LEFT_OUT, _ADDED, _OTHER_DIGIT = 1, 1, 1, 1, 2, 2, 3


@dataclass(frozen=True, slots=True)
class Slip:
    """Another way the digits may have been meant, how large a slip that is, and what kind."""

    text: str
    value: Decimal
    cost: int
    vi: str
    en: str


_KINDS = {
    "twice": (_TYPED_TWICE, "gõ thừa một chữ số lặp", "a digit typed twice"),
    "swapped": (_SWAPPED, "hai chữ số đổi chỗ", "two digits swapped"),
    "sign": (_SIGN, "dấu phẩy lệch chỗ", "the decimal sign misplaced"),
    "added": (_ADDED, "gõ thừa một chữ số", "a digit too many"),
    "left_out": (_LEFT_OUT, "gõ thiếu một chữ số", "a digit left out"),
    "other": (_OTHER_DIGIT, "gõ nhầm một chữ số", "a digit mistyped"),
}


def slips(text: str, window: Interval | None = None) -> tuple[Slip, ...]:
    """Give every number that one slip of the hand turns into the printed one, smallest slips first.

    `window` leaves out what lies elsewhere before the costly part, which is printing it.

    >>> [slip.text for slip in slips("1103,3") if slip.cost == 1]
    ['103,3', '110,3', '1.103', '1.013,3', '1.130,3', '11.033', '110,33', '11,033', '1,1033']
    """
    found: dict[str, Slip] = {}
    printed_value = Figure(text).value
    ends: dict[int, tuple[int | None, int | None]] = {}
    for digits, places, kind, grouped in _mistyped(text):
        whole = len(digits) - places
        if places < 0 or whole <= 0 or (whole > 1 and digits[0] == "0"):
            continue
        number = int(digits)
        if window is not None:
            low, high = ends.get(places) or ends.setdefault(places, _ends(window, places))
            if (low is not None and number < low) or (high is not None and number > high):
                continue
        value = Decimal(number).scaleb(-places)
        if value == printed_value:
            continue
        cost, vi, en = _KINDS[kind]
        other = _print(digits, places, grouped)
        if other not in found or found[other].cost > cost:
            found[other] = Slip(other, value, cost, vi, en)
    return tuple(sorted(found.values(), key=lambda slip: slip.cost))


def _ends(window: Interval, places: int) -> tuple[int | None, int | None]:
    """Give the ends of a window as numbers without a comma, of so many decimals."""
    low = None if window.low is None else math.ceil(window.low.scaleb(places))
    return low, None if window.high is None else math.floor(window.high.scaleb(places))


def _mistyped(text: str) -> Iterator[tuple[str, int, str, bool]]:
    before, comma, decimals = text.replace(".", "").partition(",")
    digits = before + decimals
    whole, places = len(before), len(decimals)
    grouped = "." in text or whole > 3
    for at in range(len(digits)):
        twice = digits[at] in (digits[at - 1 : at], digits[at + 1 : at + 2])
        kept = places - 1 if comma and at >= whole else places
        yield digits[:at] + digits[at + 1 :], kept, "twice" if twice else "added", grouped
    for at in range(len(digits) - 1):
        yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :], places, "swapped", grouped
    for moved in range(len(digits)):
        if moved != places:
            yield digits, moved, "sign", grouped
    if not comma:
        # '4.343 tỷ' for '4,343 tỷ', '12 ha' for '1.200 ha'.
        yield digits + "0", 0, "left_out", True
        yield digits + "000", 0, "left_out", True
    for at in range(len(digits) + 1):
        longer = places + 1 if comma and at > whole else places
        for digit in "0123456789":
            yield digits[:at] + digit + digits[at:], longer, "left_out", True
            if at < len(digits):
                yield digits[:at] + digit + digits[at + 1 :], places, "other", grouped


def _print(digits: str, places: int, grouped: bool) -> str:
    whole = digits[: len(digits) - places] if places else digits
    if grouped and len(whole) > 3:
        whole = f"{int(whole):,}".replace(",", ".")
    return f"{whole},{digits[len(digits) - places :]}" if places else whole


def slips_below(fact: Fact, bound: Decimal) -> tuple[Repair, ...]:
    """Give the small slips that bring a figure to a bound or below it."""
    fitting = [
        found
        for found in candidates(fact)
        if found.cost == 1 and found.between.high is not None and found.between.high <= bound
    ]
    fitting.sort(key=lambda found: found.replacement not in _SCALES.values())
    return tuple(_repair(found) for found in fitting[:MOST_REPAIRS])


class Ties(Protocol):
    """Knows in which equations a figure takes part, and what is usual in its document."""

    @property
    def usual_scale(self) -> str:
        """Give the scale word that most amounts of money have: 'tỷ' or 'triệu'."""

    @property
    def equations_with(self) -> Mapping[int, tuple[Equation, ...]]:
        """Give the equations by the number of the figure."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way a figure may have been meant, with what it would then allow."""

    fact: Fact
    span: Span
    replacement: str
    between: Interval
    cost: int
    vi: str
    en: str


_SCALES = {"tỷ": "triệu", "tỉ": "triệu", "triệu": "tỷ"}
_SCALE = re.compile(r"(?<!\w)(tỷ|tỉ|triệu)(?= đồng| ?đ\b|$)")


def candidates(fact: Fact, wanted: Interval | None = None) -> Iterator[Candidate]:
    """Give what a figure may have been meant to be, each with what it would allow.

    `wanted` leaves out most of what lies elsewhere, before the costly part.
    """
    digits = fact.digits()
    if digits is None:
        return
    figure = fact.claim.figure
    scale = abs(fact.value / figure.value) if figure.value else Decimal(1)
    sign = -1 if fact.value < 0 else 1
    window = None
    if wanted is not None and fact.claim.comparator is Comparator.EQ:
        window = wanted.scaled(sign / (scale * fact.factor)).widened(Decimal(1))
    for slip in slips(figure.text.lstrip("+-−– "), window):
        step = Decimal(1).scaleb(-len(slip.text.partition(",")[2])) * scale
        value = allowed(fact.claim, sign * slip.value * scale, step).scaled(fact.factor)
        yield Candidate(fact, digits, slip.text, value, slip.cost, slip.vi, slip.en)
    word = _SCALE.search(fact.claim.surface)
    if word is not None:
        factor = Decimal(1000) if word[1] == "triệu" else Decimal("0.001")
        place = Span(fact.span.start + word.start(1), fact.span.start + word.end(1))
        yield Candidate(
            fact,
            place,
            _SCALES[word[1]],
            fact.between.scaled(factor),
            _WRONG_SCALE,
            "nhầm tỷ với triệu",
            "tỷ for triệu",
        )


def repairs(equation: Equation, facts: Ties) -> tuple[Repair, ...]:
    """Give the slips that would make an equation hold, by how small they are and what else they settle."""
    ranked = []
    for fact in equation.facts:
        others = [other for other in facts.equations_with.get(fact.number, ()) if other is not equation]
        stood = {id(other): other.holds() for other in others}
        for candidate in candidates(fact, equation.wanted(fact)):
            instead = {fact.number: candidate.between}
            if not equation.holds(instead):
                continue
            settled = sum(other.holds(instead) - stood[id(other)] for other in others)
            cost = candidate.cost + _strangeness(candidate, equation, facts.usual_scale)
            # A computed outcome is typed as often as what it is computed from; readers look at it first.
            late = 0 if fact is equation.stated else 1 + equation.facts.index(fact)
            rank = (-settled, cost, _surprise(candidate), _style(candidate, equation), late)
            ranked.append((rank, candidate))
    ranked.sort(key=lambda pair: pair[0])
    found = [_repair(candidate) for _, candidate in ranked[: MOST_REPAIRS - 1]]
    found += recomputed(equation, found)
    return tuple(found[:MOST_REPAIRS])


def _surprise(candidate: Candidate) -> int:
    """Say whether the first digit changes; a slip in front is seen at once and seldom stays."""
    return 0 if candidate.fact.claim.figure.text[:1] == candidate.replacement[:1] else 1


# What outcomes usually are; a repair that leads out of it explains one oddity by another.
_USUAL = {
    EquationKind.OF_PLAN: (Decimal(20), Decimal(300)),
    EquationKind.RATIO: (Decimal(20), Decimal(300)),
    EquationKind.GROWTH: (Decimal(-70), Decimal(150)),
    EquationKind.TIMES: (Decimal(0), Decimal(10)),
}


def _strangeness(candidate: Candidate, equation: Equation, usual_scale: str) -> int:
    """Give what to add to a slip's size: an unusual outcome is strange."""
    if candidate.replacement in _SCALES.values():
        scales = {word[1] for fact in equation.facts if (word := _SCALE.search(fact.claim.surface))}
        return (-2 if candidate.replacement == usual_scale else -1) if len(scales) > 1 else 0
    figure = candidate.fact.claim.figure
    if figure.decimals and is_count(candidate.fact.claim.measure) and "," not in candidate.replacement:
        return -1  # '15,100 hộ': nobody counts thousandths of a household
    usual = _USUAL.get(equation.kind)
    if usual is None or candidate.fact is not equation.stated or equation.stated.claim.form == "excess":
        return 0
    low, high = candidate.between.low, candidate.between.high
    outside = (low is not None and low > usual[1]) or (high is not None and high < usual[0])
    return 2 if outside else 0


def _style(candidate: Candidate, equation: Equation) -> int:
    """Count how many decimals more or less the repaired figure has than its neighbour of the same measure."""
    decimals = len(candidate.replacement.partition(",")[2])
    like = [
        fact
        for fact in equation.facts
        if fact is not candidate.fact and fact.claim.measure == candidate.fact.claim.measure
    ]
    return min((abs(fact.claim.figure.decimals - decimals) for fact in like), default=0)


def _repair(candidate: Candidate) -> Repair:
    shown = candidate.fact.shown
    return Repair(
        candidate.span, candidate.replacement, f"{shown}: {candidate.vi}", f"{shown}: {candidate.en}"
    )


def recomputed(equation: Equation, found: Sequence[Repair] = ()) -> tuple[Repair, ...]:
    """Offer what the other figures come to, where no slip has given it already."""
    stated = equation.stated
    place = stated.digits()
    if place is None:
        return ()
    value = printed(abs(equation.nominal()), stated.claim.figure.decimals)
    if any(repair.span == place and repair.replacement == value for repair in found):
        return ()
    return (
        Repair(
            place,
            value,
            f"{stated.shown}: tính lại từ các số khác",
            f"{stated.shown}: computed from the others",
        ),
    )
