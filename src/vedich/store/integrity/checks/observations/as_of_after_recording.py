"""DB412: as of after recording."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import F

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Observation

check = Check(
    "DB412",
    "Một số của {name} chốt ngày {as_of:%d/%m/%Y}, sau ngày ghi vào hồ sơ ({at:%d/%m/%Y}).",
    "A figure of {name} is as of {as_of}, after it was recorded on {at}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give figures of a day that lay ahead when they were recorded."""
    rows = Observation.objects.filter(as_of__gt=F("event__at__date")).values_list(
        "pk", "area_id", "as_of", "event__at"
    )
    for pk, area, as_of, at in rows.iterator(chunk_size=2000):
        if as_of > at.date() + timedelta(days=1):
            yield hit(f"observation:{pk}", area, name=view.titles[area], as_of=as_of, at=at)
