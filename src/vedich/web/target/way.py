"""The way of a target as a chart and as its table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vedich.domain.verdict import Verdict
from vedich.store.facts.asked import Asked
from vedich.store.facts.measured import Meaning
from vedich.store.facts.schemed import OfficeScheme
from vedich.store.judged.board import Line
from vedich.store.queries.breakdowns import PartTold, told_of_parts
from vedich.store.queries.paths import Step
from vedich.store.queries.told.words import (
    basis_words,
    figure_of,
    goal,
    number,
    pace_words,
    period,
    result,
    share,
)
from vedich.store.queries.told.words import months as window
from vedich.web.parts.plot import Plot, plot


@dataclass(frozen=True, slots=True)
class Month:
    """A row of the table; texts are '' where there is nothing, `judged` False where nobody asked yet."""

    month: int
    judged: bool
    own: str
    result: str
    pace: str
    year_ago: str
    share: str
    verdict: Verdict | None
    called: str
    pace_word: str
    key: str
    is_later: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How the target stands on one basis; `months` is '' where the target is of the whole year."""

    target: int
    basis: str
    months: str
    goal: str
    share: str
    gap: str
    verdict: Verdict
    called: str
    pace: str


@dataclass(frozen=True, slots=True)
class Divided:
    """A part of the indicator with what was told of it last; `share` is '' where parts do not add up."""

    name: str
    period: str
    figure: str
    share: str


def divided(area: int, meaning: Meaning, asked: Asked, lang: str) -> list[tuple[str, list[Divided]]]:
    """Give the parts that were told of, by breakdown; none where nobody told of any."""
    told = told_of_parts(area, asked, meaning.id).get(meaning.id, [])
    found: dict[str, list[PartTold]] = defaultdict(list)
    for one in told:
        found[_breakdown(one, lang)].append(one)
    return [(name, _divided(parts, meaning, lang)) for name, parts in found.items()]


def _breakdown(one: PartTold, lang: str) -> str:
    return one.part.breakdown_vi if lang == "vi" else one.part.breakdown_en


def _divided(parts: list[PartTold], meaning: Meaning, lang: str) -> list[Divided]:
    known = [one.value for one in parts if one.value is not None]
    alike = len({(one.period, one.measure) for one in parts}) == 1
    whole = parts[0].part.is_whole and len(known) == parts[0].part.of
    total = sum(known, Decimal(0)) if alike and whole and meaning.kind.adds_up else Decimal(0)
    return [
        Divided(
            one.part.vi if lang == "vi" else one.part.en,
            period(one.period, lang),
            f"{number(one.value, lang)} {one.measure}" if one.value is not None else one.words,
            share(one.value * 100 / total, lang) if total and one.value is not None else "",
        )
        for one in parts
    ]


def months(steps: tuple[Step, ...], scheme: OfficeScheme, day: date, lang: str) -> list[Month]:
    """Give the rows of the table, twelve of them."""
    return [_month(step, scheme, day, lang) for step in steps]


def _month(step: Step, scheme: OfficeScheme, day: date, lang: str) -> Month:
    line = step.line
    return Month(
        step.month,
        step.judged,
        figure_of(line, line.month, lang) if line else "",
        result(line, lang) if line else "",
        number(step.pace, lang, 2) if step.pace is not None else "",
        number(step.year_ago, lang),
        share(line.share, lang) if line else "",
        line.verdict if line else None,
        scheme.name_of(line.verdict, lang, is_over=line.is_over) if line else "",
        pace_words(line.pace, lang) if line else "",
        f"{day.year}-{step.month:02d}",
        step.month > day.month,
    )


def chart(steps: tuple[Step, ...], target: Line) -> Plot | None:
    """Draw last year, pace, plan and the way itself; nothing for a target told in words."""
    results = [step.line.result if step.line else None for step in steps]
    plan: list[Decimal | None] = [target.low] * 12
    drawn = [
        ("year-ago", [step.year_ago for step in steps]),
        ("plan", plan),
        ("pace", [step.pace for step in steps]),
        ("result", results),
    ]
    told = [(key, row) for key, row in drawn if any(value is not None for value in row)]
    return plot(told) if any(key in ("result", "year-ago") for key, _ in told) else None


def standing(line: Line, meaning: Meaning, scheme: OfficeScheme, lang: str) -> Standing:
    """Say how the target stands on the basis of a line."""
    return Standing(
        line.target,
        basis_words(line.basis, lang),
        window(line, lang),
        goal(line, lang),
        share(line.share, lang),
        figure_of(line, line.gap, lang),
        line.verdict,
        scheme.name_of(line.verdict, lang, is_over=line.is_over),
        pace_words(line.pace, lang),
    )
