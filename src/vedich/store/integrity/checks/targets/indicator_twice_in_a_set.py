"""DB305: indicator twice in a set."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Target

check = Check(
    "DB305",
    "Chỉ tiêu {code} đứng hai lần trong một bộ của {name} kỳ {period}.",
    "{code} stands twice in one set of {name} for {period}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give indicators that one set asks for twice, of the same category, and that are parts of nothing."""
    rows = Target.objects.filter(whole=None).values(
        "set", "set__period", "area", "indicator__code", "category"
    )
    for row in rows.annotate(times=Count("pk")).filter(times__gt=1):
        yield hit(
            f"targets:{row['set']}:{row['indicator__code']}",
            row["area"],
            code=row["indicator__code"],
            name=view.titles[row["area"]],
            period=row["set__period"],
        )
