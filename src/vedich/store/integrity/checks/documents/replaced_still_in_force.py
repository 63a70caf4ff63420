"""DB502: replaced still in force."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View, is_open
from vedich.store.models import Document, DocumentRelation

check = Check(
    "DB502",
    "Chỉ tiêu {code} của {name} còn theo {old}, văn bản đã bị {new} thay.",
    "The target {code} of {name} still rests on {old}, which {new} replaced.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give open targets that rest on a document that was replaced or repealed."""
    replaced = {
        row.other_id: row.document
        for row in DocumentRelation.objects.filter(kind__in=("replaces", "repeals")).select_related(
            "document"
        )
        if row.since is None or row.since <= view.day
    }
    for pk, version in view.targets.items():
        target = version.target
        source = version.document_id or target.set.document_id
        if source in replaced and is_open(version.standing) and target.set.period_end >= view.day:
            yield hit(
                f"target:{pk}",
                target.area_id,
                code=target.indicator.code,
                name=view.titles[target.area_id],
                old=str(Document.objects.get(pk=source)),
                new=str(replaced[source]),
            )
