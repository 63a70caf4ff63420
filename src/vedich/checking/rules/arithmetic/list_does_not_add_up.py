"""VD102: the parts of a list that calls itself whole do not add up to the whole."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.disagreement import disagreement
from vedich.checking.divided import division_repairs, written
from vedich.checking.equation import EquationKind
from vedich.checking.facts import Facts
from vedich.checking.numerals import printed
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
    """Report lists behind 'gồm', 'chia ra', a colon, or with 'còn lại'; 'trong đó' promises no sum."""
    told = []
    for equation in facts.equations:
        if equation.kind is EquationKind.SUM and not equation.holds():
            told.append(equation.stated.span)
            yield disagreement(rule, facts, equation)
    for division in facts.divisions:
        whole = division.whole
        if whole is None or division.holds or any(span.overlaps(whole.span) for span in told):
            continue
        # A colon promises less than 'gồm': a list that falls short may have left something out.
        yield rule.finding(
            facts,
            division.span,
            certainty=Certainty.LIKELY,
            arithmetic=(f"{written(division)} = {printed(division.nominal)} ≠ {whole.text}",),
            repairs=division_repairs(division),
            related=(whole.span, *(part.span for part in division.parts)),
            others=", ".join(part.text for part in division.parts),
            computed=printed(division.nominal),
            stated=whole.text,
        )
