"""Two people at the same thing in the same moment: the second sees what the first did, or is told."""

from __future__ import annotations

import pytest

from tests.actions.conftest import Office
from tests.actions.race_faults import faults
from tests.actions.races import (
    approve_what_is_submitted_in_one_go,
    approve_while_others_write,
    change_at_once,
    edit_while_others_submit_and_approve,
    submit_in_one_go_while_another_types,
)


def test_a_target_that_two_change_at_once_is_changed_by_one_and_the_other_is_told(office: Office) -> None:
    found = change_at_once(office, 100)
    assert found["told they were late"] == 100
    assert not faults(found)


def test_nobody_approves_what_they_did_not_see_however_fast_others_write(office: Office) -> None:
    found = approve_while_others_write(office, 100)
    assert found["approvals"] > 0
    assert not faults(found)


def test_a_figure_that_comes_in_before_the_yes_is_seen_or_there_is_no_yes(office: Office) -> None:
    assert not faults(edit_while_others_submit_and_approve(office, 12))


def test_a_report_sent_several_times_is_submitted_once_and_writes_over_nobody(office: Office) -> None:
    assert not faults(submit_in_one_go_while_another_types(office, 12))


def test_what_is_filled_in_and_submitted_at_once_is_approved_by_who_saw_it(office: Office) -> None:
    assert not faults(approve_what_is_submitted_in_one_go(office, 8))


@pytest.mark.slow
def test_five_hundred_targets_changed_by_two_at_once(office: Office) -> None:
    assert not faults(change_at_once(office, 500))


@pytest.mark.slow
def test_five_hundred_approvals_while_others_write(office: Office) -> None:
    assert not faults(approve_while_others_write(office, 500))


@pytest.mark.slow
def test_five_hundred_figures_beside_a_submission_and_its_approval(office: Office) -> None:
    found = edit_while_others_submit_and_approve(office, 500)
    assert not faults(found)
    assert found["unseen refused"] > 0


@pytest.mark.slow
def test_five_hundred_reports_sent_several_times_beside_a_typist(office: Office) -> None:
    assert not faults(submit_in_one_go_while_another_types(office, 500))


@pytest.mark.slow
def test_five_hundred_reports_filled_in_and_submitted_beside_two_who_approve(office: Office) -> None:
    assert not faults(approve_what_is_submitted_in_one_go(office, 500))
