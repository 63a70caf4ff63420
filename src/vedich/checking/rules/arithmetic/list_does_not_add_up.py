"""VD102: the parts of a list that calls itself whole do not add up to the whole."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.disagreement import disagreements
from vedich.checking.equations import EquationKind
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD102",
    name="list-does-not-add-up",
    since="0.1",
    certainty=Certainty.CERTAIN,
    vi="Các phần ({others}) cộng lại là {computed}, nhưng văn bản nêu tổng {stated}.",
    en="The parts ({others}) come to {computed}, but the text states a whole of {stated}.",
)


@rule.check
def list_does_not_add_up(facts: Facts) -> Iterator[Finding]:
    """Report lists behind 'gồm', 'chia ra', or with 'còn lại'; 'trong đó' promises no sum."""
    yield from disagreements(rule, facts, EquationKind.SUM)
