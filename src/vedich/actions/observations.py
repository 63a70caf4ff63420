"""Results: recorded as they were said, in batches; corrected by saying them anew with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.aggregates import open_again_by_figures
from vedich.actions.deed import Deed, action
from vedich.actions.periods import refuse_locked
from vedich.actions.plain_rows import plain_rows
from vedich.actions.suggesting import dissolved_area, unknown_area, unknown_indicator
from vedich.actions.trouble import ActionError, RowTroublesError
from vedich.domain.measure import MeasureError
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.refusal import Refusal
from vedich.domain.submission import SubmissionMove, SubmissionState, WrongMoveError
from vedich.domain.wording import Wording
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
        WrongMoveError: the report is not begun, being looked at or approved.
        LockedError: the report's day of closing is past.
    """
    if not rows:
        raise ActionError("Không có dòng số liệu nào.", "There is no row.")
    ready = checked(deed, rows, Permission.ENTER)
    first = Area.objects.get(pk=next(iter(ready.areas.values())).id)
    about = f"submission:{submission.pk}" if submission else f"observations:{first.key}"
    event = deed.about(about, area=first)
    if submission is not None:
        # The head of the chain is locked now: nobody moves the report until this ends.
        submission.refresh_from_db()
        if any(row.area != submission.area.key for row in rows):
            raise ActionError(
                "Mỗi báo cáo chỉ nhận số của địa bàn mình.", "A report takes figures of its own area alone."
            )
        refuse_locked(submission, deed.day)
        if not (state := SubmissionState(submission.state)).is_open:
            raise WrongMoveError(state, SubmissionMove.OPEN)
    deed.seal("store_observation", *saved(ready, event, document=document, submission=submission))
    deed.rows(_told(row) for row in rows)
    deed.change(document=document.pk if document else None)
    if submission is None:
        open_again_by_figures(
            deed, {area.id for area in ready.areas.values()}, {str(row.period) for row in rows}
        )
    return {"rows": len(rows), "event": event.pk}


@dataclass(frozen=True, slots=True)
class Ready:
    """Rows that may be saved, with what they refer to; their areas are all of one root."""

    rows: Sequence[Said]
    indicators: dict[str, KnownIndicator]
    areas: dict[str, KnownArea]


def checked(deed: Deed, rows: Sequence[Said], permission: Permission, *, of: Area | None = None) -> Ready:
    """Look at rows before anything is saved; `of` is an area that was read already, of which most are.

    Raises:
        NotAllowedError: the person may not do this in one of the areas.
        RowTroublesError: rows that cannot be taken, each named with its remedy.
    """
    indicators = known_indicators({row.indicator for row in rows})
    keys = {row.area for row in rows}
    areas = {of.key: KnownArea(of.pk, of.key, of.since, of.until)} if of and of.key in keys else {}
    areas |= known_areas(keys - areas.keys())
    allowed = deed.posts.scope(permission)
    for area in areas.values():
        if not allowed.holds(area.id):
            deed.require(permission, area.id)
    if troubles := row_troubles(list(enumerate(rows, start=1)), indicators, areas, {}):
        raise RowTroublesError(list(troubles.items()), len(rows))
    _refuse_two_roots(deed, areas)
    return Ready(rows, indicators, areas)


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
    rows: Sequence[tuple[int, Said]],
    indicators: dict[str, KnownIndicator],
    areas: dict[str, KnownArea],
    before: dict[int, int],
    label: Callable[[int], str] = str,
) -> dict[int, Refusal]:
    """Give each of some numbered rows that cannot be taken, by its number, with its remedy.

    `before` keeps what was said in earlier batches of the same file, so that a row is not said again there;
    `label` names a row by its number as the person finds it.
    """
    found: dict[int, Refusal] = {}
    for number, row in rows:
        trouble = _trouble(row, indicators.get(row.indicator), areas.get(row.area))
        same = _about(row)
        if trouble is None and (twin := before.get(same)) is not None:
            trouble = _repeated(label(twin))
        if trouble is not None:
            found[number] = trouble
        before.setdefault(same, number)
    return found


def remember(rows: Sequence[tuple[int, Said]], before: dict[int, int]) -> None:
    """Keep what was said in rows that were looked at earlier."""
    for number, row in rows:
        before.setdefault(_about(row), number)


def _about(row: Said) -> int:
    """Give what a figure is about, by its hash: of millions, two are mistaken for one once in 2 ** 64."""
    return hash((row.indicator, row.category, row.area, row.period, row.as_of, row.vintage))


def _repeated(twin: str) -> Refusal:
    return Refusal(
        "indicator",
        Wording(
            f"trùng với dòng {twin} (cùng chỉ tiêu, địa bàn, kỳ, ngày chốt, loại số)",
            f"the same as row {twin} (indicator, area, period, as-of day and vintage)",
        ),
        Wording("giữ một dòng, bỏ dòng kia", "keep one of the two"),
    )


def _trouble(row: Said, indicator: KnownIndicator | None, area: KnownArea | None) -> Refusal | None:
    if indicator is None:
        return unknown_indicator(row.indicator)
    if area is None:
        return unknown_area(row.area)
    if area.until is not None and area.until < row.period.start:
        return dissolved_area(area, row.period.start)
    if area.since is not None and row.period.end < area.since:
        return Refusal(
            "area",
            Wording(
                f"địa bàn {row.area} chỉ có từ ngày {area.since:%d/%m/%Y}, sau kỳ {row.period}",
                f"the area {row.area} begins on {area.since}, after {row.period}",
            ),
            Wording(
                "ghi địa bàn của thời gian đó (xem: vedich lineage TÊN)",
                "name the area of that time (see: vedich lineage NAME)",
            ),
        )
    if row.value is None and not row.words:
        return Refusal(
            "value",
            Wording(
                "ô trống không phải là 0 và không phải là kết quả", "a blank is not 0, and no result either"
            ),
            Wording(
                "ghi số; nếu thật sự bằng không thì ghi 0; chưa có số thì bỏ dòng này",
                "enter the figure; write 0 where it is nought; leave the row out where it is not known",
            ),
        )
    if row.supersedes is not None and not row.reason.strip():
        return Refusal(
            "reason",
            Wording("số đính chính cần nêu lý do", "a correction needs a reason"),
            Wording("ghi lý do đính chính", "say why it is corrected"),
        )
    return None if row.value is None else measure_trouble(row.measure, indicator.measure)


@lru_cache(maxsize=4096)
def measure_trouble(measure: str, wanted: str) -> Refusal | None:
    """Say why a figure in a measure is none of an indicator in another, or None."""
    try:
        measure_of(measure).convert(Decimal(1), measure_of(wanted))
    except MeasureError:
        return Refusal(
            "measure",
            Wording(
                f"đơn vị tính “{measure}” không đổi được ra “{wanted}”, đơn vị tính của chỉ tiêu này",
                f"{measure!r} does not convert to {wanted!r}, the measure of this indicator",
            ),
            Wording(
                f"ghi số theo “{wanted}”, hoặc chọn lại chỉ tiêu",
                f"give the figure in {wanted!r}, or choose the indicator again",
            ),
        )
    return None


def _refuse_two_roots(deed: Deed, areas: dict[str, KnownArea]) -> None:
    if len(areas) < 2:
        return
    roots = sorted(set(roots_of((area.id for area in areas.values()), deed.day).values()))
    if len(roots) > 1:
        told = ", ".join(roots)
        raise ActionError(
            f"Lô số liệu thuộc {len(roots)} tỉnh khác nhau ({told}). Hãy gửi từng tỉnh một.",
            f"The rows belong to {len(roots)} roots ({told}). Send one root at a time.",
        )
