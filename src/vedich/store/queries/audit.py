"""The audit trail of an area as the area itself may read it, and whether its chain is whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from vedich.store.chain_reading import Reading, read_chain
from vedich.store.models import (
    Area,
    Checkpoint,
    Document,
    Event,
    Observation,
    Submission,
    Target,
    TargetVersion,
    Violation,
)
from vedich.store.queries.areas import titles_of
from vedich.store.queries.roots import root_of
from vedich.store.seals import sealed

_FEW = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: its place in the chain, who did what for whom, when, why, and what was changed."""

    id: int
    seq: int
    at: datetime
    by: str
    on_behalf_of: str
    action: str
    about: str
    report: int | None
    reason: str
    changed: Mapping[str, Any]
    hash: str


@dataclass(frozen=True, slots=True)
class Trail:
    """The events of an area, the newest first; `more` is where the next ones begin (None: that was all)."""

    chain: str
    entries: tuple[Entry, ...]
    more: int | None


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at a chain found: how it was read, rows that still are as sealed, and what is broken.

    Nulls: `checkpoint` None where no checkpoint was made yet.
    """

    read: Reading
    sealed: int
    broken: tuple[int, ...]
    checkpoint: date | None

    @property
    def is_whole(self) -> bool:
        """Say whether everything is as it was written."""
        return not self.broken


def trail_of(area: Area, day: date, *, before: int | None = None, limit: int = 50) -> Trail:
    """Give the events about an area: its reports, figures, targets, documents and findings."""
    ids = _events_about(area)
    if before is not None:
        ids = {pk for pk in ids if pk < before}
    first = sorted(ids, reverse=True)[: limit + 1]
    rows = Event.objects.filter(pk__in=first[:limit]).select_related("by", "on_behalf_of").order_by("-pk")
    reports = _reports([row.subject for row in rows], day)
    entries = tuple(_entry(row, reports) for row in rows)
    return Trail(root_of(area, day), entries, first[limit - 1] if len(first) > limit else None)


def check_chain(area: Area, at: datetime, shown: Trail, *, everything: bool = False) -> Checked:
    """Read the chain of an area's root on from where it was found whole before.

    With `everything` all of it is read again, and the rows of the events that are shown.
    """
    read = read_chain(shown.chain, at, everything=everything)
    broken, whole = list(read.broken), 0
    if everything:
        ids = [one.id for one in shown.entries]
        told = dict(Event.objects.filter(pk__in=ids).values_list("pk", "content"))
        for entry in shown.entries:
            if sealed(entry.id) == json.loads(told[entry.id])["sealed"]:
                whole += 1
            else:
                broken.append(entry.seq)
    checkpoint = Checkpoint.objects.order_by("-on").values_list("on", flat=True).first()
    return Checked(read, whole, tuple(sorted(set(broken))), checkpoint)


def _events_about(area: Area) -> set[int]:
    """Give the ids of the events about an area, by what they name and by the rows they wrote."""
    subjects = [f"area:{area.key}", f"observations:{area.key}"]
    for table in (Submission, Target, Document, Violation):
        of_area = table._default_manager.filter(area=area).values_list("pk", flat=True)
        subjects += [f"{table._meta.model_name}:{pk}" for pk in of_area]
    found: set[int] = set()
    for start in range(0, len(subjects), _FEW):
        rows = Event.objects.filter(subject__in=subjects[start : start + _FEW])
        found |= set(rows.values_list("pk", flat=True))
    for rows_of in (
        Observation.objects.filter(area=area),
        TargetVersion.objects.filter(target__area=area),
    ):
        found |= {
            pk for pk in rows_of.order_by().values_list("event", flat=True).distinct() if pk is not None
        }
    return found


def _reports(subjects: list[str], day: date) -> dict[str, tuple[int, str]]:
    """Give the reports that events are about: their ids and how people call them."""
    ids = {int(each[11:]) for each in subjects if each.startswith("submission:")}
    rows = Submission.objects.filter(pk__in=ids).values_list("pk", "area", "report_period__period", "version")
    held = list(rows)
    titles = titles_of({area for _, area, _, _ in held}, day) if held else {}
    return {
        f"submission:{pk}": (pk, f"{period}|{titles.get(area, '')}|{version}")
        for pk, area, period, version in held
    }


def _entry(row: Event, reports: Mapping[str, tuple[int, str]]) -> Entry:
    told: dict[str, Any] = json.loads(row.content)
    report, about = reports.get(row.subject, (None, row.subject))
    return Entry(
        row.pk,
        row.seq,
        row.at,
        row.by.username,
        row.on_behalf_of.vi if row.on_behalf_of else "",
        row.action,
        about,
        report,
        told["reason"],
        told["changed"],
        row.hash,
    )
