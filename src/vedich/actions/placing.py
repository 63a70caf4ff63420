"""Which area of the record a document means: by its date, and a placeholder where it names none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vedich.catalog.areas.load import area
from vedich.catalog.areas.resolve import resolve
from vedich.domain.area import AreaLevel, AreaType
from vedich.domain.document import Link, Reading
from vedich.domain.wording import Wording
from vedich.store.queries.meanings import KnownArea, known_areas

# 'thành phố' may be a province or a part of one: alone it says too little.
_BARE = {
    kind.wording.vi: kind
    for kind in AreaType
    if kind.level in (AreaLevel.PROVINCE, AreaLevel.DISTRICT, AreaLevel.COMMUNE)
    and kind not in (AreaType.CENTRAL_CITY, AreaType.PROVINCIAL_CITY)
}


@dataclass(frozen=True, slots=True)
class Placeholder:
    """An area that a document speaks of without naming it ('huyện'), under a key of one's own."""

    key: str
    type: AreaType

    @property
    def name(self) -> str:
        """Give the name under which people see it."""
        return "(văn bản không nêu tên)"


class Placing:
    """Finds the keys of areas for the names in one document.

    `main` is the key of the area that the document is about, "" where it cannot be told.
    """

    def __init__(self, reading: Reading, day: date, given: str, stem: str) -> None:
        self._day = day
        self._stem = stem
        self._given = given
        self._own = reading.area
        self.placeholders: dict[str, Placeholder] = {}
        self._areas: dict[str, KnownArea | None] = {}
        self.main = ""
        main = given or self.area_of(reading.area, None)
        self.main = main if isinstance(main, str) else ""

    def prepare(self, keys: set[str]) -> None:
        """Look areas up at once that will be asked for one by one."""
        new = keys - self._areas.keys()
        found = known_areas(new)
        self._areas |= {key: found.get(key) for key in new}

    def known(self, key: str) -> KnownArea | None:
        """Give the area of the record; None where it has none of this key."""
        if key not in self._areas:
            self._areas[key] = known_areas({key}).get(key)
        return self._areas[key]

    def area_of(self, name: str | None, link: Link | None) -> str | Wording:
        """Give the key of the area that a figure is of, or why there is none."""
        if self._given and (name is None or name == self._own or name.lower() in _BARE):
            return self._on_record(self._given)
        if name is None:
            return self.main or _why("không rõ địa bàn; thêm --area", "the area is not known; add --area")
        if name.lower() in _BARE:
            return self._unnamed(_BARE[name.lower()])
        if link is not None and self._stood(link.code):
            return self._on_record(link.code)
        found = resolve(name, on=self._day)
        if not found or (len(found) > 1 and found[0].score == found[1].score):
            return _why(f"không rõ “{name}” là địa bàn nào", f"it is not clear which area {name!r} is")
        return self._on_record(found[0].area.id)

    def _on_record(self, key: str) -> str | Wording:
        if self.known(key) is not None or key.startswith("L:"):
            if self.known(key) is None:
                self.placeholders.setdefault(key, Placeholder(key, AreaType.RURAL_DISTRICT))
            return key
        return _why(f"hồ sơ chưa có địa bàn {key}", f"the record has no area {key}")

    def _unnamed(self, kind: AreaType) -> str:
        if self.main and not self.main.startswith("L:") and area(self.main).level is kind.level:
            return self.main
        key = f"L:{kind.value}-{self._stem}"
        if self.known(key) is None:
            self.placeholders.setdefault(key, Placeholder(key, kind))
        return key

    def _stood(self, key: str) -> bool:
        """Say whether an area was in force on the day of the document."""
        there = self.known(key)
        return (
            there is not None
            and (there.since is None or there.since <= self._day)
            and (there.until is None or self._day <= there.until)
        )


def _why(vi: str, en: str) -> Wording:
    return Wording(vi, en)
