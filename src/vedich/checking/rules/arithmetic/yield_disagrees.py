"""VD117: area, yield and output of a crop do not fit together."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.disagreement import disagreements
from vedich.checking.equation import EquationKind
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD117",
    name="yield-disagrees",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Diện tích và năng suất ({others}) cho sản lượng {computed}, nhưng văn bản ghi {stated}.",
    en="Area and yield ({others}) give an output of {computed}, but the text states {stated}.",
)


@rule.check
def yield_disagrees(facts: Facts) -> Iterator[Finding]:
    """Report 'diện tích × năng suất' that misses 'sản lượng' by more than a hundredth."""
    yield from disagreements(rule, facts, EquationKind.PRODUCT)
