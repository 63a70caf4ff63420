"""How an office judges: margins, names of verdicts and pace margins, dated and with their source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError
from vedich.domain.verdict import Verdict
from vedich.store.chain import canonical_json
from vedich.store.models import Document, Scheme

_LONGEST_NAME = 40
_FULL = Decimal(100)


@action("set_scheme")
def set_scheme(
    deed: Deed,
    *,
    since: date,
    source: str,
    near_share: Decimal | None = None,
    near_points: Decimal | None = None,
    pace_safe: Decimal | None = None,
    pace_watch: Decimal | None = None,
    pace_risk: Decimal | None = None,
    names: Mapping[Verdict, str] | None = None,
    document: Document | None = None,
) -> dict[str, Any]:
    """Say how the office judges from a day on, where it differs from what held before.

    `near_share` is the share of the target, in per cent, from which a result is near; `near_points` how many
    points a rate may fall short; pace margins are points behind the usual pace, zero or below. `source` says
    which document or practice that follows. What was judged before that day stays as it was.

    Raises:
        NotAllowedError: the person does not manage indicators.
        ActionError: nothing is said, no source is named, or a margin is none.
    """
    deed.require(Permission.MANAGE_INDICATORS, None)
    margins = {
        "near_share": near_share,
        "near_points": near_points,
        "pace_safe": pace_safe,
        "pace_watch": pace_watch,
        "pace_risk": pace_risk,
    }
    called = {verdict.value: name.strip() for verdict, name in (names or {}).items()}
    _refuse(margins, called, source)
    event = deed.about("scheme")
    made = Scheme.objects.create(
        since=since,
        **margins,
        names=canonical_json(called) if called else "",
        source=source.strip(),
        document=document,
        event_id=event.pk,
    )
    deed.change(since=since, source=source.strip(), names=called, **margins)
    return {"scheme": made.pk}


def _refuse(margins: Mapping[str, Decimal | None], names: Mapping[str, str], source: str) -> None:
    if not source.strip():
        raise ActionError(
            "Cần nêu căn cứ của thang đánh giá (văn bản hoặc thông lệ), để ai xem kết quả cũng tra được.",
            "Name what the scheme follows (a document or a practice), so that anybody can look it up.",
        )
    if not names and all(value is None for value in margins.values()):
        raise ActionError(
            "Chưa nêu ngưỡng hay tên gọi nào.", "Neither a margin nor a name of a verdict is given."
        )
    share, points = margins["near_share"], margins["near_points"]
    if share is not None and not 0 < share <= _FULL:
        raise ActionError(
            f"Ngưỡng gần đạt {share} phải lớn hơn 0 và không quá 100 (% của chỉ tiêu).",
            f"A result is near from {share} % of its target; write a share above 0 and at most 100.",
        )
    if points is not None and points < 0:
        raise ActionError(
            f"Mức thiếu được coi là gần đạt là {points}; hãy ghi số điểm từ 0 trở lên.",
            f"A rate may fall short by {points} points and be near; write a number from 0 on.",
        )
    _refuse_paces(margins)
    for verdict, name in names.items():
        if not name or len(name) > _LONGEST_NAME:
            raise ActionError(
                f"Tên gọi của mức {verdict!r} phải có từ 1 đến {_LONGEST_NAME} chữ.",
                f"The name of {verdict!r} has 1 to {_LONGEST_NAME} letters.",
            )


def _refuse_paces(margins: Mapping[str, Decimal | None]) -> None:
    told = [margins[name] for name in ("pace_safe", "pace_watch", "pace_risk")]
    paces = [value for value in told if value is not None]
    if any(value > 0 for value in paces) or paces != sorted(paces, reverse=True):
        raise ActionError(
            "Ngưỡng tiến độ (an toàn, theo dõi, nguy cơ) là số điểm chậm, ghi số âm giảm dần: -3, -8, -15.",
            "Pace margins are points behind, below zero and falling (safe, watch, risk): -3, -8, -15.",
        )
