"""DB505: replaced by an older one."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import DocumentRelation

check = Check(
    "DB505",
    "{new} ({on:%d/%m/%Y}) được ghi là thay {old}, văn bản ban hành sau nó.",
    "{new} of {on} is said to replace {old}, which was issued after it.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give documents that amend, replace or repeal one of a later day."""
    rows = DocumentRelation.objects.filter(
        kind__in=("amends", "replaces", "repeals"), document__on__lt=F("other__on")
    )
    for row in rows.select_related("document", "other"):
        yield hit(
            f"relation:{row.pk}",
            row.document.area_id,
            new=str(row.document),
            on=row.document.on,
            old=str(row.other),
        )
