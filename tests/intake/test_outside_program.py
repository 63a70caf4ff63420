"""A program that is not ours sees its own file and nothing else, reaches nobody, and can be ended."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from vedich.intake.limits import Limits
from vedich.intake.outside_program import Work, worked

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the layers are those of Linux")

PYTHON = str(Path(sys.executable).resolve())
# Python plays the program: all it needs to start, and no more.
SEEN = tuple({sys.prefix, sys.base_prefix, str(Path(os.__file__).parent)})
SHORT = Limits(processor=2, wall=6.0, output=1_000_000)


def tried(code: str, data: bytes = b"x", limits: Limits = SHORT, makes: str = "") -> bytes | None:
    work = Work(PYTHON, ("-I", "-S", "-c", code), "in.bin", limits, makes, SEEN)
    return worked(work, data)


def refused(attempt: str) -> bool:
    code = (
        "import os, socket, subprocess, signal\n"
        f"try:\n    {attempt}\nexcept OSError:\n    print('refused')\nelse:\n    print('got through')"
    )
    told = tried(code)
    assert told is not None
    return told == b"refused\n"


def test_it_reads_its_file_and_writes_into_its_folder() -> None:
    assert tried("print(open('in.bin').read())", b"abc") == b"abc\n"
    assert tried("open('out', 'w').write(open('in.bin').read() * 2)", b"abc", makes="out") == b"abcabc"


def test_it_sees_and_changes_no_other_file(tmp_path: Path) -> None:
    upload = tmp_path / "upload"
    upload.write_bytes(b"secret")
    for attempt in (
        f"open({str(upload)!r})",
        f"open({str(upload)!r}, 'w')",
        f"os.remove({str(upload)!r})",
        f"os.listdir({str(tmp_path)!r})",
        "open('/etc/passwd')",
        "open('/tmp/vedich-evil', 'w')",
        f"open('/proc/{os.getpid()}/environ')",
    ):
        assert refused(attempt), attempt
    assert upload.read_bytes() == b"secret"


def test_a_link_to_another_file_is_not_followed(tmp_path: Path) -> None:
    upload = tmp_path / "upload"
    upload.write_bytes(b"secret")
    assert tried(f"import os; os.symlink({str(upload)!r}, 'out')", makes="out") is None


def test_it_reaches_nobody(tmp_path: Path) -> None:
    with socket.socket() as listener, socket.socket(socket.AF_UNIX) as local:
        listener.bind(("127.0.0.1", 0))
        local.bind(str(tmp_path / "socket"))
        for line in (listener, local):
            line.listen()
            line.setblocking(False)
        port = listener.getsockname()[1]
        for attempt in (
            f"socket.create_connection(('127.0.0.1', {port}), 2)",
            "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
            "socket.socket(socket.AF_INET6)",
            f"socket.socket(socket.AF_UNIX).connect({str(tmp_path / 'socket')!r})",
            f"socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'x', {str(tmp_path / 'socket')!r})",
        ):
            assert refused(attempt), attempt
        for line in (listener, local):
            with pytest.raises(BlockingIOError):
                line.accept()


def test_it_starts_and_signals_nothing() -> None:
    for attempt in (
        "os.fork()",
        "subprocess.run(['/bin/true'])",
        "os.execv('/bin/true', ['true'])",
        f"os.kill({os.getpid()}, 0)",
        f"os.kill({os.getpid()}, signal.SIGTERM)",
        "os.setsid()",
    ):
        assert refused(attempt), attempt


@pytest.mark.parametrize(
    "code",
    [
        "while True: pass",
        "import time; time.sleep(60)",
        "import signal\nfor number in (2, 15, 24): signal.signal(number, signal.SIG_IGN)\nwhile True: pass",
        "held = [bytearray(1 << 30) for _ in range(10)]",
        "import sys\nwhile True: sys.stdout.write('x' * 65536)",
        "import sys; sys.exit(3)",
        "import os; os.abort()",
    ],
)
def test_what_goes_too_far_is_ended_and_gives_nothing(code: str) -> None:
    assert tried(code) is None


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert tried("open('more', 'w').write('x')") == b""
    assert tried("import time; open('more', 'w').write('x'); time.sleep(60)", limits=Limits(wall=1.0)) is None
    assert list(tmp_path.iterdir()) == []


def test_the_environment_of_the_caller_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_SETTING", "x")
    assert b"SECRET_SETTING" not in (tried("import os; print(dict(os.environ))") or b"SECRET_SETTING")


def test_folders_of_callers_that_were_ended_are_removed_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    gone = subprocess.Popen([PYTHON, "-c", ""])
    gone.wait()
    old, young = f"vedich-work-{gone.pid}-a", f"vedich-work-{gone.pid}-b"
    ours = f"vedich-work-{os.getpid()}-c"
    for name in (old, young, ours, "mine"):
        (tmp_path / name / "profile").mkdir(parents=True)
        (tmp_path / name / "in.doc").write_bytes(b"secret")
        os.utime(tmp_path / name, (time.time() - 3_600,) * 2)
    os.utime(tmp_path / young)
    assert tried("print('done')") == b"done\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["mine", young, ours])
