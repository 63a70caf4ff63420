"""Indicators as they are defined, version by version, and which areas have figures of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from vedich.domain.indicator import Aggregation, AggregationKind, Direction, Frequency, IndicatorKind
from vedich.domain.observation import Vintage
from vedich.store.models import IndicatorVersion, Observation, Target
from vedich.store.queries.areas import Place, places
from vedich.store.queries.cells import printed_or
from vedich.store.remembering import remembered_of_areas

# How far back the last figure of an area is looked for.
_BACK = timedelta(days=800)


@dataclass(frozen=True, slots=True)
class Defined:
    """A version of the definition of an indicator."""

    version: int
    vi: str
    en: str
    measure: str
    kind: IndicatorKind
    direction: Direction
    frequency: Frequency
    aggregation: Aggregation
    subject: str
    definition: str
    source: str
    since: date | None
    until: date | None
    breakdowns: tuple[str, ...] = ()

    @property
    def name_in(self) -> dict[str, str]:
        """Give the name by language."""
        return {"vi": self.vi, "en": self.en or self.vi}

    @property
    def is_ratio(self) -> bool:
        """Say whether it is one indicator divided by another: its parts are numerator and denominator."""
        return self.aggregation.kind is AggregationKind.RATIO


@dataclass(frozen=True, slots=True)
class Latest:
    """The last figure that was told of an area; '' with None where there is none, but a target."""

    place: Place
    figure: str
    period: str
    vintage: Vintage | None
    as_of: date | None


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator as a list shows it."""

    code: str
    vi: str
    en: str
    measure: str
    subject: str

    @property
    def name_in(self) -> dict[str, str]:
        """Give the name by language."""
        return {"vi": self.vi, "en": self.en or self.vi}


@remembered_of_areas
def all_indicators() -> list[Named]:
    """Give every indicator by its newest version, by subject and code."""
    rows = IndicatorVersion.objects.order_by("indicator", "version").values_list(
        "indicator__code", "vi", "en", "measure", "subject"
    )
    newest = {row[0]: Named(*row) for row in rows}
    return sorted(newest.values(), key=lambda one: (one.subject, one.code))


@remembered_of_areas
def versions_of(code: str) -> list[Defined]:
    """Give the versions of an indicator, the newest first; none for a code that is not on record."""
    return [
        Defined(
            row.version,
            row.vi,
            row.en,
            row.measure,
            IndicatorKind(row.kind),
            Direction(row.direction),
            Frequency(row.frequency),
            Aggregation.parse(row.aggregation),
            row.subject,
            row.definition,
            row.source,
            row.since,
            row.until,
            tuple(row.breakdowns.split()),
        )
        for row in IndicatorVersion.objects.filter(indicator__code=code).order_by("-version")
    ]


def names_of(codes: Collection[str]) -> dict[str, Named]:
    """Give indicators by code; a code that is not on record is left out."""
    return dict(_names_of(frozenset(codes)))


@remembered_of_areas
def _names_of(codes: frozenset[str]) -> dict[str, Named]:
    rows = IndicatorVersion.objects.filter(indicator__code__in=codes).order_by("version")
    return {
        row[0]: Named(*row) for row in rows.values_list("indicator__code", "vi", "en", "measure", "subject")
    }


def latest_of(code: str, areas: Collection[int], day: date) -> list[Latest]:
    """Give the last figure of an indicator in each of some areas that have one, or a target of it."""
    rows = (
        Observation.objects.filter(
            indicator__code=code, area__in=areas, category=None, period_end__gte=day - _BACK
        )
        .order_by("-period_end", "-as_of", "-pk")
        .values_list("area_id", "period", "printed", "value", "measure", "words", "vintage", "as_of")
    )
    found: dict[int, tuple[str, str, str, date]] = {}
    for area, period, printed, value, measure, words, vintage, as_of in rows:
        figure = f"{printed_or(printed, value)} {measure}" if value is not None else words
        found.setdefault(area, (figure, period, vintage, as_of))
    aimed = Target.objects.filter(indicator__code=code, area__in=areas, set__period_end__gte=day - _BACK)
    there = set(found) | set(aimed.values_list("area_id", flat=True))
    return [
        Latest(place, told[0], told[1], Vintage(told[2]), told[3])
        if (told := found.get(place.id))
        else Latest(place, "", "", None, None)
        for place in places(there, day)
    ]


def by_subject(indicators: Collection[Named]) -> dict[str, list[Named]]:
    """Gather indicators by subject."""
    found: dict[str, list[Named]] = defaultdict(list)
    for one in indicators:
        found[one.subject].append(one)
    return dict(found)
