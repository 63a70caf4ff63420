"""A process that has imported what commands need and forks a new one for each run of the program.

A command takes a tenth of a second; importing what it stands on takes five times that. Each run is still a
process of its own, with its own words, environment, folder, input, output and end. The nursery asks nothing
of Django: a command tells it about its record by itself, as it does anywhere.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import socket
import subprocess
import sys
import threading
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connections

ROOT = Path(__file__).parents[2]
# What many commands import; none of these may start a thread or ask for settings.
WARM = (
    "vedich.__main__",
    "vedich.cli.batch",
    "vedich.cli.outputs.forms",
    "vedich.cli.outputs.table",
    "vedich.reading.read",
    "vedich.checking.check",
    "vedich.catalog.load",
    "vedich.intake",
    "vedich.judging.judge",
    "vedich.store.configuration",
    "django.core.management",
    "django.core.management.commands.migrate",
    "django.db.backends.sqlite3.base",
    "django.db.migrations.executor",
    "django.db.models",
    "django.contrib.auth.hashers",
    "openpyxl",
    "xlsxwriter",
    "rich.table",
)


class Nursery:
    """The warm process beside this one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._line, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from tests.cli.nursery import serve; serve()", str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
        )
        theirs.close()
        atexit.register(self.close)

    def run(
        self,
        words: list[str],
        cwd: str,
        environment: dict[str, str],
        streams: list[IO[bytes]],
        patience: float,
    ) -> int:
        """Run the program in a process of its own on these three streams; give its exit code.

        Raises:
            TimeoutError: it did not end in time.
        """
        order = json.dumps({"words": words, "cwd": cwd, "environment": environment}).encode()
        with self._lock:
            self._line.settimeout(patience)
            socket.send_fds(self._line, [len(order).to_bytes(4)], [stream.fileno() for stream in streams])
            self._line.sendall(order)
            told = self._line.recv(4)
        return int.from_bytes(told, signed=True)

    def close(self) -> None:
        """End it."""
        self._line.close()
        self._process.wait(10)


@cache
def nursery() -> Nursery:
    """Give the nursery of this process."""
    return Nursery()


def serve() -> None:
    """Be the nursery: warm up, then fork for each order; return in the new process alone, at its end."""
    line = socket.socket(fileno=int(sys.argv[1]))
    for name in WARM:
        import_module(name)
    # Never walked over again by the collector: pages of memory stay shared with every child.
    gc.freeze()
    while True:
        head, streams, _, _ = socket.recv_fds(line, 4, 3)
        if not head:
            return
        length, order = int.from_bytes(head), b""
        while len(order) < length:
            order += line.recv(length - len(order))
        if (pid := os.fork()) == 0:
            line.close()
            _be_the_program(json.loads(order), streams)
            return
        for stream in streams:
            os.close(stream)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        line.sendall(code.to_bytes(4, signed=True))


def _be_the_program(order: dict[str, Any], streams: list[int]) -> None:
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.argv = ["vedich", *order["words"]]
    os.environ.clear()
    os.environ.update(order["environment"])
    os.chdir(order["cwd"])
    try:
        import_module("vedich.__main__").run()
    except SystemExit as ended:
        # Taking all modules apart would take longer than most commands; what else comes of an end is done.
        threading._shutdown()
        atexit._run_exitfuncs()
        if settings.configured:
            connections.close_all()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(ended.code or 0))
