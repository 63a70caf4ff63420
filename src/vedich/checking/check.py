"""Look at one reading with every rule."""

from __future__ import annotations

from vedich.checking.rule import rules
from vedich.domain.document import Reading
from vedich.domain.finding import Finding


def check(reading: Reading) -> tuple[Finding, ...]:
    """Give what the rules find in a reading, by place in the text and the surest first.

    >>> check(Reading("Thu ngân sách đạt 500 tỷ đồng."))
    ()
    """
    found = (finding for rule in rules() for finding in rule.findings(reading))
    return tuple(sorted(found, key=lambda finding: finding.order))
