"""Read many files side by side on all cores, and give what came of each in the order they were named."""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from vedich.cli.outputs.manner import Manner
from vedich.domain.document import Reading
from vedich.domain.period import Period
from vedich.reading.sources.source import Source

# Below this, starting other processes costs more time than they save.
WORTH_SHARING_BYTES = 300_000
# Files travel to a process in bundles: small enough to keep order with little waiting, large enough to pay.
_BUNDLE_BYTES = 100_000
_BUNDLE_FILES = 16


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read, or one `member` of an archive; `given` are its bytes where it is standard input.

    Nulls: `member` is "" for the whole file.
    """

    path: Path
    name: str
    id: str
    size: int
    given: bytes | None = None
    member: str = ""


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
        # All that is loaded for the first file stays; the collector would only walk over it again and again.
        gc.disable()
        try:
            for task in tasks:
                outcome = read_one(task, wish)
                gc.enable()
                yield outcome
        finally:
            gc.enable()
        return
    from vedich.cli.side_by_side import in_order

    yield from in_order(
        list(_bundles(tasks)), partial(_read_bundle, wish=wish), partial(_lost, wish=wish), processes=jobs
    )


def read_one(task: Task, wish: Wish) -> Outcome:
    """Read and render one file; a refusal, or even a fault of ours, becomes a sentence."""
    from vedich.cli.missing import missing
    from vedich.cli.outputs.forms import renderer
    from vedich.cli.outputs.read_document import ReadDocument
    from vedich.intake import make_ready

    # What opens files is a copy of this process, made while it is small; it warms up while the reader loads.
    make_ready()
    from vedich.reading.read import read_text
    from vedich.reading.sources import SourceError, placed

    english = wish.manner.lang == "en"
    try:
        source = opened(task)
        read = read_text(
            source.text, as_of=wish.as_of, place=wish.place, grids=source.grids, marks=source.marks
        )
        reading = placed(read, source)
        reading = replace(reading, notices=(*reading.notices, *missing(reading)))
        document = ReadDocument(task.id, task.name, source, reading)
        payload = renderer(wish.form)(document, wish.manner)
    except SourceError as error:
        return Outcome(task, trouble=error.en if english else error.vi)
    except MemoryError:
        return Outcome(task, trouble=_too_much(task.name, english))
    except Exception as error:  # noqa: BLE001 - one file's fault of ours must not cost the others; the line names it
        return Outcome(task, trouble=_fault(task.name, error, english))
    return Outcome(task, payload, notices=lines_about(source, reading, wish.manner.lang))


def opened(task: Task) -> Source:
    """Open the file of a task in confinement.

    Raises:
        SourceError: it cannot be read; the sentence says why and what to do.
    """
    from vedich.intake import open_confined

    name = task.name.removesuffix(f"/{task.member}") if task.member else task.name
    return open_confined(task.path if task.given is None else task.given, name, member=task.member)


def lines_about(source: Source, reading: Reading, lang: str) -> tuple[str, ...]:
    """Give a line for each notice of a document, and one for what of it was seen and left out."""
    notices = {notice.code: notice.en if lang == "en" else notice.vi for notice in reading.notices}
    if not source.unread:
        return tuple(notices.values())
    left = ", ".join(f"{one.count} {one.en if lang == 'en' else one.vi}" for one in source.unread)
    return (*notices.values(), f"not read: {left}." if lang == "en" else f"không đọc: {left}.")


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


def _read_bundle(bundle: list[Task], wish: Wish) -> list[Outcome]:
    return [read_one(task, wish) for task in bundle]


def _lost(task: Task, wish: Wish) -> Outcome:
    return Outcome(task, trouble=_too_much(task.name, wish.manner.lang == "en"))


def _too_much(name: str, english: bool) -> str:
    if english:
        return f"{name}: could not be read, most likely for want of memory. Divide it into smaller files."
    return f"{name}: không đọc được, rất có thể vì thiếu bộ nhớ. Hãy chia thành nhiều tệp nhỏ hơn."


def _fault(name: str, error: Exception, english: bool) -> str:
    from vedich.cli.fault import fault

    return f"{name}: {fault(error, 'en' if english else 'vi')}"
