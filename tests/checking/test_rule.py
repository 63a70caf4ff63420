"""What holds for every checking rule, whichever there are."""

from __future__ import annotations

from string import Formatter

import pytest

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule, UnfinishedRuleError, rules
from vedich.domain.document import Reading, Span
from vedich.domain.finding import Certainty

RULE = Rule("VD900", "made-up", "0.1", Certainty.CERTAIN, "Cộng là {total}.", "They come to {total}.")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_a_finding_quotes_the_words_it_is_about_and_speaks_both_languages() -> None:
    finding = RULE.finding(Facts(Reading("Có 26/42 chỉ tiêu")), Span(3, 8), total=52)
    assert (finding.surface, finding.vi, finding.en) == ("26/42", "Cộng là 52.", "They come to 52.")


def test_a_rule_without_a_function_that_looks_says_how_to_give_it_one() -> None:
    with pytest.raises(UnfinishedRuleError, match=r"@rule\.check"):
        list(RULE.findings(Facts(Reading(""))))


def test_no_code_and_no_name_is_used_twice() -> None:
    assert len({rule.code for rule in rules()}) == len(rules()) == len({rule.name for rule in rules()})


def test_both_sentences_of_a_rule_use_the_same_placeholders() -> None:
    assert [rule.code for rule in rules() if placeholders(rule.vi) != placeholders(rule.en)] == []
