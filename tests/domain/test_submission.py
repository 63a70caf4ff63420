"""The whole table of states and moves of a report."""

import pytest

from vedich.domain.submission import MOVES, SubmissionMove, SubmissionState, WrongMoveError

State, Move = SubmissionState, SubmissionMove


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_each_state_makes_exactly_the_moves_of_the_table(state: State, move: Move) -> None:
    if (state, move) in MOVES:
        assert state.after(move) is MOVES[state, move]
        assert move in state.moves
    else:
        with pytest.raises(WrongMoveError) as caught:
            state.after(move)
        assert move.value in str(caught.value) and "Nothing was changed" in str(caught.value)
        assert state.wording.vi in caught.value.vi
        assert move not in state.moves


def test_a_move_that_does_not_exist_is_refused_in_the_same_way() -> None:
    with pytest.raises(WrongMoveError, match="cannot 'jump'"):
        State.ASSIGNED.after("jump")


@pytest.mark.parametrize("state", State)
def test_each_state_has_a_name_and_one_sentence_in_both_languages(state: State) -> None:
    for lang in ("vi", "en"):
        assert state.wording.say(lang)
        assert state.meaning.say(lang).endswith(".")


def test_every_state_can_be_reached_from_the_first() -> None:
    reached, before = {State.ASSIGNED}, set[State]()
    while reached != before:
        before = set(reached)
        reached |= {after for (state, _), after in MOVES.items() if state in reached}
    assert reached == set(State)


def test_only_the_replaced_version_has_no_way_on() -> None:
    assert [state for state in State if not state.moves] == [State.CORRECTED]


def test_whatever_is_in_the_total_is_locked() -> None:
    for state in State:
        assert not (state.is_in_total and state.is_open)


def test_nothing_gets_into_the_total_but_by_approval() -> None:
    entries = {
        (state, move) for (state, move), after in MOVES.items() if after.is_in_total and not state.is_in_total
    }
    assert entries == {(State.SENT_UP, Move.APPROVE)}


def test_nothing_leaves_the_total_but_for_another_version() -> None:
    for (state, move), after in MOVES.items():
        if state.is_in_total:
            assert after.is_in_total or move is Move.REPLACE


def test_giving_back_refusing_correcting_and_excluding_need_a_reason() -> None:
    assert {move for move in Move if not move.needs_reason} == {
        Move.OPEN,
        Move.SUBMIT,
        Move.SEND_UP,
        Move.APPROVE,
        Move.AGREE_TO_CORRECTION,
        Move.REPLACE,
    }


def test_the_excluded_are_neither_expected_nor_reminded() -> None:
    assert not State.EXCLUDED.is_expected
    assert not State.EXCLUDED.may_be_reminded
    assert {state for state in State if state.may_be_reminded} == {
        State.ASSIGNED,
        State.ENTERING,
        State.RETURNED,
        State.REFUSED,
    }


def test_a_report_goes_up_and_is_corrected() -> None:
    state = State.ASSIGNED
    for move in ("open", "submit", "return", "submit", "send_up", "approve", "request_correction"):
        state = state.after(move)
    assert state.is_in_total
    assert state.after("refuse_correction") is State.APPROVED
    assert not state.after("agree_to_correction").after("replace").is_in_total
