"""Work in several processes gives its results in order and never waits for the dead."""

from __future__ import annotations

import multiprocessing
from itertools import islice

import pytest

from tests.cli.dying import FOR_EVER, double_or_die, double_slowly
from vedich.cli.side_by_side import in_order


def lost(item: int) -> int:
    return -item


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_results_come_in_order(processes: int) -> None:
    bundles = [[3 * n, 3 * n + 1, 3 * n + 2] for n in range(6)]
    assert list(in_order(bundles, double_slowly, lost, processes=processes)) == [2 * n for n in range(18)]


def test_only_the_items_that_end_a_process_are_lost() -> None:
    bundles = [[1, 2, 13], [4, 5], [13], [13, 13, 6]]
    assert list(in_order(bundles, double_or_die, lost, processes=2)) == [2, 4, -13, 8, 10, -13, -13, -13, 12]


def test_no_bundles_start_no_process() -> None:
    assert list(in_order([], double_slowly, lost, processes=2)) == []


@pytest.mark.parametrize("taken", [1, 3])
def test_breaking_off_ends_every_process_at_once(taken: int) -> None:
    # What comes later would take an hour: who waits for it never comes back.
    bundles = [[n] for n in (0, 1, 2, 3, 4, *range(FOR_EVER, FOR_EVER + 500))]
    results = in_order(bundles, double_slowly, lost, processes=2)
    assert list(islice(results, taken)) == [2 * n for n in range(taken)]
    assert len(multiprocessing.active_children()) == 2
    results.close()
    assert multiprocessing.active_children() == []
