"""Read what the lines above a table say for all of it: period, area, measure, and what its figures are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vedich.domain.document import Span
from vedich.domain.period import Period
from vedich.reading.clock import Clock
from vedich.reading.folding import Folded
from vedich.reading.grammar.area import AreaMention
from vedich.reading.grammar.column import measure_named
from vedich.reading.grammar.measure import Measured
from vedich.reading.table import Table

_MEASURE = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s*:\s*([^\n().;]{1,40})")
_GOALS = re.compile(r"(?<!\w)(?:kế hoạch|mục tiêu|dự toán|phấn đấu|giao chỉ tiêu|chỉ tiêu giao)(?!\w)")
_RESULTS = re.compile(r"(?<!\w)(?:kết quả|tình hình|thực hiện|đánh giá|ước|báo cáo|số liệu|tiến độ)(?!\w)")
_NUMBER_OF_TABLE = re.compile(
    r"^\s*(?:(?:phụ )?(?:biểu|bảng|lục)(?: (?:mẫu|tổng hợp))?(?: số)?\s*[\divx.]*\s*[:.-]?\s*)"
)
_TOLD = re.compile(
    r"(?:(?:kết quả|tình hình|tiến độ|số liệu|báo cáo|thực hiện|đánh giá|biểu|bảng)(?!\w)\s*)+"
)
_AFTER_SUBJECT = re.compile(
    r"(?<!\w)(?:(?:phân |chia )?theo|của|các|tại|trên địa bàn|năm|tháng|quý|đến|tính|giai đoạn|ở|từng|\d)(?!\w)"
)
_LINES = 4
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole table unless a column, row or cell says otherwise.

    Nulls: `period` is None where nothing tells it, `year` where no year is in force.
    """

    period: Period | None = None
    year: int | None = None
    area: str | None = None
    measured: Measured | None = None
    planned: bool = False
    subject: str = ""
    subject_place: tuple[int, int] | None = None
    subject_span: Span | None = None


def setting(
    folded: Folded,
    table: Table,
    clock: Clock,
    areas: Sequence[AreaMention],
    area: str | None,
    *,
    floor: int = 0,
) -> Setting:
    """Give what the lines above a table, and else the whole text, say for it.

    `areas` are those the text names, `area` the one it is about; what stands before `floor` tells nothing.
    """
    caption = [line for line in _caption(folded, table.start) if line[0] >= floor]
    start = caption[0][0] if caption else table.start
    mentions = [mention for mention in clock.inside(start, table.start) if mention.role in ("main", "goal")]
    spelt = [mention for mention in mentions if mention.has_year] or mentions
    period = clock.resolve(spelt[0]) if spelt else None
    if period is not None and len(mentions) > len(spelt) and not mentions[0].has_year:
        period = mentions[0].resolve(period.end.year) or period
    period = period or clock.default
    above = folded.view[start : table.start]
    named = [mention for mention in areas if start <= mention.start < table.start and not mention.agency]
    measures = _MEASURE.findall(folded.view, start, table.start)
    subject, place = _subject(folded, caption, [(mention.start, mention.end) for mention in named])
    return Setting(
        period,
        clock.year or (period.end.year if period else None),
        named[-1].name if named else _outside(table, areas, area),
        measure_named(measures[-1]) if measures else None,
        bool(_GOALS.search(above)) and not _RESULTS.search(above),
        subject,
        place,
        folded.origin(*place) if place else None,
    )


def _outside(table: Table, areas: Sequence[AreaMention], area: str | None) -> str | None:
    """Give the area of the text unless only the rows of the table name it: their sum is not about one of them."""
    named = [table.start <= mention.start < table.end for mention in areas if mention.name == area]
    return None if named and all(named) else area


def _caption(folded: Folded, at: int) -> list[tuple[int, int]]:
    """Give the places of the few lines right above a table, the first first."""
    lines: list[tuple[int, int]] = []
    end = folded.view.rfind("\n", 0, at)
    while end > 0 and len(lines) < _LINES:
        start = folded.view.rfind("\n", 0, end) + 1
        line = folded.view[start:end].strip()
        if (
            len(line) > _LONGEST
            or (line.endswith(".") and len(line) > 60)
            or "\t" in folded.cased[start:end].strip()
        ):
            if line.endswith(":") and not lines:
                lines.append((start, end))
            break
        if line:
            lines.append((start, end))
        end = start - 1
    return lines[::-1]


def _subject(
    folded: Folded, caption: list[tuple[int, int]], named: list[tuple[int, int]]
) -> tuple[str, tuple[int, int] | None]:
    """Give the indicator that a caption names: 'Bảng 2. Sản lượng lúa các huyện năm 2023'."""
    for start, end in reversed(caption):
        if _MEASURE.search(folded.view, start, end) and not re.search(r"\w{3}.*\(", folded.view[start:end]):
            continue
        number = _NUMBER_OF_TABLE.match(folded.view[start:end])
        begin = start + (number.end() if number else 0)
        if told := _TOLD.match(folded.view, begin, end):
            begin = told.end()
        after = _AFTER_SUBJECT.search(folded.view, begin, end)
        stops = [after.start() if after else end, *[place for place, _ in named if begin < place < end]]
        words = " ".join(folded.cased[begin : min(stops)].split()).strip(" :,.-(")
        if (
            words
            and not _RESULTS.match(words.lower())
            and not _GOALS.match(words.lower())
            and len(words.split()) > 1
        ):
            return words, (begin, begin + len(folded.cased[begin : min(stops)].rstrip()))
    return "", None
