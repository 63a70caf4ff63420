"""Find the periods a text names: tháng 10/2023 · quý I · 9 tháng đầu năm · đến hết 30/10 · giai đoạn 2021-2025."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from vedich.domain.period import Period, PeriodError
from vedich.reading import period_groups
from vedich.reading.folding import fold
from vedich.reading.grammar.measure import BILLION
from vedich.reading.lexicon.load import by_first_letter, only_new

_YEAR = rf"((?:19|20)\d\d)(?![\d.,]*\d)(?!\s*(?:tỷ{BILLION}|triệu|nghìn|ha\b|tấn|%|hộ\b|người|lao động))"
_OF_YEAR = (
    rf"(?:\s*(?:[/.\-,]|của|trong)?\s*(?:năm\s+)?{_YEAR}|\s+(?:của\s+)?năm\s+(nay|ngoái|trước|qua|sau|tới))?"
)
_COUNT = r"(\d{1,2}|ba|sáu|tám|chín|mười một|mười|bốn|năm|bảy)"
_DAY = r"(\d{1,2})\s?[/.\-]\s?(\d{1,2})"


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period as named in the folded text; `resolve(year)` gives it once the year in force is known.

    `role`: 'main' (the figures beside it are about it), 'reference' (so với năm 2022, cùng kỳ 2023), 'goal'
    (đến năm 2025), 'event' (Ngày 1/11/2023, UBND huyện họp ...), 'plan' (a nhiệm kỳ, a document's own years).
    """

    start: int
    end: int
    role: str
    resolve: Callable[[int], Period | None]
    has_year: bool
    grain: str

    def lies_in_year(self, other: PeriodMention) -> bool:
        """Say whether the other names a whole year and this one a part of it, whatever year is in force."""
        part, whole = self.resolve(2023), other.resolve(2023)
        if other.grain != "year" or part is None or whole is None or part.same_dates(whole):
            return False
        return whole.start <= part.start and part.end <= whole.end


def _quiet(make: Callable[[int], Period]) -> Callable[[int], Period | None]:
    def resolve(year: int) -> Period | None:
        try:
            return make(year)
        except (PeriodError, ValueError):
            return None

    return resolve


# Each form: name of the grain, pattern, and how its groups become a period of the year in force.
_UNTIL = (
    r"(?:(?:lũy\s+kế\s+)?(?:tính\s+)?đến\s+(?:hết\s+|cuối\s+|thời\s+điểm\s+|nay\s*\(?)?|hết\s+|tính\s+tới\s+)"
)
_FORMS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str], int], Period]], ...] = (
    (
        "span",
        re.compile(
            rf"\b(?:từ\s+)?(?:ngày\s+)?{_DAY}(?:\s?[/.\-]\s?{_YEAR})?\s*(?:đến|-)\s*(?:hết\s+)?(?:ngày\s+)?{_DAY}\s?[/.\-]\s?{_YEAR}(?!\d)"
        ),
        period_groups.between_days,
    ),
    (
        "span",
        re.compile(
            rf"\btừ\s+(?:ngày\s+)?{_DAY}()\s*(?:đến|-)\s*(?:hết\s+)?(?:ngày\s+)?{_DAY}(?![/.\-]?\d)()"
        ),
        period_groups.between_days,
    ),
    ("to_quarter", re.compile(rf"\b{_UNTIL}quý\s+(iii|iv|ii|i|[1-4])\b{_OF_YEAR}"), period_groups.to_quarter),
    (
        "to_date",
        re.compile(rf"\b{_UNTIL}(?:ngày\s+)?{_DAY}(?:\s?[/.\-]\s?{_YEAR})?(?![\d/%])"),
        period_groups.to_day,
    ),
    (
        "to_date",
        re.compile(rf"\b{_UNTIL}(?:ngày\s+)(\d{{1,2}})\s+tháng\s+(\d{{1,2}}){_OF_YEAR}"),
        period_groups.to_day_spelt,
    ),
    ("to_month", re.compile(rf"\b{_UNTIL}tháng\s+(\d{{1,2}}){_OF_YEAR}(?!\d)"), period_groups.to_month),
    ("day", re.compile(rf"\bngày\s+{_DAY}(?:\s?[/.\-]\s?{_YEAR})?(?![\d/%])"), period_groups.day),
    ("day", re.compile(rf"\bngày\s+(\d{{1,2}})\s+tháng\s+(\d{{1,2}}){_OF_YEAR}"), period_groups.day_spelt),
    ("day", re.compile(rf"(?<![\d/.,-]){_DAY}\s?[/.\-]\s?{_YEAR}"), period_groups.day),
    (
        "last_months",
        re.compile(rf"\b{_COUNT}\s+tháng\s+(?:còn\s+lại|cuối)(?:\s+của)?(?:\s+năm)?{_OF_YEAR}"),
        period_groups.last_months,
    ),
    (
        "first_months",
        re.compile(
            rf"\b{_COUNT}\s+tháng(?:\s+(?:đầu|của|qua|thực\s+hiện))?(?:\s+(?:của\s+)?(?:năm)(?!\s+(?:qua|nay|trước|ngoái|\d)))?"
            rf"{_OF_YEAR}(?!\s+(?:tuổi|liên\s+tiếp|cuối|còn\s+lại|tù|vận\s+hành|hoạt\s+động|triển\s+khai|thi\s+công|nữa|sau|trước\s+đó|kể))(?!\w)"
        ),
        period_groups.first_months,
    ),
    ("half", re.compile(rf"\bnửa\s+(đầu|cuối)(?:\s+của)?(?:\s+năm)?{_OF_YEAR}"), period_groups.half),
    ("quarter", re.compile(rf"\bquý\s+(iii|iv|ii|i|[1-4]|một|hai|ba|tư)\b{_OF_YEAR}"), period_groups.quarter),
    (
        "month",
        re.compile(rf"\btháng\s+(1[0-2]|0?[1-9])(?![\d%]|[.,]\d{{1,2}}(?!\d)){_OF_YEAR}"),
        period_groups.month,
    ),
    ("school_year", re.compile(rf"\bnăm\s+học\s+{_YEAR}\s*-\s*((?:20)?\d\d)\b"), period_groups.years),
    (
        "season",
        re.compile(
            rf"\b(?:vụ\s+)?(?:đông\s+xuân|hè\s+thu|thu\s+đông|vụ\s+mùa|vụ\s+đông|niên\s+vụ|vụ\s+3)\s*,?\s*(?:năm\s+)?{_YEAR}(?:\s*-\s*((?:20)?\d\d))?(?!\d)"
        ),
        period_groups.season,
    ),
    (
        "season",
        re.compile(r"\b(?:vụ|lúa)\s+(?:lúa\s+)?(?:đông\s+xuân|hè\s+thu|thu\s+đông|xuân|mùa)\b"),
        period_groups.whole_year,
    ),
    (
        "years",
        re.compile(rf"(?<![\d/.,-]){_YEAR}\s*(?:-|đến\s+(?:năm\s+)?)\s*((?:20)\d\d)(?![\d/.,]\d|-)"),
        period_groups.years,
    ),
    ("year", re.compile(rf"\b(?:năm|niên\s+độ|cuối|đầu)\s+{_YEAR}"), period_groups.year),
    ("year", re.compile(rf"(?<=[/(]){_YEAR}(?=\s*[):])"), period_groups.year),
    ("year", re.compile(r"\b(?:sang\s+)?năm\s+(nay|ngoái|tới|sau)\b"), period_groups.relative_year),
    ("year", re.compile(r"\bnăm\s+(này)\b"), period_groups.relative_year),
    ("year", re.compile(rf"(?<=[:,;]\s){_YEAR}(?=\s+(?:là|đạt|còn|ước|có)\s)"), period_groups.year),
    ("year", re.compile(r"\bcả\s+(năm)\b(?!\s*(?:19|20)\d\d)"), period_groups.whole_year),
    ("term", re.compile(r"\bnhiệm\s+kỳ\s+(?:tới|mới)\b"), period_groups.term_next),
    (
        "year",
        re.compile(
            r"\b(?:(?:từ\s+nay\s+)?đến\s+(?:hết|cuối)|hết)\s+năm\b(?!\s*(?:19|20)\d\d|\s+(?:nay|ngoái|trước|sau|học))"
        ),
        period_groups.this_year,
    ),
    ("term", re.compile(r"\bnhiệm\s+kỳ\s+(?:vừa\s+)?qua|\bnhiệm\s+kỳ\s+trước"), period_groups.term_past),
)
# One scan for a word that may open a period, or for the digits of a day, a count of months or a year; the forms
# are tried only there.
_OPENING_WORDS = "lũy tính đến hết ngày quý tháng nửa năm sang niên cuối đầu nhiệm cả vụ lúa đông hè thu từ ba sáu tám chín mười bốn bảy"
_OPENING = re.compile(
    by_first_letter(
        _OPENING_WORDS.split(),
        r"(?<![\d.,]\d)(?=\d?\s?[/.\-]\s?\d{1,2}\s*(?:[/.\-]|đến)|\d?\s+tháng|(?<=1)9\d\d|(?<=2)0\d\d)",
    )
)
# The words a form may begin with, in the order of the forms ('0' stands for a digit): most forms need not be tried.
_UNTIL_WORDS = "lũy tính đến hết"
_COUNT_WORDS = "0 ba sáu tám chín mười bốn năm bảy"
_FIRST_WORDS = (
    "từ ngày 0",
    "từ",
    *[_UNTIL_WORDS] * 4,
    *["ngày"] * 2,
    "0",
    *[_COUNT_WORDS] * 2,
    "nửa",
    "quý",
    "tháng",
    "năm",
    "vụ đông hè thu niên",
    "vụ lúa",
    "0",
    "năm niên cuối đầu",
    *["0"] * 1,
    "sang năm",
    "năm",
    "0",
    "cả",
    "nhiệm",
    "từ đến hết",
    "nhiệm",
)
_FORMS_FROM: dict[str, list[tuple[str, re.Pattern[str], Callable[[re.Match[str], int], Period]]]] = (
    defaultdict(list)
)
for _form, _words in zip(_FORMS, _FIRST_WORDS, strict=True):
    for _word in _words.split():
        _FORMS_FROM[_word].append(_form)
_REFERENCE = re.compile(
    r"(?:so\s*(?:với|cùng)?|cùng\s+kỳ|hơn|bằng|như|cùng\s+thời\s+điểm|kể\s+từ|từ|sau|thấp\s+hơn|cao\s+hơn|của)"
    r"\s*(?:với\s+)?(?:thực\s+hiện\s+|kết\s+quả\s+|mức\s+|bình\s+quân\s+)?(?:cùng\s+kỳ\s*(?:của\s+)?|cùng\s+thời\s+điểm\s*|thời\s+điểm\s*|cuối\s+|đầu\s+)*$"
)
_COMPARED = re.compile(r"(?:so\s*(?:với|cùng)?|cùng\s+kỳ|cùng\s+thời\s+điểm|hơn\s+(?:so\s+)?)[^,;.()]{0,30}$")
# 'gấp 2,6 lần năm 2021', 'gấp đôi năm 2024', 'bằng 115% thực hiện năm 2024'
_MULTIPLE = re.compile(
    r"(?:gấp\s+(?:đôi|rưỡi|ba|bốn)|gấp\s+(?:\w+\s+){0,2}[\d.,]+\s+lần|[\d.,]+\s*%\s+(?:thực\s+hiện|kết\s+quả|mức))\s*(?:của\s+|so\s+với\s+)?$"
)
_GOAL = re.compile(r"\bđến\s+(?:hết\s+|cuối\s+)?$")
_SEASONAL = re.compile(r"(?:mùa(?:\s+\w+)?|vụ|dịch|đợt)\s*$")
_PLAN = re.compile(
    r"(?:nhiệm\s+kỳ|khóa|đại\s+hội[^,;.]{0,60}|nghị\s+quyết[^,;.]{0,40}giai\s+đoạn|(?:chương\s+trình|đề\s+án|kế\s+hoạch|chuẩn|tiêu\s+chí)"
    r"[^,;.]{0,50}giai\s+đoạn)\s*(?:[ivx]+\s*)?[(,]?\s*$"
)
# 'Kế hoạch cả năm: ...' sets the frame of what follows; '% kế hoạch cả năm' does not.
_OPENS_PLAN = re.compile(r"(?:^|[.\n]\s*)(?:kế\s+hoạch|dự\s+toán|chỉ\s+tiêu|nhiệm\s+vụ)\s*$")
_OF_PLAN = re.compile(r"(?:kế\s+hoạch|kh|dự\s+toán|chỉ\s+tiêu|nghị\s+quyết|nhiệm\s+vụ)\s*$")


def periods(view: str) -> Iterator[PeriodMention]:
    """Yield the periods named in a folded text, in order and without overlap.

    >>> [str(m.resolve(2023)) for m in periods("9 tháng đầu năm 2023, quý iii")]
    ['2023-9M', '2023-Q3']
    """
    at = 0
    while opening := _OPENING.search(view, at):
        at = opening.end()
        word = opening.group()
        for grain, pattern, make in _FORMS_FROM["0" if word.isdigit() else word]:
            found = pattern.match(view, opening.start())
            if found is None or (grain == "first_months" and _is_duration(view, found)):
                continue
            before = view[max(0, found.start() - 70) : found.start()]
            yield PeriodMention(
                found.start(),
                found.end(),
                _role(grain, before, found.group()),
                _quiet(partial(make, found)),
                bool(re.search(r"(?:19|20)\d\d", found.group())),
                grain,
            )
            at = found.end()
            break


_DURATION = re.compile(
    rf"(?:sau|mỗi|từng|khoảng|hơn|gần|cách\s+đây|{only_new()}|chỉ\s+còn|suốt|được|kéo\s+dài|thời\s+gian|thời\s+hạn|trên|dưới)\s+$"
)


def _is_duration(view: str, found: re.Match[str]) -> bool:
    """Say whether 'N tháng' is a length of time, not the first months of a year: 'sau 4 tháng vận hành'."""
    bare = re.fullmatch(r"\w+\s+tháng", found.group()) is not None
    return bare and bool(_DURATION.search(view, max(0, found.start() - 20), found.start()))


def _role(grain: str, before: str, words: str) -> str:
    if _COMPARED.search(before) or _MULTIPLE.search(before):
        return "reference"
    if words.startswith("cả") and _OF_PLAN.search(before):
        return "main" if _OPENS_PLAN.search(before) else "plan"
    if grain == "day":
        return "event"
    if grain == "years" and _SEASONAL.search(before):
        return "reference"
    if grain == "years" and _PLAN.search(before):
        return "plan"
    if grain == "year" and _GOAL.search(before):
        return "goal"
    if before.endswith(("ngay từ ", "kể từ ")):
        return "reference"
    if _REFERENCE.search(before) and not re.search(r"(?:từ|của|như|bằng)\s*$", before):
        return "reference"
    return "main"


def reading_of(saying: str) -> str:
    """Give the periods of a saying, read as in a document of 2023."""
    return " + ".join(str(read) for mention in periods(fold(saying).view) if (read := mention.resolve(2023)))
