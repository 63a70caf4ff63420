"""The bodies and people of a demonstration: bodies are real by kind, people are made up."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from vedich.catalog.areas.load import is_present
from vedich.catalog.load import catalog
from vedich.demonstration.chance import mixed, number_of
from vedich.demonstration.telling import LETTERS
from vedich.domain.agency import AgencyKind
from vedich.domain.area import Area

# The mark that everything made up carries, where a name is all there is to carry it.
MARK = "(minh họa)"
_HEADS = {
    AgencyKind.PEOPLES_COMMITTEE: "UBND",
    AgencyKind.COUNCIL: "HĐND",
    AgencyKind.PARTY_COMMITTEE: "Đảng ủy",
}
_SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Phan",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
)
_MIDDLES = ("Văn", "Thị", "Minh", "Hoàng", "Thanh", "Ngọc", "Quốc", "Thu", "Hữu", "Kim")
_GIVEN = (
    "An", "Bình", "Cường", "Dung", "Giang", "Hà", "Hải", "Hạnh", "Hiền", "Hòa", "Hùng", "Khánh", "Lan",
    "Linh", "Long", "Mai", "Nam", "Nga", "Phong", "Phúc", "Quân", "Sơn", "Tâm", "Thảo", "Trang", "Tuấn",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """An agency as it is written into the record."""

    key: str
    kind: AgencyKind
    vi: str
    area: str


def bodies(area: Area, *, fields: bool = True) -> list[Body]:
    """Give the bodies of an area: its council, committee and Party committee, and who leads which field."""
    found = {
        f"{kind.value}:{area.id}": Body(f"{kind.value}:{area.id}", kind, f"{head} {area.title}", area.id)
        for kind, head in _HEADS.items()
    }
    known = catalog().agencies
    for role in _fields() if fields else ():
        entry = known[_entry(area, role)]
        key = lead_of(area, role)
        found[key] = Body(key, entry.kind, f"{_stem(entry.vi)} {area.title}", area.id)
    return list(found.values())


def lead_of(area: Area, role: str) -> str:
    """Give the key of the body that leads a field in an area."""
    return f"{_entry(area, role)}:{area.id}"


def person_of(area: Area, role: str, seed: int) -> str:
    """Give the name of a person that nobody is.

    >>> from vedich.catalog.areas.load import area
    >>> person_of(area("T34:80"), "leader", 1).endswith("(minh họa)")
    True
    """
    draw = mixed(seed, number_of(area.id), number_of(role))
    surname, middle = _SURNAMES[draw % len(_SURNAMES)], _MIDDLES[(draw >> 8) % len(_MIDDLES)]
    return f"{surname} {middle} {_GIVEN[(draw >> 16) % len(_GIVEN)]} {MARK}"


def _stem(name: str) -> str:
    """Give the name of a kind of body without the word for its level, which the area's title brings."""
    for word in (" tỉnh", " huyện", " xã", " Tỉnh ủy"):
        name = name.removesuffix(word)
    return name


def _entry(area: Area, role: str) -> str:
    table = _fields()[role]
    letter = LETTERS[area.level]
    former = None if is_present(area.id) else table.get(f"former_{letter}")
    key: str = former or table[letter]
    return key


@cache
def _fields() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("bodies.toml").read_text("utf-8"))
