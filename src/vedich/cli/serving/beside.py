"""Processes that work beside those that serve pages: started again when they die, gone when nobody is left.

Each holds the other end of a pipe as its standard input: when whoever started it ends, however that happens,
it sees so and goes.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

# Seconds between the end of a process and its next start, and those in which it may finish what it does.
_BETWEEN, _TO_FINISH = 1.0, 30.0
_LOG = logging.getLogger(__name__)


class Beside:
    """A module that runs as a program beside this one; `pid` is that of its last process."""

    def __init__(self, module: str) -> None:
        self.module, self.stop, self.pid = module, threading.Event(), 0

    def keep(self) -> None:
        """Keep it running until it is to stop."""
        while not self.stop.is_set():
            program = subprocess.Popen([sys.executable, "-m", self.module], stdin=subprocess.PIPE)
            self.pid = program.pid
            while program.poll() is None and not self.stop.wait(0.2):
                pass
            if program.stdin is not None:
                with contextlib.suppress(OSError):
                    program.stdin.close()
            if self.stop.is_set():
                with contextlib.suppress(subprocess.TimeoutExpired):
                    program.wait(_TO_FINISH)
                program.kill()
                program.wait()
                return
            _LOG.warning("%s ended with %s; it starts again.", self.module, program.returncode)
            self.stop.wait(_BETWEEN)


@contextlib.contextmanager
def beside(module: str) -> Iterator[Beside]:
    """Let a module run as a program for as long as this lasts; it gets the settings of the site from the
    environment."""
    found = Beside(module)
    thread = threading.Thread(target=found.keep, name=module, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        found.stop.set()
        thread.join(_TO_FINISH + 5)


def until_alone() -> threading.Event:
    """Give what is set when whoever started this process has gone."""
    # Ctrl-C reaches the whole group; the pages are finished first, then the pipe closes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    alone = threading.Event()
    threading.Thread(target=_listen, args=[alone], daemon=True).start()
    return alone


def _listen(alone: threading.Event) -> None:
    with contextlib.suppress(OSError):
        while os.read(sys.stdin.fileno(), 1):
            pass
    alone.set()
