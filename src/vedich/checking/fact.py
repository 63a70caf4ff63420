"""One figure of a document: what its digits allow, the part it plays, the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from vedich.catalog.folding import folded
from vedich.catalog.load import catalog
from vedich.checking.interval import Interval
from vedich.domain.document import Claim, ClaimKind, Comparator, Relation, Span
from vedich.domain.figure import Figure, FigureError
from vedich.domain.measure import SCALE_WORDS, Dimension, Measure, measure_named

PLANS = frozenset(
    {
        Relation.OF_PLAN,
        Relation.OF_CENTRAL_PLAN,
        Relation.OF_PROVINCE_PLAN,
        Relation.OF_OWN_PLAN,
        Relation.OF_STRETCH,
        Relation.OF_BUDGET_ESTIMATE,
    }
)
GROWTHS = frozenset({Relation.YOY_GROWTH, Relation.GROWTH_OTHER})
RATIOS = frozenset({Relation.YOY_RATIO, Relation.RATIO_OTHER})
POINTS = "điểm %"
PERCENTS = frozenset({"%", "‰"})

# 'Khoảng' and 'gần' promise no digit; a twentieth either way is what such a word covers in practice.
_ABOUT = Decimal("0.05")
# What adds up over a year; stocks and rates do not.
FLOWS = re.compile(
    r"(?:tổng )?(?:thu|chi|giải ngân|sản lượng|kim ngạch|doanh thu|lượt|số lượt|khách|giá trị)\b"
)
# The reader's certainty is the chance that all of a claim is right, its period and area too. Arithmetic
# inside a clause needs the value and the name alone: only a very doubtful claim makes it doubtful.
_DOUBT = 0.2
# A bracket behind a figure ties the two by print; the reader doubts most of all which year it is of.
_DOUBT_IN_BRACKET = 0.1
_MORE_LIKELY_WRONG = 0.5
# What a scan or a stale formula shows may not be what the document says.
_UNSURE_MARKS = frozenset(("mark_ocr", "mark_stale_formula", "mark_faulty_formula"))
# The first of two spellings: nghìn, tỷ.
_SCALE_NAMES = {factor: word for word, factor in reversed(tuple(SCALE_WORDS.items()))}
_BRACKETS = re.compile(r"\([^)]*\)|^[^:]{0,60}:\s*")
_DIGITS = re.compile(r"\d+(?:[.,]\s?\d+)*")


class Role(StrEnum):
    """The part a figure plays: a level, a plan, an earlier level, or what a text computes from these."""

    LEVEL = "level"
    PLAN = "plan"
    EARLIER = "earlier"
    OF_PLAN = "of_plan"
    GROWTH = "growth"
    RATIO = "ratio"
    CHANGE = "change"
    TIMES = "times"
    SHARE = "share"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim with its interval in `base` measure and the folded words before and behind it.

    `at` and `end` are its place in the folded text, `clause` and `sentence` count those of the document.
    """

    number: int
    claim: Claim
    role: Role
    key: str
    between: Interval
    base: str
    factor: Decimal
    at: int
    end: int
    clause: int
    sentence: int
    before: str
    after: str

    @property
    def span(self) -> Span:
        """Give its place in the original."""
        return self.claim.span

    @property
    def value(self) -> Decimal:
        """Give its value in its own measure."""
        return self.claim.value

    @property
    def stated(self) -> Interval:
        """Give what the digits allow, in the measure as printed."""
        return between(self.claim)

    @property
    def shown(self) -> str:
        """Give the printed words, on one line."""
        return " ".join(self.claim.surface.split())

    @property
    def shown_in_full(self) -> str:
        """Give the printed words with what a table prints in its head alone: the scale and the measure.

        '88,8' below 'nghìn tấn' is '88,8 nghìn tấn': the claim holds 88.800 tấn.
        """
        shown = self.shown
        if self.claim.measure in shown:
            return shown
        printed = self.claim.figure.value
        scale = _SCALE_NAMES.get(self.claim.value / printed, "") if printed else ""
        return " ".join(filter(None, (shown, scale, self.claim.measure)))

    @property
    def is_aside(self) -> bool:
        """Say whether the figure stands in a bracket that opens behind the figure before it."""
        return "(" in self.before.rpartition(")")[2]

    @property
    def is_percent(self) -> bool:
        """Say whether the figure is a percentage."""
        return self.base in PERCENTS

    @property
    def is_doubtful(self) -> bool:
        """Say whether the digits themselves may not be what was printed."""
        if not _UNSURE_MARKS.isdisjoint(self.claim.rules):
            return True
        return self.claim.figure.doubtful or not is_clean(self.claim.surface)

    @property
    def is_uncertain(self) -> bool:
        """Say whether the reader may have tied the figure to the wrong words."""
        low = _DOUBT_IN_BRACKET if self.is_aside else _DOUBT
        return self.claim.certainty < low

    @property
    def is_placed(self) -> bool:
        """Say whether its period and area are likely enough to set it against a figure from elsewhere."""
        return self.claim.certainty >= _MORE_LIKELY_WRONG

    @property
    def last_digit(self) -> Decimal:
        """Give the worth of the last printed digit, in the measure as printed."""
        return last_digit(self.claim)

    def digits(self) -> Span | None:
        """Give the place of the digits in the original, where they stand as they were read."""
        found = self.claim.surface.find(self.claim.figure.text)
        if found < 0:
            return None
        start = self.claim.span.start + found
        return Span(start, start + len(self.claim.figure.text))


def is_clean(surface: str) -> bool:
    """Say whether the digits are free of what a scan leaves: 'I00%', '118⁄2', '100%%'.

    >>> is_clean("526,8 tỷ đồng"), is_clean("I00%"), is_clean("100%%")
    (True, False, False)
    """
    return re.match(r"\s*[-+]?\d", surface) is not None and not re.search(r"[§⁄øŠ]|%\s*%|%o", surface)


def last_digit(claim: Claim) -> Decimal:
    """Give the worth of the last printed digit: 0.1 for '57,7 %', 10 for '51,36 nghìn người'.

    A number without decimals that was scaled ('2 vạn') is worth its scale.
    """
    figure = claim.figure
    step = _STEPS[min(figure.decimals, len(_STEPS) - 1)]
    value = figure.value
    if value in (claim.value, 0, -claim.value):
        return step
    scale = abs(claim.value / value)
    return step * scale if scale in _SCALES else step


_STEPS = tuple(Decimal(1).scaleb(-places) for places in range(25))
_SCALES = frozenset(Decimal(10) ** power for power in range(13))


def between(claim: Claim) -> Interval:
    """Give the values that the printed digits and words of a claim allow, in its own measure."""
    return allowed(claim, claim.value, last_digit(claim), claim.value_max)


def allowed(claim: Claim, value: Decimal, step: Decimal, value_max: Decimal | None = None) -> Interval:
    """Give the values that a number would allow, were it printed in the place of the claim's own.

    A small count is exact: '26 chỉ tiêu' is neither 25,6 nor 26,4.
    """
    exact = (
        step == 1
        and is_count(claim.measure)
        and (abs(value) < 100 or value % (100 if abs(value) < 1000 else 10) != 0)
    )
    half = Decimal(0) if exact else step / 2
    if claim.comparator is Comparator.EQ and value_max is None:
        return Interval(value - half, value + half) if half else Interval(value, value)
    near = Interval(value, value if value_max is None else max(value, value_max)).widened(half)
    match claim.comparator:
        case Comparator.GT | Comparator.GE:
            return Interval(near.low, None) if value >= 0 else Interval(None, near.high)
        case Comparator.LT | Comparator.LE:
            return Interval(Decimal(0), near.high) if value >= 0 else Interval(near.low, Decimal(0))
        case Comparator.APPROX:
            return near.widened(max(step, abs(value) * _ABOUT))
        case Comparator.RANGE if value_max is not None and value_max < value:
            return Interval(value_max - half, value + half)
    return near


def rounded(fact: Fact) -> Interval:
    """Give what a figure allows when the zeros at its end are a rounding: '32.700' is 32.650 to 32.750."""
    value = fact.claim.value
    digits = value.normalize().as_tuple()
    if not isinstance(digits.exponent, int) or digits.exponent < 2 or len(digits.digits) < 2:
        return fact.between
    return allowed(fact.claim, value, Decimal(1).scaleb(digits.exponent)).scaled(fact.factor)


@lru_cache(maxsize=1)
def _measures() -> dict[str, Measure]:
    known = {}
    for entry in catalog().measures.values():
        known[str(entry.measure)] = entry.measure
        for spelling in entry.spellings:
            known.setdefault(spelling, entry.measure)
    return known


@lru_cache(maxsize=1024)
def measure_of(printed: str) -> Measure:
    """Give the measure that a record names."""
    return measure_named(printed, _measures())


@lru_cache(maxsize=1024)
def is_count(printed: str) -> bool:
    """Say whether a measure counts things one by one."""
    measure = measure_of(printed)
    return measure.dimension is Dimension.COUNT and measure.factor == 1 and not measure.per


@lru_cache(maxsize=4096)
def key_of(indicator: str) -> str:
    """Give the one form that the spellings of an indicator's name share, without brackets.

    >>> key_of("Tỉ lệ hộ nghèo (chuẩn mới)")
    'tỷ lệ hộ nghèo'
    """
    return folded(_BRACKETS.sub(" ", indicator))


def alike(one: str, other: str) -> bool:
    """Say whether two names may be of one indicator: the same, or one a shorter form of the other."""
    if one == other:
        return True
    if not one or not other:
        return False
    first, second = set(one.split()), set(other.split())
    return first <= second or second <= first


_EARLIER = re.compile(
    r"(?:cùng kỳ|năm trước|năm ngoái|kỳ trước|tháng trước|quý trước|vụ trước"
    r"|đầu năm)(?: năm (?:trước|ngoái|\d{4}))?"
    r"(?:,[^,;.(]{0,40}|[\s(:,]*(?:(?:là|đạt|chỉ|có|còn)\s+)*(?:tăng |giảm )?)$"
    r"|năm \d{4} chỉ (?:có|đạt|là) $"
    # 'so với năm 2022 (197,8 tỷ đồng)', 'so với đầu năm (437 tỷ đồng)'
    r"|so (?:với |cùng )[^,;()]{0,40}\((?:(?:là|đạt|có)\s+)?$"
)
_EQUALS = ("bằng ", "và ", "đạt ")
_YEAR_AGO_OPENED = re.compile(r"cùng kỳ[^(),;]{0,24}\(\s*$")
_OF_YEAR_AGO = re.compile(r"\s*(?:so (?:với )?)?cùng kỳ")
_OPENED = re.compile(r"[^()]*\((?:(?:là|đạt|có)\s+)?")
_TIMES = re.compile(r"(?:gấp|bằng)(?: khoảng| hơn| gần)? $")
_FROM = re.compile(r"(?:^|\s)từ(?: mức)? $")
_PLANNED = re.compile(
    r"(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|kh|(?:được|tỉnh|huyện|trung ương|ubnd|hđnd"
    r"|cấp trên) giao)"
    r"(?: (?:giao|năm|là|đề ra|đầu năm|\d{4}|cả năm|tỉnh|huyện|được giao|vốn|của))*[\s:,(]*(?:là "
    r"|giao |đạt )?$"
    r"|trên tổng (?:số )?(?:kế hoạch )?(?:vốn )?$"
)


def role_of(claim: Claim, before: str, after: str, previous: Fact | None = None) -> Role:
    """Give the part a claim plays, by what the reader made of it and what stands before it."""
    relation = claim.relation
    if claim.kind is ClaimKind.OTHER_NUMBER:
        return Role.TIMES if claim.measure == "lần" and _TIMES.search(before) else Role.OTHER
    # What the text names outright goes before what a reader concludes from afar.
    if claim.measure in PERCENTS and before.endswith(_EQUALS) and _OF_YEAR_AGO.match(after):
        return Role.RATIO
    if relation is None and "cùng kỳ" in before and _YEAR_AGO_OPENED.search(before):
        return Role.EARLIER
    if relation in PLANS:
        return Role.OF_PLAN
    if relation in GROWTHS:
        return Role.GROWTH
    if relation in RATIOS:
        return Role.RATIO
    if claim.kind is ClaimKind.BASELINE:
        return Role.EARLIER
    if relation is Relation.OF_TOTAL:
        return Role.SHARE
    if claim.measure == "lần" and _TIMES.search(before):
        return Role.TIMES
    if claim.kind is ClaimKind.COMPARISON:
        return Role.CHANGE if claim.measure not in PERCENTS or claim.measure == POINTS else Role.OTHER
    if claim.kind is ClaimKind.TARGET or (_has(_PLAN_WORDS, before) and _PLANNED.search(before)):
        return Role.PLAN
    if _has(_EARLIER_WORDS, before) and _EARLIER.search(before):
        return Role.EARLIER
    if previous is not None and _OPENED.fullmatch(before):
        # 'tăng 10,7% (318 tỷ đồng)', 'đạt 97% kế hoạch (480 tỷ đồng)': what it is measured against.
        if previous.role in (Role.GROWTH, Role.RATIO, Role.CHANGE, Role.TIMES):
            return Role.EARLIER
        if previous.role is Role.OF_PLAN:
            return Role.PLAN
    return Role.LEVEL


# Plain words rule out most of what the patterns would walk letter by letter.
_PLAN_WORDS = ("kế hoạch", "dự toán", "chỉ tiêu", "mục tiêu", "nghị quyết", "kh", "giao", "trên tổng")
_EARLIER_WORDS = ("trước", "cùng kỳ", "ngoái", "đầu năm", "chỉ ", "so ")


def _has(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)


def same_kind(one: Fact, other: Fact) -> bool:
    """Say whether two figures count the same: 'triệu lượt khách' and 'lượt' do.

    The reader takes the noun as far as the text goes; the first word says what is counted.
    """
    if one.base == other.base:
        return True
    if not (is_count(one.base) and is_count(other.base)):
        return False
    return one.base.partition(" ")[0] == other.base.partition(" ")[0]


def starts_from(before: str) -> bool:
    """Say whether the words before a level open 'từ ... lên ...'."""
    return _FROM.search(before) is not None


def number_in(text: str) -> Figure | None:
    """Give the first number of some words."""
    found = _DIGITS.search(text)
    try:
        return Figure(found.group()) if found else None
    except FigureError:
        return None
