"""The planter: one error a copy, exactly where it says, the same with the same seed, and a true error."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from bench.checking.facts import documents
from bench.checking.hold import broken
from bench.checking.kinds import KINDS
from bench.checking.plant import Planted, planted

ERRORS = planted(documents())


def of(kind: str) -> list[Planted]:
    """Give the planted errors of one kind."""
    return [error for error in ERRORS if error.kind == kind]


@pytest.mark.parametrize("kind", KINDS)
def test_a_planted_text_differs_from_the_clean_one_exactly_at_its_span(kind: str) -> None:
    for error in of(kind):
        clean, (start, end) = error.document.text, error.span
        assert error.text[start:end] == error.planted != error.original, error.id
        assert error.text[:start] + error.original + error.text[end:] == clean, error.id


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_error_touches_are_whole_marks_of_its_contradiction(kind: str) -> None:
    for error in of(kind):
        marked = {mark.words for mark in error.document.marks.values()}
        assert error.span in error.touched
        assert all(one < two for one, two in pairwise(error.touched))
        for place in error.touched:
            words = error.text[place.start : place.end]
            holds_the_change = place.start <= error.span.start and error.span.end <= place.end
            assert words in marked or holds_the_change, (error.id, words)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if KINDS[kind].breaks])
def test_a_planted_figure_contradicts_the_rest_beyond_rounding(kind: str) -> None:
    for error in of(kind):
        assert broken(error.document, {error.mark: error.planted}), error.id


def test_the_same_seed_plants_the_same_errors_and_another_does_not() -> None:
    again = planted(documents())
    assert [(error.id, error.text) for error in again] == [(error.id, error.text) for error in ERRORS]
    assert [error.text for error in planted(documents(), seed=1)] != [error.text for error in ERRORS]


def test_every_kind_is_planted_often_enough_and_over_many_documents() -> None:
    counted = Counter(error.kind for error in ERRORS)
    assert len(ERRORS) >= 300
    assert {kind: counted[kind] for kind in KINDS} == {kind: KINDS[kind].wanted for kind in KINDS}
    assert min(counted.values()) >= 12
    assert len({error.document.id for error in ERRORS}) >= 80


def test_no_copy_is_planted_twice() -> None:
    assert len({error.text for error in ERRORS}) == len(ERRORS)
