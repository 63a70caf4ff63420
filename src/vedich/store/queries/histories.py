"""What became of the targets and figures of one indicator in one area: versions, vintages, words, events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from vedich.domain.known import Source
from vedich.domain.observation import Vintage
from vedich.domain.wording import Wording
from vedich.store.models import (
    Area,
    Confidence,
    Event,
    Observation,
    Reprint,
    TargetAgency,
    TargetExplanation,
    TargetVersion,
)
from vedich.store.queries.agency_names import reported_by
from vedich.store.queries.cells import printed_or
from vedich.store.queries.sources import source_of

# A page shows no more rows of one kind than this; it says so.
MOST = 200


@dataclass(frozen=True, slots=True)
class Version:
    """What a target asks for from a day on, by which document."""

    target: int
    basis: str
    version: int
    standing: str
    goal: str
    since: date | None
    source: Source
    reason: str


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it was said once; `corrected` says that a later one took its place.

    `printed_later` says that it is on record as a later document prints it; `again_in` are further documents
    that print the same.
    `part` names the part of a breakdown that it is of; None is the whole.
    """

    period: str
    figure: str
    vintage: Vintage
    as_of: date
    source: Source
    corrected: bool
    corrects: bool
    reason: str
    illustration: bool
    printed_later: bool = False
    again_in: tuple[Source, ...] = ()
    part: Wording | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody said of a target that lags, or how sure they are (1 to 5) that it will be met."""

    as_of: date
    by: str
    at: datetime
    gap: str
    causes: str
    remedy: str
    commitment: str
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """An event of the record that concerns the target: which action, by whom, when."""

    action: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class History:
    """All of it, the newest first."""

    versions: tuple[Version, ...]
    told: tuple[Told, ...]
    words: tuple[Words, ...]
    events: tuple[Done, ...]
    leads: tuple[str, ...]
    supports: tuple[str, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """Give where targets and figures come from, with repeats."""
        again = (source for each in self.told for source in each.again_in)
        return (*(each.source for each in self.versions), *(each.source for each in self.told), *again)


def history_of(area: Area, indicator: int, targets: Collection[int], years: Collection[int]) -> History:
    """Give the history of an indicator's targets in an area, with what was said of it in some years."""
    versions = list(
        TargetVersion.objects.filter(target__in=targets)
        .select_related("document__file", "target__set__document__file")
        .order_by("-since", "target", "-version")
    )
    said = list(
        Observation.objects.filter(
            area=area,
            indicator=indicator,
            period_end__gte=date(min(years), 1, 1),
            period_end__lte=date(max(years), 12, 31),
        )
        .select_related("document__file", "submission__report_period", "submission__agency", "category")
        .order_by("-period_end", "-as_of", "-pk")[:MOST]
    )
    words = _words(targets)
    events = {row.event_id for row in versions} | {row.event_id for row in said}
    events |= {each for each, _ in words}
    agencies = list(
        TargetAgency.objects.filter(target__in=targets).order_by("pk").values_list("agency__vi", "leads")
    )
    return History(
        tuple(_version(row) for row in versions),
        tuple(_told(said)),
        tuple(each for _, each in words),
        tuple(_events({each for each in events if each is not None})),
        tuple(dict.fromkeys(name for name, leads in agencies if leads)),
        tuple(dict.fromkeys(name for name, leads in agencies if not leads)),
    )


def _version(row: TargetVersion) -> Version:
    return Version(
        row.target_id,
        row.target.set.basis,
        row.version,
        row.standing,
        _figure(row.printed, row.value, row.value_max, row.measure, row.words),
        row.since or row.target.set.period_start,
        source_of(row.document or row.target.set.document, row.place),
        row.reason,
    )


def _told(rows: list[Observation]) -> list[Told]:
    corrected = {row.supersedes_id for row in rows if row.supersedes_id}
    again: dict[int, list[Source]] = defaultdict(list)
    later = set()
    prints = Reprint.objects.filter(observation__in=[row.pk for row in rows]).select_related("document__file")
    for one in prints.order_by("pk"):
        if one.way == Reprint.Way.AGAIN:
            again[one.observation_id].append(source_of(one.document, one.place))
        else:
            later.add(one.observation_id)
    return [
        Told(
            row.period,
            _figure(row.printed, row.value, row.value_max, row.measure, row.words),
            Vintage(row.vintage),
            row.as_of,
            _source(row),
            row.pk in corrected,
            row.supersedes_id is not None,
            row.reason,
            bool(row.document and row.document.illustration),
            row.pk in later,
            tuple(again[row.pk]),
            Wording(row.category.vi, row.category.en or row.category.vi) if row.category else None,
        )
        for row in rows
    ]


def _source(row: Observation) -> Source:
    if row.document is None and row.submission is not None:
        return Source(reported_by(row.submission), None, row.place)
    return source_of(row.document, row.place)


def _figure(printed: str, value: Decimal | None, value_max: Decimal | None, measure: str, words: str) -> str:
    if value is None:
        return words
    upper = f" - {printed_or('', value_max)}" if value_max is not None and value_max != value else ""
    return f"{printed_or(printed, value)}{upper} {measure}"


def _words(targets: Collection[int]) -> list[tuple[int | None, Words]]:
    told = [
        (
            row.event_id,
            Words(
                row.as_of,
                _name(row.by),
                row.at,
                row.gap,
                "; ".join(part for part in (row.external_causes, row.internal_causes) if part),
                row.remedy,
                row.commitment,
            ),
        )
        for row in TargetExplanation.objects.filter(target__in=targets).select_related("by__person")
    ]
    told += [
        (row.event_id, Words(row.as_of, _name(row.by), row.at, "", row.note, "", "", row.rating))
        for row in Confidence.objects.filter(target__in=targets).select_related("by__person")
    ]
    return sorted(told, key=lambda each: each[1].at, reverse=True)


def _events(ids: Collection[int]) -> list[Done]:
    rows = Event.objects.filter(pk__in=ids).select_related("by__person").order_by("-at", "-pk")
    return [Done(row.action, _name(row.by), row.at) for row in rows[:MOST]]


def _name(user: object) -> str:
    person = getattr(user, "person", None)
    return str(person.name if person is not None else user)
