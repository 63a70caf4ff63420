"""VD503: two agencies are told to lead one task."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD503",
    name="task-with-two-leads",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Một nhiệm vụ có {count} cơ quan chủ trì: {leads}.",
    en="One task has {count} agencies in the lead: {leads}.",
)


@rule.check
def task_with_two_leads(facts: Facts) -> Iterator[Finding]:
    """Report orders in which 'chủ trì' stands behind two agencies."""
    for order in facts.orders:
        if len(order.leads) > 1:
            yield rule.finding(facts, order.span, count=len(order.leads), leads=", ".join(order.leads))
