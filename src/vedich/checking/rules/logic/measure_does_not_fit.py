"""VD213: a figure is in a measure that its indicator cannot have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vedich.checking.fact import Fact, Role, measure_of
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding
from vedich.domain.measure import Dimension

# 'Cấp phát 150 ha gạo': what is weighed has no area.
_WEIGHED = re.compile(r"\s(?:gạo|xi măng|phân bón|thép)(?!\w)")
# 'Dài 49,7 ha': what is long is counted in km, or lasts.
_LONG = re.compile(r"(?<!kéo )(?:chiều )?dài $")
_NOT_LONG = frozenset({Dimension.AREA, Dimension.MASS, Dimension.MONEY})
_OF_MONEY = re.compile(r"\s*(?:của |trong )?tổng (?:kim ngạch|thu|chi|vốn|giá trị|doanh thu)")
_LAND = frozenset({Dimension.AREA, Dimension.LENGTH})
# What the first words of an indicator rule out; a measure that is merely unusual is no fault.
_BARRED: tuple[tuple[re.Pattern[str], frozenset[Dimension]], ...] = (
    (re.compile(r"sản lượng"), _LAND | {Dimension.MONEY}),
    (
        re.compile(r"diện tích"),
        frozenset({Dimension.MASS, Dimension.MONEY, Dimension.LENGTH, Dimension.VOLUME}),
    ),
    (re.compile(r"năng suất (?!lao động)"), _LAND | {Dimension.MONEY}),
    (
        re.compile(
            r"(?:(?:thu|chi|nộp) ngân sách|dự toán|giải ngân|kim ngạch|doanh thu|thu nhập|nguồn vốn|chi trả"
            r"|mức bán lẻ|tổng mức|kinh phí|dư nợ|huy động vốn)(?!\w)"
        ),
        _LAND | {Dimension.MASS, Dimension.VOLUME},
    ),
    (re.compile(r"đàn |chăn nuôi|(?:gia súc|gia cầm)"), _LAND),
    (re.compile(r"(?:tiêu thụ )?điện|sản lượng điện"), _LAND | {Dimension.MASS}),
    (re.compile(r"trồng (?:rừng|mới|cây)"), frozenset({Dimension.MASS, Dimension.MONEY, Dimension.VOLUME})),
    (
        re.compile(r"rừng (?:phòng hộ|đặc dụng|sản xuất|tự nhiên)$"),
        frozenset({Dimension.MASS, Dimension.MONEY, Dimension.LENGTH}),
    ),
    (re.compile(r"chiều dài"), frozenset({Dimension.MASS, Dimension.MONEY, Dimension.AREA})),
    (
        re.compile(
            r"dân số|(?:giảm )?hộ (?:nghèo|cận nghèo|dân)|lao động|giải quyết việc làm"
            r"|việc làm|học sinh|giường"
        ),
        _LAND | {Dimension.MASS},
    ),
)

rule = Rule(
    code="VD213",
    name="measure-does-not-fit",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="{indicator} không thể tính bằng {measure}: {stated}.",
    en="{indicator} cannot be counted in {measure}: {stated}.",
)


@rule.check
def measure_does_not_fit(facts: Facts) -> Iterator[Finding]:
    """Report output in ha, area in tonnes, money in km."""
    for fact in facts.figures:
        if fact.role not in (Role.LEVEL, Role.PLAN, Role.EARLIER) or fact.is_percent:
            continue
        measure = measure_of(fact.claim.measure)
        if measure.dimension is Dimension.COUNT or measure.per:
            continue
        barred = _by_company(facts, fact) or _by_name(fact.key)
        if barred is not None and measure.dimension in barred:
            yield rule.finding(
                facts,
                fact.span,
                on=(fact,),
                indicator=fact.claim.indicator,
                measure=fact.claim.measure,
                stated=fact.shown,
            )

    for case in facts.mismeasured:
        if case.fact.claim.measure:
            yield rule.finding(
                facts,
                case.fact.span,
                on=(case.fact,),
                indicator=case.what,
                measure=case.fact.claim.measure,
                stated=case.fact.shown,
            )


@lru_cache(maxsize=4096)
def _by_name(key: str) -> frozenset[Dimension] | None:
    """Say what the first words of an indicator rule out."""
    words = key.removeprefix("tổng ").removeprefix("số ")
    return next((barred for starts, barred in _BARRED if starts.match(words)), None)


def _by_company(facts: Facts, fact: Fact) -> frozenset[Dimension] | None:
    """Say what the words and figures beside a figure rule out."""
    if _WEIGHED.match(fact.after):
        return _LAND
    if _LONG.search(fact.before):
        return _NOT_LONG
    behind = facts.figures[fact.number + 1 : fact.number + 3]
    if not behind or behind[-1].sentence != fact.sentence:
        return None
    if behind[0].role is Role.SHARE and _OF_MONEY.match(behind[0].after):
        return _LAND | {Dimension.MASS}
    # '4.860 ha, năng suất 21,5 tạ/ha, sản lượng 10.449 tấn': the first of the three is the area.
    if len(behind) == 2 and behind[0].base.endswith("/ha") and behind[1].key.startswith("sản lượng"):
        return frozenset({Dimension.MASS, Dimension.MONEY, Dimension.LENGTH})
    return None
