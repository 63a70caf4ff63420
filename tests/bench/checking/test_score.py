"""Findings set against planted errors: what counts as found, as right, as the right repair."""

from __future__ import annotations

import pytest

from bench.checking.facts import parse
from bench.checking.plant import Planted, Span
from bench.checking.score import (
    Outcome,
    by_kind,
    by_rule,
    certainties,
    complaints,
    origin,
    precision,
    settles,
    tally,
)
from vedich.domain import document as words
from vedich.domain.finding import Certainty, Finding, Repair

CLEAN = parse(
    "x",
    "genre: tin\nas_of: 2023-10-25\n-----\n"
    "Thu {r: 187,3 tỷ đồng}, bằng {p = percent r k .1 %} dự toán ({k: 204 tỷ đồng}). "
    "Trồng {a: 1.340,0 ha} rừng.\n"
    "=====\n",
)
TEXT = CLEAN.text.replace("91,8%", "98,1%")
P = Span(TEXT.index("98,1%"), TEXT.index("98,1%") + 5)
R = Span(4, 17)
ERROR = Planted(CLEAN, "swapped_digits", "p", TEXT, P, "91,8%", "98,1%", (R, P))


def finding(
    start: int, end: int, certainty: Certainty = Certainty.CERTAIN, code: str = "VD104", *repairs: Repair
) -> Finding:
    return Finding(code, certainty, words.Span(start, end), TEXT[start:end], "Sai.", "Wrong.", (), repairs)


def repair(replacement: str, place: Span = P) -> Repair:
    return Repair(words.Span(*place), replacement, "", "")


def test_a_finding_on_any_figure_of_the_contradiction_has_found_the_error() -> None:
    for place in (P, R):
        assert Outcome(ERROR, (finding(*place),)).found
    elsewhere = TEXT.index("Trồng")
    missed = Outcome(ERROR, (finding(elsewhere, elsewhere + 5),))
    assert not missed.found
    assert len(missed.beside) == 1


def test_a_finding_elsewhere_that_names_the_planted_words_has_found_it_too() -> None:
    at = TEXT.index("Trồng")
    related = Finding(
        "VD104", Certainty.LIKELY, words.Span(at, at + 5), "Trồng", "", "", related=(words.Span(*P),)
    )
    assert Outcome(ERROR, (related,)).found


def test_worth_a_look_sees_an_error_but_does_not_find_it() -> None:
    counted = tally([Outcome(ERROR, (finding(*P, Certainty.WORTH_A_LOOK),))])
    assert (counted.found, counted.seen) == (0, 1)


def test_the_family_of_the_code_is_looked_at_apart() -> None:
    counted = tally([Outcome(ERROR, (finding(*P, Certainty.LIKELY, "VD401"),))])
    assert (counted.found, counted.in_family) == (1, 0)


@pytest.mark.parametrize(
    ("replacement", "right"), [("91,8%", True), ("91,8 %", True), ("91,80%", True), ("98,0%", False)]
)
def test_a_repair_is_right_when_it_gives_the_clean_text_back(replacement: str, right: bool) -> None:
    assert settles(repair(replacement), ERROR) is right


def test_a_right_repair_may_stand_on_other_words_than_the_whole_figure() -> None:
    assert settles(repair("1,8", Span(P.start + 1, P.end - 1)), ERROR)
    assert not settles(repair("200,1 tỷ đồng", R), ERROR)


def test_the_repairs_of_the_surest_finding_count() -> None:
    wrong, right = repair("98,0%"), repair("91,8%")
    look = finding(*P, Certainty.WORTH_A_LOOK, "VD104", right)
    certain = finding(*R, Certainty.CERTAIN, "VD105", wrong, right)
    assert Outcome(ERROR, (look,)).repair_place == 1
    assert Outcome(ERROR, (look, certain)).repair_place == 2
    counted = tally([Outcome(ERROR, (look, certain))])
    assert (counted.slips, counted.repaired_first, counted.repaired_in_three) == (1, 0, 1)


def test_precision_counts_certain_and_likely_findings_only() -> None:
    at = TEXT.index("Trồng")
    said = (finding(*P), finding(at, at + 5, Certainty.LIKELY), finding(at, at + 5, Certainty.WORTH_A_LOOK))
    assert precision([Outcome(ERROR, said)]) == (1, 2)


def test_rules_are_counted_on_planted_and_on_clean_documents() -> None:
    at = TEXT.index("Trồng")
    table = by_rule(
        [Outcome(ERROR, (finding(*P), finding(at, at + 5), finding(*P, Certainty.WORTH_A_LOOK)))],
        [origin(CLEAN, (finding(0, 3, Certainty.LIKELY, "VD201"),))],
    )
    assert table["VD104"] == (1, 1, 1, (0, 0, 0))
    assert table["VD201"] == (0, 0, 0, (0, 1, 0))
    assert certainties([finding(0, 3)]) == (1, 0, 0)


def test_every_kind_has_its_line_even_when_nothing_was_planted() -> None:
    table = by_kind([Outcome(ERROR, ())])
    assert table["swapped_digits"].planted == 1
    assert table["impossible_date"].recall == 0.0


def test_complaints_name_what_was_missed_and_what_was_too_much() -> None:
    lines = list(complaints([Outcome(ERROR, ())], [origin(CLEAN, (finding(0, 3),))]))
    assert lines[0].startswith("missed x/swapped_digits/p: '91,8%' -> '98,1%' in")
    assert lines[1].startswith("on clean x: certain VD104 Wrong. [Thu]")
