"""Claims of the reader become targets and results when a person confirms them, each with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.aggregates import open_again_by_figures
from vedich.actions.deed import Deed, action
from vedich.actions.observations import Said, checked, saved
from vedich.actions.reprinting import (
    WAY,
    keep_prints,
    known_since,
    reason_of,
    refuse_what_moved,
    vintage_of,
)
from vedich.actions.targets import Aim, refuse_aims, saved_targets
from vedich.actions.trouble import ActionError
from vedich.domain.document import Claim, ClaimKind, Comparator, Tally
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.store.models import Area, DeclaredJudgement, Document
from vedich.store.queries.priors import Prior

_OPERATORS = {
    Comparator.EQ: Operator.EQUAL,
    Comparator.GT: Operator.MORE_THAN,
    Comparator.GE: Operator.AT_LEAST,
    Comparator.LT: Operator.LESS_THAN,
    Comparator.LE: Operator.AT_MOST,
    Comparator.APPROX: Operator.ABOUT,
    Comparator.RANGE: Operator.BETWEEN,
}


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A claim that a person confirmed, with what they decided about it.

    `basis` is on whose authority a target stands; `place` says where the figure is in the person's file.
    `decreases` says that the words are 'giảm còn': the value is a level to come down to. `way` says how a
    figure of an earlier period goes beside `over`, which stands on record, or alone where nothing does; "" is
    any other figure.
    """

    claim: Claim
    indicator: str
    area: str
    period: Period
    basis: Basis = Basis.UNKNOWN
    place: str = ""
    decreases: bool = False
    way: str = ""
    over: Prior | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A count of targets that a document states of an area, confirmed; it is kept as declared."""

    tally: Tally
    area: str
    period: Period
    place: str = ""


@action("confirm_claims")
def confirm_claims(
    deed: Deed,
    *,
    document: Document,
    area: Area,
    as_of: date,
    confirmed: Sequence[Confirmed] = (),
    counted: Sequence[Counted] = (),
) -> dict[str, Any]:
    """Write what a person confirmed of a document: results, targets by basis, and declared counts.

    All or nothing. A target whose figure the document prints keeps that form; what the document declares of
    itself stays declared, and targets it does not list are not invented.

    Raises:
        ActionError: a claim is of a kind that the record does not keep, or lacks its basis; or the figure
            on record that an earlier period's is set against is another one by now.
    """
    deed.require(Permission.CONFIRM, area)
    if not (confirmed or counted):
        raise ActionError("Chưa có số liệu nào được xác nhận.", "Nothing was confirmed.")
    results = [
        _said(each, as_of, document)
        for each in confirmed
        if each.way in (WAY.ALONE, WAY.INSTEAD) or (not each.way and each.claim.kind is ClaimKind.RESULT)
    ]
    again = [each for each in confirmed if each.way == WAY.AGAIN]
    goals = [each for each in confirmed if each.claim.kind is ClaimKind.TARGET]
    others = {each.claim.kind.value for each in confirmed if not each.way} - {
        ClaimKind.RESULT.value,
        ClaimKind.TARGET.value,
    }
    if others:
        raise ActionError(
            f"Hồ sơ chỉ giữ kết quả và chỉ tiêu, không giữ {', '.join(sorted(others))} (tính lại được).",
            f"The record keeps results and targets, not {', '.join(sorted(others))}: they are computed.",
        )
    ready = checked(deed, results, Permission.CONFIRM) if results else None
    areas = {area.key: area} | {
        row.key: row
        for row in Area.objects.filter(
            key__in={*(each.area for each in (*goals, *again)), *(each.area for each in counted)}
        )
    }
    for named in areas.values():
        deed.require(Permission.CONFIRM, named)
    sets = _sets(goals, areas)
    for (place, period, basis), aims in sets.items():
        refuse_aims(area=areas[place], period=period, basis=basis, aims=aims)
    event = deed.about(f"document:{document.pk}", area=area)
    # The head of the chain is locked now: what stands on record stands until this is written.
    refuse_what_moved(confirmed)
    if ready is not None:
        saved(ready, event, document=document)
        written = {one.id for one in ready.areas.values()}
        open_again_by_figures(deed, written, {str(row.period) for row in results})
    keep_prints(confirmed, document, event)
    for (place, period, basis), aims in sets.items():
        known = refuse_aims(area=areas[place], period=period, basis=basis, aims=aims)
        saved_targets(
            known, event, area=areas[place], period=period, basis=basis, aims=aims, document=document
        )
    DeclaredJudgement.objects.bulk_create(
        _declared(each, areas[each.area], document, event.pk) for each in counted
    )
    done = {
        "observations": len(results),
        "targets": len(goals),
        "declared": len(counted),
        "printed_again": len(again),
    }
    deed.change(document=document.pk, **done)
    return done


def _sets(goals: Sequence[Confirmed], areas: dict[str, Area]) -> dict[tuple[str, Period, Basis], list[Aim]]:
    """Gather targets into sets: one for each area, period and basis, in the order of the document."""
    sets: dict[tuple[str, Period, Basis], list[Aim]] = defaultdict(list)
    for each in goals:
        if each.area not in areas:
            raise ActionError(
                f"Không có địa bàn {each.area!r} trong hồ sơ.",
                f"There is no area {each.area!r} in the record.",
            )
        sets[each.area, each.period, each.basis].append(_aim(each))
    return sets


def _said(each: Confirmed, as_of: date, document: Document) -> Said:
    claim = each.claim
    return Said(
        each.indicator,
        each.area,
        each.period,
        known_since(each, as_of) if each.way else as_of,
        vintage_of(each),
        claim.measure,
        value=claim.value,
        value_max=claim.value_max,
        denominator=claim.denominator,
        words=claim.comparator.word,
        printed=claim.figure.text,
        place=each.place,
        span=(claim.span.start, claim.span.end),
        supersedes=each.over.id if each.over is not None else None,
        reason=reason_of(each, document),
    )


def _aim(each: Confirmed) -> Aim:
    claim = each.claim
    operator = _OPERATORS[claim.comparator]
    value = claim.value
    if each.decreases and operator in (Operator.EQUAL, Operator.LESS_THAN, Operator.AT_MOST):
        operator = Operator.DECREASE_TO
    elif value < 0 and operator in (Operator.EQUAL, Operator.AT_LEAST, Operator.MORE_THAN):
        # 'giảm 2 điểm %': the size of the change, without its sign.
        operator, value = Operator.DECREASE_BY, -value
    return Aim(
        each.indicator,
        operator,
        claim.measure,
        value=value,
        value_max=claim.value_max,
        printed=claim.figure.text,
        place=each.place,
        span=(claim.span.start, claim.span.end),
    )


def _declared(each: Counted, area: Area, document: Document, event: int) -> DeclaredJudgement:
    tally = each.tally
    return DeclaredJudgement(
        document=document,
        area=area,
        period=str(each.period),
        period_start=each.period.start,
        period_end=each.period.end,
        total=tally.total,
        met=tally.met,
        exceeded=tally.exceeded,
        near=tally.near,
        missed=tally.not_met,
        no_result=tally.no_data,
        wording=tally.wording,
        status=tally.status.value if tally.status else "",
        place=each.place,
        surface=tally.surface,
        event_id=event,
    )
