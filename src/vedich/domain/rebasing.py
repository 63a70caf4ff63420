"""Figures that add up, carried over to other borders: exact for whole areas, estimated for pieces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal, localcontext

from vedich.domain.lineage import Lineage

# Shares multiplied along a way lose digits far behind the last one that anybody publishes.
_ONE_WITHIN = Decimal("1e-18")


@dataclass(frozen=True, slots=True)
class Rebased:
    """The figure of an area within other borders than those it was said in.

    Nulls: `value` is None where a share is unknown or an area that it is made of has no figure; `unknown`
    names those areas. `estimated` is true exactly where a piece of a split area is in it.

    >>> Rebased("xã B", Decimal(7), False, ("xã A",)).value
    Decimal('7')
    """

    area: str
    value: Decimal | None
    estimated: bool
    of: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def apportioned(value: Decimal, shares: Sequence[Decimal]) -> list[Decimal]:
    """Divide a figure by shares that come to one; the parts have its last digit and add up to it exactly.

    What rounding leaves over goes, a last digit each, to the largest remainders, the first of equal ones.

    >>> [str(part) for part in apportioned(Decimal("10.0"), [Decimal(1) / 3] * 3)]
    ['3.4', '3.3', '3.3']
    """
    step = Decimal(1).scaleb(min(_exponent(value), 0))
    with localcontext() as context:
        context.prec = 80
        exact = [value * share for share in shares]
        parts = [part.quantize(step, rounding=ROUND_DOWN) for part in exact]
        left = value - sum(parts, Decimal(0))
        one = step.copy_sign(left)
        order = sorted(range(len(parts)), key=lambda place: -abs(exact[place] - parts[place]))
        for turn in range(int(abs(left / step))):
            parts[order[turn % len(order)]] += one
    return parts


def rebased(
    figures: Mapping[str, Decimal], lineage: Lineage, *, said: date, until: date | None = None
) -> dict[str, Rebased]:
    """Carry figures of one day's areas over to the areas of another day, by area.

    `said` is the last day of the period that the figures are about, `until` the day whose borders are asked
    for (None: the last known). Where all is known the totals are equal to the last digit. An area of the new
    borders that has a figure of its own keeps it; what its predecessors said is not added again.
    """
    whole: dict[str, dict[str, Decimal | None]] = {}
    pieces: set[str] = set()
    for area in sorted(figures):
        ends = lineage.became(area, until)
        known = [end.share for end in ends if end.share is not None]
        complete = len(known) == len(ends) and abs(sum(known, Decimal(0)) - 1) <= _ONE_WITHIN
        # Shares that are all known and do not come to one are broken: nobody can say what went where.
        broken = len(known) == len(ends) and not complete
        parts: Sequence[Decimal | None]
        if complete:
            parts = apportioned(figures[area], known)
        else:
            step = Decimal(1).scaleb(min(_exponent(figures[area]), 0))
            parts = [
                None if broken or end.share is None else (figures[area] * end.share).quantize(step)
                for end in ends
            ]
        for end, part in zip(ends, parts, strict=True):
            whole.setdefault(end.area, {})[area] = part
            if end.estimated:
                pieces.add(end.area)
    found = {}
    for area, made in whole.items():
        if area in made and len(made) > 1:
            found[area] = Rebased(area, figures[area], False, (area,))
            continue
        needed = {one.area for one in lineage.made_of(area, said)} if area not in made else set()
        unknown = sorted({old for old, part in made.items() if part is None} | (needed - set(made)))
        value = None if unknown else sum((part for part in made.values() if part is not None), Decimal(0))
        found[area] = Rebased(area, value, area in pieces, tuple(sorted(made)), tuple(unknown))
    return found


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
