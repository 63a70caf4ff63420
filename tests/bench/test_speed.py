"""The speed page says how much of each limit is used, the right way round."""

from __future__ import annotations

import os
import sys

import pytest

from bench.reading.speed import Measured, as_markdown, family, proportional_memory


def test_less_time_and_more_characters_both_use_less_of_the_limit() -> None:
    assert Measured("start", 0.15, 0.3, "s").ratio == pytest.approx(0.5)
    assert Measured("rate", 300_000, 150_000, "characters/s", more_is_better=True).ratio == pytest.approx(0.5)


def test_the_page_shows_figure_limit_and_ratio() -> None:
    page = as_markdown([Measured("rate", 300_000, 150_000, "characters/s", more_is_better=True)], "a note")
    assert "| rate | 300,000 characters/s | ≥ 150,000 characters/s | 0.50 |" in page
    assert "a note" in page


@pytest.mark.skipif(sys.platform != "linux", reason="memory of a family of processes is read from /proc")
def test_a_process_belongs_to_its_own_family_and_uses_memory() -> None:
    assert os.getpid() in family(os.getpid())
    assert proportional_memory(os.getpid()) > 1000
