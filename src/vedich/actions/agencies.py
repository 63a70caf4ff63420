"""Agencies as they change: called otherwise, put under another, closed with a day; and who leads a target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError, StaleError
from vedich.store.models import Agency, AgencyAlias, Target, TargetAgency


@action("change_agency")
def change_agency(
    deed: Deed,
    *,
    agency: Agency,
    seen: str,
    vi: str,
    en: str = "",
    above: Agency | None = None,
    aliases: Sequence[str] = (),
) -> dict[str, Any]:
    """Call an agency otherwise, or put it under another; what it was called before still finds it.

    `seen` is the name that one changes.

    Raises:
        NotAllowedError: the person does not manage areas and agencies.
        StaleError: somebody changed its name meanwhile.
        ActionError: it would stand above itself.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    deed.about(f"agency:{agency.key}", area=agency.area)
    now = Agency.objects.select_for_update().get(pk=agency.pk)
    if now.vi != seen:
        raise StaleError(f"Cơ quan “{now.vi}”", 1, 2)
    higher, walked = above, {now.pk}
    while higher is not None:
        if higher.pk in walked:
            raise ActionError(
                f"{above.vi if above else ''} nằm dưới chính cơ quan này. Hãy chọn cơ quan cấp trên khác.",
                "It would stand above itself. Choose another agency.",
            )
        walked.add(higher.pk)
        higher = higher.above
    Agency.objects.filter(pk=now.pk).update(vi=vi, en=en, above=above)
    names = [name for name in dict.fromkeys([*aliases, now.vi]) if name and name != vi]
    for name in names:
        AgencyAlias.objects.get_or_create(agency=now, name=name)
    deed.change(vi=vi, en=en, above=above.key if above else None, aliases=names)
    return {"agency": now.pk}


@action("close_agency", needs_reason=True)
def close_agency(deed: Deed, *, agency: Agency, until: date) -> dict[str, Any]:
    """Let an agency end after a day; what it led and reported stays on record.

    Raises:
        NotAllowedError: the person does not manage areas and agencies.
        ActionError: it ended before, or would end before it began.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    deed.about(f"agency:{agency.key}", area=agency.area)
    now = Agency.objects.select_for_update().get(pk=agency.pk)
    if now.until is not None and now.until < deed.day:
        raise ActionError(
            f"Cơ quan này đã kết thúc ngày {now.until:%d/%m/%Y}.", f"This agency ended on {now.until}."
        )
    if now.since is not None and until < now.since:
        raise ActionError(
            f"Cơ quan thành lập ngày {now.since:%d/%m/%Y}; ngày cuối phải từ ngày đó.",
            f"The agency began on {now.since}; it ends on that day at the earliest.",
        )
    Agency.objects.filter(pk=now.pk).update(until=until)
    deed.change(until=until)
    return {"agency": now.pk}


@action("name_agencies")
def name_agencies(
    deed: Deed, *, target: Target, lead: Agency | None, supports: Sequence[Agency] = (), since: date
) -> dict[str, Any]:
    """Say who leads a target and who supports it from a day on; who did before stays on record until then.

    Raises:
        NotAllowedError: the person sets no targets here.
        ActionError: who leads also supports.
    """
    deed.require(Permission.SET_TARGETS, target.area_id)
    if lead is not None and any(one.pk == lead.pk for one in supports):
        raise ActionError(
            "Cơ quan chủ trì không đồng thời là cơ quan phối hợp. Hãy bỏ một bên.",
            "Who leads does not also support. Leave it out on one side.",
        )
    deed.about(f"target:{target.pk}", area=target.area)
    wanted = {(one.pk, False) for one in supports} | ({(lead.pk, True)} if lead else set())
    held = TargetAgency.objects.filter(target=target, until=None)
    there = {(row.agency_id, row.leads): row.pk for row in held}
    gone = [pk for key, pk in there.items() if key not in wanted]
    TargetAgency.objects.filter(pk__in=gone).update(until=since - timedelta(days=1))
    TargetAgency.objects.bulk_create(
        TargetAgency(target=target, agency_id=agency, leads=leads, since=since)
        for agency, leads in sorted(wanted - set(there))
    )
    deed.change(lead=lead.key if lead else None, supports=[one.key for one in supports], since=since)
    return {"ended": len(gone), "named": len(wanted - set(there))}
