"""What a text prints besides figures: dates, periods, set phrases; scanned once, for all rules."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise

from vedich.checking.layout import layout_of
from vedich.checking.view import View
from vedich.domain.document import Span
from vedich.domain.period import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class Years:
    """Two years printed as a period; `count` is the number of years the text says it has."""

    span: Span
    first: int
    last: int
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day as printed; `day` is None where the calendar has no such day.

    A deadline may be told of the past (`is_told`), be that of what others hand in (`is_input`) or of what is
    made of it (`is_summary`); `is_citation` is the day of a document named by its number.
    """

    span: Span
    text: str
    day: date | None
    at: int
    is_deadline: bool = False
    has_year: bool = True
    is_told: bool = False
    is_input: bool = False
    is_summary: bool = False
    is_citation: bool = False


@dataclass(frozen=True, slots=True)
class Oddities:
    """The printed periods, days and marks of a document, each with its place."""

    years: tuple[Years, ...]
    days: tuple[Day, ...]
    ranges: tuple[tuple[Span, Day, Day], ...]
    dateline: date | None
    doubled: tuple[Span, ...]
    bare: tuple[tuple[Span, str], ...] = ()
    layout: tuple[tuple[str, Span], ...] = ()

    @property
    def deadlines(self) -> tuple[Day, ...]:
        """Give the days by which something is due."""
        return tuple(day for day in self.days if day.is_deadline)


_YEARS = re.compile(
    r"(?:(?P<word>giai đoạn|nhiệm kỳ|thời kỳ|niên khóa|năm học|thời gian(?: thực hiện)?)"
    r"|(?P<count>\d|hai|ba|bốn|năm|mười) năm)[ \t]*\(?(?:năm )?\s*"
    r"(?P<first>(?:19|20)\d\d)\s*(?:-|đến(?: năm)?)\s*(?P<last>(?:19|20)\d\d)(?!\d)"
    r"|từ năm (?P<from>(?:19|20)\d\d)\s*(?:-|đến(?: hết)?(?: năm)?)\s*(?P<to>(?:19|20)\d\d)(?!\d)"
)
_TWO_YEARS = re.compile(r"(?:19|20)\d\d\s*(?:-|đến(?: hết)?(?: năm)?)\s*(?:19|20)\d\d(?!\d)")
_LONGEST = 60
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "mười": 10}
_DAY = re.compile(
    r"(?<![\d/.,-])(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d|[/.-]\d)"
    r"|(?:ngày|mồng|mùng)\s+(?P<d2>\d{1,2})(?:\s+tháng\s+|/)(?P<m2>\d{1,2})(?!\d)(?:(?:\s+năm\s+"
    r"|/)(?P<y2>(?:19|20)\d\d)(?!\d))?"
)
_MONTH = re.compile(
    r"tháng\s+(?P<m>\d{1,2})(?:/|\s+năm\s+)(?P<y>(?:19|20)\d\d)(?!\d)|(?<!\w)quý\s+(?P<q>[5-9]|v"
    r"|vi)(?:/|\s+năm\s+)(?:19|20)\d\d"
)
_DUE = re.compile(
    r"(?:trước|chậm nhất(?: là)?(?: đến)?|hạn(?: chót| cuối)?(?: là)?|muộn nhất(?: là)?|xong trước"
    r"|không quá)\s*(?:hết\s+)?(?:ngày\s*)?$"
)
_TOLD = re.compile(r"(?<!\w)(?:đã|chưa|chậm(?! nhất)|quá hạn)(?!\w)")
_INPUT = re.compile(r"(?<!\w)(?:gửi|nộp|báo cáo|cung cấp|đăng ký|đề xuất|xác nhận)(?!\w)")
_SUMMARY = re.compile(
    r"(?<!để )(?<!\w)tổng hợp(?! về|, gửi về| gửi về)(?=[^.;]*(?:báo cáo|trình|tham mưu|gửi|đề nghị|đề xuất))"
)
_CITED = re.compile(r"số\s*:?\s*\d+[^\s]*\s*,?\s*(?:ngày\s*)?$")
_DATELINE = re.compile(r",\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d\d)")
_NEWS_LINE = re.compile(
    r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?=\s*(?:-|\||,|\(|\n|$)|\s+\d{1,2}:\d\d)"
)
_DOUBLED = re.compile(
    r"%\s?%|(?<!\w)(tỷ|tỉ|triệu|đồng|ha|tấn|người|hộ|km)\s+(?:\1)(?!\w)|(?<!\w)(?:tỷ|tỉ) (?:triệu"
    r"|nghìn) đồng|(?<!\w)phần trăm\s?%|%\s?phần trăm"
)
_SIGNS_OF_DOUBLING = (
    *("%%", "% %", "phần trăm", "tỷ triệu", "tỉ triệu", "tỷ nghìn", "tỉ nghìn"),
    *(f"{word} {word}" for word in ("tỷ", "tỉ", "triệu", "đồng", "ha", "tấn", "người", "hộ", "km")),
)
_HEAD = 600
# What is always counted in something, and a number behind it with nothing to count it in. Numbers are begun
# behind a blank alone: begun at each digit of a line of digits, they would cost its length squared.
_BARE_NUMBER = re.compile(
    r"(?<=\s)(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|\d{2,})(?=\s*(?:[;)]|[,.](?!\s?\d)|$|\n))"
)
_BARE = re.compile(
    r"(?<!\w)(?P<what>sản lượng|diện tích|năng suất|thu ngân sách|chi ngân sách|kim ngạch"
    r"|doanh thu|tổng vốn|tổng thu"
    r"|tổng chi|giá trị sản xuất|thu nhập bình quân|chiều dài|vốn đầu tư"
    r"|tổng mức bán lẻ)(?P<words>[^\d.;:()\n%]{0,60})$"
)
_LONGEST_NAME = 84
# 'Bột mì 731.200, bằng 104,1%': a number too exact for anything but an amount, and then its percentage.
_AMOUNT = re.compile(
    r"(?<= )(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)"
    r"(?=, (?:chiếm|đạt|bằng|tăng|giảm|vượt)(?: [^\W\d_]+)? \d[\d,.]*\s?%)"
)
# 'Bê tông hóa 312,8 đường', 'chi trả 48,6 cho 214 cộng đồng': no noun is counted in tenths.
_TENTHS = re.compile(r"(?<= )(?P<number>\d{1,3}(?:\.\d{3})*,\d+)(?= (?:đường|cho|để|cầu|kênh)(?!\w))")
# 'Tái canh từ 120 trở lên': from 120 of what?
_FROM_ON = re.compile(r"(?<=từ )(?P<number>\d{2,3}(?:[.,]\d+)*)(?= trở lên)")
_LETTER = re.compile(r"[^\W\d_] ")
_NAMED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,5} $")
_NO_AMOUNT = re.compile(
    r"(?:năm|tháng|quý|ngày|số|thứ|đoạn|đợt|khu vực|khoản|điều|mục|biểu|lượt|vùng|từ|quốc lộ|ql|-)\s*$"
    r"|lần lượt|tương ứng"
)


def oddities_of(view: View, dated: Period | None = None) -> Oddities:
    """Scan a text for its printed periods, days and marks."""
    dateline = _dateline(view) or (dated.end if dated is not None and dated.kind is PeriodKind.DAY else None)
    days = tuple(sorted(_days(view, dateline.year if dateline else None), key=lambda day: day.at))
    return Oddities(
        tuple(_years(view)),
        days,
        tuple(_ranges(view, days)),
        dateline,
        tuple(_doubled(view)),
        tuple(_bare(view)),
        tuple(layout_of(view)),
    )


def _years(view: View) -> Iterator[Years]:
    for pair in _TWO_YEARS.finditer(view.text):
        before = _YEARS.finditer(view.text, max(0, pair.start() - _LONGEST), pair.end())
        found = next((years for years in before if years.end() == pair.end()), None)
        if found is None:
            continue
        span = view.span(*found.span())
        if found["from"]:
            yield Years(span, int(found["from"]), int(found["to"]))
            continue
        said = found["count"]
        count = (_COUNTS.get(said) or int(said)) if said else None
        yield Years(span, int(found["first"]), int(found["last"]), count)


def _days(view: View, current: int | None) -> Iterator[Day]:
    for found in _DAY.finditer(view.text):
        day, month, year = found["d"] or found["d2"], found["m"] or found["m2"], found["y"] or found["y2"]
        start = found.start("d") if found["d"] else found.start("d2")
        text = " ".join(view.text[start : found.end()].split())
        # A day without a year is of the document's own; 29 February may always have been.
        exact = _day(int(day), int(month), int(year) if year else current or 2024)
        if (
            year is None
            and (current is None or (day, month) == ("29", "2"))
            and _day(int(day), int(month), 2024)
        ):
            continue
        before = view.text[max(0, start - 40) : start]
        due = _DUE.search(before) is not None
        clause = view.text[view.clause_at(start)[0] : start] if due else ""
        summary = due and _SUMMARY.search(clause) is not None
        yield Day(
            view.span(start, found.end()),
            text,
            exact,
            start,
            due,
            year is not None,
            is_told=due and _TOLD.search(clause) is not None,
            is_input=due and not summary and _INPUT.search(clause) is not None,
            is_summary=summary,
            is_citation=_CITED.search(before) is not None,
        )
    for found in _MONTH.finditer(view.text):
        if found["q"] or not 1 <= int(found["m"]) <= 12:
            yield Day(view.span(*found.span()), " ".join(found.group().split()), None, found.start())


def _day(day: int, month: int, year: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _ranges(view: View, days: tuple[Day, ...]) -> Iterator[tuple[Span, Day, Day]]:
    """'từ ngày 20/5/2023 đến ngày 10/5/2023'."""
    for first, last in pairwise(days):
        between = view.text[view.at(first.span.end) : last.at]
        before = view.text[max(0, first.at - 12) : first.at]
        if len(between) <= 20 and re.fullmatch(r"\s*(?:đến|tới|-)(?: hết)?(?: ngày)?\s*", between):
            if before.rstrip().endswith(("từ ngày", "từ")):
                yield Span(first.span.start, last.span.end), first, last


def _dateline(view: View) -> date | None:
    """Give the day the document itself bears, in its first lines."""
    head = view.text[:_HEAD]
    found = _DATELINE.search(head) or _NEWS_LINE.search(head[:250])
    return _day(int(found[1]), int(found[2]), int(found[3])) if found else None


def _bare(view: View) -> Iterator[tuple[Span, str]]:
    seen = set()
    for number in _BARE_NUMBER.finditer(view.text):
        at = number.start()
        found = _BARE.search(view.text, max(0, at - _LONGEST_NAME), at)
        if found is not None and not _NO_AMOUNT.search(found["words"]):
            seen.add(at)
            yield view.span(*number.span()), found["what"] + found["words"].rstrip()
    forms = (_AMOUNT, _TENTHS, _FROM_ON) if "trở lên" in view.text else (_AMOUNT, _TENTHS)
    for found in chain(*(form.finditer(view.text) for form in forms)):
        if not _LETTER.match(view.text, found.start() - 2) or found.start() < 2:
            continue
        named = _NAMED.search(view.text, max(0, found.start() - 60), found.start())
        asked = found.re is _FROM_ON or (named is not None and not _NO_AMOUNT.search(named.group()))
        if named is not None and asked and found.start() not in seen:
            yield view.span(*found.span("number")), named.group().rstrip()


def _doubled(view: View) -> Iterator[Span]:
    # Almost no text has any of these; looking for plain words first spares walking it letter by letter.
    if not any(words in view.text for words in _SIGNS_OF_DOUBLING):
        return
    for found in _DOUBLED.finditer(view.text):
        yield view.span(*found.span())
