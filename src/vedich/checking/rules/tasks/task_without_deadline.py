"""VD501: an order sets no time, in a document that sets one for its other orders."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD501",
    name="task-without-deadline",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Nhiệm vụ giao {lead} không có thời hạn, trong khi các nhiệm vụ khác đều có.",
    en="The task of {lead} has no deadline, while the others have.",
)


@rule.check
def task_without_deadline(facts: Facts) -> Iterator[Finding]:
    """Report orders without any word of time beside orders with deadlines; standing tasks need none."""
    timed = sum(order.has_deadline for order in facts.orders)
    open_ones = [
        order for order in facts.orders if order.leads and not order.has_time and not order.is_standing
    ]
    if not timed:
        return
    for order in open_ones:
        # Where most orders have no time, the document does not set times for such tasks.
        sure = Certainty.LIKELY if len(open_ones) <= timed else Certainty.WORTH_A_LOOK
        yield rule.finding(facts, order.span, certainty=sure, lead=order.leads[0])
