"""Which figure stands, on which borders: `standing.md` and `carried.md` in plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Record = dict[str, Any]
Key = tuple[int, int, int, int, int, int]
SIX = Decimal("0.000001")


def rounded(value: Decimal, step: Decimal = SIX) -> Decimal:
    """Round half up, away from zero."""
    return value.quantize(step, rounding=ROUND_HALF_UP)


def divided(above: Decimal, below: Decimal, step: Decimal = SIX) -> Decimal | None:
    """Divide; None by 0, and where the outcome has more digits than a figure can hold."""
    if not below or abs(above / below) >= Decimal(10) ** 18 * step:
        return None
    return rounded(above / below, step)


@dataclass(frozen=True)
class Figure:
    """A figure that stands."""

    indicator: int
    category: int
    area: int
    year: int
    first: int
    last: int
    value: Decimal | None
    top: Decimal | None
    denominator: Decimal | None
    outcome: str | None
    is_estimate: bool
    estimated: bool = False
    missing: bool = False
    fault: str | None = None

    @property
    def key(self) -> Key:
        return (self.indicator, self.category, self.area, self.year, self.first, self.last)

    @property
    def months(self) -> set[int]:
        return set(range(self.first, self.last + 1))


def standing(observations: Iterable[Record], known_on: date, approved_only: bool) -> list[Figure]:
    known = [
        one
        for one in observations
        if one["as_of"] <= known_on and one["finality"] > 0 and (one["counts"] or not approved_only)
    ]
    corrected = {one["replaces"] for one in known}
    told: dict[Key, list[Record]] = defaultdict(list)
    for one in known:
        if one["observation"] not in corrected:
            key = tuple(one[name] for name in ("indicator", "category", "area", "year", "first", "last"))
            told[key].append(one)  # type: ignore[index]
    found = []
    for key, several in told.items():
        results = [one for one in several if one["finality"] >= 3]
        best = max(results or several, key=lambda one: (one["as_of"], one["finality"], one["observation"]))
        top = best["value"] if best["value_max"] is None else best["value_max"]
        found.append(
            Figure(
                *key,
                value=best["value"],
                top=top,
                denominator=best["denominator"],
                outcome=best["outcome"],
                is_estimate=best["finality"] < 3,
                fault="measure" if best["mismatch"] else None,
            )
        )
    return found


def carried(figures: list[Figure], passages: list[Record], indicators: dict[int, Record]) -> list[Figure]:
    ways: dict[int, list[Record]] = defaultdict(list)
    made_of: dict[int, list[Record]] = defaultdict(list)
    for way in sorted(passages, key=lambda way: way["becomes"]):
        ways[way["area"]].append(way)
        made_of[way["becomes"]].append(way)
    stay = [figure for figure in figures if figure.area not in ways]
    own = {figure.key for figure in stay}
    arrived: dict[Key, list[Figure]] = defaultdict(list)
    for figure in figures:
        taken: Decimal | None = Decimal(0)
        for way in ways.get(figure.area, []):
            upto = None if way["share"] is None or taken is None else taken + way["share"]
            whole = len(made_of[way["becomes"]]) == 1 and way["share"] == 1
            if indicators[figure.indicator]["adds_up"] in {"sum", "count"} or whole:
                piece = Figure(
                    figure.indicator, figure.category, way["becomes"], figure.year, figure.first, figure.last,
                    value=_between(figure.value, taken, upto),
                    top=_between(figure.top, taken, upto),
                    denominator=figure.denominator,
                    outcome=figure.outcome,
                    is_estimate=figure.is_estimate,
                    estimated=way["estimated"],
                    fault=figure.fault or ("share" if way["share"] is None else None),
                )  # fmt: skip
                arrived[piece.key].append(piece)
            taken = upto
    moved = [
        _together(key, pieces, len(made_of[key[2]])) for key, pieces in arrived.items() if key not in own
    ]
    return stay + moved


def _between(value: Decimal | None, taken: Decimal | None, upto: Decimal | None) -> Decimal | None:
    """Give what lies between two cumulated shares: rounding never makes or loses a millionth."""
    if value is None or taken is None or upto is None:
        return None
    return rounded(value * upto) - rounded(value * taken)


def _together(key: Key, pieces: list[Figure], parts: int) -> Figure:
    alone = pieces[0] if len(pieces) == 1 else None
    values = [piece.value for piece in pieces if piece.value is not None]
    tops = [piece.top for piece in pieces if piece.top is not None]
    return Figure(
        *key,
        value=sum(values, Decimal(0)) if values else None,
        top=sum(tops, Decimal(0)) if tops else None,
        denominator=alone.denominator if alone else None,
        outcome=alone.outcome if alone else None,
        is_estimate=any(piece.is_estimate for piece in pieces),
        estimated=any(piece.estimated for piece in pieces),
        missing=len(pieces) < parts,
        fault=max((piece.fault for piece in pieces if piece.fault), default=None),
    )
