"""No file keeps those behind it waiting: what takes too long is given up, wherever it is stuck."""

from __future__ import annotations

import re
import signal
import threading

import pytest

from vedich.checking.check import check
from vedich.intake import reading
from vedich.intake.patience import within
from vedich.intake.reading import read_confined
from vedich.reading.read import read_text
from vedich.reading.sources.trouble import SourceError, Trouble


# The first call to stop may fall into what tidies up (a callback of the garbage collection, here of the test
# library), where it is lost with a warning; that is why it comes again and again.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_loop_and_a_pattern_without_end_are_given_up_in_a_sentence() -> None:
    for stuck in (lambda: all(iter(lambda: True, False)), lambda: re.match("(a+)+b", "a" * 60)):
        before = signal.getsignal(signal.SIGPROF)
        with pytest.raises(SourceError) as refused, within(0.3, "a.txt"):
            stuck()
        assert refused.value.trouble is Trouble.TOO_SLOW
        assert "Hãy chia" in refused.value.vi
        assert signal.getsignal(signal.SIGPROF) is before


def test_in_another_thread_nothing_is_stopped() -> None:
    done: list[int] = []

    def count() -> None:
        with within(0.0, "a.txt"):
            done.append(sum(range(100_000)))

    thread = threading.Thread(target=count)
    thread.start()
    thread.join()
    assert done


def test_a_line_of_digits_and_a_page_of_blank_lines_are_checked_in_one_going() -> None:
    # Each cost the square of its length once: an afternoon for one file.
    for text in ("5" * 400_000, "1." + "111." * 100_000, "thu\n" + "\n" * 200_000, " \t" * 100_000):
        with within(20, "a.txt"):
            check(read_text(f"Thu đạt {text} tỷ đồng."))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_text_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PATIENCE", 0.3)
    monkeypatch.setattr(reading, "PATIENCE_A_MILLION", 0.0)
    with pytest.raises(SourceError, match="seconds of work") as refused:
        read_confined(("Thu đạt " + "1/1/2025 " * 40_000).encode(), "a.txt")
    assert refused.value.trouble is Trouble.TOO_SLOW
