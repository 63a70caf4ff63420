"""Made-up figures of the cells of a ground by month, in whole last digits, so that all sums are exact."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from vedich.demonstration.behaviour import FINE, Behaviour, behaviours
from vedich.demonstration.chance import bell, mixed, number_of
from vedich.demonstration.ground import Cell, Ground

MILLION = 10**6
BASE_YEAR = 2024
# What every year brings on average over what was planned, in thousandths.
_DILIGENCE = 14


class Figures:
    """What happened on a ground, as far as anybody asks; the same for the same seed."""

    def __init__(self, ground: Ground, seed: int) -> None:
        self.ground, self.seed = ground, seed
        self._years: dict[tuple[str, int], list[int]] = {}
        self._months: dict[tuple[str, int, int], list[int]] = {}
        self._rates: dict[tuple[str, int, int], tuple[list[int], list[int]]] = {}
        self._marks = {
            cell.number: (number_of(cell.commune), number_of(cell.district), number_of(cell.former_root))
            for cell in ground.cells
        }

    def flow(self, code: str, year: int, month: int) -> list[int]:
        """Give what a flow brought in a month, by cell."""
        key = (code, year, month)
        if key not in self._months:
            one = behaviours()[code]
            made = self._yielded(one, year, month) if one.way == "yield" else self._flowed(one, year, month)
            self._months[key] = made
        return self._months[key]

    def flows(self, code: str, year: int, first: int, last: int) -> list[int]:
        """Give what a flow brought in some months of a year, by cell."""
        months = [self.flow(code, year, month) for month in range(first, last + 1)]
        return [sum(each) for each in zip(*months, strict=True)]

    def stock(self, code: str, year: int, month: int) -> list[int]:
        """Give what there was at the end of a month, by cell."""
        key = (code, year, month)
        if key not in self._months:
            one = behaviours()[code]
            salt = number_of(code)
            within = 0 if one.yearly else month
            made = []
            for cell in self.ground.cells:
                steady = mixed(self.seed, salt, cell.number)
                moved = mixed(self.seed, salt, cell.number, year, month)
                amount = grown(size(one, cell), one.growth, year - BASE_YEAR)
                amount = amount * (12_000 + one.growth * within) // 12_000
                amount = amount * (MILLION + bell(moved) * one.wobble) // MILLION
                made.append((amount + steady % MILLION) // MILLION)
            self._months[key] = made
        return self._months[key]

    def rate(self, code: str, year: int, month: int) -> tuple[list[int], list[int]]:
        """Give the parts and the wholes that a rate is taken of at the end of a month, by cell.

        Parts are counted in fine steps of the measure times the whole; those of a percentage are whole heads.
        """
        key = (code, year, month)
        if key not in self._rates:
            self._rates[key] = self._rated(behaviours()[code], year, month)
        return self._rates[key]

    def _rated(self, one: Behaviour, year: int, month: int) -> tuple[list[int], list[int]]:
        wholes = self.wholes(one, year, month)
        levels = [self.level(one, cell, year, month) for cell in self.ground.cells]
        if one.measure != "%":
            return [level * whole for level, whole in zip(levels, wholes, strict=True)], wholes
        salt = number_of(one.code)
        heads = [
            (level * whole + mixed(self.seed, salt, cell.number) % (100 * FINE)) // (100 * FINE)
            for level, whole, cell in zip(levels, wholes, self.ground.cells, strict=True)
        ]
        return [head * 100 * FINE for head in heads], wholes

    def wholes(self, one: Behaviour, year: int, month: int) -> list[int]:
        """Give what a rate is taken of, by cell: a stock, or so many a thousand people."""
        if one.of:
            return self.stock(one.of, year, month)
        if not one.of_level:
            return [cell.people for cell in self.ground.cells]
        salt = number_of(one.code) ^ 1
        return [
            max(
                cell.people
                * one.of_level
                * (1000 + bell(mixed(salt, cell.number, year, month)) // 12)
                // (1000 * MILLION),
                1,
            )
            for cell in self.ground.cells
        ]

    def level(self, one: Behaviour, cell: Cell, year: int, month: int, *, planned: bool = False) -> int:
        """Give the level of a rate or score in a cell, in fine steps; as planned, or as it came."""
        salt = number_of(one.code)
        commune, _, root = self._marks[cell.number]
        place = root if one.levels == "P" else commune
        level = one.start + one.rise * (12 * (year - BASE_YEAR) + month) // 12
        level += one.spread * bell(mixed(self.seed, salt, place)) // 1000
        if not planned:
            level += one.drift * bell(mixed(self.seed, salt, place, year)) * (6 + month // 2) // 6000
            if one.jitter:
                level += one.jitter * bell(mixed(self.seed, salt, place, year, month)) // 1000
        if one.cap is not None:
            level = min(level, one.cap)
        return max(level, one.floor or 0)

    def _flowed(self, one: Behaviour, year: int, month: int) -> list[int]:
        years = self._year(one, year)
        salt, season = number_of(one.code), one.season[month - 1]
        if not season:
            return [0] * len(years)
        # The weather and the market are the same for all; the rest is each place's own.
        shared = bell(mixed(self.seed, salt, number_of(self.ground.root), 12 * year + month)) // 2
        made = []
        for amount, cell in zip(years, self.ground.cells, strict=True):
            draw = mixed(self.seed, salt, cell.number, 12 * year + month)
            moved = amount * season * (MILLION + (bell(draw) + shared) * one.wobble)
            made.append((moved // (1000 * MILLION) + (draw >> 32) % MILLION) // MILLION if amount else 0)
        return made

    def _yielded(self, one: Behaviour, year: int, month: int) -> list[int]:
        source = behaviours()[one.of]
        salt, parts = number_of(one.code), FINE * 10**source.decimals // 10**one.decimals
        return [
            (
                ground * self.level(one, cell, year, month)
                + mixed(self.seed, salt, cell.number, 12 * year + month) % parts
            )
            // parts
            if ground
            else 0
            for ground, cell in zip(self.flow(one.of, year, month), self.ground.cells, strict=True)
        ]

    def _year(self, one: Behaviour, year: int) -> list[int]:
        """Give a year's whole of a flow by cell, in millionths of its last digit."""
        key = (one.code, year)
        if key not in self._years:
            self._years[key] = [
                grown(size(one, cell), one.growth, year - BASE_YEAR)
                * (1000 + self._luck(one, cell, year))
                // 1000
                for cell in self.ground.cells
            ]
        return self._years[key]

    def _luck(self, one: Behaviour, cell: Cell, year: int) -> int:
        """Give how far a year came out over the plan, in thousandths."""
        commune, district, root = self._marks[cell.number]
        salt = number_of(one.code)
        if one.steady:
            return (
                _DILIGENCE // 4
                + (bell(mixed(self.seed, salt, root, year)) * 9 + bell(mixed(salt, commune, year)) * 20)
                // 1000
            )
        here = mixed(self.seed, salt, commune, year)
        luck = _DILIGENCE + (bell(here) * 60 + bell(mixed(self.seed, salt, district, year)) * 45) // 1000
        luck += bell(mixed(self.seed, salt, root, year)) * (120 if one.shock else 22) // 1000
        lot = (here >> 40) % 100
        if lot < 6:
            return luck - 110 - (here >> 50) % 240
        return luck + 200 + (here >> 50) % 600 if lot > 97 else luck


def size(one: Behaviour, cell: Cell) -> int:
    """Give a year's whole, or the stock, of a cell in the base year, in millionths of the last digit."""
    if not fits(one, cell):
        return 0
    amount = cell.people * one.rate * one.by[cell.character]
    return amount * (one.bowl if cell.is_rice_bowl else 100) // 10_000


def fits(one: Behaviour, cell: Cell) -> bool:
    """Say whether an indicator is known in a place: no rice in a town, no shrimp without brackish water."""
    if one.where == "rural":
        return not cell.is_town
    return cell.is_brackish and not cell.is_town if one.where == "brackish" else True


@lru_cache(maxsize=4096)
def _factors(growth: int, years: int) -> tuple[int, int]:
    up, down = (1000 + growth) ** abs(years), 1000 ** abs(years)
    return (up, down) if years >= 0 else (down, up)


def grown(amount: int, growth: int, years: int) -> int:
    """Let an amount grow by thousandths a year, back or forth.

    >>> grown(1000, 100, 2), grown(1210, 100, -2)
    (1210, 1000)
    """
    up, down = _factors(growth, years)
    return amount * up // down


def total(cells: Sequence[int], figures: Sequence[int]) -> int:
    """Add up the figures of some cells."""
    return sum(figures[place] for place in cells)
