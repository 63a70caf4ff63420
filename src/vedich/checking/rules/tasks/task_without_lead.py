"""VD502: an order with a deadline names nobody to carry it out."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD502",
    name="task-without-lead",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Nhiệm vụ có thời hạn nhưng không nêu cơ quan thực hiện.",
    en="The task has a deadline, but names nobody to carry it out.",
)


@rule.check
def task_without_lead(facts: Facts) -> Iterator[Finding]:
    """Report orders that open with a verb among orders that open with an agency."""
    for order in facts.orders:
        if not order.leads:
            yield rule.finding(facts, order.span)
