"""Survey the areas of a text before its figures are read: which ones it names, and which one it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from vedich.catalog.areas import short_name
from vedich.reading.area_name import bare_title
from vedich.reading.area_role import qualifies, rank_of
from vedich.reading.atlas import Atlas, atlas, level_word
from vedich.reading.folding import Folded
from vedich.reading.grammar.area import AreaMention, typed_areas, with_bare
from vedich.reading.grammar.level_word import LevelWord, level_words
from vedich.reading.lexicon.places import levels, rank
from vedich.reading.main_area import main_area, own_level

_DISTRICT_WORDS = frozenset({"huyện", "thị xã", "thành phố", "quận", ""})


@dataclass(frozen=True, slots=True)
class Survey:
    """The areas of one text, and the one it is about: `default` with its `level`, None when nothing tells."""

    folded: Folded
    mentions: Sequence[AreaMention]
    level_words: Sequence[LevelWord]
    agencies: Sequence[tuple[int, int]]
    default: str | None
    level: str
    atlas: Atlas
    _of_level: dict[str, list[AreaMention]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for mention in self.mentions:
            self._of_level.setdefault(mention.level, []).append(mention)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Give the places of all names and level words of areas."""
        names = [(mention.start, mention.end) for mention in self.mentions]
        return names + [(word.start, word.end) for word in self.level_words]

    def latest(self, level: str, place: int) -> str | None:
        """Give the area of a level that was named last before a place."""
        named = self._of_level.get(level, [])
        before = bisect_left(named, place, key=lambda mention: mention.start)
        return named[before - 1].name if before else None


def survey(
    folded: Folded,
    *,
    place: str | None,
    day: date | None,
    year: int | None,
    agencies: Sequence[tuple[int, int]] = (),
) -> Survey:
    """Find the areas of a text, and the one it is about: `place` where it was handed in.

    `day` is the date of the document, `year` its year where the day is not known; `agencies` are the places
    where agencies are named.

    >>> from vedich.reading.folding import fold
    >>> found = survey(fold("UBND huyện Lai Vung (Đồng Tháp)"), place=None, day=None, year=2023)
    >>> found.default, found.atlas.link(found.default)[0].code
    ('huyện Lai Vung', 'H63:876')
    """
    typed = typed_areas(folded)
    named = with_bare(folded, typed, {})
    said = list(level_words(folded))
    own = own_level(folded.view, said)
    main = main_area(folded.view, named, own)
    default = place or (main.name if main is not None else None)
    holders = _holders(folded.view, named, default)
    book = atlas(day, year, (mention.level for mention in named), holders)
    book.titles = _titles(named)
    level = _level(default, main, book, given=place is not None)
    if place is None and (main is None or not main.agency):
        default, level = _lifted(own, named, book, default, level)
    known = _known(book, default, holders)
    mentions = with_bare(folded, typed, known) if known else named
    book.titles = _titles(mentions)
    return Survey(folded, mentions, said, agencies, default, level, book)


def _holders(view: str, mentions: Sequence[AreaMention], default: str | None) -> tuple[str, ...]:
    """Give the names that tell homonyms apart: the area of the document and what is said to hold it."""
    names = [default] if default else []
    names += [mention.name for before, mention in pairwise(mentions) if qualifies(view, before, mention)]
    provinces = {mention.name for mention in mentions if rank_of(mention) == 1}
    names += provinces if len(provinces) == 1 else ()
    return tuple(dict.fromkeys(names))[:5]


def _titles(mentions: Sequence[AreaMention]) -> dict[str, str]:
    """Give bare names with the type word that the catalog or the list they stand in has for them."""
    bare = [mention for mention in mentions if mention.bare and mention.level]
    return {mention.name: f"{mention.level} {short_name(mention.name)}" for mention in reversed(bare)}


def _known(book: Atlas, default: str | None, holders: Sequence[str]) -> dict[str, str]:
    """Give the bare names that areas of this text may go by: inside its area, and the districts beside it."""
    known = {} if default is None else book.names_inside(default)
    for name in holders:
        if name != default:
            for key, word in book.names_inside(name).items():
                if word in _DISTRICT_WORDS:
                    known.setdefault(key, word)
    return known


def _level(default: str | None, main: AreaMention | None, book: Atlas, *, given: bool) -> str:
    if default is None:
        return ""
    if main is not None and (not given or bare_title(main.name) == bare_title(default)):
        return main.level
    start = default.lower().replace(".", " ").split()
    known = levels().get(" ".join(start[:2])) or levels().get(start[0] if start else "")
    if known is not None:
        return known
    found = book.best(default)
    return level_word(found) if found is not None else ""


def _lifted(
    own: str | None, mentions: Sequence[AreaMention], book: Atlas, default: str | None, level: str
) -> tuple[str | None, str]:
    """Lift the area of a text to the level it speaks of: 'thị xã' where only wards are named.

    The areas one level below tell which one it is, where two or more lie in the same one.
    """
    if own is None or (default is not None and rank(level) <= rank(own)):
        return default, level
    parent = book.shared_parent(mention.name for mention in mentions if rank(mention.level) == rank(own) + 1)
    return (f"{own} {parent}" if parent is not None else own), own
