"""Read many files side by side on all cores, and give what came of each in the order they were named."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from vedich.cli.outputs.manner import Manner
from vedich.domain.period import Period

# Below this, starting other processes costs more time than they save.
WORTH_SHARING_BYTES = 300_000
# Files travel to a process in bundles: small enough to keep order with little waiting, large enough to pay.
_BUNDLE_BYTES = 100_000
_BUNDLE_FILES = 16


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read; `given` are its bytes where it is no file (standard input)."""

    path: Path
    name: str
    id: str
    size: int
    given: bytes | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What every file of a batch is read for: the form of the output, and the date and area handed in."""

    form: str
    manner: Manner
    as_of: Period | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: what was rendered, or why nothing was; sentences in the person's language."""

    task: Task
    payload: Any = None
    trouble: str = ""
    notices: tuple[str, ...] = ()


def read_all(tasks: list[Task], wish: Wish, jobs: int) -> Generator[Outcome, None, None]:
    """Read files on up to `jobs` cores and give an outcome for each, in order.

    Only a few bundles are under way at once, so that a thousand files need no more memory than ten.
    """
    if jobs < 2 or len(tasks) < 2 or sum(task.size for task in tasks) < WORTH_SHARING_BYTES:
        for task in tasks:
            yield read_one(task, wish)
        return
    waiting = deque(_bundles(tasks))
    try:
        yield from _side_by_side(waiting, wish, jobs)
    except BrokenProcessPool:
        # A file has taken its process down (out of memory, say). Go on one by one, to know which it is.
        yield from _one_by_one(deque(task for bundle in waiting for task in bundle), wish)


def read_one(task: Task, wish: Wish) -> Outcome:
    """Read and render one file; a refusal, or even a fault of ours, becomes a sentence."""
    from vedich.cli.missing import missing
    from vedich.cli.outputs.forms import renderer
    from vedich.cli.outputs.read_document import ReadDocument
    from vedich.reading.read import read_text
    from vedich.reading.sources import SourceError, open_source, placed, source_of

    english = wish.manner.lang == "en"
    try:
        source = open_source(task.path) if task.given is None else source_of(task.given, task.name)
        reading = placed(read_text(source.text, as_of=wish.as_of, place=wish.place), source)
        reading = replace(reading, notices=(*reading.notices, *missing(reading)))
        document = ReadDocument(task.id, task.name, source, reading)
        payload = renderer(wish.form)(document, wish.manner)
    except SourceError as error:
        return Outcome(task, trouble=error.en if english else error.vi)
    except MemoryError:
        return Outcome(task, trouble=_too_much(task.name, english))
    except Exception as error:  # noqa: BLE001 - one file's fault of ours must not cost the others; the line names it
        return Outcome(task, trouble=_fault(task.name, error, english))
    notices = {notice.code: notice for notice in reading.notices}
    return Outcome(task, payload, notices=tuple(n.en if english else n.vi for n in notices.values()))


def _bundles(tasks: list[Task]) -> Iterator[list[Task]]:
    bundle: list[Task] = []
    weight = 0
    for task in tasks:
        if bundle and (len(bundle) == _BUNDLE_FILES or weight + task.size > _BUNDLE_BYTES):
            yield bundle
            bundle, weight = [], 0
        bundle.append(task)
        weight += task.size
    yield bundle


def _side_by_side(waiting: deque[list[Task]], wish: Wish, jobs: int) -> Iterator[Outcome]:
    """Give outcomes and drop each bundle from `waiting` once all of it is given."""
    with _Processes(min(jobs, len(waiting))) as processes:
        coming = iter(list(waiting))
        under_way = deque(processes.start(bundle, wish) for bundle in islice(coming, 3 * jobs))
        while under_way:
            outcomes = under_way.popleft().result()
            waiting.popleft()
            under_way.extend(processes.start(bundle, wish) for bundle in islice(coming, 1))
            yield from outcomes


def _one_by_one(waiting: deque[Task], wish: Wish) -> Iterator[Outcome]:
    while waiting:
        try:
            with _Processes(1) as processes:
                while waiting:
                    outcomes = processes.start([waiting[0]], wish).result()
                    waiting.popleft()
                    yield from outcomes
        except BrokenProcessPool:
            task = waiting.popleft()
            yield Outcome(task, trouble=_too_much(task.name, wish.manner.lang == "en"))


class _Processes:
    """Processes that read bundles; they end with the work, with Ctrl-C, and with this process."""

    def __init__(self, count: int) -> None:
        # Spawned everywhere, so that Linux and Windows behave alike and no thread is copied half-way.
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(count, context, initializer=_settle)

    def __enter__(self) -> _Processes:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            for process in multiprocessing.active_children():
                process.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def start(self, bundle: list[Task], wish: Wish) -> Future[list[Outcome]]:
        """Hand a bundle over; a process that has to be started for it never hears Ctrl-C, we do."""
        with _without_interrupts():
            return self._pool.submit(_read_bundle, bundle, wish)


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back for a moment; a process started meanwhile inherits that and keeps it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settle() -> None:
    """Prepare a reading process: Ctrl-C is its parent's to answer, and it does not outlive the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)


def _read_bundle(bundle: Iterable[Task], wish: Wish) -> list[Outcome]:
    return [read_one(task, wish) for task in bundle]


def _too_much(name: str, english: bool) -> str:
    if english:
        return f"{name}: needs more memory than there is. Divide it into smaller files."
    return f"{name}: cần nhiều bộ nhớ hơn máy có. Hãy chia thành nhiều tệp nhỏ hơn."


def _fault(name: str, error: Exception, english: bool) -> str:
    from vedich.cli.fault import fault

    return f"{name}: {fault(error, 'en' if english else 'vi')}"
