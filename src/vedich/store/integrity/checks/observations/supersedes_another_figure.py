"""DB407: supersedes another figure."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Observation

check = Check(
    "DB407",
    "Số đính chính {id} ({name}) thay cho một số của chỉ tiêu, địa bàn hoặc kỳ khác.",
    "The correction {id} ({name}) supersedes a figure of another indicator, area or period.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give corrections that name a figure about something else."""
    rows = Observation.objects.exclude(supersedes=None).select_related("supersedes")
    for row in rows.iterator(chunk_size=2000):
        old = row.supersedes
        if old is not None and (row.indicator_id, row.category_id, row.area_id, row.period) != (
            old.indicator_id,
            old.category_id,
            old.area_id,
            old.period,
        ):
            yield hit(f"observation:{row.pk}", row.area_id, id=row.pk, name=view.titles[row.area_id])
