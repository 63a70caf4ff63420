"""The board of races: what it runs, and when it calls the limit kept."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.web import races
from tests.actions import races as run
from tests.actions.conftest import Office


def test_every_race_of_the_board_is_one_that_the_tests_run(office: Office) -> None:
    for function in races.RACES.values():
        assert callable(getattr(run, function))
    told = {"sqlite": {"two type into one cell": run.type_at_once(office, 2)}}
    assert races.is_met(told)
    assert "| told they were late | 2 |  |" in races.board(told, 2, 1.0)
    assert "| silent overwrites | 0 | 0 |" in races.board(told, 2, 1.0)


@pytest.mark.parametrize("fault", ["silent overwrites", "unseen approvals", "unforeseen"])
def test_one_fault_of_one_race_misses_the_limit(fault: str) -> None:
    told = {"postgresql": {"two change one target": Counter({"told they were late": 499, fault: 1})}}
    assert not races.is_met(told)
    assert "NOT kept" in races.board(told, 500, 1.0)
