"""A report to somebody who has seen it before: what changed since, what came back, what happened."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from vedich.domain.submission import SubmissionMove
from vedich.domain.wording import Wording
from vedich.store.models import Approval, Event, Observation, Submission

# A figure as it was seen: its value, or its words.
Seen = tuple[Decimal | None, str]

_GIVEN_BACK = (SubmissionMove.RETURN.value, SubmissionMove.REFUSE.value)


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody saw of a report when they last judged it, by the keys of its cells; `at` None: never."""

    at: datetime | None
    figures: Mapping[str, Seen]


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a report: when, by whom, for whom, what, why, and to which cells."""

    at: datetime
    by: str
    on_behalf_of: str
    what: Wording
    reason: str
    cells: Mapping[str, str]


def last_look(report: Submission, user: int) -> Look:
    """Give what somebody saw when they last said something to a report, or to the one that it corrects."""
    of = [report.pk] + ([report.replaces_id] if report.replaces_id else [])
    last = Approval.objects.filter(submission__in=of, by=user).order_by("-pk").first()
    if last is None or last.event_id is None:
        return Look(None, {})
    rows = Observation.objects.filter(submission=last.submission_id, event__lte=last.event_id)
    found: dict[str, Seen] = {}
    for code, divided, part, period, value, words in rows.order_by("pk").values_list(
        "indicator__code", "category__breakdown__key", "category__key", "period", "value", "words"
    ):
        found[f"{code}#{divided}.{part}|{period}" if part else f"{code}|{period}"] = (value, words)
    return Look(last.at, found)


def given_back(report: Submission) -> dict[str, str]:
    """Give the cells that were given back last, with why; none once the report was submitted again."""
    if report.state not in ("returned", "refused"):
        return {}
    events = Event.objects.filter(subject=f"submission:{report.pk}", action="move_submission")
    for event in events.order_by("-seq"):
        changed = json.loads(event.content)["changed"]
        if changed.get("move") in _GIVEN_BACK:
            return {str(key): str(why) for key, why in changed.get("cells", {}).items()}
    return {}


def steps_of(report: Submission) -> list[Step]:
    """Give what happened to a report and the ones that it corrects, the newest first."""
    subjects, one = [], report
    while one is not None:
        subjects.append(f"submission:{one.pk}")
        one = one.replaces  # type: ignore[assignment]
    events = Event.objects.filter(subject__in=subjects).select_related("by", "on_behalf_of")
    return [_step(event) for event in events.order_by("-pk")]


def _step(event: Event) -> Step:
    told: dict[str, Any] = json.loads(event.content)
    changed = told["changed"]
    return Step(
        event.at,
        event.by.username,
        event.on_behalf_of.vi if event.on_behalf_of else "",
        _what(event.action, changed),
        told["reason"],
        changed.get("cells", {}) if isinstance(changed.get("cells"), dict) else {},
    )


def _what(action: str, changed: Mapping[str, Any]) -> Wording:
    if action == "move_submission":
        return MOVES.get(str(changed.get("move")), Wording("đổi trạng thái", "moved it"))
    if action == "attach_evidence":
        name = changed.get("name", "")
        return Wording(f"gắn minh chứng {name}", f"attached {name}")
    rows = changed.get("rows", 0)
    if action == "submit_figures":
        return Wording(f"ghi {rows} số và trình lãnh đạo đơn vị", f"wrote {rows} figures and submitted them")
    return Wording(f"ghi {rows} số", f"wrote {rows} figures")


MOVES = {
    SubmissionMove.OPEN.value: Wording("mở ra nhập", "opened it"),
    SubmissionMove.SUBMIT.value: Wording("trình lãnh đạo đơn vị", "submitted it"),
    SubmissionMove.RETURN.value: Wording("trả lại", "gave it back"),
    SubmissionMove.SEND_UP.value: Wording("đồng ý, gửi cấp trên", "sent it up"),
    SubmissionMove.APPROVE.value: Wording("duyệt", "approved it"),
    SubmissionMove.REFUSE.value: Wording("từ chối", "refused it"),
    SubmissionMove.REQUEST_CORRECTION.value: Wording("xin đính chính", "asked to correct it"),
    SubmissionMove.AGREE_TO_CORRECTION.value: Wording("đồng ý cho đính chính", "agreed to a correction"),
    SubmissionMove.REFUSE_CORRECTION.value: Wording("không cho đính chính", "refused a correction"),
    SubmissionMove.EXCLUDE.value: Wording("cho khỏi báo cáo", "excluded it"),
    SubmissionMove.INCLUDE.value: Wording("giao báo cáo lại", "asked for it again"),
}
