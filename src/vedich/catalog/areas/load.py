"""Load the area files once, as late as possible; build an `Area` only when someone asks for it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from vedich.domain.area import Area, AreaLevel, AreaType

REFORM = date(2025, 7, 1)
LAST_DAY_BEFORE = date(2025, 6, 30)
_TABLES = ("provinces", "communes", "former_provinces", "former_districts", "former_communes")


class UnknownAreaError(KeyError):
    """Raised when an id names no area of the catalog."""

    def __init__(self, area_id: str) -> None:
        super().__init__(area_id)
        self.area_id = area_id

    def __str__(self) -> str:
        return (
            f"No area has the id {self.area_id!r}. Ids look like 'T34:80' (province), 'X34:28066' (commune), "
            "'T63:80', 'H63:820', 'X63:28066' (before July 2025); `vedich area NAME` finds one."
        )


def rows(table: str) -> Iterator[list[str]]:
    """Give the rows of one file of this folder, without its head."""
    text = files(__package__).joinpath(f"{table}.csv").read_text("utf-8")
    lines = text.splitlines()
    # Where nothing is quoted a comma is always a border, and finding it takes a third of the time.
    reader = csv.reader(lines) if '"' in text else (line.split(",") for line in lines)
    next(reader)
    yield from reader


@cache
def entries() -> dict[str, list[str]]:
    """Give [id, type, name, code, parent] of every area of both eras, by id."""
    return {row[0]: row for table in _TABLES for row in rows(table)}


@cache
def area(area_id: str) -> Area:
    """Give one area.

    >>> area("H63:817").title, area("H63:817").until.isoformat()
    ('thị xã Cai Lậy', '2025-06-30')

    Raises:
        UnknownAreaError: no area has this id.
    """
    row = entries().get(area_id)
    if row is None:
        raise UnknownAreaError(area_id)
    _, kind, name, code, parent = row
    since, until = (REFORM, None) if is_present(area_id) else (None, LAST_DAY_BEFORE)
    return Area(area_id, AreaType(kind), name, code, since, until, parent or None)


def is_present(area_id: str) -> bool:
    """Say from the id alone whether the area belongs to the 34 provinces of today."""
    return area_id[1:3] == "34"


def areas(level: AreaLevel, on: date) -> tuple[Area, ...]:
    """Give all areas of a level as they stood on a day.

    >>> len(areas(AreaLevel.PROVINCE, date(2025, 7, 1))), len(areas(AreaLevel.PROVINCE, date(2025, 6, 30)))
    (34, 63)
    """
    era = "34:" if on >= REFORM else "63:"
    letter = {AreaLevel.PROVINCE: "T", AreaLevel.DISTRICT: "H", AreaLevel.COMMUNE: "X"}.get(level, "?")
    return tuple(area(area_id) for area_id in entries() if area_id.startswith(letter + era))


def chain(place: Area) -> tuple[Area, ...]:
    """Give the areas above one, the nearest first.

    >>> [above.title for above in chain(area("X63:28439"))]
    ['thị xã Cai Lậy', 'tỉnh Tiền Giang']
    """
    above: list[Area] = []
    while place.parent is not None:
        place = area(place.parent)
        above.append(place)
    return tuple(above)


@cache
def _inside() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in entries().values():
        found.setdefault(row[4], []).append(row[0])
    return {parent: tuple(ids) for parent, ids in found.items()}


def inside(place: Area) -> tuple[Area, ...]:
    """Give the areas one level below: the communes of a district, the districts of a former province.

    >>> len(inside(area("T34:80")))
    96
    """
    return tuple(area(area_id) for area_id in _inside().get(place.id, ()))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an area lies, in degrees, and how large it is. Nulls: not in the source, or known to be wrong."""

    latitude: Decimal | None
    longitude: Decimal | None
    km2: Decimal | None


@cache
def _spots() -> dict[str, list[str]]:
    return {row[0]: row for row in rows("centres")}


def spot(place: Area) -> Spot:
    """Give the centre point and the size of an area.

    >>> spot(area("X34:20333")).latitude
    Decimal('16.568')
    """
    row = _spots().get(place.id, [place.id, "", "", ""])
    latitude, longitude, km2 = (Decimal(cell) if cell else None for cell in row[1:])
    return Spot(latitude, longitude, km2)


@cache
def tiles() -> dict[str, tuple[int, int]]:
    """Give where each province of today stands on a drawing of equal tiles: column and row, from north-west.

    >>> tiles()["T34:04"], len(tiles())
    ((4, 0), 34)
    """
    return {row[0]: (int(row[1]), int(row[2])) for row in rows("tiles")}


@dataclass(frozen=True, slots=True)
class LaterChange:
    """A new type or name decided after July 2025.

    The day it came into force is not in our sources; it is not before `decided`.
    """

    area: str
    type: AreaType
    name: str
    decided: date
    resolution: str


@cache
def later_changes() -> dict[str, LaterChange]:
    """Give what was decided since the reform, by area id."""
    return {
        row[0]: LaterChange(row[0], AreaType(row[1]), row[2], date.fromisoformat(row[3]), row[4])
        for row in rows("later_changes")
    }


@cache
def resolutions() -> dict[str, str]:
    """Give the resolution that drew the communes of each province anew, by province id.

    >>> resolutions()["T34:82"]
    '1663/NQ-UBTVQH15'
    """
    return {row[0]: row[1] for row in rows("resolutions")}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in the data that our sources do not agree on; `former` or `now` may be empty."""

    about: str
    former: str
    now: str
    vi: str
    en: str


@cache
def doubts() -> tuple[Doubt, ...]:
    """Give everything that stays unsure."""
    return tuple(Doubt(*row) for row in rows("unsure"))
