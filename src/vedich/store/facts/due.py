"""Which years should be laid out in files: those of many results that are in none, or changed much."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from django.db.models import Count

from vedich.store.facts.laid_out import behind
from vedich.store.facts.since import has_rows_without_event
from vedich.store.models import Observation

# Of fewer results than this a year is read from the record in a second.
MANY_RESULTS = 100_000
# What came since a layout is told on top of it; of more than this share, that costs more than it saves.
MANY_CHANGED = 0.02


def years_due(folder: Path, today: date, *, many: int = MANY_RESULTS) -> list[int]:
    """Give the years up to this one that should be laid out, the oldest first.

    None while results lie on record that no event tells of: files of such a record are not used.
    """
    if has_rows_without_event():
        return []
    changed = behind(folder, today)
    return [
        year
        for year, results in sorted(_results_by_year(today).items())
        if results >= many and changed.get(year, 1.0) > MANY_CHANGED
    ]


def _results_by_year(today: date) -> Counter[int]:
    found: Counter[int] = Counter()
    days = Observation.objects.order_by().values_list("period_end").annotate(results=Count("pk"))
    for day, results in days:
        if day.year <= today.year:
            found[day.year] += results
    return found
