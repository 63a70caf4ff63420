"""How the areas below one stand to one another on an indicator: fair to missing figures and to ties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from vedich.store.facts.asked import Asked
from vedich.store.facts.bordered import Borders
from vedich.store.facts.measured import Meaning, Meanings, adds_up
from vedich.store.judged.board import Line
from vedich.store.judged.picking import lines_in
from vedich.store.models import Area
from vedich.store.queries.boards import title_of, titles_of


@dataclass(frozen=True, slots=True)
class Place:
    """The place of an area: `rank` is shared by equals, and the next one is left out.

    `of_the_gap` is its part of what the areas short of their goals lack together, in per cent with two
    decimals; None where it lacks nothing, or where figures do not add up.
    """

    rank: int
    tied: bool
    area: str
    title: str
    line: Line
    of_the_gap: Decimal | None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An area that has no place, and why: no target, or no whole result."""

    area: str
    title: str
    has_target: bool


@dataclass(frozen=True, slots=True)
class League:
    """The areas just below one, placed by how far they stand to their own goals.

    All are judged on one basis; `bases` are those that any of them has, the most common first.
    """

    title: str
    meaning: Meaning
    basis: str
    day: date
    places: tuple[Place, ...]
    unplaced: tuple[Unplaced, ...]
    whole: Line | None
    bases: tuple[str, ...] = ()


class NoSuchIndicatorError(ValueError):
    """Raised when a code is no indicator of the record; `vi` and `en` say so."""

    def __init__(self, code: str) -> None:
        self.vi = f"Hồ sơ không có chỉ tiêu {code!r}. Tìm mã bằng: vedich indicator TÊN"
        self.en = f"There is no indicator {code!r} on record. Find its code: vedich indicator NAME"
        super().__init__(self.en)


class NothingBelowError(ValueError):
    """Raised when nothing lies below an area on a day; `vi` and `en` say so."""

    def __init__(self, title: str, day: date) -> None:
        self.vi = f"{title} không có đơn vị trực thuộc trong hồ sơ ngày {day:%d/%m/%Y}, nên không xếp được."
        self.en = f"Nothing lies below {title} on {day}, so there is nothing to compare."
        super().__init__(self.en)


def league(asked: Asked, area: Area, code: str, at: datetime, *, basis: str | None = None) -> League:
    """Place the areas just below one by an indicator: of shares the higher first, else of gaps.

    Without a basis it is the one that most of them have, so that like stands beside like.

    Raises:
        NoSuchIndicatorError: the code is none of the record.
        NothingBelowError: the area has nothing below it on that day.
    """
    meanings = Meanings.on(asked.as_of)
    meaning = meanings.by_code.get(code)
    if meaning is None:
        raise NoSuchIndicatorError(code)
    borders = Borders.on(asked.border_day)
    below = borders.below.get(area.pk, ())
    title = title_of(area, asked.as_of)
    if not below:
        raise NothingBelowError(title, asked.border_day)
    found = lines_in(asked, (area.pk, *below), meaning.id, at)
    bases = _bases(found, below)
    basis = basis or next(iter(bases), None)
    lines = {each: _line(found.get(each, ()), basis) for each in (area.pk, *below)}
    areas = {row.pk: row for row in Area.objects.filter(pk__in=below)}
    titles = titles_of(below, asked.border_day)
    placed = [(pk, line) for pk in below if (line := lines[pk]) is not None and _is_whole(line)]
    lacking = sum((_lack(line) for _, line in placed), Decimal(0)) if adds_up(meaning) else Decimal(0)
    by_share = bool(placed) and all(line.share is not None for _, line in placed)

    def measure(line: Line) -> Decimal:
        told = line.share if by_share else line.gap
        return told if told is not None else Decimal(0)

    ordered = sorted(placed, key=lambda each: (-measure(each[1]), titles[each[0]]))
    values = [measure(line) for _, line in ordered]
    places = tuple(
        Place(
            values.index(value) + 1,
            values.count(value) > 1,
            areas[pk].key,
            titles[pk],
            line,
            _part(_lack(line), lacking),
        )
        for (pk, line), value in zip(ordered, values, strict=True)
    )
    there = {pk for pk, _ in placed}
    unplaced = tuple(
        Unplaced(areas[pk].key, titles[pk], lines[pk] is not None)
        for pk in sorted(below, key=lambda each: titles[each])
        if pk not in there
    )
    return League(title, meaning, basis or "", asked.as_of, places, unplaced, lines[area.pk], bases)


def _bases(found: Mapping[int, Collection[Line]], below: Collection[int]) -> tuple[str, ...]:
    """Give the bases of some areas, those that more of them have first."""
    told = Counter(basis for area in below for basis in {line.basis for line in found.get(area, ())})
    return tuple(sorted(told, key=lambda basis: (-told[basis], basis)))


def _line(lines: Collection[Line], basis: str | None) -> Line | None:
    return next((line for line in lines if not line.category and basis in (None, line.basis)), None)


def _is_whole(line: Line) -> bool:
    """Say whether a result is whole, so that it may be set beside others."""
    return line.result is not None and line.gap is not None and line.verdict.is_judged


def _lack(line: Line) -> Decimal:
    return -line.gap if line.gap is not None and line.gap < 0 else Decimal(0)


def _part(lack: Decimal, lacking: Decimal) -> Decimal | None:
    return round(lack * 100 / lacking, 2) if lack and lacking else None
