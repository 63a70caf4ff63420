"""Aggregate reports on their way: submitted, approved, returned, and opened again when a part below changes.

Which move leads where is the table of `domain.aggregate`. Approvals are bound to the hash of the sums that
were seen, and a sum that is said already never changes in silence: neither by reports nor by
figures beside them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from vedich.access.above import area_above, areas_above
from vedich.access.acting import acting_links, same_hand
from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError, MissingReasonError, SelfApprovalError, StaleError, UnseenError
from vedich.domain.aggregate import AggregateMove, AggregateState
from vedich.store.models import (
    Aggregate,
    AggregateStep,
    IndicatorSet,
    Outgoing,
    ReportPeriod,
    Submission,
)
from vedich.store.queries.aggregates import Whole, whole_of
from vedich.store.queries.areas import titles_of
from vedich.store.queries.below import areas_below
from vedich.store.queries.reported import reports_that_hold

_CLOSED = [state.value for state in AggregateState if state.is_closed]
# Who compiles submits; who decides above says yes or no to it, or opens it again.
_PERMISSIONS = {AggregateMove.SUBMIT: Permission.SUBMIT}


def aggregate_permission(move: AggregateMove) -> Permission:
    """Say which right a move of an aggregate report needs."""
    return _PERMISSIONS.get(move, Permission.APPROVE)


def aggregate_area(area: int, move: AggregateMove, on: date) -> int:
    """Give the area in which a person must hold the right to make a move with an aggregate report."""
    return area if move is AggregateMove.SUBMIT else area_above(area, on)


@action("move_aggregate")
def move_aggregate(
    deed: Deed, *, aggregate: int, move: AggregateMove, edition: int, seen: str = ""
) -> dict[str, Any]:
    """Make a move with an aggregate report.

    `edition` is the one that was read; `seen` is the hash of the sums that were on the screen.

    Raises:
        NotAllowedError: the person may not make this move here.
        ActionError: it cannot be made from where the report is, or nothing below is approved yet.
        StaleError: somebody moved it in between.
        UnseenError: its sums changed after they were seen, or after they were submitted.
        SelfApprovalError: the person submitted it, or acts for who did, or the other way round.
    """
    row = Aggregate.objects.select_related("area", "report_period").filter(pk=aggregate).first()
    where = aggregate_area(row.area_id, move, deed.day) if row else None
    deed.require(aggregate_permission(move), where)
    assert row is not None  # one that is not there has no area, and was refused
    if move.needs_reason and not deed.reason:
        raise MissingReasonError(move.value)
    deed.about(f"aggregate:{row.pk}", area=row.area)
    # The head of the chain is locked now: nobody of this root moves a report below until this ends.
    row.refresh_from_db()
    if row.edition != edition:
        raise StaleError("Báo cáo tổng hợp này", edition, row.edition)
    state = AggregateState(row.state)
    after = state.after(move)
    if after is None:
        raise ActionError(
            f"Báo cáo tổng hợp đang ở trạng thái '{state.wording.vi}' nên không làm được bước này. "
            "Chưa có gì thay đổi; hãy tải lại trang.",
            f"An aggregate report that is {state.wording.en!r} cannot {move.value!r}. Nothing was changed; "
            "load the page again.",
        )
    whole = whole_of(row)
    if move is not AggregateMove.REOPEN and seen != whole.content_hash:
        raise UnseenError
    if move is AggregateMove.SUBMIT and not whole.counted:
        raise ActionError(
            "Chưa có báo cáo cấp dưới nào được duyệt nên chưa có gì để tổng hợp. Hãy duyệt hoặc nhắc trước.",
            "No report below is approved, so there is nothing to sum up. Approve or remind first.",
        )
    if move is AggregateMove.APPROVE:
        if row.content_hash != whole.content_hash:
            raise UnseenError
        if row.submitted_by_id is not None and same_hand(
            deed.by.pk, row.submitted_by_id, acting_links(deed.day)
        ):
            raise SelfApprovalError
    changes: dict[str, Any] = {}
    if move is AggregateMove.SUBMIT:
        changes = {
            "content": whole.content,
            "content_hash": whole.content_hash,
            "submitted_by": deed.by,
        }
    _moved(deed, row, move, after, whole, deed.reason, changes)
    deed.change(move=move, state=after, content_hash=whole.content_hash, edition=edition + 1)
    return {"state": after.value, "edition": edition + 1, "content_hash": whole.content_hash}


@action("remind_aggregate")
def remind_aggregate(deed: Deed, *, aggregate: int) -> dict[str, Any]:
    """Remind whoever compiles an aggregate report that it is to be submitted; once a day, however often.

    Raises:
        NotAllowedError: the person does not decide about it.
        ActionError: it was submitted already.
    """
    row = Aggregate.objects.select_related("area", "report_period").filter(pk=aggregate).first()
    deed.require(
        Permission.APPROVE, aggregate_area(row.area_id, AggregateMove.APPROVE, deed.day) if row else None
    )
    assert row is not None  # one that is not there has no area, and was refused
    deed.about(f"aggregate:{row.pk}", area=row.area)
    row.refresh_from_db(fields=("state",))
    if AggregateState(row.state).is_closed:
        raise ActionError(
            "Báo cáo tổng hợp này đã trình, không cần nhắc nữa.",
            "This aggregate report was submitted already.",
        )
    key = f"remind_total:{row.pk}:{deed.day}"
    before = Outgoing.objects.filter(key=key).exists()
    if not before:
        ledger = row.report_period
        deed.send("remind_total", key, {"aggregate": row.pk, "period": ledger.period, "due": ledger.due})
    deed.change(reminded=not before)
    return {"reminded": not before}


def begin_aggregates(
    deed: Deed, period: ReportPeriod, areas: Collection[int], set_: IndicatorSet | None
) -> int:
    """Begin the aggregate report of every area that has some of these areas right below it."""
    begun = 0
    for above in sorted(set(areas_above(areas, deed.day).values())):
        _, new = Aggregate.objects.get_or_create(report_period=period, area_id=above, set=set_)
        begun += new
    return begun


def open_again_above(deed: Deed, report: Submission) -> list[int]:
    """Open the aggregate report above again whose sums are not what was submitted; for moves of a report."""
    rows = Aggregate.objects.filter(
        report_period=report.report_period_id,
        set=report.set_id,
        state__in=_CLOSED,
        area=area_above(report.area_id, deed.day),
    ).select_related("area", "report_period")
    place = titles_of({report.area_id}, deed.day).get(report.area_id, "")
    return _opened_again(deed, dict.fromkeys(rows, f"Báo cáo của {place} đã đổi sau khi trình"))


def open_again_by_figures(deed: Deed, areas: Collection[int], periods: Collection[str]) -> list[int]:
    """Open aggregate reports again whose sums are not what was submitted, by figures from outside reports.

    Called once such figures are written; `areas` and `periods` are those of the figures.
    """
    closed = Aggregate.objects.filter(state__in=_CLOSED)
    # Of all that were ever closed few are looked at: those over a report that holds such a figure.
    touched = reports_that_hold(areas, periods, set(closed.values_list("report_period", flat=True)))
    rows = closed.filter(report_period__in={period for period, _ in touched}).order_by("pk")
    why: dict[Aggregate, str] = {}
    for row in rows.select_related("area", "report_period"):
        below = areas_below(row.area_id, row.report_period.covers_end)
        mine = sorted(touched.get((row.report_period_id, row.set_id), frozenset()) & below)
        if mine:
            title = titles_of(set(mine[:1]), deed.day).get(mine[0], "")
            more = f" và {len(mine) - 1} nơi khác" if len(mine) > 1 else ""
            why[row] = f"Số của {title}{more} đã được sửa ngoài báo cáo sau khi trình"
    return _opened_again(deed, why)


def _opened_again(deed: Deed, why: Mapping[Aggregate, str]) -> list[int]:
    """Open those again whose sums are not what was submitted, each with its reason; give which were."""
    opened = []
    for row, reason in why.items():
        whole = whole_of(row)
        after = AggregateState(row.state).after(AggregateMove.REOPEN)
        if after is not None and whole.content_hash != row.content_hash:
            _moved(deed, row, AggregateMove.REOPEN, after, whole, reason, {})
            opened.append(row.pk)
    if opened:
        deed.change(opened_again=opened)
    return opened


def _moved(
    deed: Deed,
    row: Aggregate,
    move: AggregateMove,
    after: AggregateState,
    whole: Whole,
    reason: str,
    changes: dict[str, Any],
) -> None:
    edition = row.edition + 1
    Aggregate.objects.filter(pk=row.pk).update(state=after.value, edition=edition, reason=reason, **changes)
    assert deed.event is not None
    AggregateStep.objects.create(
        aggregate=row,
        move=move.value,
        content=whole.content,
        content_hash=whole.content_hash,
        by=deed.by,
        at=deed.at,
        reason=reason,
        event_id=deed.event.pk,
    )
    deed.send("aggregate_moved", f"aggregate:{row.pk}:{edition}", {"state": after, "move": move})
