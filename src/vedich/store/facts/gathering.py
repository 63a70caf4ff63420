"""All tables that a judgement takes, put together for what is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from vedich.domain.indicator import AggregationKind, IndicatorKind
from vedich.judging.tables import TABLES
from vedich.store.facts.aimed import targets
from vedich.store.facts.asked import Asked, Boundaries
from vedich.store.facts.bordered import Borders, passages, predecessors
from vedich.store.facts.measured import Meaning, Meanings, ceiling_of
from vedich.store.facts.observed import LeftOut, observations
from vedich.store.facts.schemed import OfficeScheme, scheme_on

Rows = Iterable[tuple[Any, ...]]
# Years before the one judged, from which its usual pace is learnt.
HISTORY = 5
# Where the columns of a target stand.
AT = {name: place for place, name in enumerate(TABLES["targets"].names)}


@dataclass(frozen=True)
class Facts:
    """The tables of the contract, with what they were made by.

    `tables` leads from each name to its rows in the order of the contract's columns; observations are read
    while they are taken, once, from `first_year` on and as `told` asks. `left_out` counts what could not be
    handed over, and is full only then.
    """

    asked: Asked
    meanings: Meanings
    borders: Borders
    scheme: OfficeScheme
    tables: dict[str, Rows]
    left_out: LeftOut = field(default_factory=LeftOut)
    first_year: int = 0
    told: Asked | None = None


def facts_of(
    asked: Asked,
    borders: Borders | None = None,
    meanings: Meanings | None = None,
    scheme: OfficeScheme | None = None,
) -> Facts:
    """Read what a judgement needs; results are read when their table is taken.

    `asked.areas` are those that are judged and those that their results are made of: an area with everything
    below it. Within the borders of another day, what they were made of comes along. What is handed in is not
    read again.

    Raises:
        BordersUnknownError: the day lies before the records.
    """
    meanings = meanings or Meanings.on(asked.as_of)
    borders = borders or Borders.on(asked.border_day)
    scheme = scheme or scheme_on(asked.as_of, asked.known_on)
    left_out = LeftOut()
    wanted = asked if asked.read is None else replace(asked, areas=asked.read)
    moved: Rows = ()
    if asked.boundaries is Boundaries.NOW:
        if wanted.areas is not None:
            wanted = replace(wanted, areas=predecessors(wanted.areas, borders.day))
        moved = tuple(passages(borders.day, wanted.areas))
    aimed = tuple(targets(asked, meanings))
    first_year = min(
        [
            asked.as_of.year - HISTORY,
            *(row[AT["year"]] - 1 for row in aimed),
            *(row[AT["reference_year"]] for row in aimed if row[AT["reference_year"]]),
        ]
    )
    tables: dict[str, Rows] = {
        "observations": observations(wanted, meanings, left_out, first_year=first_year),
        "indicators": tuple(_indicators(meanings, asked.indicators)),
        "targets": aimed,
        "tree": tuple(borders.tree(asked.areas, asked.judged)),
        "passages": moved,
    }
    return Facts(asked, meanings, borders, scheme, tables, left_out, first_year, wanted)


def _indicators(meanings: Meanings, wanted: Collection[int] | None) -> Iterator[tuple[Any, ...]]:
    for meaning in meanings.by_id.values():
        if wanted is not None and meaning.id not in wanted:
            continue
        first, second, third = _parts(meaning, meanings)
        higher = {"up": True, "down": False}.get(meaning.direction)
        yield (
            meaning.id, meaning.kind.value, higher, meaning.frequency, meaning.aggregation.kind.value,
            first, second, _factor(meaning, meanings), _accrues(meaning), ceiling_of(meaning),
            third,
        )  # fmt: skip


def _parts(meaning: Meaning, meanings: Meanings) -> tuple[int | None, int | None, int | None]:
    """Give the ids of the indicators that one is made of; what is a word and no code has none."""
    ids = [meanings.id_of(code) for code in meaning.aggregation.of[:3]]
    first, second, third = (*ids, None, None, None)[:3]
    return first, second, third


def _factor(meaning: Meaning, meanings: Meanings) -> Decimal:
    """Give what the outcome of the parts is multiplied with to stand in the measure of the indicator.

    The catalog's own factor holds where it names one ('tấn*10/ha' is tạ/ha); else a ratio in per cent needs
    a hundred, and a ratio of tỷ đồng in triệu đồng a thousand.
    """
    way = meaning.aggregation
    if way.kind is not AggregationKind.RATIO or way.factor != 1:
        return way.factor
    above, below = (meanings.by_code.get(code) for code in way.of)
    scale = Decimal(1)
    if meaning.measure.base == "%":
        scale = Decimal(100)
        if above and below and above.measure.common == below.measure.common:
            scale = scale * above.measure.factor / below.measure.factor
    elif above and above.measure.base == meaning.measure.base:
        scale = above.measure.factor
    else:
        return way.factor
    return scale / meaning.measure.factor


def _accrues(meaning: Meaning) -> str | None:
    """Say that a count is a total that stands, as reports tell it: 'đến nay có 12 xã', never added up."""
    return "total" if meaning.kind is IndicatorKind.COUNT else None
