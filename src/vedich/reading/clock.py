"""Carry periods from where they are named to where they hold."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date

from vedich.domain.period import Period, PeriodKind
from vedich.reading.grammar.period import PeriodMention
from vedich.reading.openings import Opened

_REPORTED = re.compile(
    r"(?:kết quả|tình hình|báo cáo|số liệu|đánh giá|sơ kết|tổng kết|bức tranh|thống kê)(?!\s+(?:triển khai|nhiệm vụ))[^.;%]{0,60}$"
)
_OF_GOAL = re.compile(
    r"(?:mục tiêu|kế hoạch|dự toán|chỉ tiêu|nghị quyết|nhiệm vụ|đề ra|cho|từ|vào|so với)\s*(?:của\s+)?$"
)
# '7,5 %/năm', 'hằng năm', 'cả giai đoạn': told of a term, these hold for the whole of it.
_YEARLY = re.compile(
    r"(?:bình quân(?!\s+(?:đầu người|một|1|/|người|chung|mỗi (?:xã|ngày|tháng|hộ)))|hằng năm|hàng năm|mỗi năm|/năm|cả giai đoạn|cả nhiệm kỳ|trong nhiệm kỳ|nhiệm kỳ)"
)
_NOW = Opened(
    re.compile(
        r"(?<!\w)(?:đến nay|hiện nay|(?<!phát )(?<!thực )(?<!thể )(?<!xuất )(?<!biểu )(?<!cải )hiện(?!\s+(?:hành|đại|tượng|trạng|vật|thực))|đến thời điểm này)(?!\w)"
    ),
    ("đến", "hiện"),
)
_CARRIED = frozenset(
    [
        "year",
        "first_months",
        "quarter",
        "month",
        "to_date",
        "to_month",
        "to_quarter",
        "half",
        "years",
        "school_year",
        "season",
        "span",
        "term",
    ]
)
_TERM = re.compile(r"nhiệm kỳ\s*$")
_BEHIND_FIGURE = re.compile(r"\d[\d.,]*\s*(?:%|[^\W\d_]+(?:\s+[^\W\d_]+)?)\s*(?:vào|trong|của|cuối|đầu)?\s*$")
# A caption of a meeting names the year the meeting was about, not the year of the figures around it.
_EVENT = re.compile(r"(?:hội nghị|kỳ họp|phiên họp|chủ trì|lễ |ảnh|triển khai nhiệm vụ)")
# Between a figure and the period behind it stands no verb, no comma and no 'và'.
_DIRECT = re.compile(
    r"(?:(?!\s(?:và|phấn đấu|tăng|giảm|so|đạt|bằng|nhưng|trong đó|là|hơn)\s)[^,;().:%])*?\s*(?:trong|vào|của|cho|đến|ở|vào cuối|đến cuối|đến hết|trong cả)?\s*(?:cuối|đầu|hết)?\s*"
)
_OF_DOCUMENT = re.compile(
    r"(?:nghị quyết|quyết định|luật|nghị định|thông tư|công văn|kế hoạch|kết luận|chỉ thị|trước|thành lập|từ)[^.;\n]*$"
)
# '(Nam Định, 29-10-2019) - Mưa cuối tháng ...'
_BEGUN = re.compile(r"\s*\(?\s*[^\d().;]{0,40}")
_BROKEN = re.compile(r"\s*\)?\s*[-:|]\s|\s*\)")
_DATELINE = re.compile(r"(?:cập nhật|đăng ngày|ngày đăng|\d{1,2}:\d{2}|-\s*\d{1,2}:\d\d|gmt)")


@dataclass(slots=True)
class Clock:
    """The periods of one text: `at(place, clause, sentence)` gives the one a figure there is about."""

    view: str
    mentions: list[PeriodMention]
    year: int | None
    default: Period | None
    day: date | None = None
    carried: Period | None = None
    carried_year: int | None = None
    term: Period | None = None
    _before_list: tuple[Period | None, int | None] | None = None
    _first_figure: int | None = None
    # The period carried, and the day or month at its end where it was named as one ('tính đến tháng 9').
    _stood: tuple[Period, Period | None] | None = None
    _starts: list[int] = field(default_factory=list)
    _told_in: dict[tuple[int, int], list[PeriodMention]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._starts = [mention.start for mention in self.mentions]

    def inside(self, start: int, end: int) -> list[PeriodMention]:
        """Give the mentions that begin in a stretch of text."""
        starts = self._starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []
        return self.mentions[first : bisect_left(starts, end, first)]

    def resolve(self, mention: PeriodMention) -> Period | None:
        """Give the period a mention names, its year completed from what was named before."""
        year = self.carried_year or self.year
        if mention.has_year or year is not None:
            return mention.resolve(year or 0)
        return None

    def enter(self, *, marker: bool) -> None:
        """Begin a passage: an entry of a list starts from what held before the list, whatever its neighbours say."""
        if not marker:
            self._before_list = None
        elif self._before_list is None:
            self._before_list = (self.carried, self.carried_year)
        else:
            self.carried, self.carried_year = self._before_list

    def note_sentence(
        self, start: int, end: int, *, heading: bool = False, first_figure: int | None = None
    ) -> None:
        """Let the years and periods of a sentence hold for what follows."""
        if self.view.startswith("riêng", start):
            return  # 'Riêng tháng 8, ...' is an aside
        self._first_figure = first_figure
        self._told_in.clear()
        held = False
        for mention in self.inside(start, end):
            if mention.grain == "years" and (
                heading or mention.start - start < 70 or _TERM.search(self.view, start, mention.start)
            ):
                self.term = mention.resolve(0) or self.term
            if mention.role not in ("main", "goal"):
                continue
            period = self.resolve(mention)
            if period is None or not self._holds_on(mention, start, end, heading=heading):
                continue
            if heading and held and mention.grain != "span":
                continue  # 'Báo cáo tháng 8 và chương trình công tác tháng 9': the report comes first
            held = True
            if mention.grain in _CARRIED and (mention.grain != "season" or mention.has_year):
                self.carried = period
                self._stood = (period, _last(mention, period))
            if mention.has_year and mention.grain != "years":
                self.carried_year = period.end.year
        if self._before_list is not None and (heading or self.view[end - 1 : end] == ":"):
            # '1. Mục tiêu đến năm 2025:' opens a list within the list.
            self._before_list = (self.carried, self.carried_year)

    def _holds_on(self, mention: PeriodMention, start: int, end: int, *, heading: bool) -> bool:
        """Say whether a period named in a sentence holds after it: as its frame ('Năm 2023, ...'), not as a detail."""
        view = self.view
        opened = view.rfind("(", start, mention.start)
        if (
            opened >= 0
            and view.find(")", opened, mention.start) < 0
            and view.find(")", mention.end, end) >= 0
        ):
            # What a bracket says is an aside: '(năm 2020: 1,25 triệu lượt)'. '(số liệu từ ... đến ...)' is not.
            return mention.grain == "span"
        if view[mention.start : mention.end].endswith(("ngoái", "trước")):
            return False
        if _REPORTED.search(view, max(start, mention.start - 70), mention.start):
            return True
        if heading:
            return not _EVENT.search(view, start, end)
        before = view[max(start, mention.start - 30) : mention.start]
        after = view[mention.end : min(end, mention.end + 2)]
        leading = self._first_figure is not None and mention.start < self._first_figure
        if leading and mention.role == "main" and mention.has_year and not _OF_GOAL.search(before):
            return True
        return bool(
            mention.start - start < 14
            or re.search(r"(?:^|[,:;(-]|trong|đến|trong cả|tính)\s*$", before)
            or (after[:1] in ",:" and not re.search(r"(?:cho|của|về|đề ra|giao|từ)\s*$", before))
        )

    def at(
        self,
        start: int,
        end: int,
        clause: tuple[int, int],
        sentence: tuple[int, int],
        limit: int,
        *,
        of_term: bool = True,
    ) -> Period | None:
        """Give the period of the figure at `start`: named in its clause, behind it, in its sentence, or carried.

        With `of_term` a yearly figure told of a term ('bình quân 7,5%/năm') is about the whole term.
        """
        if of_term and self.term is not None and self._is_yearly(start, end, clause, limit):
            return self.term
        named = self._before(clause[0], start)
        behind = self._behind(end, limit)
        # 'từ 11,24% năm 2015 xuống 2,85% năm 2020': each year belongs to the figure before it
        taken = bool(named) and _BEHIND_FIGURE.search(self.view, clause[0], named[-1].start) is not None
        if behind is not None and (not named or taken):
            return self.resolve(behind)
        named = named or self._before(sentence[0], clause[0])
        if named:
            return self._combined(named, sentence[0])
        return self.carried or self.default

    def _before(self, start: int, end: int) -> list[PeriodMention]:
        # One figure asks for the same stretch when its goal, its period and its rivals are sought.
        known = self._told_in.get((start, end))
        if known is None:
            known = self._told_in[start, end] = [
                mention
                for mention in self.inside(start, end)
                if mention.role in ("main", "goal") and not self._set_aside(mention, start, end)
            ]
        return known

    def _set_aside(self, mention: PeriodMention, start: int, end: int) -> bool:
        """Say whether a mention stands in a bracket closed before the figure: '10% (năm 2024 đạt 8,4%); gấp 1,5 lần'."""
        closed = self.view.find(")", mention.end, end)
        if closed < 0:
            return False
        opened = self.view.rfind("(", start, mention.start)
        return opened >= 0 and self.view.find(")", opened, mention.start) < 0 and mention.start - opened < 40

    def _behind(self, end: int, limit: int) -> PeriodMention | None:
        for mention in self.inside(end, end + 12):
            # '134 triệu USD (2020), 161 triệu USD (2021)'
            if mention.grain == "year" and self.view[end : mention.start].strip() == "(":
                return mention if self.view[mention.end : mention.end + 1] == ")" else None
        for mention in self._before(end, limit):
            if _DIRECT.fullmatch(self.view, end, mention.start):
                return mention
        return None

    def _is_yearly(self, start: int, end: int, clause: tuple[int, int], limit: int) -> bool:
        if not _YEARLY.search(self.view, clause[0], min(limit, end + 8)):
            return False
        return not any(m.role == "main" and m.grain == "year" for m in self.inside(clause[0], start))

    def named(
        self, start: int, end: int, clause: tuple[int, int], sentence: tuple[int, int], limit: int
    ) -> bool:
        """Say whether the sentence itself names the period of the figure."""
        return bool(self._before(sentence[0], start)) or self._behind(end, limit) is not None

    def standing(self, start: int, place: int, period: Period | None, *, explicit: bool) -> Period | None:
        """Give the date or month at which a level stands, where it is not the period of the flows around it.

        'đến 30/6 có 1.098.300 người tham gia' stands on that day, 'đến nay' in the month of the document.
        """
        told = [m for m in self.inside(start, place) if m.grain in ("to_date", "to_month")]
        if told and (until := self.resolve(told[-1])) is not None:
            return _last(told[-1], until)
        now = self.tells_now(start, place)
        if not explicit and not now and (stood := self._stood) is not None:
            if stood[0] == self.carried and stood[1] is not None:
                return stood[1]
        if self.day is None or (period is not None and period.start > self.day):
            return None
        if (now and not explicit) or (not explicit and self.carried is None):
            return Period.month(self.day.year, self.day.month)
        return None

    def tells_now(self, start: int, end: int) -> bool:
        """Say whether a stretch of text speaks of the day the document was written: 'đến nay', 'hiện có'."""
        return _NOW.search(self.view, start, end) is not None

    @property
    def month_of_the_document(self) -> Period | None:
        """Give the month in which the document was written; None where no day is known."""
        return Period.month(self.day.year, self.day.month) if self.day else None

    def _combined(self, named: list[PeriodMention], start: int) -> Period | None:
        """Read 'năm 2018 ... 11 tháng' as eleven months of 2018."""
        last = named[-1]
        if last.has_year:
            return self.resolve(last)
        years = [m for m in self.inside(start, last.start) if m.has_year and m.role in ("main", "goal")]
        if years and (with_year := self.resolve(years[-1])) is not None:
            return last.resolve(with_year.end.year)
        return self.resolve(last)


def _last(mention: PeriodMention, until: Period) -> Period | None:
    """Give the day or month up to which a mention runs, None where it names no such end."""
    if mention.grain == "to_date":
        return Period.day(until.end)
    return Period.month(until.end.year, until.end.month) if mention.grain == "to_month" else None


def clock(view: str, mentions: list[PeriodMention], as_of: Period | None) -> Clock:
    """Set the clock of a text: its own date line first, then the date handed in, then the year it names most.

    The default period is the year its title names, else the year of the document.
    """
    head_end = min(len(view), 400)
    dateline = _own_date(view, mentions)
    year = dateline.year if dateline else (as_of.end.year if as_of else None)
    named = [m for m in mentions if m.role in ("main", "goal") and m.has_year]
    title = next(
        (
            m.resolve(0)
            for m in named
            if m.start < head_end and m.grain in ("year", "first_months", "quarter", "month")
        ),
        None,
    )
    if year is None:
        # 'Sáng 25/9/2025, Đại hội ...': what happened on a day was written in that year.
        told = [m for m in mentions if m.role == "event" and m.has_year and m.start < 700]
        told = [m for m in told if not _OF_DOCUMENT.search(view, max(0, m.start - 80), m.start)]
        happened = [on for m in told if (on := m.resolve(0))]
        year = happened[0].end.year if happened else None
    if year is None:
        years = [period.end.year for m in named if m.grain != "years" and (period := m.resolve(0))]
        year = max(set(years), key=lambda each: (years.count(each), each)) if years else None
    in_title = title is not None and "\n" in view[:head_end] and _is_title(view, named, title)
    default = title if in_title else (Period.year(year) if year else None)
    if default is not None and default.end.year - default.start.year > 0:
        default = Period.year(year) if year else default
    # 31 December handed in stands for the year: nothing then says in which month the document was written.
    dated = as_of is not None and as_of.kind in (PeriodKind.DAY, PeriodKind.MONTH)
    handed = (
        as_of.end if as_of is not None and dated and (as_of.end.month, as_of.end.day) != (12, 31) else None
    )
    day = dateline or handed
    return Clock(view, mentions, year, default, day)


def _is_title(view: str, named: list[PeriodMention], title: Period) -> bool:
    first = next(m for m in named if m.resolve(0) == title)
    line_start = view.rfind("\n", 0, first.start) + 1
    line_end = view.find("\n", first.end)
    return 0 < (line_end if line_end > 0 else len(view)) - line_start < 140


def own_date(view: str, mentions: list[PeriodMention]) -> date | None:
    """Give the date a text carries itself, in its date line."""
    return _own_date(view, mentions)


def _own_date(view: str, mentions: list[PeriodMention]) -> date | None:
    for mention in mentions:
        if mention.start > 700:
            break
        if mention.grain != "day" or not mention.has_year:
            continue
        line_start = view.rfind("\n", 0, mention.start) + 1
        line_end = view.find("\n", mention.end)
        line = view[line_start : line_end if line_end >= 0 else len(view)]
        alone = len(line) < 60
        begun = _BEGUN.fullmatch(view, line_start, mention.start) and _BROKEN.match(view, mention.end)
        if alone or begun or _DATELINE.search(line) or re.match(r"\s*ngày\s", line):
            period = mention.resolve(0)
            return period.end if period else None
    return None
