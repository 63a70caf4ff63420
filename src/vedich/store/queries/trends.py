"""How each target of a board moved over the months of its year, as far as they were judged."""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal

from vedich.store.facts.asked import Asked, Boundaries
from vedich.store.models import Area, JudgedBoard
from vedich.store.queries.paths import month_end

Trend = tuple[Decimal | None, ...]


def trends(asked: Asked, area: Area) -> dict[int, Trend]:
    """Give what each target came to in each month up to the one asked for, of the month alone where told so.

    Nulls: None for a month that was never judged or has no figure. As known on an earlier day there is none.
    """
    if asked.known_on is not None:
        return {}
    months = range(1, asked.as_of.month + 1)
    ends = {month_end(asked.as_of.year, month): month for month in months}
    rows = JudgedBoard.objects.filter(
        area=area,
        moment__as_of__in=ends,
        moment__boundaries=asked.boundaries.value,
        moment__only_approved=asked.only_approved,
    ).exclude(content="")
    found: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for day, borders, content in rows.values_list("moment__as_of", "moment__borders", "content"):
        if borders != (day if asked.boundaries is Boundaries.THEN else asked.border_day):
            continue
        for line in json.loads(content)["lines"]:
            told = line["month"] if line["month"] is not None else line["result"]
            if told is not None:
                found[line["target"]][ends[day]] = Decimal(told)
    return {target: tuple(by_month.get(month) for month in months) for target, by_month in found.items()}
