"""Know the areas around a text: what each name means here, and which names lie inside an area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from vedich.catalog.areas import REFORM, Match, area, chain, inside, resolve, short_name
from vedich.domain.area import Area, AreaLevel, AreaType
from vedich.domain.document import Link, Rival
from vedich.reading.area_name import bare_key

_DISTRICTS = frozenset({"huyện", "quận", "thị xã"})
# A rival much weaker than the best reading tells the reviewer nothing.
_WORTH_SAYING = 0.6


@dataclass(slots=True)
class Atlas:
    """The catalog as one text sees it: on its date, with the areas it names as context.

    `on` is the date of the document (None: unknown, both eras count); `titles` gives names that
    the text prints without their type word with it ('Hội An' -> 'thành phố Hội An').
    """

    on: date | None
    context: tuple[str, ...] = ()
    titles: dict[str, str] = field(default_factory=dict)
    _links: dict[str, tuple[Link | None, tuple[Rival, ...]]] = field(default_factory=dict)

    def link(self, name: str | None) -> tuple[Link | None, tuple[Rival, ...]]:
        """Give the area of the catalog that a name means here, and the areas it might mean instead.

        Two areas that fit equally well are both rivals, and the link stays empty: a person decides.

        >>> Atlas(date(2024, 1, 31), ("tỉnh Tiền Giang",)).link("TX. Cai Lậy")[0].name
        'thị xã Cai Lậy'
        """
        if name is None or " và " in name:  # several areas told together
            return None, ()
        title = self.titles.get(name, name)
        if title not in self._links:
            self._links[title] = _linked(self._found(title))
        return self._links[title]

    def _found(self, title: str) -> list[Match]:
        found = resolve(title, on=self.on, context=self.context)
        if len(found) < 2 or found[0].score > found[1].score:
            return found
        # The catalog holds a commune under its last type; where it lies still tells which one is meant.
        near = [
            match for match in resolve(short_name(title), on=self.on, context=self.context) if match.clues
        ]
        return near if near and near[0].area.level is found[0].area.level else found

    def best(self, name: str) -> Area | None:
        """Give the one area a name most likely means, None when none or several fit."""
        link, _ = self.link(name)
        return area(link.code) if link is not None else None

    def above(self, name: str, level: AreaLevel) -> str | None:
        """Give the title of the area of a level that a named area lies in."""
        place = self.best(name)
        if place is None:
            return None
        return next((up.title for up in chain(place) if up.level is level), None)

    def names_inside(self, name: str) -> dict[str, str]:
        """Give the bare names of the areas below a named one (by `bare_key`), with their level words.

        Two areas of one name ('thành phố Cao Lãnh', 'huyện Cao Lãnh') leave the level open.
        """
        place = self.best(name)
        return dict(_names_inside(place.id)) if place is not None else {}

    def shared_parent(self, below: Iterable[str]) -> str | None:
        """Give the bare name of the area that most of the areas named in a text lie in, if two or more do."""
        votes: Counter[str] = Counter()
        for name in set(below):
            votes.update({match.area.parent for match in resolve(name, on=self.on) if match.area.parent})
        ranked = [(parent, count) for parent, count in votes.most_common(2) if parent is not None]
        if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
            return None
        return area(ranked[0][0]).name


def atlas(day: date | None, year: int | None, levels: Iterable[str], context: tuple[str, ...]) -> Atlas:
    """Open the atlas of a text; the `levels` it names tell the halves of 2025 apart."""
    if day is None and year is not None:
        day = date(year, 12, 31)
        if year == REFORM.year and _DISTRICTS & set(levels):
            day = date(year, 6, 30)
    return Atlas(day, context)


def _linked(found: Sequence[Match]) -> tuple[Link | None, tuple[Rival, ...]]:
    if not found:
        return None, ()
    best = found[0]
    tied = len(found) > 1 and found[1].score == best.score
    others = found if tied else found[1:]
    rivals = tuple(
        Rival(
            "area",
            f"{match.area.id} {match.area.title}",
            round(match.score / (2 if tied else 1), 3),
            "area_link",
        )
        for match in others[:4]
        if match.score >= _WORTH_SAYING * best.score
    )
    return (None if tied else Link(best.area.id, best.score, best.area.title)), rivals


@lru_cache(maxsize=256)
def _names_inside(area_id: str) -> tuple[tuple[str, str], ...]:
    names: dict[str, str] = {}
    for below in inside(area(area_id)):
        if below.name.isdigit() or below.name.startswith("Phường "):
            continue
        key, word = bare_key(below.name), below.type.wording.vi
        names[key] = "" if key in names and names[key] != word else word
    return tuple(names.items())


def level_word(place: Area) -> str:
    """Give the word by which texts call the level of an area: 'thành phố' for a city of either kind."""
    return "thành phố" if place.type is AreaType.CENTRAL_CITY else place.type.wording.vi
