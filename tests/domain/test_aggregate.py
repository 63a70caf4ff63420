"""The way of an aggregate report: what leads where, and who is told why."""

from __future__ import annotations

import pytest

from vedich.domain.aggregate import AGGREGATE_MOVES, AggregateMove, AggregateState


def test_only_what_is_closed_opens_again_and_everything_open_may_be_submitted() -> None:
    for state in AggregateState:
        assert (state.after(AggregateMove.REOPEN) is not None) == state.is_closed
        assert (state.after(AggregateMove.SUBMIT) is not None) != state.is_closed


def test_every_state_is_reached_and_none_is_a_dead_end() -> None:
    assert set(AGGREGATE_MOVES.values()) | {AggregateState.DRAFT} == set(AggregateState)
    assert all(state.moves for state in AggregateState)


@pytest.mark.parametrize("state", list(AggregateState))
def test_every_state_says_what_it_means_in_both_languages(state: AggregateState) -> None:
    assert state.wording.vi
    assert state.wording.en
    assert state.meaning.vi.endswith(".")
    assert state.after("nonsense") is None


def test_a_no_is_explained_and_a_yes_need_not_be() -> None:
    assert [move for move in AggregateMove if move.needs_reason] == [
        AggregateMove.RETURN,
        AggregateMove.REOPEN,
    ]
