"""Areas against targets: the verdict of each, on one basis, for as many areas as lie below one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from vedich.domain.area import AreaLevel
from vedich.domain.verdict import Verdict
from vedich.store.facts.asked import Asked
from vedich.store.facts.bordered import Borders
from vedich.store.facts.measured import Meaning, Meanings
from vedich.store.judged.picking import squares_in
from vedich.store.models import Area
from vedich.store.queries.boards import title_of, titles_of
from vedich.store.queries.leagues import NothingBelowError

# More areas than this are no table any more: somebody chooses a province first.
MOST_AREAS = 600


@dataclass(frozen=True, slots=True)
class Band:
    """An area with its verdicts in the order of the columns; None where it has no such target."""

    key: str
    title: str
    verdicts: tuple[Verdict | None, ...]

    @property
    def total(self) -> int:
        """Count its targets."""
        return sum(each is not None and each.counts for each in self.verdicts)

    @property
    def reached(self) -> int:
        """Count those that were reached."""
        return sum(each is not None and each.reached for each in self.verdicts)


@dataclass(frozen=True, slots=True)
class Heat:
    """The table; `bases` are those that any area has, the commonest first, `left` how many do not fit."""

    title: str
    basis: str
    bases: tuple[str, ...]
    columns: tuple[Meaning, ...]
    bands: tuple[Band, ...]
    has_levels: bool
    left: int


def heat(asked: Asked, area: Area, at: datetime, *, basis: str = "", communes: bool = False) -> Heat:
    """Give the verdicts of the areas just below one, or of its communes; without a basis, of the commonest.

    Raises:
        NothingBelowError: the area has nothing below it on that day.
        BordersUnknownError: the day of the borders lies before the records.
    """
    borders = Borders.on(asked.border_day)
    children = borders.below.get(area.pk, ())
    title = title_of(area, asked.as_of)
    if not children:
        raise NothingBelowError(title, asked.border_day)
    has_levels = any(child in borders.below for child in children)
    below = _communes(borders, area.pk) if communes and has_levels else children
    left = max(0, len(below) - MOST_AREAS)
    below = below[:MOST_AREAS]
    squares = [each for each in squares_in(asked, (area.pk, *below), at) if each.area != area.pk]
    told = Counter(each.basis for each in squares)
    bases = tuple(sorted(told, key=lambda one: (-told[one], one)))
    chosen = basis or next(iter(bases), "")
    # Of several sets of one basis the last one set says what holds.
    verdicts = {(each.area, each.indicator): each.verdict for each in squares if each.basis == chosen}
    columns = _columns((indicator for _, indicator in verdicts), Meanings.on(asked.as_of))
    titles = titles_of(below, asked.border_day)
    keys = dict(Area.objects.filter(pk__in=below).values_list("pk", "key"))
    bands = tuple(
        Band(keys[pk], titles[pk], tuple(verdicts.get((pk, column.id)) for column in columns))
        for pk in sorted(below, key=lambda each: titles[each])
    )
    return Heat(title, chosen, bases, columns, bands, has_levels, left)


def _communes(borders: Borders, area: int) -> tuple[int, ...]:
    inside = borders.under(area)
    rows = Area.objects.filter(level=AreaLevel.COMMUNE.value).order_by("pk").values_list("pk", flat=True)
    return tuple(pk for pk in rows if pk in inside)


def _columns(indicators: Iterable[int], meanings: Meanings) -> tuple[Meaning, ...]:
    """Give the indicators by subject and code, as catalogs list them."""
    there = {meanings.by_id[each] for each in set(indicators) if each in meanings.by_id}
    return tuple(sorted(there, key=lambda meaning: (meaning.subject, meaning.code)))
