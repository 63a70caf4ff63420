"""The lines of a workbook about indicators and areas: what is new is added, what differs is changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import F

from vedich.access.require import NotAllowedError
from vedich.actions.areas import add_area, move_area, rename_area
from vedich.actions.indicators import define_indicator
from vedich.actions.loading.faults import Faults
from vedich.actions.loading.names import Names
from vedich.actions.loading.papers import document_of
from vedich.actions.loading.results import needed, required
from vedich.actions.suggesting import unknown_area
from vedich.actions.trouble import ActionError
from vedich.domain.area import AreaType
from vedich.domain.indicator import (
    Aggregation,
    AggregationError,
    Direction,
    Frequency,
    Indicator,
    IndicatorKind,
)
from vedich.domain.refusal import Refusal, RefusedError
from vedich.domain.wording import Wording
from vedich.exchange import cells
from vedich.exchange.adding_words import adding_of, adding_words
from vedich.exchange.columns import Listed
from vedich.exchange.sheets import AREAS, INDICATORS
from vedich.exchange.template.reading import Line
from vedich.store.models import Area, AreaName, AreaParent, IndicatorVersion, User
from vedich.store.models.areas import Hierarchy

# Databases disagree about where an open start stands.
_LAST = F("since").desc(nulls_last=True)
_ABOUT = ("vi", "measure", "kind", "direction", "frequency", "aggregation")


def take_indicators(lines: Sequence[Line], faults: Faults, *, by: User, at: datetime) -> tuple[int, int]:
    """Define what is new or differs; give how many were, and how many the record has just so."""
    done = there = 0
    newest = {
        row.indicator.code: row
        for row in IndicatorVersion.objects.select_related("indicator").order_by("indicator", "version")
    }
    for line in lines:
        try:
            last = newest.get(cells.text(line.cells.get("code")))
            word, since = _indicator(line, last)
            if last is not None and _defined(last) == _told(word):
                there += 1
                continue
            if last is not None and since is None:
                raise RefusedError(_defined_otherwise(word, last))
            define_indicator(by=by, at=at, indicator=word, since=since)
            done += 1
        except RefusedError as error:
            faults.add(INDICATORS.key, line.row, error.refusal)
        except (ActionError, NotAllowedError) as error:
            faults.add_error(INDICATORS.key, [line.row], error, "since")
    return done, there


def _indicator(line: Line, last: IndicatorVersion | None) -> tuple[Indicator, date | None]:
    row = line.cells
    required(row, INDICATORS)
    told = cells.text(row.get("aggregation")) or "none"
    try:
        # What is worked out from no indicators of the record is written without them, and stays what it was.
        held = Aggregation.parse(last.aggregation) if last is not None else None
        aggregation = held if held is not None and told == adding_words(held) else adding_of(told)
    except AggregationError:
        raise RefusedError(
            Refusal(
                "aggregation",
                Wording(f"“{told}” không phải cách tổng hợp", f"{told!r} is no way of adding up"),
                Wording(
                    "ghi: cộng các địa bàn; đếm; chỉ lấy số công bố; hoặc không cộng, mỗi nơi có số riêng",
                    "write sum, none, count or official_only",
                ),
            )
        ) from None
    kind = needed(cells.choice(row.get("kind"), Listed.KINDS, "kind"), "kind", "loại")
    better = needed(cells.choice(row.get("direction"), Listed.DIRECTIONS, "direction"), "direction", "chiều")
    often = needed(cells.choice(row.get("frequency"), Listed.FREQUENCIES, "frequency"), "frequency", "kỳ")
    name = cells.text(row.get("vi"))
    word = Indicator(
        cells.text(row.get("code")),
        name,
        name,
        cells.text(row.get("measure")),
        IndicatorKind(kind),
        Direction(better),
        Frequency(often),
        aggregation,
    )
    return word, cells.day(row.get("since"), "since")


def _defined(row: IndicatorVersion) -> tuple[str, ...]:
    return tuple(str(getattr(row, name)) for name in _ABOUT)


def _told(word: Indicator) -> tuple[str, ...]:
    return tuple(str(getattr(word, name)) for name in _ABOUT)


def _defined_otherwise(word: Indicator, last: IndicatorVersion) -> Refusal:
    field, held = next(
        (name, held)
        for name, held, told in zip(_ABOUT, _defined(last), _told(word), strict=True)
        if held != told
    )
    return Refusal(
        field,
        Wording(
            f"hồ sơ đã định nghĩa {word.code} khác: “{held}”", f"the record defines {word.code} as {held!r}"
        ),
        Wording(
            "trả lại như cũ, hoặc ghi ngày hiệu lực của định nghĩa mới",
            "restore it, or give the day from which the new definition holds",
        ),
    )


def take_areas(
    lines: Sequence[Line], faults: Faults, names: Names, *, by: User, at: datetime
) -> tuple[int, int]:
    """Add, rename and move areas; give how many were, and how many the record has just so."""
    done = there = 0
    for line in _parents_first(lines, faults):
        try:
            if _take_area(line, names, by, at):
                done += 1
            else:
                there += 1
        except RefusedError as error:
            faults.add(AREAS.key, line.row, error.refusal)
        except (ActionError, NotAllowedError) as error:
            faults.add_error(AREAS.key, [line.row], error, "parent" if "dưới" in str(error) else "key")
    return done, there


def _parents_first(lines: Sequence[Line], faults: Faults) -> list[Line]:
    """Put new areas behind those they belong to; lines that lie in a circle are refused."""
    by_key = {cells.text(line.cells.get("key")): line for line in lines}
    new = {key for key in by_key if key and not Area.objects.filter(key=key).exists()}
    ordered: list[Line] = []
    done: set[str] = set()
    waiting = list(lines)
    while waiting:
        ready = [
            line
            for line in waiting
            if (parent := _named_parent(line)) not in new
            or parent in done
            or parent == cells.text(line.cells.get("key"))
        ]
        if not ready:
            for line in waiting:
                faults.add(AREAS.key, line.row, _in_a_circle(_named_parent(line)))
            break
        ordered += ready
        done |= {cells.text(line.cells.get("key")) for line in ready}
        waiting = [line for line in waiting if line not in ready]
    return ordered


def _named_parent(line: Line) -> str:
    return cells.text(line.cells.get("parent")).partition(" · ")[0].strip()


def _in_a_circle(parent: str) -> Refusal:
    return Refusal(
        "parent",
        Wording(
            f"trực thuộc vòng tròn: {parent} lại nằm dưới chính địa bàn này",
            f"parents in a circle: {parent} lies below this area itself",
        ),
        Wording("chọn lại địa bàn cấp trên", "choose another parent"),
    )


def _take_area(line: Line, names: Names, by: User, at: datetime) -> bool:
    """Take one line; give whether anything changed."""
    row = line.cells
    required(row, AREAS)
    key, name = cells.text(row.get("key")), cells.text(row.get("name"))
    kind = AreaType(needed(cells.choice(row.get("type"), Listed.AREA_TYPES, "type"), "type", "loại"))
    since = cells.day(row.get("since"), "since")
    above = names.area(row.get("parent"), "parent")
    parent = Area.objects.filter(key=above).first()
    if above == key:
        raise RefusedError(_in_a_circle(above))
    if parent is None:
        refusal = unknown_area(above)
        raise RefusedError(Refusal("parent", refusal.why, refusal.remedy))
    area = Area.objects.filter(key=key).first()
    number, on = cells.text(row.get("document")), cells.day(row.get("document_on"), "document_on")
    if area is None:
        document = document_of(number, on, parent, by=by, at=at)
        add_area(by=by, at=at, key=key, type=kind, name=name, parent=parent, since=since, document=document)
        return True
    called = AreaName.objects.filter(area=area).order_by(_LAST, "-pk").first()
    link = AreaParent.objects.filter(area=area, hierarchy=Hierarchy.GOVERNMENT).order_by(_LAST, "-pk").first()
    renamed = called is None or (called.name, called.type) != (name, kind.value)
    moved = link is None or link.parent_id != parent.pk
    if not (renamed or moved):
        return False
    day = needed(since if since != area.since else None, "since", "ngày đổi tên hoặc chuyển cấp trên")
    document = document_of(number, on, area, by=by, at=at)
    if renamed:
        rename_area(by=by, at=at, area=area, name=name, type=kind, on=day, document=document)
    if moved:
        move_area(by=by, at=at, area=area, parent=parent, on=day, document=document)
    return True
