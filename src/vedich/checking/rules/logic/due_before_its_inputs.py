"""VD204: a consolidated report is due before the reports it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD204",
    name="due-before-its-inputs",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Báo cáo tổng hợp phải xong trước {due}, nhưng các báo cáo đầu vào đến {inputs} mới phải gửi.",
    en="The consolidated report is due before {due}, but its inputs only by {inputs}.",
)


@rule.check
def due_before_its_inputs(facts: Facts) -> Iterator[Finding]:
    """Report a summing-up whose deadline lies before that of what is to be summed up."""
    deadlines = [day for day in facts.oddities.deadlines if day.day is not None]
    pairs = [*pairwise(deadlines), *zip(deadlines, deadlines[2:], strict=False)]
    for first, second in pairs:
        if first.is_input and second.is_summary and second.day is not None and first.day is not None:
            if second.day < first.day:
                yield rule.finding(
                    facts,
                    second.span,
                    arithmetic=(f"{second.day:%d/%m/%Y} < {first.day:%d/%m/%Y}",),
                    related=(first.span, second.span),
                    due=second.text,
                    inputs=first.text,
                )
