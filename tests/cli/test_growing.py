"""What a killed run left is cleared away by the next one, and what grows is left alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.program import environment
from vedich.cli.growing import growing_beside

# Begins to write a record as the program does, says so, and waits for its end.
WRITE = """
import sys
from pathlib import Path
from vedich.cli.growing import growing_beside
with growing_beside(Path(sys.argv[1])) as growing:
    for ending in ("", "-wal", "-shm"):
        Path(f"{growing}{ending}").write_text("half")
    print(growing.name, flush=True)
    sys.stdin.read()
"""


@contextmanager
def writing(path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Let another process write beside a path; give it and the name of its growing file."""
    command = [sys.executable, "-c", WRITE, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    ) as process:
        assert process.stdout is not None
        yield process, process.stdout.readline().strip()
        process.kill()


def left_by_a_kill(path: Path) -> None:
    """Leave beside a path what a run leaves that is killed."""
    with writing(path) as (process, _):
        process.kill()
    assert len([each for each in path.parent.iterdir() if each.name.startswith(".")]) == 4


def test_what_a_killed_run_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    left_by_a_kill(tmp_path / "a.db")
    with growing_beside(tmp_path / "a.db") as growing:
        growing.write_text("whole")
        growing.rename(tmp_path / "a.db")
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


def test_what_another_run_is_writing_stays(tmp_path: Path) -> None:
    with writing(tmp_path / "a.db") as (process, name):
        with growing_beside(tmp_path / "b.db"):
            pass
        assert (tmp_path / name).read_text() == "half"
        assert (tmp_path / f"{name}-wal").exists()
        process.communicate("")
    assert list(tmp_path.iterdir()) == []


def test_files_of_others_stay(tmp_path: Path) -> None:
    names = [".0123456789ab.part", ".0123456789ab.part.help", ".mine.held", "0123456789ab.part.held"]
    for name in names:
        (tmp_path / name).write_text("x")
    with growing_beside(tmp_path / "a.db"):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_where_nothing_may_be_written_the_writer_tells_why(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere" / "a.db"
    with pytest.raises(FileNotFoundError), growing_beside(nowhere) as growing:
        growing.write_text("x")
