"""DB204: set lists twice."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import SetItem

check = Check(
    "DB204",
    "Bộ chỉ tiêu {key} có {code} hai lần.",
    "The set {key} lists {code} twice.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give indicators that stand twice in a set."""
    rows = SetItem.objects.exclude(indicator=None).values("set__key", "indicator__code")
    for row in rows.annotate(times=Count("pk")).filter(times__gt=1):
        key, code = row["set__key"], row["indicator__code"]
        yield hit(f"set:{key}:{code}", key=key, code=code)
