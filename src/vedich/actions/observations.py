"""Results: recorded as they were said, in batches; corrected by saying them anew with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.actions.deed import Deed, action
from vedich.actions.plain_rows import plain_rows
from vedich.actions.trouble import ActionError
from vedich.domain.measure import MeasureError
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.store.bulk import half_lines, insert_observations
from vedich.store.models import Area, Document, Event, Submission
from vedich.store.queries.meanings import (
    KnownArea,
    KnownIndicator,
    known_areas,
    known_indicators,
    measure_of,
)
from vedich.store.queries.roots import roots_of


@dataclass(frozen=True, slots=True)
class Said:
    """A result as somebody said it: of which indicator, area and period, how final, with its printed form.

    Units: `value`, `value_max` and `denominator` in `measure`.
    Nulls: neither value nor words is a blank, which is no result and is refused, never taken for zero.
    `supersedes` is the id of the observation that this one corrects; `reason` then says why.
    """

    indicator: str
    area: str
    period: Period
    as_of: date
    vintage: Vintage
    measure: str
    value: Decimal | None = None
    value_max: Decimal | None = None
    denominator: Decimal | None = None
    words: str = ""
    printed: str = ""
    place: str = ""
    span: tuple[int, int] | None = None
    category: int | None = None
    supersedes: int | None = None
    reason: str = ""


class RowTroublesError(ActionError):
    """Raised when rows of a batch cannot be taken; `troubles` names each row and its remedy."""

    def __init__(self, troubles: Sequence[tuple[int, str]], count: int) -> None:
        self.troubles = tuple(troubles)
        shown = "; ".join(f"dòng {row}: {trouble}" for row, trouble in troubles[:5])
        more = f" (và {len(troubles) - 5} dòng khác)" if len(troubles) > 5 else ""
        super().__init__(
            f"{len(troubles)} trong {count} dòng chưa nhận được: {shown}{more}.",
            f"{len(troubles)} of {count} rows cannot be taken: {shown}{more}.",
        )


@action("record_observations")
def record_observations(
    deed: Deed,
    *,
    rows: Sequence[Said],
    document: Document | None = None,
    submission: Submission | None = None,
) -> dict[str, Any]:
    """Record results; all of a batch or none. One event carries the count and the hash of the rows.

    All areas of a batch lie under one root, whose chain the event joins.

    Raises:
        NotAllowedError: the person may not enter figures for one of the areas.
        RowTroublesError: a row names an unknown indicator or area, a dissolved area, another kind of measure,
            a blank, or the same figure twice.
    """
    if not rows:
        raise ActionError("Không có dòng số liệu nào.", "There is no row.")
    ready = checked(deed, rows, Permission.ENTER)
    about = f"submission:{submission.pk}" if submission else f"observations:{ready.first.key}"
    event = deed.about(about, area=ready.first)
    deed.seal("store_observation", *saved(ready, event, document=document, submission=submission))
    deed.rows(_told(row) for row in rows)
    deed.change(document=document.pk if document else None)
    return {"rows": len(rows), "event": event.pk}


@dataclass(frozen=True, slots=True)
class Ready:
    """Rows that may be saved, with what they refer to; `first` is one of their areas, all of one root."""

    rows: Sequence[Said]
    indicators: dict[str, KnownIndicator]
    areas: dict[str, KnownArea]
    first: Area


def checked(deed: Deed, rows: Sequence[Said], permission: Permission) -> Ready:
    """Look at rows before anything is saved.

    Raises:
        NotAllowedError: the person may not do this in one of the areas.
        RowTroublesError: rows that cannot be taken, each named with its remedy.
    """
    indicators, areas = known_indicators(), known_areas({row.area for row in rows})
    allowed = scope(deed.by, permission, deed.day)
    for area in areas.values():
        if not allowed.holds(area.id):
            deed.require(permission, area.id)
    if troubles := row_troubles(rows, indicators, areas):
        raise RowTroublesError(troubles, len(rows))
    _refuse_two_roots(deed, areas)
    return Ready(rows, indicators, areas, Area.objects.get(pk=next(iter(areas.values())).id))


def saved(
    ready: Ready, event: Event, *, document: Document | None = None, submission: Submission | None = None
) -> tuple[int, str]:
    """Save rows that were looked at, under an event; give their count and seal, to be handed to the deed."""
    plain = plain_rows(
        ready.rows,
        ready.indicators,
        ready.areas,
        document=document.pk if document else None,
        submission=submission.pk if submission else None,
    )
    return insert_observations([half_lines(plain)], event.pk)


def _told(row: Said) -> list[Any]:
    return [
        row.indicator,
        row.category,
        row.area,
        str(row.period),
        row.as_of,
        row.vintage,
        row.measure,
        row.value,
        row.value_max,
        row.denominator,
        row.words,
        row.printed,
        row.supersedes,
        row.reason,
    ]


def row_troubles(
    rows: Sequence[Said], indicators: dict[str, KnownIndicator], areas: dict[str, KnownArea]
) -> list[tuple[int, str]]:
    """Give each row of a batch that cannot be taken, by its number from 1, with its remedy."""
    found: list[tuple[int, str]] = []
    seen: dict[tuple[Any, ...], int] = {}
    for number, row in enumerate(rows, start=1):
        same = (row.indicator, row.category, row.area, row.period, row.as_of, row.vintage)
        trouble = _trouble(row, indicators.get(row.indicator), areas.get(row.area))
        if not trouble and same in seen:
            trouble = (
                f"trùng với dòng {seen[same]} (cùng chỉ tiêu, địa bàn, kỳ, ngày chốt, loại số); bỏ một dòng"
            )
        if trouble:
            found.append((number, trouble))
        seen.setdefault(same, number)
    return found


def _trouble(row: Said, indicator: KnownIndicator | None, area: KnownArea | None) -> str:
    if indicator is None:
        return f"không có chỉ tiêu {row.indicator!r} trong hồ sơ; tìm mã bằng: vedich indicator TÊN"
    if area is None:
        return f"không có địa bàn {row.area!r} trong hồ sơ; tìm mã bằng: vedich area TÊN"
    if area.until is not None and area.until < row.period.start:
        return f"địa bàn {row.area} đã kết thúc ngày {area.until:%d/%m/%Y}, trước kỳ {row.period}"
    if area.since is not None and row.period.end < area.since:
        return f"địa bàn {row.area} chỉ có từ ngày {area.since:%d/%m/%Y}, sau kỳ {row.period}"
    if row.value is None and not row.words:
        return "ô trống không phải là 0 và không phải là kết quả; hãy bỏ dòng này hoặc ghi số"
    if row.supersedes is not None and not row.reason.strip():
        return "số đính chính cần nêu lý do"
    return "" if row.value is None else _measure_trouble(row.measure, indicator.measure)


@lru_cache(maxsize=4096)
def _measure_trouble(measure: str, wanted: str) -> str:
    try:
        measure_of(measure).convert(Decimal(1), measure_of(wanted))
    except MeasureError as error:
        return error.vi
    return ""


def _refuse_two_roots(deed: Deed, areas: dict[str, KnownArea]) -> None:
    roots = sorted(set(roots_of((area.id for area in areas.values()), deed.day).values()))
    if len(roots) > 1:
        told = ", ".join(roots)
        raise ActionError(
            f"Lô số liệu thuộc {len(roots)} tỉnh khác nhau ({told}). Hãy gửi từng tỉnh một.",
            f"The rows belong to {len(roots)} roots ({told}). Send one root at a time.",
        )
