"""What an area tells of an indicator at the end of a month: the period it is about, the figure, its whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from vedich.catalog.areas.load import is_present
from vedich.demonstration.behaviour import FINE, Behaviour, behaviours
from vedich.demonstration.chance import bell, mixed, number_of
from vedich.demonstration.figures import Figures, fits, total
from vedich.demonstration.scale import Month
from vedich.domain.area import Area, AreaLevel
from vedich.domain.period import Period

LETTERS = {AreaLevel.PROVINCE: "P", AreaLevel.DISTRICT: "D", AreaLevel.COMMUNE: "C"}
_REFORM = Month(2025, 7)
_ENDS = {"month": range(1, 13), "quarter": (3, 6, 9, 12), "half": (6, 12), "year": (12,), "march": (3,)}


class Told(NamedTuple):
    """A figure as it is told. Nulls: `value` for a state in `words`; `whole` where none is meant."""

    period: Period
    value: Decimal | None
    whole: Decimal | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of an area: an indicator at the end of a month.

    `first` is the first month of the year that the area can tell of; `is_heir` says that it is a province
    that tells the year so far with what its former ones had.
    """

    one: Behaviour
    area: Area
    cells: list[int]
    when: Month
    first: int
    is_heir: bool


class Teller:
    """Tells what areas of a ground report; what they have nothing of they do not mention."""

    def __init__(self, figures: Figures) -> None:
        self.figures, self.ground = figures, figures.ground
        self._fitting: dict[tuple[str, str], list[int]] = {}

    def told(self, one: Behaviour, area: Area, when: Month) -> Iterator[Told]:
        """Give what an area tells of an indicator at the end of a month; nothing when it is not due then."""
        if LETTERS[area.level] not in one.levels:
            return
        if one.late:
            # Published so many months after the year it is about.
            if when.month != one.late:
                return
            when = Month(when.year - 1, 12)
        elif when.month not in _ENDS[one.told]:
            return
        cells = self.cells(one, area)
        if not cells or (is_present(area.id) and when < _REFORM):
            return
        first = 7 if is_present(area.id) and when.year == 2025 else 1
        is_heir = first == 7 and area.level is AreaLevel.PROVINCE
        yield from _WAYS[one.way](self, Asked(one, area, cells, when, first, is_heir))

    def cells(self, one: Behaviour, area: Area) -> list[int]:
        """Give the places of the cells of an area where an indicator is known."""
        key = (one.where, area.id)
        if key not in self._fitting:
            self._fitting[key] = [
                place for place in self.ground.of[area.id] if fits(one, self.ground.cells[place])
            ]
        return self._fitting[key]

    def amount(self, code: str, cells: list[int], year: int, first: int, last: int) -> int:
        """Add up a flow over cells and months, in its last digit."""
        return sum(total(cells, self.figures.flow(code, year, month)) for month in range(first, last + 1))

    def share(self, one: Behaviour, cells: list[int], year: int, month: int) -> tuple[int, int]:
        """Give a rate over cells in fine steps, rounded to its last digit, and the whole it is taken of."""
        parts, wholes = self.figures.rate(one.code, year, month)
        whole = total(cells, wholes)
        step = FINE // 10**one.decimals
        level = (2 * total(cells, parts) + whole * step) // (2 * whole * step) * step if whole else 0
        return level, whole


def months_of(one: Behaviour, when: Month, first: int) -> tuple[int, Period]:
    """Give the first month that a telling covers, and its period."""
    year, month = when.year, when.month
    if one.told == "month":
        return month, Period.month(year, month)
    if one.told == "quarter":
        return month - 2, Period.quarter(year, month // 3)
    if one.told == "half" or first == 7:
        return month - 5, Period.half(year, month // 6)
    return 1, Period.year(year)


def last_digits(amount: int, decimals: int) -> Decimal:
    """Give an amount of last digits as the figure that is printed.

    >>> last_digits(61450, 3)
    Decimal('61.450')
    """
    return Decimal(amount).scaleb(-decimals)


def _flow(teller: Teller, ask: Asked) -> Iterator[Told]:
    if ask.is_heir and ask.one.told == "year":
        yield Told(
            Period.year(ask.when.year),
            last_digits(teller.amount(ask.one.code, ask.cells, ask.when.year, 1, 12), ask.one.decimals),
        )
        return
    start, period = months_of(ask.one, ask.when, ask.first)
    yield Told(
        period,
        last_digits(
            teller.amount(ask.one.code, ask.cells, ask.when.year, start, ask.when.month), ask.one.decimals
        ),
    )
    if ask.is_heir:
        # The new province tells the year so far with what its former ones had.
        yield from _to_date(teller, replace(ask, first=1))


def _to_date(teller: Teller, ask: Asked) -> Iterator[Told]:
    start = 1 if ask.is_heir else ask.first
    period = (
        Period.first_months(ask.when.year, ask.when.month)
        if start == 1
        else Period.between(Period.month(ask.when.year, start), Period.month(ask.when.year, ask.when.month))
    )
    yield Told(
        period,
        last_digits(
            teller.amount(ask.one.code, ask.cells, ask.when.year, start, ask.when.month), ask.one.decimals
        ),
    )


def _stock(teller: Teller, ask: Asked) -> Iterator[Told]:
    amount = total(ask.cells, teller.figures.stock(ask.one.code, ask.when.year, ask.when.month))
    yield Told(_moment(ask), last_digits(amount, ask.one.decimals))


def _rate(teller: Teller, ask: Asked) -> Iterator[Told]:
    level, whole = teller.share(ask.one, ask.cells, ask.when.year, ask.when.month)
    if not whole:
        return
    has_whole = ask.one.of or ask.one.of_level
    yield Told(_moment(ask), _fine(level, ask.one), Decimal(whole) if has_whole else None)


def _numerator(teller: Teller, ask: Asked) -> Iterator[Told]:
    parts, wholes = teller.figures.rate(ask.one.part, ask.when.year, ask.when.month)
    yield Told(
        _moment(ask),
        Decimal(total(ask.cells, parts) // (100 * FINE)),
        Decimal(total(ask.cells, wholes)),
    )


def _decline(teller: Teller, ask: Asked) -> Iterator[Told]:
    source = behaviours()[ask.one.part]
    before, _ = teller.share(source, ask.cells, ask.when.year - 1, ask.when.month)
    now, _ = teller.share(source, ask.cells, ask.when.year, ask.when.month)
    yield Told(_moment(ask), _fine(before - now, ask.one))


def _ratio(teller: Teller, ask: Asked) -> Iterator[Told]:
    part, whole = behaviours()[ask.one.part], behaviours()[ask.one.of]
    # A plan is one of the whole year, whenever the area began: it took over what its land had done.
    amount = teller.amount(ask.one.part, ask.cells, ask.when.year, 1, ask.when.month)
    of = total(ask.cells, teller.figures.stock(ask.one.of, ask.when.year, ask.when.month))
    if not of:
        return
    exact = last_digits(amount, part.decimals) * ask.one.times / last_digits(of, whole.decimals)
    yield Told(
        _moment(ask),
        exact.quantize(Decimal(1).scaleb(-ask.one.decimals)),
        last_digits(of, whole.decimals),
    )


def _growth(teller: Teller, ask: Asked) -> Iterator[Told]:
    start = ask.when.month if ask.one.single else 1
    now = teller.amount(ask.one.of, ask.cells, ask.when.year, start, ask.when.month)
    before = teller.amount(ask.one.of, ask.cells, ask.when.year - 1, start, ask.when.month)
    if not before:
        return
    growth = Decimal(now) * 100 / before - (0 if ask.one.index else 100)
    period = (
        Period.month(ask.when.year, ask.when.month)
        if ask.one.single
        else Period.first_months(ask.when.year, ask.when.month)
    )
    yield Told(period, growth.quantize(Decimal(1).scaleb(-ask.one.decimals)))


def _rank(teller: Teller, ask: Asked) -> Iterator[Told]:
    draw = mixed(teller.figures.seed, number_of(ask.one.code), number_of(ask.area.id), ask.when.year)
    place = max(1, (ask.one.start + ask.one.spread * bell(draw) // 500) // FINE)
    yield Told(Period.year(ask.when.year), Decimal(place), words=f"hạng {place}")


def _state(teller: Teller, ask: Asked) -> Iterator[Told]:
    draw = mixed(teller.figures.seed, number_of(ask.one.code), number_of(ask.area.id), ask.when.year)
    yield Told(_moment(ask), None, words=ask.one.words[draw % len(ask.one.words)])


def _all(teller: Teller, ask: Asked) -> Iterator[Told]:
    start = 1 if ask.is_heir else ask.first
    fell = all(
        teller.amount(code, ask.cells, ask.when.year, start, ask.when.month)
        < teller.amount(code, ask.cells, ask.when.year - 1, start, ask.when.month)
        for code in ask.one.of_codes
    )
    yield Told(_moment(ask), None, words="Đạt" if fell else "Không đạt")


def _reaching(teller: Teller, ask: Asked) -> Iterator[Told]:
    now = is_present(ask.area.id)
    communes = {
        teller.ground.cells[place].commune if now else teller.ground.cells[place].former
        for place in ask.cells
    }
    bar = (ask.one.start + ask.one.rise * (12 * (ask.when.year - 2024) + ask.when.month) // 12) // FINE
    salt = number_of(ask.one.code)
    reached = sum(mixed(teller.figures.seed, salt, number_of(each)) % 100 < bar for each in communes)
    yield Told(_moment(ask), Decimal(reached), Decimal(len(communes)))


def _moment(ask: Asked) -> Period:
    """Give the period at whose end something stands."""
    if ask.one.told in ("month", "quarter") and not ask.one.late:
        return Period.month(ask.when.year, ask.when.month)
    if ask.one.told == "half" or (ask.first == 7 and not ask.is_heir):
        return Period.half(ask.when.year, ask.when.month // 6)
    return Period.year(ask.when.year)


def _fine(level: int, one: Behaviour) -> Decimal:
    return Decimal(level * 10**one.decimals // FINE).scaleb(-one.decimals)


_WAYS: Mapping[str, Callable[[Teller, Asked], Iterator[Told]]] = {
    "flow": _flow,
    "yield": _flow,
    "to_date": _to_date,
    "stock": _stock,
    "rate": _rate,
    "score": _rate,
    "numerator": _numerator,
    "decline": _decline,
    "ratio": _ratio,
    "growth": _growth,
    "rank": _rank,
    "state": _state,
    "all": _all,
    "reaching": _reaching,
}
