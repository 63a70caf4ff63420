"""Commands that run at once fail when any of them fails, and no line of one is broken by another."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts/side_by_side.py"


def told(*programs: str) -> tuple[int, list[str]]:
    """Run these Python programs side by side; give the exit code and the lines printed."""
    commands = [f"{shlex.quote(sys.executable)} -c {shlex.quote(program)}" for program in programs]
    run = subprocess.run(
        [sys.executable, SCRIPT, *commands], stdout=subprocess.PIPE, encoding="utf-8", check=False
    )
    return run.returncode, run.stdout.splitlines()


def test_they_run_at_once_and_each_is_printed_in_one_piece(tmp_path: Path) -> None:
    # Each waits for the other, so that one after the other would never end.
    meet = (
        "import sys, time; from pathlib import Path; here = Path({here!r}); here.touch()\n"
        "while not Path({there!r}).exists(): time.sleep(0.01)\n"
        "print({word!r}); print({word!r}, file=sys.stderr)"
    )
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    code, lines = told(
        meet.format(here=one, there=two, word="first").replace("sys.stderr", "sys.stdout"),
        meet.format(here=two, there=one, word="second"),
    )
    assert code == 0
    assert lines[:2] == ["first", "first"]
    assert lines[-2:] == ["second", "second"]


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_one_that_fails_fails_the_whole_and_is_named_last(failing: int) -> None:
    programs = [f"print({number}); raise SystemExit({7 if number == failing else 0})" for number in range(3)]
    code, lines = told(*programs)
    assert code == 1
    assert lines[-1].startswith("Failed with 7: ")
    assert f"print({failing})" in lines[-1]
    assert {"0", "1", "2"} <= set(lines)
