"""Indicators and sets of the record: loaded from the catalog, defined anew, divided, listed in sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError, StaleError
from vedich.catalog.load import catalog
from vedich.domain.breakdown import Breakdown as BreakdownWord
from vedich.domain.indicator import Indicator as IndicatorWord
from vedich.store.models import (
    Breakdown,
    Category,
    Document,
    Indicator,
    IndicatorSet,
    IndicatorVersion,
    SetItem,
)


@action("load_indicators")
def load_indicators(deed: Deed) -> dict[str, Any]:
    """Take the indicators of the catalog into the record; those that are there stay as they are."""
    deed.require(Permission.MANAGE_INDICATORS, None)
    deed.about("indicators")
    there = set(Indicator.objects.values_list("code", flat=True))
    entries = {code: entry for code, entry in catalog().by_code.items() if code not in there}
    Indicator.objects.bulk_create(Indicator(code=code) for code in entries)
    ids = dict(Indicator.objects.values_list("code", "pk"))
    IndicatorVersion.objects.bulk_create(
        _version(entry.indicator, ids[code], 1, source="; ".join(source.vi for source in entry.sources))
        for code, entry in entries.items()
    )
    divided = _load_breakdowns()
    deed.rows([*sorted(entries), *divided])
    return {"indicators": len(entries)}


def _load_breakdowns() -> list[str]:
    """Take the breakdowns of the catalog into the record, and give the keys of those that were not there."""
    there = set(Breakdown.objects.values_list("key", flat=True))
    new = {key: word for key, word in catalog().breakdowns.items() if key not in there}
    for word in new.values():
        _save_breakdown(word)
    return sorted(new)


def _save_breakdown(word: BreakdownWord) -> None:
    made = Breakdown.objects.create(key=word.key, vi=word.vi, en=word.en, is_whole=word.is_whole)
    for part in word.parts:
        Category.objects.create(breakdown=made, key=part.key, vi=part.vi, en=part.en)


@action("define_breakdown")
def define_breakdown(deed: Deed, *, breakdown: BreakdownWord) -> dict[str, Any]:
    """Define a way to divide indicators; its parts stay as they are, since figures hang on them.

    Raises:
        NotAllowedError: the person does not keep indicators.
        ActionError: there is a breakdown of that key.
    """
    deed.require(Permission.MANAGE_INDICATORS, None)
    deed.about(f"breakdown:{breakdown.key}")
    if Breakdown.objects.filter(key=breakdown.key).exists():
        raise ActionError(
            f"Phân tổ {breakdown.key!r} đã có. Hãy đặt mã khác.",
            f"There is a breakdown {breakdown.key!r} already. Choose another key.",
        )
    _save_breakdown(breakdown)
    deed.rows([part.key, part.vi, part.en] for part in breakdown.parts)
    deed.change(vi=breakdown.vi, is_whole=breakdown.is_whole)
    return {"parts": len(breakdown.parts)}


@action("define_indicator")
def define_indicator(
    deed: Deed,
    *,
    indicator: IndicatorWord,
    since: date | None = None,
    definition: str = "",
    version: int | None = None,
) -> dict[str, Any]:
    """Define an indicator, or define it anew from a day on: the old version ends the day before.

    `version` is the newest one that was seen (0: there was none); None does not ask.

    Raises:
        NotAllowedError: the person does not keep indicators.
        StaleError: somebody defined it anew meanwhile.
        ActionError: a new definition has no day, or one that is not after the old one's.
    """
    deed.require(Permission.MANAGE_INDICATORS, None)
    deed.about(f"indicator:{indicator.code}")
    known = set(Breakdown.objects.values_list("key", flat=True))
    for key in sorted(set(indicator.breakdowns) - known):
        if key in catalog().breakdowns:
            _save_breakdown(catalog().breakdowns[key])
            known.add(key)
    if unknown := sorted(set(indicator.breakdowns) - known):
        raise ActionError(
            f"Hồ sơ không có phân tổ {', '.join(unknown)}. Hãy lập phân tổ đó trước.",
            f"There is no breakdown {', '.join(unknown)} on record. Define it first.",
        )
    row, _ = Indicator.objects.get_or_create(code=indicator.code)
    last = IndicatorVersion.objects.filter(indicator=row).order_by("-version").first()
    if version is not None and version != (last.version if last else 0):
        raise StaleError(f"Chỉ tiêu {indicator.code}", version, last.version if last else 0)
    if last is not None:
        if since is None or (last.since is not None and since <= last.since):
            raise ActionError(
                f"Chỉ tiêu {indicator.code} đã có định nghĩa; định nghĩa mới cần ngày hiệu lực sau ngày cũ.",
                f"{indicator.code} is defined already; a new definition needs a later first day.",
            )
        before = since - timedelta(days=1)
        # One that was closed earlier stays closed until the new definition begins.
        until = min(last.until, before) if last.until else before
        IndicatorVersion.objects.filter(pk=last.pk).update(until=until)
    made = _version(indicator, row.pk, (last.version if last else 0) + 1, definition=definition)
    made.since = since
    made.save(force_insert=True)
    deed.change(version=made.version, vi=made.vi, measure=made.measure, kind=made.kind, since=since)
    if made.breakdowns:
        deed.change(breakdowns=made.breakdowns)
    return {"indicator": row.pk, "version": made.version}


@action("close_indicator", needs_reason=True)
def close_indicator(deed: Deed, *, code: str, version: int, until: date) -> dict[str, Any]:
    """Let an indicator end after a day: nothing of it is deleted, and a later definition may open it again.

    Raises:
        NotAllowedError: the person does not keep indicators.
        StaleError: somebody defined it anew meanwhile.
        ActionError: there is none of this code, or it would end before it began.
    """
    deed.require(Permission.MANAGE_INDICATORS, None)
    deed.about(f"indicator:{code}")
    last = IndicatorVersion.objects.filter(indicator__code=code).order_by("-version").first()
    if last is None:
        raise ActionError(
            f"Không có chỉ tiêu {code} trong hồ sơ.", f"There is no indicator {code} on record."
        )
    if last.version != version:
        raise StaleError(f"Chỉ tiêu {code}", version, last.version)
    if last.since is not None and until < last.since:
        raise ActionError(
            f"Định nghĩa bắt đầu ngày {last.since:%d/%m/%Y}; ngày cuối phải từ ngày đó.",
            f"Its definition begins on {last.since}; it ends on that day at the earliest.",
        )
    IndicatorVersion.objects.filter(pk=last.pk).update(until=until)
    deed.change(version=version, until=until)
    return {"version": version}


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of a set: a heading, or the code of an indicator, under the line at position `above`."""

    label: str = ""
    heading: str = ""
    code: str = ""
    above: int | None = None


@action("define_set")
def define_set(
    deed: Deed,
    *,
    key: str,
    vi: str,
    lines: Sequence[SetLine],
    en: str = "",
    document: Document | None = None,
    since: date | None = None,
) -> dict[str, Any]:
    """Define a set of indicators: its lines in their order, groups above their members.

    Raises:
        NotAllowedError: the person does not keep indicators.
        ActionError: there is a set of that key, a code is unknown, or a line stands under none before it.
    """
    deed.require(Permission.MANAGE_INDICATORS, None)
    deed.about(f"set:{key}")
    if IndicatorSet.objects.filter(key=key).exists():
        raise ActionError(
            f"Bộ chỉ tiêu {key!r} đã có. Hãy đặt mã khác.",
            f"There is a set {key!r} already. Choose another key.",
        )
    for position, line in enumerate(lines, start=1):
        if line.above is not None and not 1 <= line.above < position:
            raise ActionError(
                f"Dòng {position} phải nằm dưới một dòng đứng trước nó, không phải dòng {line.above}.",
                f"Line {position} must stand under a line before it, not under {line.above}.",
            )
    codes = dict(Indicator.objects.values_list("code", "pk"))
    unknown = sorted({line.code for line in lines if line.code and line.code not in codes})
    if unknown:
        raise ActionError(
            f"Không có chỉ tiêu {', '.join(unknown)} trong hồ sơ. Hãy định nghĩa trước, hoặc sửa mã.",
            f"There is no indicator {', '.join(unknown)} in the record. Define it first, or mend the code.",
        )
    made = IndicatorSet.objects.create(key=key, vi=vi, en=en, document=document, since=since)
    items: list[SetItem] = []
    for position, line in enumerate(lines, start=1):
        item = SetItem(
            set=made,
            position=position,
            label=line.label,
            heading=line.heading,
            indicator_id=codes[line.code] if line.code else None,
            above=items[line.above - 1] if line.above else None,
        )
        item.save(force_insert=True)
        items.append(item)
    deed.rows([line.label, line.heading, line.code, line.above] for line in lines)
    return {"set": made.pk}


def _version(
    word: IndicatorWord, indicator: int, version: int, *, source: str = "", definition: str = ""
) -> IndicatorVersion:
    return IndicatorVersion(
        indicator_id=indicator,
        version=version,
        vi=word.vi,
        en=word.en,
        measure=word.measure,
        kind=word.kind.value,
        direction=word.direction.value,
        frequency=word.frequency.value,
        aggregation=str(word.aggregation),
        subject=word.subject,
        breakdowns=" ".join(word.breakdowns),
        definition=definition,
        source=source or word.source,
        since=word.since,
        until=word.until,
    )
