"""VD213: a figure is in a measure that its indicator cannot have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vedich.checking.fact import Role, measure_of
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding
from vedich.domain.measure import Dimension

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
            r"(?:thu|chi|dự toán|giải ngân|vốn|kim ngạch|doanh thu|giá trị|thu nhập|nguồn vốn"
            r"|mức bán lẻ|tổng mức"
            r"|kinh phí|đầu tư|dư nợ|huy động vốn)(?! gom| hoạch| hồi (?:đất|rừng))\\b"
        ),
        _LAND | {Dimension.MASS, Dimension.VOLUME},
    ),
    (re.compile(r"đàn |chăn nuôi|(?:gia súc|gia cầm)"), _LAND),
    (re.compile(r"(?:tiêu thụ )?điện|sản lượng điện"), _LAND | {Dimension.MASS}),
    (re.compile(r"trồng (?:rừng|mới|cây)"), frozenset({Dimension.MASS, Dimension.MONEY, Dimension.VOLUME})),
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
        words = fact.key.removeprefix("tổng ").removeprefix("số ")
        barred = next((barred for starts, barred in _BARRED if starts.match(words)), None)
        measure = measure_of(fact.claim.measure)
        if barred is not None and measure.dimension in barred and not measure.per:
            yield rule.finding(
                facts,
                fact.span,
                on=(fact,),
                indicator=fact.claim.indicator,
                measure=fact.claim.measure,
                stated=fact.shown,
            )
