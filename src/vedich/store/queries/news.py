"""What is new on record of an area since the month before: corrections and results said anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from vedich.domain.known import Source
from vedich.store.facts.asked import Asked
from vedich.store.models import Area, Observation
from vedich.store.queries.cells import printed_or
from vedich.store.queries.sources import source_of

# A page shows no more corrections than this; more are counted.
MOST = 50


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that took the place of another; both as they were said, with why and where."""

    indicator: int
    period: str
    before: str
    after: str
    reason: str
    source: Source
    as_of: date


def revisions(asked: Asked, area: Area) -> list[Revision]:
    """Give the corrections that became known since the month before, the last first; `MOST` at most.

    What is asked of a month is reported in the month after it, so that one counts, too; as known on a day,
    nothing of a later one.
    """
    since = asked.as_of.replace(day=1)
    until = asked.known_on or (asked.as_of + timedelta(days=31))
    rows = Observation.objects.filter(
        area=area, supersedes__isnull=False, as_of__gte=since, as_of__lte=until
    ).select_related("supersedes", "document__file")
    return [
        Revision(
            row.indicator_id,
            row.period,
            _said(row.supersedes) if row.supersedes else "",
            _said(row),
            row.reason,
            source_of(row.document, row.place),
            row.as_of,
        )
        for row in rows.order_by("-as_of", "-pk")[:MOST]
    ]


def _said(row: Observation) -> str:
    if row.value is None:
        return row.words
    return f"{printed_or(row.printed, row.value)} {row.measure}"
