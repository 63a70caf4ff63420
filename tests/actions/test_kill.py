"""A killed import has lost nothing it said was safe, and ends the same when it is resumed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

from tests.actions.conftest import Office
from tests.actions.importing import expected
from vedich.actions.imports import CHUNK_ROWS
from vedich.store.models import Event, ImportRun, Observation, StagedChunk
from vedich.store.verification import verify_record

# A file of the long form, and of the short one: twenty chunks and ten.
LONG, SHORT = 100_000, 50_000
KILLS_OF_AN_IMPORT = 10
ROOT = Path(__file__).parents[2]


@dataclass
class Nursery:
    """A process that has everything loaded and bears one child after another to import so many rows."""

    process: subprocess.Popen[str]
    rows: int
    status: int = 0

    def heard(self) -> tuple[str, int]:
        """Give the next thing that was said."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the importing program ended"
        what, number = line.split()
        return what, int(number)

    def bear(self, url: str, key: str) -> int:
        """Start a child; give its process number."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"url": url, "key": key}) + "\n")
        self.process.stdin.flush()
        held: list[tuple[str, int]] = []
        # The child may speak before its parent does.
        while (said := self.heard())[0] != "born":
            held.append(said)
        self.held = iter(held)
        return said[1]

    def says(self) -> Iterator[tuple[str, int]]:
        """Yield what the child says until it is over; `status` then tells how it ended."""
        yield from self.held
        while (said := self.heard())[0] != "over":
            yield said
        self.status = said[1]


@contextmanager
def nursery(rows: int) -> Iterator[Nursery]:
    """Give the program that imports so many rows, ready."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.actions.importing", str(rows)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        made = Nursery(process, rows)
        assert made.heard()[0] == "ready"
        yield made
        assert process.stdin is not None
        process.stdin.close()


def killed(nursery: Nursery, url: str, key: str, chance: random.Random, *, publishing: bool) -> Counter[str]:
    """Let an import run to a random point and kill it there; give what it said was safe."""
    before = sum(StagedChunk.objects.filter(run__key=key).values_list("rows", flat=True))
    # Some chunks are left for the kills behind, so that none of them finds the work done.
    after = min(before + CHUNK_ROWS * chance.randint(0, 2), nursery.rows - 4 * CHUNK_ROWS)
    child = nursery.bear(url, key)
    safe: Counter[str] = Counter()
    told = nursery.says()
    last = ""
    for what, number in told:
        last = what
        if what in ("staged", "published"):
            safe[what] = number
        if what == "publishing" if publishing else what == "staged" and number > after:
            break
    # A chunk takes a twentieth of a second on a quiet machine, publishing a hundred thousand more than one.
    time.sleep(chance.uniform(0, nursery.rows / LONG if publishing else 0.05))
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    for what, number in told:  # said before it died
        last = what
        if what in ("staged", "published"):
            safe[what] = number
    # A child that had done its work, or found it done, was not killed in it.
    safe[f"killed {last}"] = nursery.status == signal.SIGKILL
    return safe


def look(key: str, rows: int, safe: Counter[str], lost: Counter[str]) -> None:
    """Count what is missing of what was said to be safe, and what is there by half of so many rows."""
    run = ImportRun.objects.filter(key=key).first()
    chunks = StagedChunk.objects.filter(run=run).order_by("number") if run else ()
    staged = sum(chunk.rows for chunk in chunks)
    lost["acknowledged rows lost"] += max(0, safe["staged"] - staged)
    there = Observation.objects.filter(event__subject=f"import:{key}").count()
    lost["acknowledged rows lost"] += max(0, safe["published"] - there)
    published = run is not None and run.published_at is not None
    lost["half-applied"] += there not in (0, rows) or (there == rows) != published
    events = Event.objects.filter(subject=f"import:{key}").count()
    lost["half-applied"] += events != published


def kill_often(points: int, nursery: Nursery, url: str) -> None:
    """Kill imports at so many points; each is resumed with its key until it is done."""
    chance = random.Random(2026)
    lost: Counter[str] = Counter({"acknowledged rows lost": 0, "half-applied": 0, "doubled": 0})
    file = expected(nursery.rows)
    done, staging, halfway, slowest = 0, 0, 0, 0.0
    while done < points:
        key = f"import {done}"
        for number in range(KILLS_OF_AN_IMPORT):
            publishing = number >= KILLS_OF_AN_IMPORT - 3
            safe = killed(nursery, url, key, chance, publishing=publishing)
            look(key, nursery.rows, safe, lost)
            halfway += safe["killed publishing"]
            staging += safe["killed staged"]
            done += 1
        started = time.monotonic()
        nursery.bear(url, key)
        assert [what for what, _ in nursery.says()][-1] == "done"
        slowest = max(slowest, time.monotonic() - started)
        kept = (
            Observation.objects.filter(event__subject=f"import:{key}")
            .order_by("pk")
            .values_list("area__key", "indicator__code", "as_of", "value")
        )
        rows = list(kept)
        lost["doubled"] += len(rows) - len(set(rows))
        assert rows == file
    assert verify_record().faults == ()
    print(
        f"{connection.vendor}: {done} kills ({staging} while staging, {halfway} while publishing) of imports "
        f"of {nursery.rows} rows, {dict(lost)}, resumed in {slowest:.1f} s"
    )
    assert not any(lost.values())
    # Most kills hit what they aim at, or the proof proves little.
    assert staging >= points * 0.5
    assert halfway >= points * 0.15


def test_killed_at_random_points_an_import_loses_halves_and_doubles_nothing(
    office: Office, record: str
) -> None:
    with nursery(SHORT) as bearing:
        kill_often(20, bearing, record)


@pytest.mark.slow
def test_killed_two_hundred_times_an_import_loses_halves_and_doubles_nothing(
    office: Office, record: str
) -> None:
    with nursery(LONG) as bearing:
        kill_often(200, bearing, record)
