"""Many files are read side by side, in order; what stops the work leaves nothing half done."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.dying import read_or_die
from tests.cli.program import REPORT, environment, vedich
from vedich.cli import batch, side_by_side
from vedich.cli.batch import Task, Wish, read_all
from vedich.cli.outputs.manner import Manner

LONG = REPORT * 40


def tasks(folder: Path, count: int, text: str = REPORT) -> list[Task]:
    made = []
    for index in range(count):
        path = folder / f"{index:03}.txt"
        path.write_text(text, encoding="utf-8", newline="")
        made.append(Task(path, path.name, path.stem, path.stat().st_size))
    return made


def test_few_small_files_are_read_in_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("no process is worth starting")

    monkeypatch.setattr(side_by_side, "in_order", fail)
    outcomes = list(read_all(tasks(tmp_path, 3), Wish("jsonl", Manner()), 8))
    assert [outcome.task.id for outcome in outcomes] == ["000", "001", "002"]


def test_side_by_side_gives_the_same_in_the_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tasks(tmp_path, 40)
    made[7] = Task(tmp_path / "không có", "không có", "x", 5)
    alone = list(read_all(made, Wish("jsonl", Manner()), 1))
    monkeypatch.setattr(batch, "WORTH_SHARING_BYTES", 0)
    monkeypatch.setattr(batch, "_BUNDLE_FILES", 3)
    assert list(read_all(made, Wish("jsonl", Manner()), 2)) == alone
    assert "không có tệp này" in alone[7].trouble


def test_a_fault_of_ours_costs_one_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vedich.reading import read

    sound = read.read_text

    def faulty(text: str, **more: object) -> object:
        if "hỏng" in text:
            raise ZeroDivisionError("chia cho 0")
        return sound(text, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(read, "read_text", faulty)
    made = tasks(tmp_path, 2)
    made[0].path.write_text("hỏng", encoding="utf-8")
    first, second = read_all(made, Wish("jsonl", Manner()), 1)
    assert "lỗi bên trong chương trình (ZeroDivisionError: chia cho 0" in first.trouble
    assert not second.trouble


@pytest.mark.parametrize("bundle", [1, 2, 16])
def test_a_file_that_takes_its_process_down_costs_one_file_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bundle: int
) -> None:
    made = tasks(tmp_path, 12)
    monkeypatch.setattr(batch, "WORTH_SHARING_BYTES", 0)
    monkeypatch.setattr(batch, "_BUNDLE_FILES", bundle)
    monkeypatch.setattr(batch, "_read_bundle", read_or_die)
    outcomes = list(read_all(made, Wish("jsonl", Manner()), 2))
    assert [outcome.task.id for outcome in outcomes] == [task.id for task in made]
    assert [outcome.task.id for outcome in outcomes if outcome.trouble] == ["005"]
    assert "thiếu bộ nhớ" in outcomes[5].trouble


def parts(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".part")]


def heed_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextlib.contextmanager
def long_work(folder: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start a long batch in a process group of its own, as a terminal does, and end all of it at last."""
    inputs = folder / "in"
    inputs.mkdir()
    tasks(inputs, 300, LONG)
    process = subprocess.Popen(
        [sys.executable, "-m", "vedich", "read", *sorted(map(str, inputs.iterdir())), *words],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Whoever starts the tests in the background has Ctrl-C passed over, and so would all children.
        preexec_fn=None if sys.platform == "win32" else heed_ctrl_c,  # noqa: PLW1509 - no threads here
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()


def wait_for(condition: object, seconds: float = 240) -> None:
    assert callable(condition)
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "this never came true"
        time.sleep(0.02)


def is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


POSIX = pytest.mark.skipif(sys.platform == "win32", reason="process groups and kill -9 are POSIX")


@POSIX
@pytest.mark.parametrize(
    "words", [["-o", "all.jsonl"], ["-o", "all.xlsx"], ["--jobs", "1", "-o", "all.jsonl"]]
)
def test_ctrl_c_ends_at_once_and_leaves_nothing(tmp_path: Path, words: list[str]) -> None:
    with long_work(tmp_path, *words) as process:
        wait_for(lambda: parts(tmp_path))
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=120)
        assert process.returncode == 130
        assert out == b""
        assert err.decode() == "Đã dừng theo yêu cầu.\n"
        wait_for(lambda: is_gone(process.pid))
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


@POSIX
def test_ctrl_c_keeps_the_whole_files_of_a_folder(tmp_path: Path) -> None:
    with long_work(tmp_path, "-o", "out/") as process:
        wait_for(lambda: (tmp_path / "out").is_dir() and len(list((tmp_path / "out").glob("*.jsonl"))) > 3)
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=120)
        assert process.returncode == 130
    written = list((tmp_path / "out").iterdir())
    assert 3 < len(written) < 300
    assert len({len(path.read_text(encoding="utf-8").splitlines()) for path in written}) == 1
    assert all(json.loads(line) for path in written for line in path.read_text(encoding="utf-8").splitlines())


@POSIX
def test_kill_9_leaves_the_old_file_whole_and_no_process_behind(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text("cũ\n", encoding="utf-8")
    with long_work(tmp_path, "-o", "all.jsonl") as process:
        wait_for(lambda: parts(tmp_path))
        process.kill()
        process.wait()
        assert (tmp_path / "all.jsonl").read_text(encoding="utf-8") == "cũ\n"
        wait_for(lambda: is_gone(process.pid), 20)


@POSIX
def test_kill_9_in_a_folder_leaves_only_whole_files(tmp_path: Path) -> None:
    with long_work(tmp_path, "-o", "out/", "--jobs", "1") as process:
        wait_for(lambda: (tmp_path / "out").is_dir() and len(list((tmp_path / "out").glob("*.jsonl"))) > 3)
        process.kill()
        process.wait()
    written = [path for path in (tmp_path / "out").iterdir() if path.suffix == ".jsonl"]
    assert len({len(path.read_text(encoding="utf-8").splitlines()) for path in written}) == 1


@POSIX
def test_a_reader_that_goes_away_stops_the_work_quietly(tmp_path: Path) -> None:
    with long_work(tmp_path, "--format", "jsonl") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        process.wait(30)
        assert process.returncode == 141
        assert err == b""


def test_a_full_screen_of_trouble_does_not_stop_the_work(tmp_path: Path) -> None:
    names = [f"không có {index}.txt" for index in range(50)]
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    run = vedich("read", *names, "a.txt", "--format", "jsonl", cwd=tmp_path)
    assert run.code == 2
    assert len(run.err.splitlines()) >= 50
    assert json.loads(run.out.splitlines()[0])["id"] == "a-001"


@pytest.mark.slow
@POSIX
def test_a_thousand_files_fit_in_300_megabytes(tmp_path: Path) -> None:
    tasks(tmp_path, 1000, REPORT * 6)
    # A process of its own does the measuring: children of this one would be charged with its own size too.
    measure = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    read = [sys.executable, "-m", "vedich", "read", *map(str, sorted(tmp_path.iterdir()))]
    run = subprocess.run(
        [sys.executable, "-c", measure, *read, "-o", str(tmp_path / "all.jsonl")],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    # In kilobytes on Linux, for the largest of all processes; there is one for each core and one more.
    largest = int(run.stdout.split()[-1])
    assert largest > 10_000
    assert largest * 3 <= 300_000
