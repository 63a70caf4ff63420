"""Do work in several processes and give the results in order, whatever happens to one of them.

Each process has a pipe of its own and nothing is shared, so that one may be ended, or die, at any moment
without the others waiting for a lock it held (which the pools of the standard library can).
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Sequence
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from vedich.intake.interrupts import held_back

T = TypeVar("T")
R = TypeVar("R")

# How many bundles beyond the one whose turn it is may be under way or done, for each process.
_AHEAD = 3
# Spawned everywhere, so that Linux and Windows behave alike and no thread is copied half-way.
_CONTEXT = multiprocessing.get_context("spawn")


def in_order(
    bundles: Sequence[list[T]],
    work: Callable[[list[T]], list[R]],
    lost: Callable[[T], R],
    *,
    processes: int,
) -> Generator[R, None, None]:
    """Give what `work` makes of each bundle, in order; `lost(item)` for an item that ends its process.

    `work` is picklable. Only a few bundles are under way at once, which bounds the memory.
    """
    waiting = deque(enumerate(bundles))
    done: dict[int, list[R]] = {}
    workers: list[_Worker[T, R]] = []
    try:
        for _ in range(min(processes, len(bundles))):
            workers.append(_Worker(work, lost))
        for turn in range(len(bundles)):
            while turn not in done:
                for worker in workers:
                    if worker.index is None and waiting and waiting[0][0] < turn + _AHEAD * len(workers):
                        worker.start(*waiting.popleft())
                busy = {worker.pipe: worker for worker in workers if worker.index is not None}
                for pipe in wait(list(busy)):
                    index, results = busy[pipe].results()  # type: ignore[index]
                    done[index] = results
            yield from done.pop(turn)
    finally:
        for worker in workers:
            worker.end()


class _Worker(Generic[T, R]):
    """A process that does one bundle at a time; one that dies is replaced."""

    def __init__(self, work: Callable[[list[T]], list[R]], lost: Callable[[T], R]) -> None:
        self._work, self._lost = work, lost
        self._bundle: list[T] = []
        self.index: int | None = None
        self._open()

    def _open(self) -> None:
        self.pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(theirs, self._work), daemon=True)
        if sys.platform != "win32":
            # Started first, because it lets Ctrl-C through again while it starts.
            resource_tracker.ensure_running()
        with held_back():
            self._process.start()
        theirs.close()

    def start(self, index: int, bundle: list[T]) -> None:
        """Hand a bundle over."""
        self.index, self._bundle = index, bundle
        # A process that has died shows it when its results are asked for.
        with contextlib.suppress(OSError):
            self.pipe.send(bundle)

    def results(self) -> tuple[int, list[R]]:
        """Take what came of the bundle; where the process died on it, try each item by itself."""
        index = self.index
        assert index is not None
        self.index = None
        results = self._received()
        if results is None:
            results = [result for item in self._bundle for result in self._alone(item)]
        return index, results

    def _alone(self, item: T) -> list[R]:
        if len(self._bundle) > 1:
            with contextlib.suppress(OSError):
                self.pipe.send([item])
            results = self._received()
            if results is not None:
                return results
        return [self._lost(item)]

    def _received(self) -> list[R] | None:
        try:
            results: list[R] = self.pipe.recv()
        except (EOFError, OSError):
            self.end()
            self._open()
            return None
        return results

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.terminate()
        self._process.join()
        self._process.close()
        self.pipe.close()


def _serve(pipe: Connection, work: Callable[[list[T]], list[R]]) -> None:
    """Do bundles until the other end is gone, be it that all is done or that it was killed."""
    # Ctrl-C is for the process that a person started, which then ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send(work(pipe.recv()))
