"""A bar is shown to a person who waits, and to nobody else."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import REPORT, environment
from tests.cli.test_batch import tasks
from tests.cli.test_screen import Terminal
from vedich.cli import progress
from vedich.cli.progress import Progress


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of the error stream; in the test itself, as pytest puts its own before."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    return stream


def test_short_work_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    with Progress(10, label="Đang đọc", wanted=True) as bar:
        bar.advance(5)
    assert screen.getvalue() == ""


def test_long_work_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", -1)
    monkeypatch.setenv("TERM", "xterm")
    screen = terminal(monkeypatch)
    with Progress(10, label="Đang đọc", wanted=True) as bar:
        bar.advance(5)
        bar.say("a.txt: [rỗng]")
        bar.advance(2)
    assert "Đang đọc" in screen.getvalue()
    assert "50%" in screen.getvalue()
    assert "a.txt: [rỗng]\n" in screen.getvalue()


def test_no_bar_where_nobody_looks(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", -1)
    with Progress(10, label="x", wanted=True) as bar:
        bar.advance(5)
        bar.say("a.txt: rỗng")
    assert capsys.readouterr().err == "a.txt: rỗng\n"


def test_no_bar_where_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", -1)
    screen = terminal(monkeypatch)
    with Progress(10, label="x", wanted=False) as bar:
        bar.advance(5)
    assert screen.getvalue() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of our own")
def test_a_person_who_waits_sees_the_time_left(tmp_path: Path) -> None:
    import pty

    tasks(tmp_path, 300, REPORT * 40)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "vedich",
            "read",
            *sorted(map(str, tmp_path.iterdir())),
            "-o",
            str(tmp_path / "o.jsonl"),
        ],
        stderr=theirs,
        env=environment(TERM="xterm", COLUMNS="100"),
        start_new_session=True,
    ) as process:
        os.close(theirs)
        shown = b""
        # The terminal is closed under us when the program ends first.
        with contextlib.suppress(OSError):
            while b"%" not in shown or b"0:0" not in shown:
                shown += os.read(ours, 4096)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    os.close(ours)
    assert "Đang đọc" in shown.decode(errors="replace")
