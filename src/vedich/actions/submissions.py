"""Reports on their way: opened, entered, submitted, returned, sent up, approved, corrected, excluded.

Which move leads where is the table of `domain.submission`; here each move finds its permission, its lock and
its event. Approvals are bound to the hash of the figures that were seen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from vedich.access.above import area_above
from vedich.access.acting import acting_links, same_hand
from vedich.access.policy import Permission
from vedich.actions.aggregates import begin_aggregates, open_again_above
from vedich.actions.deed import Deed, action
from vedich.actions.periods import refuse_locked
from vedich.actions.trouble import ActionError, MissingReasonError, SelfApprovalError, StaleError, UnseenError
from vedich.domain.period import Period
from vedich.domain.regime import Regime as RegimeWord
from vedich.domain.submission import SubmissionMove, SubmissionState
from vedich.store.models import (
    Agency,
    Approval,
    Area,
    IndicatorSet,
    Regime,
    ReportPeriod,
    Submission,
)
from vedich.store.queries.contents import content_hash
from vedich.store.queries.regimes import told_rules

# Who may make which move, in the report's own area. What was sent up is given back by whoever asked for it.
_PERMISSIONS = {
    SubmissionMove.OPEN: Permission.ENTER,
    SubmissionMove.SUBMIT: Permission.SUBMIT,
    SubmissionMove.RETURN: Permission.REVIEW,
    SubmissionMove.SEND_UP: Permission.REVIEW,
    SubmissionMove.APPROVE: Permission.APPROVE,
    SubmissionMove.REFUSE: Permission.APPROVE,
    SubmissionMove.REQUEST_CORRECTION: Permission.CORRECT,
    SubmissionMove.AGREE_TO_CORRECTION: Permission.APPROVE,
    SubmissionMove.REFUSE_CORRECTION: Permission.APPROVE,
    SubmissionMove.EXCLUDE: Permission.EXCLUDE,
    SubmissionMove.INCLUDE: Permission.EXCLUDE,
}
# Moves that say yes or no to figures: whoever makes one must have seen them, and may not be their author.
_JUDGING = frozenset(
    {SubmissionMove.SEND_UP, SubmissionMove.APPROVE, SubmissionMove.REFUSE, SubmissionMove.RETURN}
)
_YES = frozenset({SubmissionMove.SEND_UP, SubmissionMove.APPROVE})
# Moves of whoever asked for a report: the right to make them is looked for at the area above.
_FROM_ABOVE = frozenset(
    {
        SubmissionMove.APPROVE,
        SubmissionMove.REFUSE,
        SubmissionMove.AGREE_TO_CORRECTION,
        SubmissionMove.REFUSE_CORRECTION,
    }
)


@action("open_period")
def open_period(
    deed: Deed,
    *,
    regime: RegimeWord,
    nominal: Period,
    agencies: Sequence[tuple[Agency, Area]],
    area: Area,
    set: IndicatorSet | None = None,
    holidays: Collection[date] = (),
    lock_after_days: int | None = None,
) -> dict[str, Any]:
    """Open a period of a regime in the ledger and ask agencies for their reports.

    Which days it covers and when it is due follow the regime's rule and the working days that `holidays`
    (Tết and others) leave. Opened again, it asks only those who were not asked before.
    """
    deed.require(Permission.OPEN_PERIODS, area)
    rule = regime.rule_for(nominal)
    if rule is None:
        raise ActionError(
            f"Chế độ báo cáo {regime.code!r} không có kỳ {nominal}.",
            f"The regime {regime.code!r} has no period {nominal}.",
        )
    covered, due = rule.covered(nominal), rule.due(nominal, holidays)
    event = deed.about(f"period:{regime.code}:{nominal}", area=area)
    kept, _ = Regime.objects.get_or_create(
        key=regime.code,
        defaults={
            "vi": regime.vi,
            "en": regime.en,
            "clock": regime.clock.value,
            "rules": told_rules(regime),
            "since": regime.since,
            "until": regime.until,
        },
    )
    lock = due + timedelta(days=lock_after_days) if due and lock_after_days is not None else None
    ledger, _ = ReportPeriod.objects.get_or_create(
        regime=kept,
        period=str(nominal),
        defaults={
            "covers_start": covered.start,
            "covers_end": covered.end,
            "opens": covered.start,
            "due": due,
            "locks": lock,
        },
    )
    asked = 0
    for agency, place in agencies:
        _, new = Submission.objects.get_or_create(
            report_period=ledger,
            agency=agency,
            area=place,
            set=set,
            version=1,
            defaults={"open_until": lock},
        )
        asked += new
    begun = begin_aggregates(deed, ledger, [place.pk for _, place in agencies], set)
    deed.change(covers=str(covered), due=due, asked=asked, event=event.seq)
    if begun:
        deed.change(aggregates=begun)
    return {"period": ledger.pk, "due": due, "asked": asked}


def permission_for(move: SubmissionMove, state: SubmissionState) -> Permission:
    """Say which right a move of a report in a state needs."""
    if move is SubmissionMove.RETURN and state is SubmissionState.SENT_UP:
        return Permission.GIVE_BACK
    return _PERMISSIONS.get(move, Permission.APPROVE)


def deciding_area(area: int, move: SubmissionMove, on: date) -> int:
    """Give the area in which a person must hold the right to make a move with a report of an area."""
    return area_above(area, on) if move in _FROM_ABOVE else area


@action("move_submission")
def move_submission(
    deed: Deed,
    *,
    submission: int,
    move: SubmissionMove,
    edition: int,
    seen: str = "",
    cells: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Make a move with a report.

    `edition` is the one that was read: a report that somebody moved since then is not moved blindly. `seen`
    is the hash of the figures that were on the screen; without it nobody approves, sends up, returns or
    refuses. `cells` says why single cells are given back, by the keys of the form.

    Raises:
        NotAllowedError: the person may not make this move here.
        WrongMoveError: the report cannot make it from where it is.
        LockedError: it is to be entered or submitted after its day of closing.
        StaleError: somebody moved it in between.
        UnseenError: its figures changed after they were seen.
        SelfApprovalError: the person entered, submitted or (to approve it) sent up the report, or acts for
            who did, or the other way round.
    """
    report = Submission.objects.select_related("area", "report_period").filter(pk=submission).first()
    state = SubmissionState(report.state) if report else SubmissionState.ASSIGNED
    where = deciding_area(report.area_id, move, deed.day) if report else None
    deed.require(permission_for(move, state), where)
    assert report is not None  # a report that is not there has no area, and was refused
    if move.needs_reason and not deed.reason:
        raise MissingReasonError(move.value)
    event = deed.about(f"submission:{report.pk}", area=report.area)
    # The head of the chain is locked now: nobody else of this root moves the report until this ends.
    report.refresh_from_db()
    if report.edition != edition:
        raise StaleError("Báo cáo này", edition, report.edition)
    before = SubmissionState(report.state)
    after = before.after(move)
    now = content_hash(report)
    if move in _JUDGING:
        if seen != now:
            raise UnseenError
        if move in _YES:
            _refuse_own_hand(deed, report, move)
    changes: dict[str, Any] = {"state": after.value, "edition": edition + 1, "reason": deed.reason}
    if move is SubmissionMove.OPEN:
        changes["entered_by"] = deed.by
        changes["on_behalf"] = deed.on_behalf_of is not None
    if move in (SubmissionMove.OPEN, SubmissionMove.SUBMIT):
        refuse_locked(report, deed.day)
    if move is SubmissionMove.SUBMIT:
        _refuse_empty(report)
        changes["submitted_by"] = deed.by
        changes["content_hash"] = now
    Submission.objects.filter(pk=report.pk, edition=edition).update(**changes)
    if move in _JUDGING:
        Approval.objects.create(
            submission=report,
            move=move.value,
            content_hash=now,
            by=deed.by,
            at=deed.at,
            reason=deed.reason,
            event_id=event.pk,
        )
    if move is SubmissionMove.APPROVE and report.replaces_id:
        _replace(report)
    reply: dict[str, Any] = {"state": after.value, "edition": edition + 1, "content_hash": now}
    if move is SubmissionMove.AGREE_TO_CORRECTION:
        reply["new_version"] = _new_version(report).pk
    if before.is_in_total != after.is_in_total or before.is_expected != after.is_expected:
        open_again_above(deed, report)
    if cells:
        deed.change(cells=dict(cells))
    deed.change(move=move, state=after, content_hash=now, edition=edition + 1)
    deed.send("submission_moved", f"submission:{report.pk}:{edition + 1}", {"state": after, "move": move})
    return reply


def _refuse_own_hand(deed: Deed, report: Submission, move: SubmissionMove) -> None:
    """Refuse whoever entered or submitted a report, acts for who did, or was acted for.

    Each yes is another person's: whoever sent it up does not approve it.
    """
    links = acting_links(deed.day)
    typed = report.observations.order_by().values_list("event__by", flat=True).distinct()
    authors = {report.entered_by_id, report.submitted_by_id, *typed}
    if move is SubmissionMove.APPROVE:
        sent = report.approvals.filter(move=SubmissionMove.SEND_UP.value).order_by("pk").last()
        authors.add(sent.by_id if sent else None)
    for author in authors:
        if author is not None and same_hand(deed.by.pk, author, links):
            raise SelfApprovalError


def _replace(report: Submission) -> None:
    """Let a corrected version that was approved take the place of the one before."""
    old = report.replaces
    assert old is not None
    state = SubmissionState(old.state).after(SubmissionMove.REPLACE)
    Submission.objects.filter(pk=old.pk).update(state=state.value, edition=old.edition + 1)


def _new_version(report: Submission) -> Submission:
    """Begin the version that corrects a report."""
    return Submission.objects.create(
        report_period=report.report_period,
        agency=report.agency,
        area=report.area,
        set=report.set,
        version=report.version + 1,
        state=SubmissionState.ENTERING.value,
        replaces=report,
    )


def _refuse_empty(report: Submission) -> None:
    if not report.observations.exists():
        raise ActionError(
            "Báo cáo chưa có số liệu nào. Hãy nhập ít nhất một số, hoặc xin loại khỏi kỳ báo cáo kèm lý do.",
            "The report holds no figure. Enter at least one, or ask to be excluded with a reason.",
        )
