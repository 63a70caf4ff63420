"""Let a program that is not ours work on the bytes of one file, confined as our own readers are.

It sees its own files and a folder that is there for this file alone; it reaches no network, no other process
and no other program. Where the system has no such layers only its time is bounded, and `doctor` says so.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import NoReturn

from vedich.intake.limits import Limits

_LIBRARIES = (
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/etc/ld.so.cache",
    "/dev/urandom",
)
# The kernel asks for the right to run these as well: what loads the libraries of a program.
_LOADERS = ("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1", "/lib/ld-musl-x86_64.so.1")
_PRINTED = "printed"
_PREFIX = "vedich-work-"
# No program has so long; what is older belongs to nobody.
_LEFT_OVER_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Work:
    """What a program is to do: its path and words, the names of its file and of what it makes.

    "{folder}" in the words stands for its folder; `reads` is what it may see besides. `again` is the exit
    code with which it asks to be started once more. Nulls: `makes` is "" for what it prints.
    """

    program: str
    words: tuple[str, ...]
    takes: str
    limits: Limits
    makes: str = ""
    reads: tuple[str, ...] = ()
    again: int | None = None


def worked(work: Work, data: bytes) -> bytes | None:
    """Give what a program makes of a file.

    Nulls: None where it makes nothing, fails, or comes to its limits and is ended.
    """
    deadline = time.monotonic() + work.limits.wall
    clear_left_over()
    with TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-", ignore_cleanup_errors=True) as made:
        folder = Path(made).resolve()
        (folder / work.takes).write_bytes(data)
        status = _run(work, folder, deadline)
        if work.again is not None and status == work.again:
            status = _run(work, folder, deadline)
        there = folder / (work.makes or _PRINTED)
        # A link could lead to a file of another person.
        if status != 0 or there.is_symlink() or not there.is_file():
            return None
        return there.read_bytes() if there.stat().st_size <= work.limits.output else None


def clear_left_over() -> None:
    """Remove the folders of callers that were ended before they could: their process is no more.

    A document may be in them. Folders of other people, and what is younger than ten minutes, are left alone.
    """
    with contextlib.suppress(OSError):
        for folder in Path(gettempdir()).glob(f"{_PREFIX}*-*"):
            with contextlib.suppress(OSError, ValueError):
                owner = int(folder.name.removeprefix(_PREFIX).partition("-")[0])
                about = folder.lstat()
                mine = not hasattr(os, "getuid") or about.st_uid == os.getuid()
                old = time.time() - about.st_mtime > _LEFT_OVER_SECONDS
                if mine and old and stat.S_ISDIR(about.st_mode) and not _runs(owner):
                    shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    """Say whether a process is there; where nobody can tell, that it is."""
    if sys.platform == "win32":
        return False  # it is long enough ago: no program has ten minutes
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _run(work: Work, folder: Path, deadline: float) -> int:
    with (folder / _PRINTED).open("wb") as printed:
        process = subprocess.Popen(
            _command(work, folder),
            cwd=folder,
            env=_environment(work, folder),
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
        )
    try:
        return process.wait(max(0.001, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        return -1
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and, where it may have started others, those as well."""
    if process.returncode is None:
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _command(work: Work, folder: Path) -> list[str]:
    if sys.platform != "linux":
        return [work.program, *_words(work, folder)]
    from vedich.intake.fresh import bootstrap

    line = "from vedich.intake.outside_program import become; become()"
    order = json.dumps({**asdict(work), "folder": str(folder), "caller": os.getpid()})
    return [sys.executable, "-I", "-c", bootstrap(line), order]


def _words(work: Work, folder: Path) -> list[str]:
    return [word.replace("{folder}", str(folder)) for word in work.words]


def _environment(work: Work, folder: Path) -> dict[str, str]:
    own = {"HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    if sys.platform == "win32":
        own = {"TEMP": str(folder), "TMP": str(folder)}
        own |= {name: os.environ[name] for name in ("SYSTEMROOT", "WINDIR") if name in os.environ}
    return own


def become() -> NoReturn:
    """Be the child: shut this process in and become the program."""
    from vedich.intake.confinement import layers
    from vedich.intake.confinement.kernel import KernelRefusedError
    from vedich.intake.confinement.landlock import build_ruleset

    order = json.loads(sys.argv[1])
    folder, caller = order.pop("folder"), order.pop("caller")
    work = Work(**{**order, "limits": Limits(**order["limits"])})
    layers.die_with_parent()
    if os.getppid() != caller:
        os._exit(1)
    layers.leave_network()
    rules: int | None = None
    with contextlib.suppress(KernelRefusedError):
        rules = build_ruleset(
            [*_LIBRARIES, *work.reads], executable=[work.program, *_LOADERS], writable=[folder]
        )
    layers.confine_program(work.limits, rules, written=work.limits.output)
    os.execv(work.program, [work.program, *_words(work, Path(folder))])
