"""Measure how fast figures enter a record: an import of many, and actions of five hundred."""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench.record.office import NOW, bureaus, figures

BATCH = 500
BATCHES = 60


@dataclass(frozen=True, slots=True)
class Pace:
    """How many observations went in, in how many seconds: on the clock, and of processor on each side."""

    rows: int
    seconds: float
    client: float
    server: float | None  # None where the database is no process of its own

    @property
    def per_second(self) -> float:
        """Give observations a second on the clock."""
        return self.rows / self.seconds

    @property
    def per_client_second(self) -> float:
        """Give observations a second of processor on our side."""
        return self.rows / self.client


def measured(rows: int, work: Callable[[], Any]) -> Pace:
    """Do some work that takes in so many rows; say how long it took."""
    server = _server_seconds()
    clock, client = time.perf_counter(), time.process_time()
    work()
    seconds, used = time.perf_counter() - clock, time.process_time() - client
    return Pace(rows, seconds, used, None if server is None else (_server_seconds() or 0) - server)


def import_of(rows: int) -> tuple[Pace, Pace]:
    """Import so many figures into a fresh record; give the pace of staging them and of publishing them.

    Rows are at hand before the clock runs: what is measured is looking at them, keeping and sealing them.
    """
    from vedich.actions.imports import begin_import, publish_import, stage

    for bureau in bureaus():
        run = begin_import(by=bureau.specialist, at=NOW, key="bench", source_hash="ab" * 32)
        ready = list(figures(bureau, rows))
        # Rows that wait are no rubbish: looking for it among them is no part of an import.
        gc.collect()
        gc.freeze()
        staging = measured(rows, partial(list, stage(run, ready)))
        publishing = measured(rows, partial(publish_import, by=bureau.specialist, at=NOW, run=run))
        gc.unfreeze()
        _see(rows)
    return staging, publishing


def batches(count: int = BATCHES) -> list[float]:
    """Record batches of five hundred by the action, each audited and durable; give the seconds of each."""
    from vedich.actions.observations import record_observations

    taken: list[float] = []
    for bureau in bureaus():
        for number in range(count):
            rows = list(figures(bureau, BATCH, of=number))
            start = time.perf_counter()
            record_observations(by=bureau.specialist, at=NOW, once=f"batch {number}", rows=rows)
            taken.append(time.perf_counter() - start)
        _see(BATCH * count)
    return taken


def slowest_of_twenty(taken: list[float]) -> float:
    """Give the time that nineteen of twenty keep."""
    return statistics.quantiles(taken, n=20)[-1]


def _see(rows: int) -> None:
    """See that all rows are there and sealed, or what was measured is no import.

    Raises:
        RuntimeError: they are not.
    """
    from vedich.store.models import Observation
    from vedich.store.verification import verify_record

    faults = verify_record().faults
    if faults or Observation.objects.count() != rows:
        raise RuntimeError(f"The record does not hold the {rows} rows as they were imported: {faults[:1]}")


def _server_seconds() -> float | None:
    """Give the processor seconds of the server's process for this connection so far."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return None
    connection.ensure_connection()
    told = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text(encoding="ascii")
    fields = told.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
