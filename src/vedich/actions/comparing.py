"""Rows of an import against the record: said before, said otherwise, or in a period that is shut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from vedich.domain.refusal import Refusal
from vedich.domain.submission import SubmissionState
from vedich.domain.wording import Wording
from vedich.store.models import Observation, Submission
from vedich.store.queries.meanings import KnownArea, KnownIndicator

if TYPE_CHECKING:
    from vedich.actions.observations import Said

# SQLite takes so many values in one question.
_AT_ONCE = 500
_SHUT = [state.value for state in SubmissionState if state.is_in_total]


# What a figure is about, in the order of `_about`, then what was said of it, in the order of `_said`.
_COLUMNS = (
    *("area_id", "indicator_id", "category_id", "period_start", "period_end", "as_of", "vintage"),
    *("value", "value_max", "denominator", "words"),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """Rows that are new to the record, by number, how many it holds already, and those it contradicts."""

    new: list[tuple[int, Said]]
    there: int
    refused: list[tuple[int, Refusal]]


@dataclass(frozen=True, slots=True)
class _Standing:
    id: int
    measure: str
    said: tuple[Any, ...]


def compared(
    rows: Sequence[tuple[int, Said]],
    indicators: dict[str, KnownIndicator],
    areas: dict[str, KnownArea],
    day: date,
) -> Compared:
    """Set rows, which were looked at, against the record as it stands.

    A figure that the record holds just so is left out: sent twice, nothing doubles. One that it holds
    otherwise needs a reason, and then becomes a correction of it; without one it is refused. So is a result
    of a period that has not begun, or whose report is locked or approved.
    """
    standing = _standing([row for _, row in rows], indicators, areas)
    shut = _shut_periods([row for _, row in rows], areas, day)
    if not (standing or shut or any(row.period.start > day for _, row in rows)):
        return Compared(list(rows), 0, [])
    found = Compared([], 0, [])
    there = 0
    for number, row in rows:
        now = standing.get(_about(row, indicators, areas)) if standing else None
        if now is not None and now.said == _said(row):
            there += 1
            continue
        trouble = shut.get((row.area, row.period.start, row.period.end)) or _not_begun(row, day)
        if trouble is None and now is not None and row.supersedes is None:
            if row.reason.strip():
                row = replace(row, supersedes=now.id)  # noqa: PLW2901 - the same row, now tied to the old one
            else:
                trouble = _otherwise(now)
        if trouble is not None:
            found.refused.append((number, trouble))
        else:
            found.new.append((number, row))
    return replace(found, there=there)


def _about(row: Said, indicators: dict[str, KnownIndicator], areas: dict[str, KnownArea]) -> tuple[Any, ...]:
    return (
        areas[row.area].id,
        indicators[row.indicator].id,
        row.category,
        row.period.start,
        row.period.end,
        row.as_of,
        row.vintage.value,
    )


def _said(row: Said) -> tuple[Any, ...]:
    return row.value, row.value_max, row.denominator, row.words, row.measure


def _standing(
    rows: Sequence[Said], indicators: dict[str, KnownIndicator], areas: dict[str, KnownArea]
) -> dict[tuple[Any, ...], _Standing]:
    """Give the last figure that the record holds of each area, indicator, period, day and vintage."""
    found: dict[tuple[Any, ...], _Standing] = {}
    if not rows:
        return found
    first, last = min(row.period.end for row in rows), max(row.period.end for row in rows)
    oldest, newest = min(row.as_of for row in rows), max(row.as_of for row in rows)
    codes = {indicators[row.indicator].id for row in rows}
    for some in _slices(sorted({areas[row.area].id for row in rows})):
        held = Observation.objects.filter(
            area__in=some, period_end__gte=first, period_end__lte=last, as_of__gte=oldest, as_of__lte=newest
        )
        if len(codes) <= _AT_ONCE - len(some):
            held = held.filter(indicator__in=codes)
        told: Iterable[tuple[Any, ...]] = held.order_by("pk").values_list(*_COLUMNS, "measure", "pk")
        for row in told:
            found[row[:7]] = _Standing(row[-1], row[-2], row[7:-1])
    return found


def _shut_periods(
    rows: Sequence[Said], areas: dict[str, KnownArea], day: date
) -> dict[tuple[str, date, date], Refusal]:
    """Give the areas and periods of which a report is in the ledger that takes no figure on a day."""
    keys = {areas[row.area].id: row.area for row in rows}
    found: dict[tuple[str, date, date], Refusal] = {}
    for some in _slices(sorted(keys)):
        for report in Submission.objects.filter(area__in=some).select_related("report_period"):
            ledger = report.report_period
            if ledger.opens > day:
                why = _why_shut(f"kỳ {ledger.period} chưa mở (mở từ {ledger.opens:%d/%m/%Y})", ledger.period)
            elif ledger.closed or (ledger.locks is not None and ledger.locks < day) or report.state in _SHUT:
                why = _why_shut(f"kỳ {ledger.period} đã khóa hoặc đã duyệt", ledger.period)
            else:
                continue
            found[keys[report.area_id], ledger.covers_start, ledger.covers_end] = why
    return found


def _why_shut(vi: str, period: str) -> Refusal:
    return Refusal(
        "period",
        Wording(vi, f"the report of {period} is not open"),
        Wording(
            "xin mở kỳ, hoặc xin đính chính báo cáo đã duyệt",
            "ask for the period to be opened, or for a correction of what was approved",
        ),
    )


def _not_begun(row: Said, day: date) -> Refusal | None:
    if row.period.start <= day or not row.vintage.is_result:
        return None
    return Refusal(
        "period",
        Wording(
            f"kỳ {row.period} chưa bắt đầu nên chưa thể có kết quả",
            f"{row.period} has not begun, so there is no result of it yet",
        ),
        Wording("sửa lại kỳ, hoặc ghi loại số là dự báo", "mend the period, or call it a forecast"),
    )


def _otherwise(now: _Standing) -> Refusal:
    value: Decimal | None = now.said[0]
    shown = f"{value:f}".replace(".", ",") if value is not None else str(now.said[3])
    return Refusal(
        "value",
        Wording(
            f"hồ sơ đang có {shown} {now.measure} cho đúng chỉ tiêu, địa bàn, kỳ, ngày chốt và loại số này",
            f"the record holds {shown} {now.measure} of this indicator, area, period, day and vintage",
        ),
        Wording(
            "nếu số mới đúng, ghi lý do đính chính; số cũ vẫn được giữ",
            "give a reason if the new figure is right; the old one stays on record",
        ),
    )


def _slices(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
