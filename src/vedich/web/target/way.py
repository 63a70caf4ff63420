"""The way of a target as a chart and as its table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vedich.domain.verdict import Verdict
from vedich.store.facts.measured import Meaning
from vedich.store.facts.schemed import OfficeScheme
from vedich.store.judged.board import Line
from vedich.store.queries.paths import Step
from vedich.store.queries.told.words import basis_words, figure_of, goal, number, pace_words, result, share
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
    """How the target stands on one basis."""

    target: int
    basis: str
    goal: str
    share: str
    gap: str
    verdict: Verdict
    called: str
    pace: str


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
        goal(line, lang),
        share(line.share, lang),
        figure_of(line, line.gap, lang),
        line.verdict,
        scheme.name_of(line.verdict, lang, is_over=line.is_over),
        pace_words(line.pace, lang),
    )
