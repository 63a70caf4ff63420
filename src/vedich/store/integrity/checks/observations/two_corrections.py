"""DB408: two corrections."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Observation

check = Check(
    "DB408",
    "Số {id} ({name}) có {times} số đính chính cùng thay.",
    "The figure {id} ({name}) is superseded by {times} corrections.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give figures that two standing corrections replace."""
    replaced = set(Observation.objects.exclude(supersedes=None).values_list("supersedes_id", flat=True))
    rows = Observation.objects.exclude(supersedes=None).exclude(pk__in=replaced)
    twice = rows.values("supersedes", "area").annotate(times=Count("pk")).filter(times__gt=1)
    for row in twice:
        yield hit(
            f"observation:{row['supersedes']}",
            row["area"],
            id=row["supersedes"],
            name=view.titles[row["area"]],
            times=row["times"],
        )
