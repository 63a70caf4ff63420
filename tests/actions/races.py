"""Races of people at one thing in the same moment, and the counts of what came of them.

Tests refuse whatever `race_faults` names; the bench writes the counts down.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from tests.actions.conftest import NOW, Office
from tests.actions.crowd import at_once
from tests.actions.test_submissions import asked, entered, move, said
from vedich.access.require import NotAllowedError
from vedich.actions.accounts import appoint
from vedich.actions.entering import Clash, ClashError, Written, enter_figures
from vedich.actions.observations import record_observations
from vedich.actions.submissions import move_submission
from vedich.actions.submitting import submit_figures
from vedich.actions.targets import Aim, change_target, set_targets
from vedich.actions.trouble import ActionError, SelfApprovalError, StaleError, UnseenError
from vedich.domain.period import Period
from vedich.domain.role import Role
from vedich.domain.submission import SubmissionMove, SubmissionState, WrongMoveError
from vedich.domain.target import Basis, Operator
from vedich.store.chain import canonical_json, digest
from vedich.store.models import Approval, Event, Observation, Submission, Target, TargetVersion
from vedich.store.queries.contents import content_hash
from vedich.store.verification import verify_record

REFUSALS = (ActionError, WrongMoveError, NotAllowedError)


def unforeseen(told: Sequence[object]) -> list[object]:
    """Give what went wrong in a way that no sentence explains."""
    return [each for each in told if isinstance(each, Exception) and not isinstance(each, REFUSALS)]


def written(value: int, seen: int | None) -> Written:
    """Give revenue of October as somebody typed it over what they saw."""
    return Written(replace(said("1"), value=Decimal(value), printed=str(value)), seen)


def type_at_once(office: Office, rounds: int) -> Counter[str]:
    """Let two people type into the same cell over the same figure; gives what came of it, by name."""
    report, seen = asked(office), None
    found: Counter[str] = Counter(
        {
            "silent overwrites": 0,
            "told they were late": 0,
            "told wrongly what stands there": 0,
            "unforeseen": 0,
        }
    )
    for number in range(1, rounds + 1):
        told = at_once(
            [
                partial(
                    enter_figures,
                    by=person,
                    at=NOW,
                    submission=report.pk,
                    cells=[written(10 * number + mine, seen)],
                )
                for mine, person in enumerate((office.hoa, office.lan), start=1)
            ]
        )
        clashes = [each for each in told if isinstance(each, ClashError)]
        found["unforeseen"] += len(unforeseen(told))
        found["told they were late"] += len(clashes)
        found["silent overwrites"] += 1 - len(clashes)
        seen = Observation.objects.order_by("-pk")[0].pk
        stands = (Clash("BUD-001", "2026-10", seen),)
        found["told wrongly what stands there"] += sum(each.clashes != stands for each in clashes)
    found["figures too many or too few"] = abs(Observation.objects.count() - rounds)
    found["faults of the record"] = len(verify_record().faults)
    return found


def aim(value: int) -> Aim:
    """Ask for revenue of so much."""
    return Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(value))


def change_at_once(office: Office, rounds: int) -> Counter[str]:
    """Let two people change the same target from the same version; gives what came of it, by name."""
    set_targets(
        by=office.lan,
        at=NOW,
        area=office.commune,
        period=Period.year(2026),
        basis=Basis.ASSIGNED,
        aims=[aim(1)],
    )
    target = Target.objects.get()
    found: Counter[str] = Counter({"silent overwrites": 0, "told they were late": 0, "unforeseen": 0})
    for number in range(1, rounds + 1):
        told = at_once(
            [
                partial(
                    change_target,
                    by=person,
                    at=NOW,
                    reason="Nghị quyết mới",
                    target=target,
                    version=number,
                    aim=aim(1000 * number + mine),
                    since=date(2026, 7, 1),
                )
                for mine, person in enumerate((office.lan, office.minh))
            ]
        )
        found["unforeseen"] += len(unforeseen(told))
        late = sum(isinstance(each, StaleError) for each in told)
        found["told they were late"] += late
        found["silent overwrites"] += 1 - late
    versions = TargetVersion.objects.filter(target=target).count()
    found["versions too many or too few"] = abs(versions - rounds - 1)
    found["faults of the record"] = len(verify_record().faults)
    return found


def seen_at(event: Event, report: Submission) -> str:
    """Give the hash of the figures that a report held when an event of its chain was written."""
    later = Event.objects.filter(chain=event.chain, seq__gt=event.seq).values_list("pk", flat=True)
    rows = Observation.objects.filter(submission=report).exclude(event__in=later).order_by("pk")
    standing = {}
    for row in rows.select_related("indicator", "area"):
        told = [row.indicator.code, row.category_id, row.area.key, row.period]
        standing[tuple(told)] = [
            *told,
            row.vintage,
            row.measure,
            row.value,
            row.value_max,
            row.denominator,
            row.words,
            row.printed,
            row.pk,
        ]
    figures = [standing[same] for same in sorted(standing, key=repr)]
    no_proofs: list[object] = []  # nobody hands in evidence here
    return digest([report.pk, report.version, figures, no_proofs])


def approve_while_others_write(office: Office, rounds: int) -> Counter[str]:
    """Let somebody approve while another enters a figure, a third approves too, and the author tries.

    Gives what came of it, by name.
    """
    report = entered(office)
    # The clerk may approve what others enter, and must not approve her own.
    appoint(
        by=office.administrator,
        at=NOW,
        user=office.hoa,
        role=Role.APPROVER,
        area=office.commune,
        since=date(2026, 1, 1),
    )
    found: Counter[str] = Counter(
        {
            "approvals": 0,
            "edits refused": 0,
            "unseen refused": 0,
            "self-approvals refused": 0,
            "unseen approvals": 0,
            "self-approvals": 0,
            "moved twice": 0,
            "approvals that are sealed otherwise": 0,
            "unforeseen": 0,
        }
    )
    chance = random.Random(2026)
    for number in range(rounds):
        move(office.hoa, report, SubmissionMove.SUBMIT)
        seen, edition = content_hash(report), report.edition
        up = {"at": NOW, "submission": report.pk, "move": SubmissionMove.SEND_UP, "edition": edition}
        figure = replace(said("70"), value=Decimal(number), printed=str(number))
        told = at_once(
            [
                partial(move_submission, by=office.binh, seen=seen, **up),
                partial(record_observations, by=office.lan, at=NOW, rows=[figure], submission=report),
                partial(move_submission, by=office.binh, seen=seen, **up),
                partial(move_submission, by=office.hoa, seen=seen, **up),
            ],
            [chance.uniform(0, 0.02) for _ in range(4)],
        )
        found["unforeseen"] += len(unforeseen(told))
        yes = sum(isinstance(each, dict) for each in (told[0], told[2], told[3]))
        found["moved twice"] += yes > 1
        found["approvals"] += yes
        found["edits refused"] += isinstance(told[1], Exception)
        found["unseen refused"] += any(isinstance(each, UnseenError) for each in told)
        found["self-approvals"] += isinstance(told[3], dict)
        found["self-approvals refused"] += isinstance(told[3], SelfApprovalError)
        report.refresh_from_db()
        back = (office.minh, SubmissionMove.REFUSE) if yes else (office.binh, SubmissionMove.RETURN)
        move(back[0], report, back[1], reason="Xem lại")
        if not SubmissionState(report.state).is_open:
            move(office.binh, report, SubmissionMove.RETURN, reason="Xem lại")
    judge_approvals(found, report)
    return found


def judge_approvals(found: Counter[str], report: Submission) -> None:
    """Count approvals of figures that were not those which stood there, whatever anybody was told."""
    for approval in Approval.objects.filter(move="send_up"):
        told_hash = json.loads(approval.event.content)["changed"]["content_hash"]
        found["approvals that are sealed otherwise"] += told_hash != approval.content_hash
        found["unseen approvals"] += approval.content_hash != seen_at(approval.event, report)
    found["faults of the record"] = len(verify_record().faults)


def edit_while_others_submit_and_approve(office: Office, rounds: int) -> Counter[str]:
    """Let somebody enter a figure while another submits, and a third sends up what stood there before.

    Whether the figure comes in before it is submitted is a matter of milliseconds; gives what came of it.
    """
    report = entered(office)
    found: Counter[str] = Counter(
        {
            "approvals": 0,
            "edits refused": 0,
            "unseen refused": 0,
            "unseen approvals": 0,
            "approvals that are sealed otherwise": 0,
            "unforeseen": 0,
        }
    )
    chance = random.Random(2027)
    for number in range(rounds):
        report.refresh_from_db()
        seen, edition = content_hash(report), report.edition
        figure = replace(said("70"), value=Decimal(number), printed=str(number))
        told = at_once(
            [
                partial(_submit_and_send_up, office, report.pk, edition, seen),
                partial(record_observations, by=office.lan, at=NOW, rows=[figure], submission=report),
            ],
            [chance.uniform(0, 0.02) for _ in range(2)],
        )
        found["unforeseen"] += len(unforeseen(told))
        found["approvals"] += isinstance(told[0], dict)
        found["edits refused"] += isinstance(told[1], Exception)
        found["unseen refused"] += isinstance(told[0], UnseenError)
        if isinstance(told[0], dict):
            move(office.minh, report, SubmissionMove.REFUSE, reason="Xem lại")
        if not SubmissionState(Submission.objects.get().state).is_open:
            move(office.binh, report, SubmissionMove.RETURN, reason="Xem lại")
    judge_approvals(found, report)
    return found


def _submit_and_send_up(office: Office, report: int, edition: int, seen: str) -> object:
    told = {"at": NOW, "submission": report, "seen": seen}
    move_submission(by=office.hoa, move=SubmissionMove.SUBMIT, edition=edition, **told)
    return move_submission(by=office.binh, move=SubmissionMove.SEND_UP, edition=edition + 1, **told)


def submit_in_one_go_while_another_types(office: Office, rounds: int) -> Counter[str]:
    """Let somebody send a report three times at once, and otherwise from a second window, beside a typist.

    One of them is first, and the others are told; the three are one. Gives what came of it, by name.
    """
    report, seen = asked(office), None
    found: Counter[str] = Counter(
        {
            "submitted": 0,
            "told they were late": 0,
            "silent overwrites": 0,
            "one sending answered differently": 0,
            "submitted with other figures": 0,
            "unforeseen": 0,
        }
    )
    chance = random.Random(2028)
    for number in range(1, rounds + 1):
        mine = {"by": office.hoa, "at": NOW, "submission": report.pk}
        again = partial(submit_figures, **mine, once=f"{number}", cells=[written(10 * number, seen)])
        other = partial(submit_figures, **mine, once=f"{number}b", cells=[written(10 * number + 1, seen)])
        types = partial(
            enter_figures,
            by=office.lan,
            at=NOW,
            submission=report.pk,
            cells=[written(10 * number + 2, seen)],
        )
        told = at_once([again, again, again, other, types], [chance.uniform(0, 0.02) for _ in range(5)])
        found["unforeseen"] += len(unforeseen(told))
        same = {canonical_json(each) if isinstance(each, dict) else type(each).__name__ for each in told[:3]}
        found["one sending answered differently"] += len(same) - 1
        done = [each for each in (told[0], *told[3:]) if isinstance(each, dict)]
        found["silent overwrites"] += len(done) - 1
        found["told they were late"] += sum(isinstance(each, REFUSALS) for each in (told[0], *told[3:]))
        report.refresh_from_db()
        seen = Observation.objects.order_by("-pk")[0].pk
        if report.state == SubmissionState.SUBMITTED:
            found["submitted"] += 1
            found["submitted with other figures"] += report.content_hash != content_hash(report)
            move(office.binh, report, SubmissionMove.RETURN, reason="Xem lại")
    found["figures too many or too few"] = abs(Observation.objects.count() - rounds)
    found["faults of the record"] = len(verify_record().faults)
    return found


def approve_what_is_submitted_in_one_go(office: Office, rounds: int) -> Counter[str]:
    """Let somebody fill in and submit in one go, while another writes and two approve: one blindly, one not.

    Gives what came of it, by name.
    """
    report = entered(office)
    found: Counter[str] = Counter(
        {
            "approvals": 0,
            "edits refused": 0,
            "unseen refused": 0,
            "unseen approvals": 0,
            "moved twice": 0,
            "approvals that are sealed otherwise": 0,
            "unforeseen": 0,
        }
    )
    chance = random.Random(2029)
    for number in range(rounds):
        report.refresh_from_db()
        before, edition = content_hash(report), report.edition
        seen = Observation.objects.order_by("-pk")[0].pk
        figure = replace(said("70"), value=Decimal(number), printed=str(number))
        told = at_once(
            [
                partial(_fill_in_and_send_up, office, report.pk, written(1000 + number, seen)),
                partial(record_observations, by=office.lan, at=NOW, rows=[figure], submission=report),
                partial(
                    move_submission,
                    by=office.binh,
                    at=NOW,
                    submission=report.pk,
                    move=SubmissionMove.SEND_UP,
                    edition=edition + 1,
                    seen=before,
                ),
            ],
            [chance.uniform(0, 0.02), chance.uniform(0, 0.02), chance.uniform(0, 0.04)],
        )
        found["unforeseen"] += len(unforeseen(told))
        found["approvals"] += isinstance(told[0], dict)
        found["moved twice"] += isinstance(told[2], dict)
        found["edits refused"] += isinstance(told[1], Exception)
        found["unseen refused"] += isinstance(told[2], UnseenError)
        report.refresh_from_db()
        if report.state == SubmissionState.SENT_UP:
            move(office.minh, report, SubmissionMove.REFUSE, reason="Xem lại")
        if not SubmissionState(report.state).is_open:
            move(office.binh, report, SubmissionMove.RETURN, reason="Xem lại")
    judge_approvals(found, report)
    return found


def _fill_in_and_send_up(office: Office, report: int, cell: Written) -> object:
    done = submit_figures(by=office.hoa, at=NOW, submission=report, cells=[cell])
    return move_submission(
        by=office.binh,
        at=NOW,
        submission=report,
        move=SubmissionMove.SEND_UP,
        edition=done["edition"],
        seen=done["content_hash"],
    )
