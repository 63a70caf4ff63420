"""The tree of areas on a day, and what areas that are no more passed on; walked here, before any judging."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from vedich.domain.area import AreaLevel
from vedich.domain.lineage import Descent, Lineage, Succession, SuccessionKind
from vedich.domain.rebasing import apportioned
from vedich.store.models import Area, AreaParent, AreaSuccession
from vedich.store.models.areas import Hierarchy
from vedich.store.remembering import remembered_of_areas

# The sixty-three provinces stand since this day; what lay where before it is not on record.
FIRST_BORDERS = date(2008, 8, 1)
_WHOLE = Decimal("1.00000000")
_IN_A_LIST = 500


class BordersUnknownError(ValueError):
    """Raised when somebody asks for borders of a day before the records begin; `vi` and `en` say so."""

    def __init__(self, day: date) -> None:
        first = FIRST_BORDERS
        self.vi = (
            f"Hồ sơ không biết ranh giới ngày {day:%d/%m/%Y}: địa bàn chỉ có từ ngày {first:%d/%m/%Y}. "
            "Hãy chọn ngày sau đó."
        )
        self.en = f"Borders of {day} are not on record: areas are known from {first} on. Choose a later day."
        super().__init__(self.en)


@dataclass(frozen=True)
class Borders:
    """Areas as they stand to one another on a day.

    `above` leads from an area to the one just above it; `below` the other way. Areas that a document leaves
    unnamed stand alone, and villages are below their commune alone: neither is missing from a sum.
    """

    day: date
    above: dict[int, int]
    below: dict[int, tuple[int, ...]]
    alone: frozenset[int]

    @classmethod
    def on(cls, day: date) -> Borders:
        """Read the tree of government on a day.

        Raises:
            BordersUnknownError: the day lies before the records.
        """
        if day < FIRST_BORDERS:
            raise BordersUnknownError(day)
        return _borders_on(day)

    @classmethod
    def read_on(cls, day: date) -> Borders:
        """As `on`, of the record itself."""
        told = Area.objects.values_list("pk", "level", "placeholder", "since", "until")
        alone = frozenset(pk for pk, _, placeholder, _, _ in told if placeholder)
        stands = {
            pk: level
            for pk, level, _, since, until in told
            if pk not in alone and (since is None or since <= day) and (until is None or day <= until)
        }
        above = {
            area: parent
            for area, parent in AreaParent.objects.filter(
                Q(since=None) | Q(since__lte=day),
                Q(until=None) | Q(until__gte=day),
                hierarchy=Hierarchy.GOVERNMENT,
            ).values_list("area_id", "parent_id")
            if area in stands and parent in stands
        }
        below: dict[int, list[int]] = defaultdict(list)
        for area, parent in above.items():
            if stands[area] != AreaLevel.VILLAGE:
                below[parent].append(area)
        return cls(day, above, {area: tuple(sorted(under)) for area, under in below.items()}, alone)

    def ways_up(self, area: int) -> Iterator[tuple[int, int]]:
        """Yield each area above one with how many steps it is away."""
        depth, here = 0, area
        seen = {area}
        while (parent := self.above.get(here)) is not None and parent not in seen:
            depth, here = depth + 1, parent
            seen.add(parent)
            yield parent, depth

    def under(self, area: int) -> frozenset[int]:
        """Give an area with everything below it."""
        found, layer = {area}, [area]
        while layer:
            layer = [each for here in layer for each in self.below.get(here, ()) if each not in found]
            found.update(layer)
        return frozenset(found)

    def tree(
        self, areas: Iterable[int] | None = None, above: Iterable[int] | None = None
    ) -> Iterator[tuple[int, int, int, bool]]:
        """Yield each area under each one above it: both, how many steps, whether nothing lies below it.

        Of some `areas` alone, and under some of them alone where `above` names those.
        """
        wanted = self.above.keys() if areas is None else frozenset(areas) & self.above.keys()
        over = areas if above is None else above
        over = None if over is None else frozenset(over)
        for area in sorted(wanted):
            for parent, depth in self.ways_up(area):
                if over is None or parent in over:
                    yield area, parent, depth, area not in self.below


@remembered_of_areas
def _borders_on(day: date) -> Borders:
    return Borders.read_on(day)


def ways_above(areas: Iterable[int], day: date) -> dict[int, list[int]]:
    """Give the areas above some on a day, nearest first; of a few areas the whole tree need not be read.

    A day before the records has no areas above any.
    """
    if day < FIRST_BORDERS:
        return {area: [] for area in areas}
    above: dict[int, int] = {}
    wanted = set(areas)
    layer = wanted
    while layer:
        layer_ = sorted(layer)
        for start in range(0, len(layer_), _IN_A_LIST):
            rows = AreaParent.objects.filter(
                Q(since=None) | Q(since__lte=day),
                Q(until=None) | Q(until__gte=day),
                *(
                    condition
                    for end in ("area", "parent")
                    for condition in (
                        Q(**{f"{end}__since": None}) | Q(**{f"{end}__since__lte": day}),
                        Q(**{f"{end}__until": None}) | Q(**{f"{end}__until__gte": day}),
                        Q(**{f"{end}__placeholder": False}),
                    )
                ),
                hierarchy=Hierarchy.GOVERNMENT,
                area__in=layer_[start : start + _IN_A_LIST],
            )
            above |= dict(rows.values_list("area_id", "parent_id"))
        layer = {above[area] for area in layer if area in above} - above.keys()
    found: dict[int, list[int]] = {}
    for area in wanted:
        way: list[int] = []
        here = area
        while (parent := above.get(here)) is not None and parent != area and parent not in way:
            way.append(parent)
            here = parent
        found[area] = way
    return found


def lineage_by_id() -> Lineage:
    """Give what became of the areas of the record, by the text of their ids."""
    steps = AreaSuccession.objects.order_by("on", "pk").values_list("old_id", "new_id", "on", "kind", "share")
    return Lineage.of(
        Succession(str(old), str(new), on, SuccessionKind(kind), share) for old, new, on, kind, share in steps
    )


Passage = tuple[int, int, Decimal | None, bool]


def passages(day: date, areas: Iterable[int] | None = None) -> Iterator[Passage]:
    """Yield where the figures of areas go within the borders of a day: area, heir, share, estimated.

    Shares of one area come to exactly one, or are all None where one of them is not known. An area that
    passed into no other by then has no row.
    """
    lineage = lineage_by_id()
    wanted = None if areas is None else {str(area) for area in areas}
    for old in lineage.forwards:
        if wanted is not None and old not in wanted:
            continue
        ends = lineage.became(old, day)
        if any(end.area != old for end in ends):
            yield from _shared(int(old), ends)


def _shared(old: int, ends: tuple[Descent, ...]) -> Iterator[Passage]:
    known = [end.share for end in ends if end.share is not None]
    if len(known) < len(ends) or abs(sum(known, Decimal(0)) - 1) > Decimal("1e-18"):
        for end in ends:
            yield old, int(end.area), None, end.estimated
        return
    for end, share in zip(ends, apportioned(_WHOLE, known), strict=True):
        yield old, int(end.area), share, end.estimated


def predecessors(areas: Iterable[int], day: date) -> frozenset[int]:
    """Give areas with everything they were made of by a day."""
    back: dict[int, list[int]] = defaultdict(list)
    for old, new in AreaSuccession.objects.filter(on__lte=day).values_list("old_id", "new_id"):
        back[new].append(old)
    found, layer = set(areas), list(areas)
    while layer:
        layer = [old for new in layer for old in back.get(new, ()) if old not in found]
        found.update(layer)
    return frozenset(found)
