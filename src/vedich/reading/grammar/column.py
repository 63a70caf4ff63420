"""Read the head of a table's column: KH 2022 · Ước thực hiện 9 tháng · TH/KH (%) · ĐVT · Diện tích (ha)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from vedich.domain.document import ClaimKind, Relation
from vedich.reading.folding import fold, fold_words
from vedich.reading.grammar.area import areas
from vedich.reading.grammar.measure import Measured, measured_at
from vedich.reading.grammar.period import PeriodMention, periods
from vedich.reading.grammar.relation import plan_words
from vedich.reading.lexicon.load import lexicon


class Role(StrEnum):
    """What the cells of a column are for."""

    ORDINAL = "ordinal"
    NAME = "name"
    AREAS = "areas"
    MEASURE = "measure"
    NOTE = "note"
    FIGURE = "figure"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Column:
    """What a head says of the figures under it.

    `kind` is None where it names only a period, an area or an indicator. `unsaid` marks a relation that the
    figures themselves must tell ('so cùng kỳ (%)' over 107,3 or over 7,3). `words` is what it says beyond
    all that: the indicator ('Diện tích (ha)'). `year` completes a period that names none ('Năm 2023 - 9 tháng').
    """

    role: Role
    kind: ClaimKind | None = None
    relation: Relation | None = None
    unsaid: bool = False
    excess: bool = False
    difference: bool = False
    estimated: bool = False
    period: PeriodMention | None = None
    year: int | None = None
    yearly: bool = False
    measured: Measured | None = None
    area: str | None = None
    words: str = ""

    @property
    def pure(self) -> bool:
        """Say whether the head is known to its last word."""
        return self.role != Role.UNKNOWN and not self.words


_ONE = Decimal(1)
_PERCENT = Measured("%", "ratio", _ONE, 1)
_THOUSANDS = re.compile(r"^(?:1\.?000|10\^3)\s+")
_MILLIONS = re.compile(r"\btr(?:iệu)?\.?\s?(?:đồng|đ)(?!\w)\.?")
_BRACKET = re.compile(r"[(\[]\s*(?:(?:đvt|đơn vị(?: tính)?)\s*:?\s*)?([^()\[\]]{1,40})\s*[)\]]")
_FORMULA = re.compile(r"[(\[]?\s*[(\[]?\w{1,2}[)\]]?\s*=\s*[\d()\[\]/*x:+\- ]+%?\s*[)\]]?|[(\[]\d{1,2}[)\]]")
_TRAILING_MEASURE = re.compile(r"(?:,|:|-)\s*(?:đvt\s*:?\s*)?([^,:()]{1,25})$")

_SHORT_FORMS = (
    (re.compile(r"(?<=[^\W\d_])(?=20\d\d(?!\d))"), " "),
    (re.compile(r"(?i)(?<!\w)(th|kh|ưth|ck)(?=\d)"), r"\1 "),
    (re.compile(r"(?i)(?<![\w.,])(\d{1,2})\s?t(?=[\s/.]|$)"), r"\1 tháng"),
    (re.compile(r"(?i)(?<!\w)t\.?(\d{1,2})(?=[\s/.]|$)"), r"tháng \1"),
    (re.compile(r"(?i)(?<!\w)q\.?([1-4]|iv|i{1,3})(?=[\s/.]|$)"), r"quý \1"),
    (re.compile(r"(?i)^dt\s*(?=[(,]?\s*(?:nghìn\s+)?ha)"), "Diện tích "),
    (re.compile(r"(?i)^sl\s*(?=[(,]?\s*(?:nghìn\s+)?tấn)"), "Sản lượng "),
    (re.compile(r"(?i)^ns\s*(?=[(,]?\s*(?:tạ|tấn)/ha)"), "Năng suất "),
    (re.compile(r"(?i)(?<!\w)dt(?=\s+(?:năm|20|giao|tỉnh|huyện|tw|hđnd))"), "Dự toán"),
    (re.compile(r"(?i)năm\s+(?=20\d\d\s?[-–]\s?20\d\d)"), ""),
)
_BARE_YEAR = re.compile(
    r"(?<![\d/.,–-])(?<![–-] )(?<!năm )(?<!Năm )(?<!NĂM )(?:19|20)\d\d(?!\d)(?!\s?[–-]\s?(?:20)?\d\d)"
    r"|(?<=20\d\d/)20\d\d(?!\d)"
)


@cache
def _inside(name: str) -> re.Pattern[str]:
    words = sorted(lexicon("columns")["inside"][name], key=len, reverse=True)
    return re.compile(r"(?<![^\W\d_])(?:" + "|".join(words) + r")(?![^\W\d_])")


@cache
def _patterned(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in lexicon("columns")["whole"][name]))


def is_total(words: str) -> bool:
    """Say whether the words of a cell sum up a table: 'Tổng số', 'Toàn huyện'.

    >>> is_total("TỔNG CỘNG"), is_total("Tổng thu ngân sách")
    (True, False)
    """
    return _patterned("total").fullmatch(fold_words(words).strip(" .:-")) is not None


def measure_named(words: str, *, any_noun: bool = False) -> Measured | None:
    """Give the measure that the words name as a whole; with `any_noun`, an unknown noun counts itself.

    >>> measure_named("1.000 tấn")
    Measured(measure='tấn', sort='mass', scale=Decimal('1000'), end=9)
    >>> measure_named("thủy sản") is None
    True
    """
    view = fold_words(words).strip(" .:;").removeprefix("đvt").strip(" :")
    view = _MILLIONS.sub("triệu đồng", _THOUSANDS.sub("nghìn ", view)).replace("ngày đêm", "ngày")
    if not view:
        return None
    read = measured_at(view, 0)
    if read is not None and read.end == len(view):
        return read
    if any_noun and len(view) <= 30 and view[0].isalpha() and len(view.split()) <= 5:
        return Measured(view, "count", _ONE, len(view))
    return None


@lru_cache(maxsize=2048)
def column(head: str) -> Column:
    """Give what the head of a column says.

    >>> column("Ước TH năm 2022").kind, column("TH/KH (%)").relation, column("STT").role
    (<ClaimKind.RESULT: 'result'>, <Relation.OF_PLAN: 'of_plan'>, <Role.ORDINAL: 'ordinal'>)
    """
    cased = spelt_out(head)
    words = " ".join(fold(cased).view.split()).strip(" .:*")
    for role in (Role.ORDINAL, Role.MEASURE, Role.NAME, Role.AREAS, Role.NOTE):
        if _patterned(role.value).fullmatch(words):
            return Column(role)
    cased, measured = _measure_taken(cased)
    if measured is not None:
        words = " ".join(fold(cased).view.split()).strip(" .:*")
        for role in (Role.NAME, Role.AREAS):  # 'Chỉ tiêu (ĐVT: ha)'
            if _patterned(role.value).fullmatch(words):
                return Column(role, measured=measured)
    if _patterned("value").fullmatch(" ".join(fold(cased).view.split())):
        return Column(Role.FIGURE, measured=measured)
    return _figures(cased, measured)


def spelt_out(head: str) -> str:
    """Give a head with its short forms written in full: '9T/2023' as '9 tháng/2023', '2022' as 'năm 2022'."""
    said = " ".join(_FORMULA.sub(" ", " ".join(head.split())).split())
    for pattern, full in _SHORT_FORMS:
        said = pattern.sub(full, said)
    return _BARE_YEAR.sub(r"năm \g<0>", said)


def _measure_taken(cased: str) -> tuple[str, Measured | None]:
    for found in reversed(list(_BRACKET.finditer(cased))):
        inner = fold_words(found.group(1))
        if _inside("target").fullmatch(inner) or _inside("result").fullmatch(inner):
            continue  # '2023 (kế hoạch)' counts no plans
        read = _PERCENT if inner in ("%", "tỷ lệ %", "tỷ lệ (%)") else measure_named(inner)
        if read is not None:
            return f"{cased[: found.start()]} {cased[found.end() :]}", read
    tail = _TRAILING_MEASURE.search(cased)
    if tail and tail.start() > 0 and (read := measure_named(tail.group(1))) is not None:
        return cased[: tail.start()], read
    return cased, None


def _figures(cased: str, measured: Measured | None) -> Column:
    folded = fold(cased)
    view = folded.view
    mentions = list(periods(view))
    masked = _without(view, [(mention.start, mention.end) for mention in mentions])
    per_cent = "%" in masked
    measured = measured or (_PERCENT if per_cent else None)
    estimated = _inside("estimated").search(masked) is not None
    compared = _compared(view, masked, mentions, measured)
    if compared is not None:
        # 'Tốc độ tăng GRDP (%)' names an indicator of its own, 'Tốc độ tăng so với cùng kỳ (%)' does not.
        named = _left(cased, view, mentions, "growth", "difference", "plan", "earlier", "result", "done")
        compared = replace(compared, estimated=estimated, year=_year(mentions, compared.period))
        return replace(compared, words=" ".join(cased.split())) if named else compared
    if _inside("share").match(masked.strip()) and measured is not None:
        return Column(
            Role.FIGURE, ClaimKind.RESULT, Relation.OF_TOTAL, period=_main(mentions), measured=measured
        )
    if earlier := _inside("earlier").search(view):
        whole = mentions[-1] if mentions else None
        rest = _left(cased, view, mentions, "earlier", "result")
        if earlier.group() not in ("đầu năm", "đầu nhiệm kỳ"):
            return Column(Role.FIGURE, ClaimKind.BASELINE, period=whole, measured=measured, words=rest)
    kind = None
    # 'Kết quả thực hiện kế hoạch': the first word rules, unless it only bends the plan ('Ước KH').
    first_target, first_result = _inside("target").search(masked), _inside("result").search(masked)
    if first_target and (not first_result or first_target.start() <= first_result.start()):
        kind = ClaimKind.TARGET
    elif first_result:
        kind = ClaimKind.RESULT
    rest = _left(cased, view, mentions, "target", "result")
    area = _area(cased)
    if area is not None or _patterned("total").fullmatch(view.strip()):
        return Column(
            Role.FIGURE, kind, area=area or " ".join(cased.split()), measured=measured, period=_main(mentions)
        )
    yearly = kind == ClaimKind.TARGET and re.search(r"(?<!\w)năm(?!\w)", masked) is not None
    if rest and kind is None and measured is None:
        measured = _counted(view)
    said = kind is not None or (mentions and not rest) or (rest and measured is not None)
    return Column(
        Role.FIGURE if said else Role.UNKNOWN,
        kind,
        estimated=estimated and kind == ClaimKind.RESULT,
        period=_main(mentions),
        year=_year(mentions, _main(mentions)),
        yearly=yearly,
        measured=measured,
        words=rest,
    )


_SUM_OF = re.compile(r"\s*(?:tổng\s+)?số\s+(?:lượng\s+)?")


def counted_noun(name: str) -> Measured | None:
    """Give the measure that a name counts in: 'Số xã đạt chuẩn' counts xã.

    >>> counted_noun("Số xã đạt chuẩn nông thôn mới").measure
    'xã'
    """
    return _counted(fold(name).view)


def _counted(view: str) -> Measured | None:
    found = _SUM_OF.match(view)
    return measured_at(view, found.end()) if found else None


_SLASHED = re.compile(
    r"(?:th|ưth|uth|thực hiện|kết quả|kq|ước|đạt|năm|lũy kế|lk|cộng dồn|kỳ này)(?:[^\W\d_]|[\d ,.()])*/\s*(?P<right>\w[^/]*)$"
)
_YEARS_APART = re.compile(r"năm (20\d\d)\s*/\s*năm (20\d\d)")


def _compared(
    view: str, masked: str, mentions: list[PeriodMention], measured: Measured | None
) -> Column | None:
    """Read a head that sets figures against a plan or an earlier period."""
    plan, done = _inside("plan"), _inside("done").search(masked)
    growing = _inside("growth").search(masked)
    against = re.search(r"(?<!\w)so(?!\w)(?: sánh)?(?: với)?|(?<!\w)bằng(?!\w)", masked)
    slashed = _SLASHED.search(masked)
    apart = _YEARS_APART.search(view)
    per_cent = "%" in masked
    cut = against.end() if against else slashed.start("right") if slashed else 0
    planned = plan.search(masked, cut) if cut else None
    if planned is None and (per_cent or growing or re.search(r"(?<!\w)(?:vượt|tỷ lệ|mức độ)(?!\w)", masked)):
        planned = plan.search(masked)
        cut = planned.start() if planned else cut
    left = _main([mention for mention in mentions if mention.start < cut] if cut else mentions)
    difference = _inside("difference").search(masked) is not None and not (
        measured and measured.measure == "%"
    )
    if planned and (
        against or slashed or per_cent or growing or done or "vượt" in masked or "tỷ lệ" in masked
    ):
        excess = growing is not None or re.search(r"(?<!\w)vượt(?!\w)", masked) is not None
        return Column(
            Role.FIGURE,
            ClaimKind.COMPARISON,
            plan_words(masked[planned.start() :]),
            excess=excess,
            difference=difference,
            period=left,
            measured=measured,
        )
    if done or (_is_share(masked, measured) and not mentions):
        return Column(
            Role.FIGURE,
            ClaimKind.COMPARISON,
            Relation.OF_PLAN,
            unsaid=done is None,
            measured=measured or _PERCENT,
        )
    earlier = _inside("earlier").search(masked) or re.search(r"năm ngoái", view)
    later_year = apart or (
        slashed and re.search(r"^(?:th|thực hiện|cùng kỳ|ck|năm)\b", slashed.group("right"))
    )
    compared = [
        mention for mention in mentions if mention.role == "reference" or (cut and mention.start >= cut)
    ]
    referred = bool(compared) and (against is not None or any(each.role == "reference" for each in compared))
    if growing or later_year or ((against or per_cent) and (earlier or referred)):
        other = bool(
            earlier
            and re.search(r"tháng|quý|kỳ trước|đầu", earlier.group())
            and "cùng" not in earlier.group()
        )
        other = other or "bình quân" in masked
        other = other or (not earlier and any(not _same_a_year_ago(left, each) for each in compared))
        if growing:
            relation = Relation.GROWTH_OTHER if other else Relation.YOY_GROWTH
        else:
            relation = Relation.RATIO_OTHER if other else Relation.YOY_RATIO
        sure = growing is not None or "bằng" in masked
        if apart:
            left = next(
                (mention for mention in mentions if mention.start <= apart.start() < mention.end), left
            )
        return Column(
            Role.FIGURE,
            ClaimKind.COMPARISON,
            relation,
            unsaid=not sure,
            difference=difference,
            period=left,
            measured=measured,
        )
    return None


def _is_share(masked: str, measured: Measured | None) -> bool:
    """Say whether a head is only 'Tỷ lệ', 'So sánh (%)', '%': of what, the other columns tell."""
    words = masked.strip(" %")
    return words in ("tỷ lệ", "so sánh") or (
        words in ("đạt", "") and measured is not None and measured.measure == "%"
    )


def _main(mentions: list[PeriodMention]) -> PeriodMention | None:
    told = [mention for mention in mentions if mention.role != "reference"] or mentions
    told = [mention for mention in told if not mention.has_year] or told
    # 'Tháng 9/2025' under 'Năm 2025' is the month.
    return next((each for each in told[1:] if each.lies_in_year(told[0])), told[0]) if told else None


def _year(mentions: list[PeriodMention], period: PeriodMention | None) -> int | None:
    """Give the year that another mention names for a period without one."""
    if period is None or period.has_year:
        return None
    years = (mention.resolve(0) for mention in mentions if mention.has_year and mention.role != "reference")
    return next((year.end.year for year in years if year is not None), None)


def _same_a_year_ago(new: PeriodMention | None, old: PeriodMention) -> bool:
    """Say whether a period is compared with the same period of the year before."""
    later, earlier = new.resolve(2023) if new else None, old.resolve(2023)
    if later is None or earlier is None:
        return old.grain != "month"
    return later.year_ago.same_dates(earlier) or old.grain == "year"


def _area(cased: str) -> str | None:
    found = list(areas(fold(cased)))
    return (
        found[0].name if len(found) == 1 and found[0].end - found[0].start >= len(cased.strip()) - 1 else None
    )


def _without(view: str, holes: list[tuple[int, int]]) -> str:
    for start, end in holes:
        view = view[:start] + " " * (end - start) + view[end:]
    return view


def _left(cased: str, view: str, mentions: list[PeriodMention], *known: str) -> str:
    """Give what a head says beyond period and kind, '' where that is only filling."""
    rest = _without(view, [(mention.start, mention.end) for mention in mentions])
    for name in known:
        rest = _inside(name).sub(lambda found: " " * len(found.group()), rest)
    bare = _inside("filling").sub(lambda found: " " * len(found.group()), rest)
    if not re.search(r"[^\W\d_]{2}", bare):
        return ""
    pieces = re.finditer(r"\S+(?: \S+)*", rest)
    return max((" ".join(cased[p.start() : p.end()].split()) for p in pieces), key=len).strip(" ,:;-()")


def reading_of(saying: str) -> str:
    """Give the reading of a head as its page prints it, periods as in a document of 2023."""
    read = column(saying)
    period = read.period.resolve(2023) if read.period else None
    if read.role == Role.UNKNOWN:
        return ""
    if read.role != Role.FIGURE:
        return read.role.value
    parts = [
        read.kind.value if read.kind else "",
        "estimated" if read.estimated else "",
        read.relation.value if read.relation else "",
        "excess" if read.excess else "",
        "difference" if read.difference else "",
        "unsaid" if read.unsaid else "",
        str(period) if period else "",
        read.measured.measure if read.measured else "",
        read.area or "",
        read.words,
    ]
    return " · ".join(part for part in parts if part) or read.role.value
