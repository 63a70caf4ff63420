"""What somebody types before it is saved: kept on the server, cell by cell, so that nothing typed is lost."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from vedich.access.policy import Permission
from vedich.access.require import require
from vedich.actions.deed import VIETNAM
from vedich.actions.trouble import ActionError
from vedich.store.models import Draft, Submission, User

_MOST_DRAFT = 2_000_000


def keep_draft(
    *,
    by: User,
    at: datetime,
    submission: int,
    changed: Mapping[str, Any],
    dropped: Collection[str] = (),
    vintage: str = "",
) -> dict[str, Any]:
    """Keep what somebody is typing, cell by cell, and give all of it; it is no part of the record yet.

    Two windows of one person fill one draft: of a cell typed in both, what came last stays.

    Raises:
        NotAllowedError: the person may not enter figures there.
        ActionError: more is typed than any form holds.
    """
    report = Submission.objects.filter(pk=submission).first()
    require(by, Permission.ENTER, report.area_id if report else None, _day(at))
    assert report is not None
    with transaction.atomic():
        draft, made = Draft.objects.select_for_update().get_or_create(
            submission=report, user=by, defaults={"content": "{}", "at": at}
        )
        held = merged(json.loads(draft.content), changed, dropped, vintage)
        draft.content, draft.at = _text(held), at
        if not made:
            draft.edition += 1
        draft.save()
    return held


def merged(
    held: Mapping[str, Any], changed: Mapping[str, Any], dropped: Collection[str] = (), vintage: str = ""
) -> dict[str, Any]:
    """Give a draft with what was typed since: cells that changed, without those that were dropped.

    Raises:
        ActionError: more is typed than any form holds.
    """
    cells = {**held.get("cells", {}), **changed}
    found = {**held, "cells": {key: typed for key, typed in cells.items() if key not in dropped}}
    if vintage:
        found["vintage"] = vintage
    _text(found)
    return found


def _text(held: Mapping[str, Any]) -> str:
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    if len(text) > _MOST_DRAFT:
        raise ActionError(
            "Nội dung gõ vào lớn hơn một biểu mẫu có thể có. Hãy chép ít dòng hơn.",
            "More was typed than a form can hold. Paste fewer rows.",
        )
    return text


def drop_draft(*, by: User, submission: int) -> None:
    """Let go of what somebody typed and did not save."""
    Draft.objects.filter(submission=submission, user=by).delete()


def _day(at: datetime) -> date:
    return at.astimezone(VIETNAM).date()
