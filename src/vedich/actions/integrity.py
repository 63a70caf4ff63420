"""What the integrity catalogue finds: open cases, closed when they are gone, and explained by people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError
from vedich.store.integrity.catalogue import contradictions, selected
from vedich.store.models import Agency, Explanation, Violation


@action("keep_violations")
def keep_violations(deed: Deed, *, select: Sequence[str] = ()) -> dict[str, Any]:
    """Look through the record and keep what is found: one open case for each check and subject.

    A case that is found again stays as it is, with its day and its explanations; one that is gone is closed.
    Each new case is put to an agency of its area, with a day until when it explains it. `select` are the
    first letters of codes of checks; cases of other checks are not touched.
    """
    deed.require(Permission.KEEP, None)
    deed.about("violations")
    checks = {check.code: check for check in selected(select)}
    if not checks:
        raise ActionError(
            f"Không có phép kiểm tra nào bắt đầu bằng {', '.join(select)}.",
            f"No check begins with {', '.join(select)}.",
        )
    still_open = {
        (row.check_code, row.subject): row
        for row in Violation.objects.filter(gone_on=None, check_code__in=checks)
    }
    agencies: dict[int | None, int] = dict(
        Agency.objects.exclude(area=None).order_by("-pk").values_list("area_id", "pk")
    )
    found, new = set(), []
    for one in contradictions(deed.day, select):
        key = (one.code, one.subject)
        found.add(key)
        if key not in still_open:
            new.append(
                Violation(
                    check_code=one.code,
                    subject=one.subject,
                    words=one.vi,
                    words_en=one.en,
                    area_id=one.area,
                    found_on=deed.day,
                    explained_by_id=agencies.get(one.area),
                    due=deed.day + timedelta(days=checks[one.code].days),
                )
            )
    Violation.objects.bulk_create(new, batch_size=500)
    gone = [row for key, row in still_open.items() if key not in found]
    for start in range(0, len(gone), 500):
        pks = [row.pk for row in gone[start : start + 500]]
        Violation.objects.filter(pk__in=pks).update(gone_on=deed.day)
    deed.rows([row.check_code, row.subject, row.words] for row in new)
    deed.change(gone=sorted([row.check_code, row.subject] for row in gone), checks=len(checks))
    return {"checks": len(checks), "open": len(found), "new": len(new), "gone": len(gone)}


@action("explain_violation")
def explain_violation(deed: Deed, *, violation: int, text: str) -> dict[str, Any]:
    """Say why something in the record is as it is; who may explain figures of the area may do so.

    What concerns the record as a whole is explained by who keeps it. An explanation closes nothing: the case
    is closed when the contradiction is gone.
    """
    row = Violation.objects.select_related("area").filter(pk=violation).first()
    whole = row is not None and row.area_id is None
    deed.require(Permission.KEEP if whole else Permission.EXPLAIN, row.area if row else None)
    assert row is not None  # a case that is not there has no area, and was refused
    if not text.strip():
        raise ActionError("Hãy viết lời giải trình.", "Write the explanation.")
    if row.gone_on is not None:
        raise ActionError(
            f"Vấn đề này đã hết từ ngày {row.gone_on:%d/%m/%Y}, không cần giải trình nữa.",
            f"This was gone on {row.gone_on} and needs no explanation any more.",
        )
    event = deed.about(f"violation:{row.pk}", area=row.area)
    made = Explanation.objects.create(
        violation=row, text=text.strip(), by=deed.by, at=deed.at, event_id=event.pk
    )
    deed.change(explanation=made.pk, check=row.check_code, about=row.subject)
    return {"explanation": made.pk}
