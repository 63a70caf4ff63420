"""A league as a template shows it: places with bars, who has none and why, and who makes the gap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from vedich.domain.verdict import Verdict
from vedich.store.facts.schemed import OfficeScheme
from vedich.store.queries.leagues import League, Place
from vedich.store.queries.told.words import difference_in, figure_of, goal, number, result, share

# The part of a gap that is told in one sentence: who makes most of it.
_MOST = Decimal(80)


@dataclass(frozen=True, slots=True)
class Rung:
    """A place of the league; `bar` is the length of its bar in per cent, '' where it has no share."""

    rank: str
    key: str
    title: str
    goal: str
    result: str
    share: str
    plain_share: str
    gap: str
    plain_gap: str
    part: str
    verdict: Verdict
    called: str
    bar: str


@dataclass(frozen=True, slots=True)
class Part:
    """What an area lacks, with its part of all that is lacking, and the parts so far added up."""

    key: str
    title: str
    lack: str
    part: str
    width: str
    so_far: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Who makes the gap: the parts, the largest first, and how few of them make most of it."""

    parts: tuple[Part, ...]
    lack: str
    few: int
    few_part: str
    measure: str


def scale_of(found: League) -> Decimal:
    """Give the share at which bars end: a little past the highest, at least the goal itself."""
    shares = [place.line.share for place in found.places if place.line.share is not None]
    return min(Decimal(200), max([Decimal(100), *shares])) * Decimal("1.02")


def rungs(found: League, scheme: OfficeScheme, lang: str) -> list[Rung]:
    """Give the places as rows."""
    scale = scale_of(found)
    return [_rung(place, scheme, scale, lang) for place in found.places]


def _rung(place: Place, scheme: OfficeScheme, scale: Decimal, lang: str) -> Rung:
    line = place.line
    length = min(Decimal(100), max(Decimal(0), line.share) * 100 / scale) if line.share is not None else None
    return Rung(
        f"{'=' if place.tied else ''}{place.rank}",
        place.area,
        place.title,
        goal(line, lang),
        result(line, lang),
        share(line.share, lang),
        f"{line.share:f}" if line.share is not None else "",
        figure_of(line, line.gap, lang),
        f"{line.gap:f}" if line.gap is not None else "",
        share(place.of_the_gap, lang),
        line.verdict,
        scheme.name_of(line.verdict, lang, is_over=line.is_over),
        f"{length:.2f}" if length is not None else "",
    )


def gap_of(found: League, lang: str) -> Gap | None:
    """Give who makes the gap; None where nothing is lacking or figures do not add up."""
    short = sorted(
        (place for place in found.places if place.of_the_gap is not None),
        key=lambda place: -(place.of_the_gap or 0),
    )
    if not short:
        return None
    lack = sum((-place.line.gap for place in short if place.line.gap is not None), Decimal(0))
    few, told = next(
        (count, so_far) for count, so_far in _so_far(short) if so_far >= _MOST or count == len(short)
    )
    largest = short[0].of_the_gap or Decimal(1)
    parts = tuple(
        Part(
            place.area,
            place.title,
            number(-place.line.gap if place.line.gap is not None else None, lang),
            share(place.of_the_gap, lang),
            f"{(place.of_the_gap or 0) * 100 / largest:.2f}",
            share(min(so_far, Decimal(100)), lang),
        )
        for place, (_, so_far) in zip(short, _so_far(short), strict=True)
    )
    return Gap(
        parts, number(lack, lang), few, share(min(told, Decimal(100)), lang),
        difference_in(found.meaning.printed, lang),
    )  # fmt: skip


def _so_far(short: list[Place]) -> Iterator[tuple[int, Decimal]]:
    total = Decimal(0)
    for count, place in enumerate(short, start=1):
        total += place.of_the_gap or 0
        yield count, total
