"""Children on Linux: forked from a warm process, each for one file."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from vedich.intake.ended import Ended
from vedich.intake.interrupts import held_back
from vedich.intake.limits import Limits

_PATIENCE_SECONDS = 60
_MOST_REPLY = 65_536


class ForkedChild:
    """A confined child that has been started and waits for its file."""

    def __init__(self, server: ForkServer, number: int, line: socket.socket) -> None:
        self._server, self._number, self._line = server, number, line

    def send(self, data: memoryview, deadline: float) -> int:
        """Send some bytes and give how many."""
        self._line.settimeout(max(0.001, deadline - time.monotonic()))
        return self._line.send(data)

    def receive(self, most: int, deadline: float) -> bytes:
        """Give some bytes of the answer, none at its end."""
        self._line.settimeout(max(0.001, deadline - time.monotonic()))
        return self._line.recv(most)

    def no_more(self) -> None:
        """Say that all has been sent."""
        with contextlib.suppress(OSError):
            self._line.shutdown(socket.SHUT_WR)

    def end(self) -> Ended:
        """End the child, whatever it is doing, and say how it ended."""
        self._line.close()
        return Ended(**self._server.ask({"end": self._number}))


class ForkServer:
    """The warm process beside this one, and the line to it; it ends when this process does."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._owner = os.getpid()
        self._orders = 0
        self._control = _start()

    @property
    def is_mine(self) -> bool:
        """Say whether this process started it; a copy of this process must start its own."""
        return self._owner == os.getpid()

    def start(self, function: str, limits: Limits, warm: Sequence[str] = ()) -> ForkedChild:
        """Start a child that will run a function under limits."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                order = {"function": function, "limits": asdict(limits), "warm": list(warm)}
                number = self.ask(order, theirs.fileno())["child"]
        except BaseException:
            ours.close()
            raise
        return ForkedChild(self, number, ours)

    def ask(self, order: dict[str, Any], descriptor: int | None = None) -> dict[str, Any]:
        """Send an order and give the reply.

        Raises:
            ConnectionError: the warm process has gone.
        """
        with self._lock:
            self._orders += 1
            written = json.dumps({"order": self._orders, **order}).encode()
            if descriptor is None:
                self._control.sendall(written)
            else:
                socket.send_fds(self._control, [written], [descriptor])
            while reply := self._control.recv(_MOST_REPLY):
                told: dict[str, Any] = json.loads(reply)
                # The reply to an order that Ctrl-C broke off is nobody's any more.
                if told.pop("order") == self._orders:
                    return told
        raise ConnectionResetError

    def close(self) -> None:
        """Let the warm process go."""
        self._control.close()


def _start() -> socket.socket:
    # Messages keep their bounds: one order, one reply.
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.settimeout(_PATIENCE_SECONDS)
    # The server ignores Ctrl-C once it runs; until then nobody may hear it.
    with theirs, held_back():
        if _has_one_thread():
            _fork(theirs)
        else:
            _start_anew(theirs)
    return ours


def _has_one_thread() -> bool:
    """Say whether this process may be copied: a thread would be copied in the middle of what it does."""
    with contextlib.suppress(OSError):
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - only counted
    return threading.active_count() == 1


def _fork(theirs: socket.socket) -> None:
    # A child of a child: nobody has to wait for the server, and its end leaves nothing behind.
    between = os.fork()
    if between == 0:
        try:
            if os.fork() == 0:
                from vedich.intake.zygote import serve

                serve(theirs.detach())
        finally:
            os._exit(0)
    os.waitpid(between, 0)


def _start_anew(theirs: socket.socket) -> None:
    from vedich.intake.fresh import bootstrap

    there = theirs.fileno()
    line = f"from vedich.intake.zygote import serve; serve({there})"
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", bootstrap(line)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={},
        pass_fds=(there,),
        start_new_session=True,
    )
    # It is left to itself and ends with us; nobody asks how.
    process.returncode = 0
