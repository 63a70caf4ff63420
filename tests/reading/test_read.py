"""The reader as a whole keeps its time and its temper, whatever the text."""

from __future__ import annotations

import time

import pytest

from vedich.reading.read import read_text


@pytest.mark.parametrize("junk", ["1 ", "5% ", "5% và ", "a: 5, ", "\n"])
def test_a_text_made_to_be_slow_takes_time_in_proportion(junk: str) -> None:
    """Twice the junk may not take four times as long: no figure looks back over its whole sentence."""

    def once(text: str) -> float:
        began = time.process_time()
        read_text(text)
        return time.process_time() - began

    def seconds(size: int) -> float:
        # The least of three: what else the process does meanwhile (collecting its rubbish) is no growth.
        return min(once((junk * size)[:size]) for _ in range(3))

    seconds(1000)
    assert seconds(16_000) < 3.4 * seconds(8_000) + 0.1


@pytest.mark.parametrize("numeral", ["1.04,2", "1.04.2", "1,04,2", "1.04,2,3", "1..2", "1.,2", ".", "0.0,0"])
@pytest.mark.parametrize(
    "sentence",
    [
        "{}",
        "Thu ngân sách đạt {} tỷ đồng, bằng 84,2% dự toán.",
        "Tăng từ {} lên 5 ha.",
        "Có {}/42 chỉ tiêu đạt.",
    ],
)
def test_digits_that_are_no_number_are_read_past(numeral: str, sentence: str) -> None:
    """What groups no digits into a number neither stops the reader nor costs the figures beside it."""
    text = sentence.format(numeral)
    reading = read_text(text)
    assert all(text[claim.span.start : claim.span.end] == claim.surface for claim in reading.claims)
    assert ("84,2%" in text) == ("84,2%" in {claim.surface for claim in reading.claims})


def test_a_numeral_that_cannot_be_read_is_never_guessed() -> None:
    assert [claim.surface for claim in read_text("Thu ngân sách đạt 1.04,2 tỷ đồng.").claims] == []
