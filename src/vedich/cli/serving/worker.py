"""The process that works beside those that serve: reads what was handed in, for as long as they live."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

from vedich.cli.session import now

_ME = "vedich.cli.serving.worker"


@contextlib.contextmanager
def working() -> Iterator[None]:
    """Let a worker run while the pages are served; it gets the settings of the site from the environment.

    It holds the other end of a pipe: when this process ends, however it ends, the worker sees it and goes.
    """
    worker = subprocess.Popen([sys.executable, "-m", _ME], stdin=subprocess.PIPE)
    try:
        yield
    finally:
        if worker.stdin is not None:
            with contextlib.suppress(OSError):
                worker.stdin.close()
        try:
            worker.wait(timeout=30)
        except subprocess.TimeoutExpired:
            worker.kill()


def main() -> None:
    """Work until whoever started this has gone."""
    import django

    django.setup()
    from vedich.intake import make_ready
    from vedich.jobs.working import work

    logging.getLogger("vedich.jobs").setLevel(logging.INFO)
    # Ctrl-C reaches the whole group; the pages are finished first, then the pipe closes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stop = threading.Event()
    threading.Thread(target=_watch, args=[stop], daemon=True).start()
    make_ready()
    work(now, stop)


def _watch(stop: threading.Event) -> None:
    with contextlib.suppress(OSError):
        while os.read(sys.stdin.fileno(), 1):
            pass
    stop.set()


if __name__ == "__main__":
    main()
