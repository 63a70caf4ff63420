"""VD504: an agency is told to lead a task and to support itself."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD504",
    name="lead-also-supports",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="{lead} vừa chủ trì vừa phối hợp trong cùng một nhiệm vụ.",
    en="{lead} both leads and supports one task.",
)


@rule.check
def lead_also_supports(facts: Facts) -> Iterator[Finding]:
    """Report orders whose lead stands again behind 'phối hợp với'."""
    for order in facts.orders:
        for lead in order.leads:
            if lead in order.supports:
                yield rule.finding(facts, order.span, lead=lead)
