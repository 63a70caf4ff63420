"""Children where no warm process can be forked (Windows, macOS): a fresh interpreter for each file.

What is weaker there: files and the network are kept away by hooks of Python, not by the system, so that a
parser taken over by a file could get round them. On Windows a job object bounds memory, time and processes.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from queue import Empty, Queue
from typing import IO, NoReturn

from vedich.intake import border
from vedich.intake.ended import Ended
from vedich.intake.limits import Limits

_CHUNK = 1 << 20
# What a program on Windows cannot start without.
_NEEDED = ("SYSTEMROOT", "WINDIR")


def bootstrap(line: str) -> str:
    """Give the program of a fresh interpreter that finds what this one finds, and runs a line.

    >>> bootstrap("pass").endswith("; pass")
    True
    """
    package = str(Path(__file__).parents[2])
    paths = [path for path in [package, *sys.path] if Path(path).is_absolute()]
    return f"import sys; sys.path += [path for path in {paths!r} if path not in sys.path]; {line}"


class FreshChild:
    """A child in an interpreter of its own that has been started and waits for its file."""

    def __init__(self, function: str, limits: Limits, *, portable: bool = False) -> None:
        """Start it; `portable` leaves out the layers that only Linux has, as on another system."""
        kept = {name: os.environ[name] for name in _NEEDED if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", bootstrap("from vedich.intake.fresh import serve; serve()")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=kept,
            start_new_session=sys.platform != "win32",
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._input: IO[bytes] = self._process.stdin
        if sys.platform == "win32":
            from vedich.intake.confinement.windows_job import put_in_job

            self._job = put_in_job(int(self._process._handle), limits)
        # A pipe of Windows cannot be waited for with a time limit; a thread can.
        self._answers: Queue[bytes] = Queue(maxsize=32)
        threading.Thread(target=_pump, args=(self._process.stdout, self._answers), daemon=True).start()
        self._orders: Queue[bytes | None] = Queue()
        threading.Thread(target=_feed, args=(self._orders, self._input), daemon=True).start()
        order = {"function": function, "limits": asdict(limits), "portable": portable}
        for part in border.parcels(json.dumps(order).encode()):
            self._orders.put(part)

    def send(self, data: memoryview, deadline: float) -> int:
        """Send some bytes and give how many."""
        self._orders.put(bytes(data))
        return len(data)

    def receive(self, most: int, deadline: float) -> bytes:
        """Give some bytes of the answer, none at its end.

        Raises:
            TimeoutError: nothing came by the deadline.
        """
        try:
            return self._answers.get(timeout=max(0.001, deadline - time.monotonic()))
        except Empty:
            raise TimeoutError from None

    def no_more(self) -> None:
        """Say that all has been sent."""
        self._orders.put(None)

    def end(self) -> Ended:
        """End the child, whatever it is doing, and say how it ended."""
        self._orders.put(None)
        with contextlib.suppress(subprocess.TimeoutExpired):
            # One that has answered is about to leave; its code tells whether a limit ended it.
            self._process.wait(0.2)
        self._process.kill()
        status = self._process.wait()
        with contextlib.suppress(OSError):
            self._input.close()
        return Ended(status, 0.0, 0)


def _pump(output: IO[bytes], answers: Queue[bytes]) -> None:
    with output, contextlib.suppress(OSError, ValueError):
        while part := os.read(output.fileno(), _CHUNK):
            answers.put(part)
    answers.put(b"")


def _feed(orders: Queue[bytes | None], into: IO[bytes]) -> None:
    with contextlib.suppress(OSError, ValueError):
        while (part := orders.get()) is not None:
            into.write(part)
            into.flush()
        into.close()


def serve() -> NoReturn:
    """Be the child: take an order and a file from standard input, and answer on standard output."""
    from vedich.intake.confinement import hooks, layers
    from vedich.intake.zygote import ONE_THREAD, ruleset, work_on

    code = 1
    try:
        # What a parser prints must not fall into the answer.
        read, write = os.dup(0), os.dup(1)
        layers.close_all_but([read, write])
        os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
        order = json.loads(border.read_parcel(lambda most: os.read(read, most)))
        module, _, name = order["function"].partition(":")
        work = getattr(import_module(module), name)
        limits = Limits(**order["limits"])
        if order["portable"]:
            layers.set_limits(limits)
        else:
            layers.confine(limits, ruleset())
        hooks.forbid_all_but_reading(layers.program_folders())
        work_on(work, lambda most: os.read(read, most), lambda rest: os.write(write, rest))
        code = 0
    finally:
        os._exit(code)
