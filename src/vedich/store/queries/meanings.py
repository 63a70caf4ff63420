"""What a batch of rows refers to, fetched once: indicators with their measures, areas with their lives."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from vedich.catalog.load import catalog
from vedich.domain.measure import Measure, measure_named
from vedich.store.models import Area, IndicatorVersion

# Of more than this all are read: it is no more work.
_FEW = 200


@dataclass(frozen=True, slots=True)
class KnownIndicator:
    """An indicator of the record as its newest version defines it."""

    id: int
    code: str
    vi: str
    measure: str
    kind: str
    aggregation: str


@dataclass(frozen=True, slots=True)
class KnownArea:
    """An area of the record and the days it stands."""

    id: int
    key: str
    since: date | None
    until: date | None


def known_indicators(codes: Collection[str] | None = None) -> dict[str, KnownIndicator]:
    """Give indicators of the record by code: some, or all of them."""
    rows = IndicatorVersion.objects.order_by("indicator", "version").values_list(
        "indicator_id", "indicator__code", "vi", "measure", "kind", "aggregation"
    )
    if codes is not None and len(codes) <= _FEW:
        rows = rows.filter(indicator__code__in=codes)
    return {row[1]: KnownIndicator(*row) for row in rows}


def known_areas(keys: set[str]) -> dict[str, KnownArea]:
    """Give the areas of these keys that the record has."""
    found: dict[str, KnownArea] = {}
    wanted = sorted(keys)
    for start in range(0, len(wanted), 500):
        rows = Area.objects.filter(key__in=wanted[start : start + 500]).values_list(
            "pk", "key", "since", "until"
        )
        found |= {row[1]: KnownArea(*row) for row in rows}
    return found


@lru_cache(maxsize=4096)
def measure_of(printed: str) -> Measure:
    """Give the measure that a printed form means, by the catalog."""
    return measure_named(printed, _spellings())


def is_counted(printed: str) -> bool:
    """Say whether a measure counts one by one, as người and hộ do; such figures are never rounded."""
    return printed in _counted()


@lru_cache(maxsize=1)
def _counted() -> frozenset[str]:
    return frozenset(str(entry.measure) for entry in catalog().measures.values() if entry.is_noun)


@lru_cache(maxsize=1)
def _spellings() -> dict[str, Measure]:
    known: dict[str, Measure] = {}
    for entry in catalog().measures.values():
        for name in (str(entry.measure), *entry.measure.aliases, *entry.spellings):
            known.setdefault(name, entry.measure)
    return known
