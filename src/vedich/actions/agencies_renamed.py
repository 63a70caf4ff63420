"""Agencies that get another name by a decision, or pass into another; what they were before stays said."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError, StaleError
from vedich.domain.identity import DocumentNumber, DocumentNumberError
from vedich.domain.submission import SubmissionState
from vedich.store.models import Agency, AgencyAlias, AgencyName, Submission, TargetAgency
from vedich.store.queries.owing import is_owed


@action("rename_agency")
def rename_agency(
    deed: Deed, *, agency: Agency, seen: str, vi: str, en: str = "", since: date, decision: str
) -> dict[str, Any]:
    """Let an agency be called otherwise from a day on; reports of days before show the name of then.

    `seen` is the name that one changes. What it was called before still finds it in documents.

    Raises:
        NotAllowedError: the person does not manage areas and agencies.
        StaleError: somebody changed its name meanwhile.
        ActionError: it is called so already, the day lies outside its life or before an earlier change, or
            the decision has no number.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    deed.about(f"agency:{agency.key}", area=agency.area)
    now = Agency.objects.select_for_update().get(pk=agency.pk)
    number = _number_of(decision)
    if now.vi != seen:
        raise StaleError(f"Cơ quan “{now.vi}”", 1, 2)
    if vi == now.vi:
        raise ActionError(f"Cơ quan đã mang tên “{vi}”.", f"The agency is called {vi!r} already.")
    _refuse_day(now, since)
    last = now.names.order_by("-until").first()
    if last is not None and last.until >= since - timedelta(days=1):
        raise ActionError(
            f"Cơ quan mang tên “{now.vi}” từ sau ngày {last.until:%d/%m/%Y}; tên mới phải từ ngày sau đó.",
            f"It is called {now.vi!r} since after {last.until}; another name begins later.",
        )
    AgencyName.objects.create(
        agency=now, vi=now.vi, en=now.en, until=since - timedelta(days=1), decision=number
    )
    AgencyAlias.objects.get_or_create(agency=now, name=now.vi)
    Agency.objects.filter(pk=now.pk).update(vi=vi, en=en)
    deed.change(before=now.vi, vi=vi, en=en, since=since, decision=number)
    return {"agency": now.pk}


@action("merge_agency")
def merge_agency(deed: Deed, *, agency: Agency, into: Agency, on: date, decision: str) -> dict[str, Any]:
    """Let an agency pass into another on a day: what it leads, supports and still owes goes on there.

    Reports that it sent stay with its name. Those that it owes are the heir's from that day on: ledger,
    inbox, reminders and whoever enters for it name the heir, beside the agency that was asked.

    Raises:
        NotAllowedError: the person does not manage areas and agencies.
        ActionError: it ended before, would pass into itself or into one that does not stand, or the
            decision has no number.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    deed.about(f"agency:{agency.key}", area=agency.area)
    held = {
        row.pk: row
        for row in Agency.objects.select_for_update().filter(pk__in=[agency.pk, into.pk]).order_by("pk")
    }
    now, heir, number = held[agency.pk], held[into.pk], _number_of(decision)
    if now.pk == heir.pk:
        raise ActionError(
            "Một cơ quan không sáp nhập vào chính nó. Hãy chọn cơ quan nhận.",
            "An agency does not pass into itself. Choose the other one.",
        )
    _refuse_day(now, on)
    if (heir.until is not None and heir.until < on) or (heir.since is not None and heir.since > on):
        raise ActionError(
            f"{heir.vi} không có vào ngày {on:%d/%m/%Y}. Hãy chọn cơ quan khác hoặc ngày khác.",
            f"{heir.vi} does not stand on {on}. Choose another agency or day.",
        )
    eve = on - timedelta(days=1)
    roles = list(
        TargetAgency.objects.filter(agency=now, until=None).values_list("target", "leads").order_by("pk")
    )
    TargetAgency.objects.filter(agency=now, until=None).update(until=eve)
    there = set(TargetAgency.objects.filter(agency=heir, until=None).values_list("target", flat=True))
    TargetAgency.objects.filter(
        agency=heir, until=None, leads=False, target__in=[target for target, leads in roles if leads]
    ).update(until=eve)
    passed = [(target, leads) for target, leads in roles if leads or target not in there]
    TargetAgency.objects.bulk_create(
        TargetAgency(target_id=target, agency=heir, leads=leads, since=on) for target, leads in passed
    )
    Agency.objects.filter(pk=now.pk).update(until=eve, merged_into=heir)
    owing = [state.value for state in SubmissionState if is_owed(state)]
    owed = list(
        Submission.objects.filter(agency=now, state__in=owing).order_by("pk").values_list("pk", flat=True)
    )
    deed.change(into=heir.key, on=on, decision=number, passed=len(passed), owed=owed)
    return {"agency": now.pk, "passed": len(passed), "owed": len(owed)}


def _refuse_day(now: Agency, on: date) -> None:
    if now.until is not None and now.until < on:
        raise ActionError(
            f"Cơ quan này đã kết thúc ngày {now.until:%d/%m/%Y}.", f"This agency ended on {now.until}."
        )
    if now.since is not None and on <= now.since:
        raise ActionError(
            f"Cơ quan thành lập ngày {now.since:%d/%m/%Y}; hãy ghi ngày sau đó.",
            f"The agency began on {now.since}; write a later day.",
        )


def _number_of(decision: str) -> str:
    try:
        return str(DocumentNumber.parse(decision))
    except DocumentNumberError as error:
        raise ActionError(
            f"{decision[:60]!r} không phải số hiệu văn bản. Hãy viết như 12/QĐ-UBND.", str(error)
        ) from None
