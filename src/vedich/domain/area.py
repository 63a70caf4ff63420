"""Where a figure is counted: provinces, former districts, communes - each in one of its versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vedich.domain.wording import Wording


class AreaLevel(StrEnum):
    """The floor an area stands on; districts ceased on 1 July 2025."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    VILLAGE = "village"


class AreaType(StrEnum):
    """What an area is called by law within its level."""

    COUNTRY = "country"
    PROVINCE = "province"
    CENTRAL_CITY = "central_city"
    RURAL_DISTRICT = "rural_district"
    URBAN_DISTRICT = "urban_district"
    DISTRICT_TOWN = "district_town"
    PROVINCIAL_CITY = "provincial_city"
    COMMUNE = "commune"
    WARD = "ward"
    TOWNSHIP = "township"
    SPECIAL_ZONE = "special_zone"
    VILLAGE = "village"

    @property
    def wording(self) -> Wording:
        """Give the word that stands before the name: 'thị xã Cai Lậy'."""
        return _TYPES[self][1]

    @property
    def level(self) -> AreaLevel:
        """Give the level that the type belongs to."""
        return _TYPES[self][0]


_TYPES: dict[AreaType, tuple[AreaLevel, Wording]] = {
    AreaType.COUNTRY: (AreaLevel.COUNTRY, Wording("nước", "country")),
    AreaType.PROVINCE: (AreaLevel.PROVINCE, Wording("tỉnh", "province")),
    AreaType.CENTRAL_CITY: (AreaLevel.PROVINCE, Wording("thành phố", "city")),
    AreaType.RURAL_DISTRICT: (AreaLevel.DISTRICT, Wording("huyện", "district")),
    AreaType.URBAN_DISTRICT: (AreaLevel.DISTRICT, Wording("quận", "urban district")),
    AreaType.DISTRICT_TOWN: (AreaLevel.DISTRICT, Wording("thị xã", "district town")),
    AreaType.PROVINCIAL_CITY: (AreaLevel.DISTRICT, Wording("thành phố", "provincial city")),
    AreaType.COMMUNE: (AreaLevel.COMMUNE, Wording("xã", "commune")),
    AreaType.WARD: (AreaLevel.COMMUNE, Wording("phường", "ward")),
    AreaType.TOWNSHIP: (AreaLevel.COMMUNE, Wording("thị trấn", "township")),
    AreaType.SPECIAL_ZONE: (AreaLevel.COMMUNE, Wording("đặc khu", "special zone")),
    AreaType.VILLAGE: (AreaLevel.VILLAGE, Wording("thôn", "village")),
}


@dataclass(frozen=True, slots=True)
class Area:
    """One version of an area: as long as name, code, type and borders stay, it is the same one.

    Codes and names are used again for other areas after a reform; only `id` says which area is meant.
    `since` and `until` are its first and last day; None means "before our records" and "still standing".

    >>> town = Area("d-817", AreaType.DISTRICT_TOWN, "Cai Lậy", "817", until=date(2025, 6, 30), parent="p-82")
    >>> town.title, town.level.value, town.stood_on(date(2025, 7, 1))
    ('thị xã Cai Lậy', 'district', False)
    """

    id: str
    type: AreaType
    name: str
    code: str = ""
    since: date | None = None
    until: date | None = None
    parent: str | None = None

    def __post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.until < self.since:
            raise ValueError(
                f"Area {self.id!r} ({self.title}) ends on {self.until}, before it starts on {self.since}. "
                "Swap the two dates, or leave open the one that is not known."
            )

    @property
    def level(self) -> AreaLevel:
        """Give the level, which follows from the type."""
        return self.type.level

    @property
    def title(self) -> str:
        """Give the name with its type in front, as a document writes it."""
        return f"{self.type.wording.vi} {self.name}"

    def stood_on(self, day: date) -> bool:
        """Say whether this version was in force on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
