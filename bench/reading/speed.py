"""Measure what a person waits for: start-up, one document, a batch, its memory. Writes `speed.md`.

Figures of one machine say little about another, so each stands beside its limit as a ratio; below 1 is good.
Others at work on the machine only ever make a run slower, so the fastest of several runs counts; the median,
the processor time and the speed of a plain loop are told beside it.
"""

from __future__ import annotations

import compileall
import contextlib
import math
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

import vedich
from bench.reading import shared
from bench.reading.author import CORPUS, Document, documents
from bench.reading.run import read

HERE = Path(__file__).resolve().parent
PAGE = 2_500  # characters on a typed page
PROGRAM = [sys.executable, "-c", "import sys; from vedich.cli.main import main; sys.exit(main())"]
RUNS = 9
PASSES = 9


class Measured(NamedTuple):
    """A measured figure beside the limit that it must keep."""

    what: str
    figure: float
    limit: float
    measure: str
    more_is_better: bool = False

    @property
    def ratio(self) -> float:
        """Return how much of the limit is used up: below 1 is within it."""
        return self.limit / self.figure if self.more_is_better else self.figure / self.limit


class Taken(NamedTuple):
    """The seconds that whole processes took: the fastest run, and the medians of time and processor time."""

    fastest: float
    median: float
    processor: float


def seconds(command: Sequence[str]) -> Taken:
    """Return what a whole process takes over several runs, after one that warms the disk."""
    times, processor = [], []
    for _ in range(RUNS + 1):
        start, used = time.perf_counter(), _children()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
        processor.append(_children() - used)
    return Taken(min(times[1:]), statistics.median(times[1:]), statistics.median(processor[1:]))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def plain_loop(steps: int = 1_000_000) -> float:
    """Return how many million steps of a plain loop the machine makes in a second, as a yardstick."""
    fastest = math.inf
    for _ in range(PASSES):
        start, total = time.process_time(), 0
        for number in range(steps):
            total += number & 7
        fastest = min(fastest, time.process_time() - start)
    return steps / fastest / 1e6


def start_up() -> Measured:
    """Measure `vedich --help`."""
    return Measured("vedich --help, whole process", seconds([*PROGRAM, "--help"]).fastest, 0.3, "s")


def one_document(corpus: Sequence[Document]) -> tuple[Measured, Taken]:
    """Measure reading a document of ten pages, whole process."""
    text = ""
    for document in cycle(corpus):
        text += document.text
        if len(text) >= 10 * PAGE:
            break
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ten_pages.txt")
        path.write_bytes(text[: 10 * PAGE].encode("utf-8"))
        taken = seconds([*PROGRAM, "read", str(path), "--format", "jsonl"])
    return Measured("a document of 10 pages, whole process", taken.fastest, 1.0, "s"), taken


Given = tuple[str, date | None, str | None, str]  # text, as_of, place, id: what `read` takes


def given(documents: Sequence[Document]) -> list[Given]:
    """Return what is read of corpus documents."""
    made = []
    for each in documents:
        day = each.head["as_of"]
        made.append(
            (each.text, date.fromisoformat(day) if day else None, each.head["place"] or None, each.id)
        )
    return made


def one_core(texts: Sequence[Given], what: str, passes: int = PASSES) -> Measured:
    """Measure characters per second on one core, warm as in a batch: texts in memory, records built.

    With one pass no text has been read before; with more, all have.
    """
    fastest = math.inf
    for number in range(passes + (passes > 1)):
        start = time.process_time()
        for text, as_of, place, id_ in texts:
            read(text, as_of, place, id_)
        if number or passes == 1:
            fastest = min(fastest, time.process_time() - start)
    rate = sum(len(text) for text, *_ in texts) / fastest
    return Measured(
        f"characters per second and core, {what}", rate, 150_000, "characters/s", more_is_better=True
    )


def batch(corpus: Sequence[Document], files: int = 1_000) -> tuple[Measured, float]:
    """Measure the peak memory of reading many files with all cores, and the seconds it took."""
    with tempfile.TemporaryDirectory() as folder:
        inputs = []
        for number, document in enumerate(islice(cycle(corpus), files)):
            path = Path(folder, f"{number:04d}.txt")
            path.write_bytes(document.text.encode("utf-8"))
            inputs.append(str(path))
        command = [*PROGRAM, "read", *inputs, "--format", "jsonl", "-o", str(Path(folder, "out"))]
        start = time.perf_counter()
        said = Path(folder, "said.log")
        with (
            said.open("wb") as log,
            subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log) as process,
        ):
            peak = 0
            while process.poll() is None:
                peak = max(peak, sum(proportional_memory(each) for each in family(process.pid)))
                time.sleep(0.02)
        taken = time.perf_counter() - start
        if process.returncode:
            last = said.read_text(encoding="utf-8").strip().splitlines()[-1:]
            raise RuntimeError(f"reading {files} files ended with exit code {process.returncode}: {last}")
    return Measured(f"peak memory of all processes on {files:,} files", peak / 1024, 300, "MB"), taken


def family(parent: int) -> list[int]:
    """List a process and all that descend from it (Linux)."""
    found = [parent]
    for each in found:
        for path in Path(f"/proc/{each}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                found.extend(int(child) for child in path.read_text(encoding="ascii").split())
    return found


def proportional_memory(process: int) -> int:
    """Return the memory of a process in kB, pages shared with others counted in part (Linux)."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def as_markdown(measured: Sequence[Measured], note: str) -> str:
    """Return the figures as a page."""
    lines = ["| measured | figure | limit | used of the limit |", "|---|---:|---:|---:|"]
    for each in measured:
        figure = f"{each.figure:,.0f}" if each.figure >= 10 else f"{each.figure:.2f}"
        limit = f"{'≥' if each.more_is_better else '≤'} {each.limit:,g} {each.measure}"
        lines.append(f"| {each.what} | {figure} {each.measure} | {limit} | {each.ratio:.2f} |")
    return "\n".join(
        [
            "# Speed of the reader\n",
            f"{(__doc__ or '').split(chr(10) * 2)[1].strip()}\n",
            *lines,
            "",
            note,
            "",
        ]
    )


def main() -> int:
    """Measure, print and write `speed.md`; return 1 when a limit is broken."""
    corpus = documents(CORPUS / "open")
    # pip leaves byte code behind when it installs; a checkout gets its own here.
    compileall.compile_dir(str(Path(vedich.__file__).parent), quiet=2)
    memory, taken = batch(corpus)
    read_once, times = one_document(corpus)
    measured = [start_up(), read_once, one_core(given(corpus), "our own dense corpus")]
    unread = one_core(given(documents(CORPUS / "held_out")), "unread", passes=1)
    if shared.present():
        real = [(text, as_of, place, id_) for id_, text, as_of, place in shared.texts()]
        measured.append(one_core(real, "real texts"))
    measured.append(memory)
    version = ".".join(map(str, sys.version_info[:3]))
    page = as_markdown(
        measured,
        f"Python {version}; {plain_loop():.0f} million steps of a plain loop a second. The 10 pages took "
        f"{times.median:.2f} s in the median, {times.processor:.2f} s of processor. Texts never read before "
        f"were read at {unread.figure:,.0f} characters/s. "
        f"The batch of 1,000 files took {taken:.1f} s with all cores.",
    )
    (HERE / "speed.md").write_text(page, encoding="utf-8")
    print(page)
    return int(any(each.ratio > 1 for each in measured))


if __name__ == "__main__":
    raise SystemExit(main())
