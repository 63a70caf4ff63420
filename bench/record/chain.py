"""Measure the verifier that stands alone on a chain of a million events."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from vedich.store.chain import BEGINNING, canonical_json, linked

VERIFIER = Path(__file__).resolve().parents[2] / "verifier" / "vedich_verify.py"
CHAIN = "T34:80"


@dataclass(frozen=True, slots=True)
class Verification:
    """How long a chain took to verify, whole process, and what memory it needed at most."""

    events: int
    seconds: float
    processor: float
    megabytes: float


def verification(events: int) -> Verification:
    """Verify a chain of so many events as the action of a clerk writes them.

    Raises:
        RuntimeError: the verifier found a fault, or did not see all events.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, "record.db")
        _write_chain(path, events)
        said = Path(folder, "said.txt")
        with said.open("wb") as out:
            clock = time.perf_counter()
            with subprocess.Popen([sys.executable, str(VERIFIER), str(path)], stdout=out) as process:
                _, code, used = os.wait4(process.pid, 0)
                process.returncode = code
            seconds = time.perf_counter() - clock
        told = said.read_text(encoding="utf-8")
    if code or not told.startswith(f"{events} "):
        raise RuntimeError(f"The verifier says: {told[-500:]}")
    return Verification(events, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _write_chain(path: Path, events: int) -> None:
    """Write a record with one long chain, past the actions: a million would take a quarter of an hour.

    Only the events are many; each has its content as the record writes it, and seals no row.
    """
    from tests import records

    shutil.copyfile(records.template(), path)
    with sqlite3.connect(path) as link:
        link.execute("PRAGMA synchronous=OFF")
        link.execute("INSERT INTO store_user (id, username, active, password) VALUES (1, 'lan', 1, '')")
        last: list[Any] = []

        def rows() -> Iterator[tuple[Any, ...]]:
            previous = BEGINNING
            for seq in range(1, events + 1):
                at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seq)
                subject = f"submission:{seq % 5_000}"
                content = canonical_json(
                    {
                        "action": "record_observations",
                        "at": at,
                        "by": 1,
                        "chain": CHAIN,
                        "changed": {"document": None, "rows": 0, "rows_hash": previous},
                        "on_behalf_of": None,
                        "reason": "",
                        "sealed": {},
                        "seq": seq,
                        "subject": subject,
                    }
                )
                hashed = linked(previous, content)
                stored = f"{at:%Y-%m-%d %H:%M:%S}"
                yield seq, CHAIN, seq, "record_observations", 1, stored, subject, content, previous, hashed
                previous = hashed
            last[:] = [events, previous]

        link.executemany(
            "INSERT INTO store_event (id, chain, seq, action, by_id, at, subject, content, previous, hash)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows(),
        )
        link.execute("INSERT INTO store_chainhead (chain, seq, hash) VALUES (?, ?, ?)", [CHAIN, *last])
    link.close()
