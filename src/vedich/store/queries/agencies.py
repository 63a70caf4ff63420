"""Agencies with what hangs on them: targets they lead, reports they owe, people who work for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vedich.catalog.folding import without_marks
from vedich.domain.agency import AgencyKind
from vedich.store.models import Agency, Appointment, Area, Submission, TargetAgency
from vedich.store.queries.areas import titles_of
from vedich.store.queries.owing import owed_by

_FEW = 500
_IN_ORDER = ("area__level", "area__key", "vi")


@dataclass(frozen=True, slots=True)
class Former:
    """What an agency was called until a day, and the decision by which it is called otherwise since."""

    vi: str
    until: date
    decision: str


@dataclass(frozen=True, slots=True)
class Body:
    """An agency as a list shows it; `area` is '' for the centre, `above` '' without one.

    Former names, the agencies that it passed into or took over (key and name), and the reports that it owes
    with theirs, are told of one alone.
    Nulls: `since` None is before the record, `until` None still stands, `merged_into` None into none.
    """

    key: str
    kind: AgencyKind
    vi: str
    en: str
    area: str
    above: str
    aliases: tuple[str, ...]
    since: date | None
    until: date | None
    leads: int
    supports: int
    reports: int
    people: int
    names: tuple[Former, ...] = ()
    merged_into: tuple[str, str] | None = None
    made_of: tuple[tuple[str, str], ...] = ()
    owes: int = 0


@dataclass(frozen=True, slots=True)
class Led:
    """A target that an agency leads or supports today."""

    target: int
    indicator: str
    area: str
    period: str
    leads: bool


def bodies(day: date, key: str | None = None, *, among: Sequence[int] | None = None) -> list[Body]:
    """Give agencies by area and name, with the counts of what hangs on them.

    All of them, or one by its key, or those `among` some, as `called` gives them.
    """
    rows = Agency.objects.select_related("above").order_by(*_IN_ORDER)
    if key is not None:
        rows = rows.filter(key=key)
    if among is not None:
        rows = rows.filter(pk__in=among)
    told = list(rows)
    areas = sorted({row.area_id for row in told if row.area_id is not None})
    titles: dict[int, str] = {}
    for start in range(0, len(areas), _FEW):
        titles |= titles_of(areas[start : start + _FEW], day)
    of_targets = TargetAgency.objects.exclude(until__lt=day)
    leads = Counter(of_targets.filter(leads=True).values_list("agency", flat=True))
    supports = Counter(of_targets.filter(leads=False).values_list("agency", flat=True))
    reports = Counter(Submission.objects.values_list("agency", flat=True))
    people = Counter(
        Appointment.objects.exclude(agency=None).exclude(until__lt=day).values_list("agency", flat=True)
    )
    return [
        Body(
            row.key,
            AgencyKind(row.kind),
            row.vi,
            row.en,
            titles.get(row.area_id, "") if row.area_id is not None else "",
            row.above.key if row.above else "",
            tuple(row.aliases.order_by("name").values_list("name", flat=True)) if key is not None else (),
            row.since,
            row.until,
            leads[row.pk],
            supports[row.pk],
            reports[row.pk],
            people[row.pk],
            *(_past(row, day) if key is not None else ()),
        )
        for row in told
    ]


def called(words: str) -> list[int]:
    """Give the agencies, in the order of a list, whose name or key holds all of some words.

    Marks and capitals do not matter; without words it is all of them.
    """
    wanted = without_marks(words.lower()).split()
    rows = Agency.objects.order_by(*_IN_ORDER).values_list("pk", "key", "vi")
    return [
        pk for pk, key, vi in rows if all(word in f"{key} {without_marks(vi.lower())}" for word in wanted)
    ]


_Past = tuple[tuple[Former, ...], tuple[str, str] | None, tuple[tuple[str, str], ...], int]


def _past(row: Agency, day: date) -> _Past:
    return (
        tuple(Former(*one) for one in row.names.order_by("until").values_list("vi", "until", "decision")),
        (row.merged_into.key, row.merged_into.vi) if row.merged_into else None,
        tuple(row.made_of.order_by("key").values_list("key", "vi")),
        owed_by(row, day),
    )


def led_by(key: str, day: date, most: int = 200) -> list[Led]:
    """Give the targets that an agency leads or supports on a day."""
    rows = (
        TargetAgency.objects.filter(agency__key=key)
        .exclude(until__lt=day)
        .order_by("-target__set__period_start", "target__indicator__code")
        .values_list("target", "target__indicator__code", "target__area__key", "target__set__period", "leads")
    )
    return [Led(*row) for row in rows[:most]]


def without_committee(day: date) -> list[Area]:
    """Give the standing areas of government that have no people's committee on record yet."""
    kind = AgencyKind.PEOPLES_COMMITTEE.value
    there = Agency.objects.filter(kind=kind).exclude(until__lt=day).values_list("area", flat=True)
    rows = Area.objects.filter(until=None, placeholder=False, level__in=("province", "district", "commune"))
    return list(rows.exclude(pk__in=[pk for pk in there if pk is not None]).order_by("key"))
