"""DB506: declared counts do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import DeclaredJudgement

check = Check(
    "DB506",
    "{document} nói {total} chỉ tiêu của {name}, nhưng các nhóm cộng lại {sum}.",
    "{document} says {total} targets of {name}, but the groups come to {sum}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give declared counts whose groups are all told and do not make the total, in neither way of counting.

    "Đạt" may include what was exceeded, or stand beside it; what is near may be part of what was missed.
    """
    rows = DeclaredJudgement.objects.exclude(total=None).exclude(met=None).exclude(missed=None)
    for row in rows.select_related("document"):
        if row.total is None or row.met is None or row.missed is None:
            continue
        parts = row.met + row.missed + (row.no_result or 0)
        exceeded, near = row.exceeded or 0, row.near or 0
        possible = {parts, parts + exceeded, parts + near, parts + exceeded + near}
        if row.total not in possible:
            yield hit(
                f"declared:{row.pk}",
                row.area_id,
                document=str(row.document),
                total=row.total,
                name=view.titles[row.area_id],
                sum=parts + near,
            )
