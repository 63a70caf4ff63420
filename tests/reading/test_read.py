"""The reader as a whole keeps its time, whatever the text."""

from __future__ import annotations

import time

import pytest

from vedich.reading.read import read_text


@pytest.mark.parametrize("junk", ["1 ", "5% ", "5% và ", "a: 5, ", "\n"])
def test_a_text_made_to_be_slow_takes_time_in_proportion(junk: str) -> None:
    """Twice the junk may not take four times as long: nothing looks back over a whole sentence for each figure."""

    def seconds(size: int) -> float:
        text = (junk * size)[:size]
        began = time.process_time()
        read_text(text)
        return time.process_time() - began

    seconds(1000)
    assert seconds(16_000) < 3.4 * seconds(8_000) + 0.1
