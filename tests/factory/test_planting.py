"""A planted fault changes what it says, where it says, and nothing that a reader could not blame on it."""

from __future__ import annotations

import pytest

from tests.factory.draft import Words
from tests.factory.facts import PERCENTAGES
from tests.factory.planting import FAULTS


@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("seed", range(101, 109))
def test_the_fault_stands_where_it_says(kind: str, seed: int) -> None:
    planted = FAULTS[kind](seed)
    assert planted.was != planted.now
    block = planted.drafts[planted.document].blocks[planted.block]
    if isinstance(block, Words):
        assert planted.now in block.text
    else:
        assert planted.row is not None
        assert planted.column is not None
        assert block.at(planted.row, planted.column).text == planted.now
    assert FAULTS[kind](seed) == planted


@pytest.mark.parametrize("seed", range(101, 109))
def test_what_follows_from_a_wrong_total_follows_it_in_its_row(seed: int) -> None:
    planted = FAULTS["total_not_the_sum"](seed)
    table = planted.drafts[0].blocks[planted.block]
    assert not isinstance(table, Words)
    levels = {cell.truth.role: cell.value for cell in table.cells if cell.row == planted.row and cell.truth}
    for role, value in levels.items():
        if role in PERCENTAGES:
            upper, lower, _ = PERCENTAGES[role]
            if upper in levels and lower in levels:
                assert abs(levels[upper] / levels[lower] * 100 - value) <= 0.05  # type: ignore[operator]
