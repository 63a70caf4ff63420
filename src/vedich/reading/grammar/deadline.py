"""Find by when something is due: trước ngày 15/01 · trong quý II/2025 · trước ngày 16 hằng tháng."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from vedich.domain.deadline import Deadline, DeadlineError
from vedich.domain.period import Period, PeriodError
from vedich.reading.folding import fold
from vedich.reading.openings import Opened, first_words

_YEAR = r"(?P<year>20\d\d)(?!\d)"
_OF_YEAR = rf"(?:\s*(?:[/.\-]|,?\s*(?:của\s+)?năm)\s*{_YEAR})?"
_EVERY = r"(?:hằng|hàng|mỗi|từng|các)"
# Words that make a time a limit. Behind the weak ones a time may also only say when something happened.
_STRONG = (
    r"(?:(?:chậm|muộn|trễ)\s+nhất(?:\s+là)?|trước|hạn\s+(?:chót|cuối)|thời\s+hạn(?:\s+hoàn\s+thành)?|"
    r"thời\s+gian\s+hoàn\s+thành|(?:xong|hoàn\s+thành|hoàn\s+tất|dứt\s+điểm)(?=\s+(?:trong|trước|vào|đến|chậm|ngày|tháng|quý|năm))"
    r"|đến\s+hết|(?:khi\s+)?(?:kết\s+thúc|hết)(?=\s+(?:tháng|quý)))"
)
_WEAK = r"(?:trong|vào|đến|ngay)"
_MORE = r"(?:\s*:)?(?:\s+(?:trong|vào|đến|trước|hết|cuối|giữa|đầu|ngay|thời\s+điểm|là))*\s+"
_LIMIT = Opened(
    re.compile(
        rf"(?<!\w)(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK})){_MORE}(?=\d|ngày|tháng|quý|6|sáu|năm|cuối|hết)"
    ),
    first_words(["chậm|muộn|trễ|trước|hạn|thời|xong|hoàn|dứt|đến|khi|kết|hết|trong|vào|ngay"]),
)
# 'tính đến ngày ...', 'từ tháng 1 đến tháng 6', 'cùng kỳ năm trước' are no limits.
_NO_LIMIT = re.compile(
    r"(?:tính|lũy kế|cập nhật|so\s+với|(?<!\w)từ\s[^,;.]{0,30}|so\s[^,;.]{0,20}|năm|cùng\s+kỳ|kể)\s*$"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

_MONTHLY = re.compile(
    rf"ngày\s+(?P<day>\d{{1,2}})(?:\s+(?:của\s+)?{_EVERY}\s+tháng|\s+(?:của\s+)?tháng(?:\s+(?:kế\s+tiếp|liền\s+kề|sau))(?!\w))"
)
_IN_QUARTER = re.compile(
    rf"ngày\s+(?P<day>\d{{1,2}})(?:\s+của)?\s+tháng\s+(?P<place>đầu|giữa|thứ\s+hai|cuối)(?:\s+(?:của|{_EVERY}))*\s+quý(?!\s+[iv1-4]+\b)"
)
_DAY = re.compile(
    rf"(?:ngày\s+)?(?P<day>\d{{1,2}})(?:\s?[/.\-]\s?|\s+tháng\s+)(?P<month>\d{{1,2}})(?![\d%])(?!\s?[/.\-]\s?\d(?!0?\d\d))"
    rf"{_OF_YEAR}(?P<every>\s+{_EVERY}\s+năm)?"
)
_BARE_DAY = re.compile(
    r"ngày\s+(?P<day>\d{1,2})(?!\s?[/.\-]\s?\d|\s+tháng|\d)(?:\s+(?P<each>hằng\s+quý|hàng\s+quý|mỗi\s+quý))?"
)
_MONTH = re.compile(rf"tháng\s+(?P<month>\d{{1,2}})(?!\d|%|,\d){_OF_YEAR}")
_LAST_MONTH = re.compile(rf"tháng\s+cuối\s+(?:của\s+)?năm(?:\s+{_YEAR})?")
_QUARTER = re.compile(rf"quý\s+(?P<quarter>iii|iv|ii|i|[1-4])\b{_OF_YEAR}")
_HALF = re.compile(rf"(?:6|sáu)\s+tháng\s+(?P<half>đầu|cuối)\s+năm(?:\s+{_YEAR})?")
_WHOLE_YEAR = re.compile(rf"năm\s+{_YEAR}")
_NEXT_DAY = re.compile(
    r"\s*(?:,|và|;)\s*(?:(?:trước|vào)\s+)?(?=(?:ngày\s+)?\d{1,2}(?:\s?/\s?|\s+tháng\s+)\d)"
)

# How often a report is due, said before its day: 'định kỳ hằng năm', 'báo cáo 6 tháng', 'báo cáo quý'.
_CUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("M", re.compile(rf"(?:{_EVERY}\s+tháng|(?:báo\s+cáo|định\s+kỳ)\s+tháng)(?!\s*\d)")),
    ("Q", re.compile(rf"(?:{_EVERY}\s+quý|(?:báo\s+cáo|định\s+kỳ)\s+quý)(?!\s*[iv1-4]\b)")),
    ("H", re.compile(r"(?:6|sáu)\s+tháng(?!\s+(?:đầu|cuối|tới|qua))")),
    (
        "Y",
        re.compile(
            rf"(?:{_EVERY}\s+năm|(?:báo\s+cáo|định\s+kỳ|tổng\s+kết|,|và)\s+(?:cả\s+)?năm)(?!\s*(?:(?:19|20)\d\d|nay|sau|học))"
        ),
    ),
)
_MONTHS_OF_PLACE = {
    "đầu": (1, 4, 7, 10),
    "giữa": (2, 5, 8, 11),
    "thứ hai": (2, 5, 8, 11),
    "cuối": (3, 6, 9, 12),
}


@dataclass(frozen=True, slots=True)
class Due:
    """One limit in time as named in the folded text, printed as the reader's records print it.

    `strong` says that its own words make it a limit ('trước ngày'); 'trong tháng 9' alone is not strong.
    """

    start: int
    end: int
    time: str
    strong: bool

    @property
    def recurs(self) -> bool:
        """Say whether it comes back."""
        return self.time.startswith("R/")


def dues(view: str, start: int, end: int, year: Callable[[int, int], int | None]) -> Iterator[Due]:
    """Yield the limits in time of a stretch of text; `year(month, day)` completes one printed without a year.

    >>> text = "báo cáo trước ngày 16 hằng tháng, trình trong quý ii"
    >>> [due.time for due in dues(text, 0, len(text), lambda month, day: 2025)]
    ['R/M-16', '2025-Q2']
    """
    at = start
    while limit := _LIMIT.search(view, at, end):
        at = limit.end()
        if not limit["strong"] and _NO_LIMIT.search(view, max(start, limit.start() - 40), limit.start()):
            continue
        often = _often(view, start, limit.start())
        closing = (limit["strong"] or limit["weak"]).startswith(("trong", "hoàn", "xong", "dứt"))
        read = _time(view, limit.end(), end, often, year, closing=closing)
        if read is None:
            continue
        at, time = read
        yield Due(limit.start(), at, time, bool(limit["strong"]))


def _often(view: str, start: int, end: int) -> str:
    last = max(
        ((found.end(), how) for how, cue in _CUES for found in cue.finditer(view, max(start, end - 60), end)),
        default=(0, ""),
    )
    return last[1]


def _time(
    view: str, at: int, end: int, often: str, year: Callable[[int, int], int | None], *, closing: bool
) -> tuple[int, str] | None:
    """Read the time at a place: where it ends and how it prints."""
    if found := _MONTHLY.match(view, at, end):
        return _recurring(found, (f"R/M-{int(found['day']):02d}",))
    if found := _IN_QUARTER.match(view, at, end):
        return _recurring(
            found, _quarterly(int(found["day"]), _MONTHS_OF_PLACE[" ".join(found["place"].split())])
        )
    if found := _DAY.match(view, at, end):
        return _days(view, found, end, often, year)
    if found := _BARE_DAY.match(view, at, end):
        if often == "Q" or found["each"]:
            return _recurring(found, _quarterly(int(found["day"]), _MONTHS_OF_PLACE["cuối"]))
        return _recurring(found, (f"R/M-{int(found['day']):02d}",)) if often == "M" else None
    return _period(view, at, end, year, closing=closing)


def _recurring(found: re.Match[str], times: tuple[str, ...]) -> tuple[int, str] | None:
    """Say where the saying ends and how its times print, or nothing when no calendar has such days."""
    return (found.end(), "|".join(times)) if all(map(_has_day, times)) else None


def _quarterly(day: int, months: tuple[int, ...]) -> tuple[str, ...]:
    """Print a day of four months; the 31st of a shorter one is its last."""
    last = [monthrange(2024, month)[1] if day <= 31 else day for month in months]
    return tuple(f"R/Y-{month:02d}-{min(day, most):02d}" for month, most in zip(months, last, strict=True))


def _has_day(time: str) -> bool:
    try:
        Deadline.parse(time)
    except DeadlineError:
        return False
    return True


def _days(
    view: str, found: re.Match[str], end: int, often: str, year: Callable[[int, int], int | None]
) -> tuple[int, str] | None:
    """Read 'ngày 15/6 và ngày 15/11 hằng năm': what is said of the last day holds for all."""
    days = [found]
    while (joint := _NEXT_DAY.match(view, days[-1].end(), end)) and (
        more := _DAY.match(view, joint.end(), end)
    ):
        days.append(more)
    yearly = bool(days[-1]["every"]) or (often in ("Y", "H") and not days[-1]["year"])
    times: list[str] = []
    for each in days:
        month, day = int(each["month"]), int(each["day"])
        given = int(each["year"]) if each["year"] else None
        if given is None and days[-1]["year"]:
            given = int(days[-1]["year"])
        if yearly and given is None:
            part = ("H1" if month <= 6 else "H2") if often == "H" and len(days) == 1 else "Y"
            if not _has_day(time := f"R/{part}-{month:02d}-{day:02d}"):
                return None
            times.append(time)
            continue
        given = given or year(month, day)
        if given is None:
            return None
        try:
            times.append(date(given, month, day).isoformat())
        except ValueError:
            return None
    return days[-1].end(), "|".join(times)


def _period(
    view: str, at: int, end: int, year: Callable[[int, int], int | None], *, closing: bool
) -> tuple[int, str] | None:
    for pattern in (_MONTH, _LAST_MONTH, _QUARTER, _HALF, _WHOLE_YEAR):
        found = pattern.match(view, at, end)
        if found is None:
            continue
        groups = found.groupdict()
        given = int(groups["year"]) if groups.get("year") else None
        if pattern is _WHOLE_YEAR:
            # 'trong năm 2025' limits a deed only where nothing but the end of the clause follows.
            closed = re.match(r"\s*(?:[,;.]|$)", view[found.end() : end])
            return (found.end(), str(given)) if closed and given and closing else None
        if pattern is _MONTH:
            last = int(groups["month"])
        elif pattern is _QUARTER:
            last = 3 * _QUARTERS[groups["quarter"]]
        elif pattern is _HALF:
            last = 6 if groups["half"] == "đầu" else 12
        else:
            last = 12
        given = given or year(last, 28)
        if given is None:
            return None
        try:
            if pattern is _QUARTER:
                period = Period.quarter(given, last // 3)
            elif pattern is _HALF:
                period = Period.half(given, last // 6)
            else:
                period = Period.month(given, last)
        except (PeriodError, ValueError):
            return None
        return found.end(), str(period)
    return None


def reading_of(saying: str) -> str:
    """Give the limits of a saying as one deadline, read as in a document of 2023."""
    view = fold(saying).view
    return "|".join(due.time for due in dues(view, 0, len(view), lambda month, day: 2023))
