"""VD116: what is said to be missing is not what is left of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vedich.checking.disagreement import cover
from vedich.checking.facts import Facts
from vedich.checking.numerals import printed
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD116",
    name="remainder-disagrees",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="{whole} đạt {number}, còn lại {left}, nhưng văn bản ghi còn {stated}.",
    en="Of {whole}, {number} are done and {left} are left, but the text states {stated}.",
)

_REST = re.compile(r"còn (?:thiếu|lại|chưa đạt)(?: là| có)?\s*$|chưa đạt (?:còn )?$")


@rule.check
def remainder_disagrees(facts: Facts) -> Iterator[Finding]:
    """Report '16/19 tiêu chí, còn thiếu 4 tiêu chí'."""
    for counted, rest in pairwise(facts.figures):
        whole = counted.claim.denominator
        if whole is None or rest.claim.measure != counted.claim.measure or rest.sentence != counted.sentence:
            continue
        left = whole - counted.value
        if rest.claim.denominator is None and _REST.search(rest.before) and left >= 0 and rest.value != left:
            yield rule.finding(
                facts,
                cover((counted, rest)),
                on=(counted, rest),
                arithmetic=(
                    f"{printed(whole)} - {printed(counted.value)} = {printed(left)} ≠ {printed(rest.value)}",
                ),
                related=(counted.span, rest.span),
                whole=printed(whole),
                number=printed(counted.value),
                left=printed(left),
                stated=rest.shown,
            )
