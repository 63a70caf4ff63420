"""The ground under the figures: each former commune in the pieces that went to communes of today.

A figure that adds up is made for each piece, and every area has the sum of its pieces: so the communes of
both eras, the districts and the provinces agree with one another to the last digit. Areas and their lineage
are real; how many people live there, and on what, is made up.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

from vedich.catalog.areas.lineage import lineage
from vedich.catalog.areas.load import area, chain, entries, inside, is_present
from vedich.demonstration.chance import mixed, number_of
from vedich.domain.area import Area, AreaLevel, AreaType

AGRARIAN, MIXED, INDUSTRIAL = range(3)
_TOWN = {AreaType.WARD, AreaType.TOWNSHIP}


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of land that lay in one commune before the reform and lies in one commune after it.

    `former` is a commune, or a district that had none; `number` tells its chance from that of others.
    """

    former: str
    district: str
    former_root: str
    commune: str
    root: str
    people: int
    character: int
    is_town: bool
    is_brackish: bool
    is_rice_bowl: bool
    number: int


@dataclass(frozen=True)
class Ground:
    """The cells of a province of today, and which of them each area of either era has."""

    root: str
    cells: tuple[Cell, ...]
    communes_only: bool = False

    @cached_property
    def of(self) -> dict[str, list[int]]:
        """Give the places of the cells of each area, former and present, by the area's id."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, cell in enumerate(self.cells):
            ids = dict.fromkeys((cell.former, cell.district, cell.former_root, cell.commune, cell.root))
            for area_id in ids:
                if area_id:
                    found[area_id].append(place)
        return dict(found)

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """Give all areas that lie on this ground, provinces first."""
        order = [AreaLevel.PROVINCE, AreaLevel.DISTRICT, AreaLevel.COMMUNE]
        return tuple(
            sorted((area(each) for each in self.of), key=lambda one: (order.index(one.level), one.id))
        )

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """Give the provinces of both eras, the former ones first."""
        return (*dict.fromkeys(cell.former_root for cell in self.cells), self.root)

    @cached_property
    def _under(self) -> dict[str, list[Area]]:
        found: dict[str, list[Area]] = {root: [] for root in self.roots}
        for one in self.areas:
            if one.level is AreaLevel.COMMUNE or not self.communes_only:
                found[self.root_of(one.id)].append(one)
        return found

    def under(self, root: str) -> list[Area]:
        """Give the areas of one province in its own era, itself first."""
        return self._under[root]

    def root_of(self, area_id: str) -> str:
        """Give the province that an area belongs to in its own era."""
        return self.root if is_present(area_id) else self.cells[self.of[area_id][0]].former_root


def ground(root: str, seed: int, *, commune: str = "") -> Ground:
    """Give the ground of a province of today, or that of one of its communes alone, without what is above."""
    steps = lineage()
    known = _places()
    cells: list[Cell] = []
    for present in inside(area(root)):
        if commune and present.id != commune:
            continue
        for step in steps.backwards.get(present.id, ()):
            cells.append(_cell(area(step.old), present.id, root, seed, known))
    return Ground(root, tuple(cells), bool(commune))


def _cell(former: Area, commune: str, root: str, seed: int, known: dict[str, Any]) -> Cell:
    above = chain(former)
    district = former.id if former.level is AreaLevel.DISTRICT else above[0].id
    number = mixed(seed, number_of(former.id), number_of(commune))
    draw = mixed(seed, number_of(former.id))
    is_town = former.type in _TOWN
    people = (8_000 + draw % 12_000) if is_town else (5_500 + draw % 8_000)
    heirs = [step.new for step in lineage().forwards[former.id]]
    if len(heirs) > 1:
        people = _pieces(people, heirs, draw)[commune]
    return Cell(
        former.id,
        district,
        above[-1].id,
        commune,
        root,
        people,
        _character(district, is_town, draw >> 20, known),
        is_town,
        _is(district, "brackish", known, 12),
        _is(district, "rice_bowl", known, 25),
        number,
    )


def _pieces(people: int, heirs: list[str], draw: int) -> dict[str, int]:
    """Divide the people of a split commune between its heirs."""
    weights = {heir: 20 + mixed(draw, number_of(heir)) % 60 for heir in sorted(heirs)}
    whole, left = sum(weights.values()), people
    parts = {heir: people * weight // whole for heir, weight in weights.items()}
    parts[min(parts)] += left - sum(parts.values())
    return parts


def _character(district: str, is_town: bool, draw: int, known: dict[str, Any]) -> int:
    lot = draw % 100
    if district in known["industrial"]:
        return INDUSTRIAL if lot < (70 if is_town else 45) else MIXED
    if district in known["mixed"]:
        return MIXED if lot < 70 or is_town else AGRARIAN
    if district in known["agrarian"]:
        return MIXED if is_town else AGRARIAN
    if is_town:
        return INDUSTRIAL if lot < 25 else MIXED
    return INDUSTRIAL if lot < 4 else MIXED if lot < 30 else AGRARIAN


def _is(district: str, what: str, known: dict[str, Any], percent: int) -> bool:
    """Say whether a district is listed; where nothing is known of its province, let chance say."""
    listed = {each for group in known.values() for each in group}
    if district in listed:
        return district in known[what]
    return mixed(number_of(what), number_of(district)) % 100 < percent


def _places() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("places.toml").read_text("utf-8"))


def all_roots() -> tuple[str, ...]:
    """Give the provinces of today.

    >>> len(all_roots())
    34
    """
    return tuple(key for key in entries() if key.startswith("T34:"))
