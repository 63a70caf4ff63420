"""Repairs of divisions: which number, mistyped by one slip, would make the parts come to the whole."""

from __future__ import annotations

from decimal import Decimal

from vedich.checking.divisions import Amount, Division
from vedich.checking.interval import Interval
from vedich.checking.numerals import printed
from vedich.checking.repair import MOST_REPAIRS, slips
from vedich.domain.figure import Figure
from vedich.domain.finding import Repair


def written(division: Division) -> str:
    """Give the sum as a person would write it."""
    return " + ".join(part.text for part in division.parts)


def division_repairs(division: Division) -> tuple[Repair, ...]:
    """Give the slips that would make the parts come to the whole, the smallest first."""
    ranked: list[tuple[tuple[int, int], Repair]] = []
    for at, part in enumerate(division.parts):
        others = Interval.total(other.between for other in division.parts if other is not part)
        ranked += _fitting(part, division.wanted - others, at)
    if division.whole is not None:
        ranked += _fitting(division.whole, division.total, len(division.parts))
    ranked.sort(key=lambda pair: pair[0])
    found = [repair for _, repair in ranked[:MOST_REPAIRS]]
    if division.whole is not None and len(found) < MOST_REPAIRS:
        value = printed(division.nominal, Figure(division.whole.text).decimals)
        if all(repair.replacement != value for repair in found):
            place = division.whole.span
            vi, en = "tính lại từ các phần", "computed from the parts"
            found.append(Repair(place, value, f"{division.whole.text}: {vi}", f"{division.whole.text}: {en}"))
    return tuple(found)


def _fitting(amount: Amount, wanted: Interval, at: int) -> list[tuple[tuple[int, int], Repair]]:
    found = []
    window = wanted.scaled(1 / amount.factor).widened(Decimal(1))
    for slip in slips(amount.text, window):
        figure = Figure(slip.text)
        step = Decimal(1).scaleb(-figure.decimals)
        half = Decimal(0) if step == 1 else step / 2
        between = Interval(figure.value, figure.value).widened(half).scaled(amount.factor)
        if between.meets(wanted):
            repair = Repair(amount.span, slip.text, f"{amount.text}: {slip.vi}", f"{amount.text}: {slip.en}")
            found.append(((slip.cost, at), repair))
    if amount.scale is not None:
        place, word = amount.scale
        if amount.between.scaled(1 / amount.factor).meets(wanted):
            told = f"{amount.text}: nhầm tỷ với triệu", f"{amount.text}: tỷ for triệu"
            found.append(((0, at), Repair(place, word, *told)))
    return found
