"""VD113: a percentage of a plan implies a plan that the rest of the document contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from vedich.checking.equation import EquationKind
from vedich.checking.fact import Fact, Role, is_count
from vedich.checking.facts import Facts
from vedich.checking.interval import Interval
from vedich.checking.numerals import printed
from vedich.checking.repair import candidates
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding, Repair

rule = Rule(
    code="VD113",
    name="plan-out-of-line",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="{stated} kế hoạch (suy ra kế hoạch: {implied}), các chỉ tiêu khác đạt từ {low}% đến {high}%.",
    en="{stated} of the plan (implied plan: {implied}), while the other targets reach {low}% to {high}%.",
)

# Fewer percentages make no rule to be far from; land levies really reach three times an assigned plan.
_FEWEST = 3
_FAR = Decimal("3.5")
_GENUINE = re.compile(r"đất|đấu giá|viện trợ|ủng hộ|tài trợ|quyên góp|ghi thu|kết dư|chuyển nguồn")


@rule.check
def plan_out_of_line(facts: Facts) -> Iterator[Finding]:
    """Report percentages far from all others of the document that one slip of the hand brings among them."""
    shares = [fact for fact in facts.figures if fact.role is Role.OF_PLAN and fact.claim.form != "excess"]
    if len(shares) < _FEWEST:
        return
    # Worth, not place: sorted once, so that ten thousand figures cost no more than a sort.
    ranked = sorted(shares, key=lambda fact: fact.value)
    usual = ranked[len(ranked) // 2].value
    for fact, others in ((ranked[-1], ranked[:-1]), (ranked[0], ranked[1:])):
        low, high = others[0].value, others[-1].value
        far_above = fact.value >= max(_FAR * usual, _FAR * high * Decimal("0.75"), Decimal(300))
        far_below = fact.value * _FAR * 2 <= low and low >= 60 and len(others) >= _FEWEST
        if not (far_above or far_below) or _may_be_true(fact, facts):
            continue
        band = Interval(low * Decimal("0.85"), high * Decimal("1.15"))
        statement = facts.statement_with(fact)
        level = statement.level if statement is not None else None
        mended = tuple(_mended(fact, level, band))
        if not mended:
            continue
        yield rule.finding(
            facts,
            fact.span,
            on=(fact,) if level is None else (level, fact),
            arithmetic=_arithmetic(fact, level, others),
            repairs=mended,
            related=tuple(other.span for other in (level, fact) if other is not None),
            stated=fact.shown,
            implied=_plan(level, fact.value) or "?",
            low=printed(low),
            high=printed(high),
        )


def _may_be_true(fact: Fact, facts: Facts) -> bool:
    """Say whether the text confirms the figure, or its like is known to be genuine."""
    equations = facts.equations_with.get(fact.number, ())
    if any(equation.kind is EquationKind.OF_PLAN for equation in equations):
        return True  # plan and result stand beside it: VD104 answers for it
    statement = facts.statement_with(fact)
    level = statement.level if statement is not None else None
    if level is not None and is_count(level.claim.measure) and level.value < 100:
        return True  # three villages where one was planned
    return _GENUINE.search(fact.key) is not None and fact.value < 1000


def _mended(fact: Fact, level: Fact | None, band: Interval) -> Iterator[Repair]:
    fitting = [found for found in candidates(fact) if found.cost <= 2 and band.holds(_value(found.between))]
    plans = {found.replacement: _plan(level, _value(found.between)) for found in fitting} if level else {}
    fitting.sort(key=lambda found: (found.cost, "dấu" not in found.vi))
    for found in fitting[:5]:
        plan = plans.get(found.replacement)
        vi = f"{found.vi}; kế hoạch suy ra {plan}" if plan else found.vi
        en = f"{found.en}; implied plan {plan}" if plan else found.en
        yield Repair(found.span, found.replacement, vi, en)


def _value(between: Interval) -> Decimal:
    low, high = between.low, between.high
    return ((low or Decimal(0)) + (high or low or Decimal(0))) / 2


def _plan(level: Fact | None, share: Decimal) -> str:
    if level is None or not share:
        return ""
    return f"{printed(level.value / share * 100)} {level.claim.measure}"


def _arithmetic(fact: Fact, level: Fact | None, others: list[Fact]) -> tuple[str, ...]:
    rest = ", ".join(other.shown for other in others[:8])
    lines = [f"{fact.shown} ∉ {rest}" + (", …" if len(others) > 8 else "")]
    if level is not None:
        plan = printed(level.value / fact.value * 100)
        lines.insert(0, f"{level.shown} : {fact.shown} = {plan} {level.claim.measure}")
    return tuple(lines)
