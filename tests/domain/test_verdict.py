"""The eight classes, and the card they are counted on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.scorecard import Counting, Scorecard
from vedich.domain.verdict import Verdict

verdicts = st.lists(st.sampled_from(Verdict), max_size=60)


def test_there_are_eight_classes() -> None:
    assert len(Verdict) == 8


@pytest.mark.parametrize("verdict", Verdict)
def test_each_class_has_a_name_and_one_sentence_in_both_languages(verdict: Verdict) -> None:
    for lang in ("vi", "en"):
        assert verdict.wording.say(lang)
        assert verdict.meaning.say(lang).endswith(".")
        assert verdict.meaning.say(lang).count(". ") == 0


def test_names_are_not_shared() -> None:
    for lang in ("vi", "en"):
        assert len({verdict.wording.say(lang) for verdict in Verdict}) == 8


def test_near_is_never_reached() -> None:
    assert {verdict for verdict in Verdict if verdict.reached} == {Verdict.EXCEEDED, Verdict.MET}


@pytest.mark.parametrize("one", Verdict)
@pytest.mark.parametrize("other", Verdict)
def test_classes_compare_only_where_both_were_judged(one: Verdict, other: Verdict) -> None:
    better = one.is_better_than(other)
    if not (one.is_judged and other.is_judged):
        assert better is None
    else:
        assert better == (list(Verdict).index(one) < list(Verdict).index(other))


@given(verdicts)
def test_the_classes_of_a_card_add_up(found: list[Verdict]) -> None:
    card = Scorecard.of(found)
    assert sum(card.count(verdict) for verdict in Verdict) == len(found)
    assert card.total + card.not_applicable == len(found)
    assert card.reached == sum(verdict.reached for verdict in found)


@given(verdicts, verdicts)
def test_cards_of_two_lists_add_up_to_the_card_of_both(one: list[Verdict], other: list[Verdict]) -> None:
    assert Scorecard.of(one) + Scorecard.of(other) == Scorecard.of(one + other)


@given(verdicts, st.sampled_from(Counting), st.sampled_from(["vi", "en"]))
def test_a_card_always_says_n_and_where_the_missing_results_are(
    found: list[Verdict], counting: Counting, lang: str
) -> None:
    card = Scorecard.of(found)
    said = card.say(counting, lang)
    assert said.startswith(f"{card.total} ")
    assert ("tính trong" in said or "inside" in said or "not in" in said) == bool(
        card.no_result or card.not_applicable
    )


def test_both_ways_of_counting_tell_the_same_card() -> None:
    card = Scorecard(exceeded=13, met=10, missed=3)
    assert card.say(Counting.EXCLUSIVE, "vi") == "26 chỉ tiêu: 13 vượt; 10 đạt; 3 không đạt."
    assert card.say(Counting.INCLUSIVE, "vi") == "26 chỉ tiêu: 23 đạt, trong đó 13 vượt; 3 không đạt."


def test_a_computed_part_is_printed_with_what_the_document_declares() -> None:
    said = Scorecard(exceeded=9).say(Counting.INCLUSIVE, "vi", declared_total=42)
    assert said == "tính được 9 trên 42 chỉ tiêu: 9 đạt, trong đó 9 vượt."


def test_a_dissolved_area_leaves_the_denominator() -> None:
    said = Scorecard(met=3, not_applicable=2).say(Counting.EXCLUSIVE, "en")
    assert said == "3 targets: 0 exceeded; 3 met; 2 not applicable (not in the 3)."


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot count -1"):
        Scorecard(met=-1)
