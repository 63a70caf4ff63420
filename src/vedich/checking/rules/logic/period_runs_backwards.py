"""VD201: a period ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD201",
    name="period-runs-backwards",
    since="0.1",
    certainty=Certainty.CERTAIN,
    vi="Kỳ {text} kết thúc ({last}) trước khi bắt đầu ({first}).",
    en="The period {text} ends ({last}) before it begins ({first}).",
)


@rule.check
def period_runs_backwards(facts: Facts) -> Iterator[Finding]:
    """Report years and days that run backwards."""
    for years in facts.oddities.years:
        if years.last < years.first:
            yield rule.finding(
                facts,
                years.span,
                arithmetic=(f"{years.last} < {years.first}",),
                text=" ".join(facts.words(years.span).split()),
                first=years.first,
                last=years.last,
            )
    for span, first, last in facts.oddities.ranges:
        if first.day is not None and last.day is not None and last.day < first.day:
            yield rule.finding(
                facts,
                span,
                arithmetic=(f"{last.text} < {first.text}",),
                text=" ".join(facts.words(span).split()),
                first=first.text,
                last=last.text,
            )
