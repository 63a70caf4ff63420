"""Whatever moment the power fails, what was acknowledged is there and nothing is there by half."""

from __future__ import annotations

import random
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

import apsw
import pytest
from django.db import connection

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from tests.actions.importing import HASH
from tests.actions.test_imports import said
from tests.store.cutting import Content, Disk, PowerCutError
from vedich.actions.imports import begin_import, publish_import, stage
from vedich.actions.observations import record_observations
from vedich.store.configuration import SQLITE_PRAGMAS

sys.path.insert(0, str(Path(__file__).parents[2] / "verifier"))
from vedich_verify import faults_of

pytestmark = pytest.mark.only_on("sqlite")
NAMES = count()


@dataclass(frozen=True)
class Work:
    """A record before some work, and the statements of the work as the record's database got them."""

    before: bytes
    statements: tuple[str, ...]


@contextmanager
def heard(statements: list[str]) -> Iterator[None]:
    """Write down every statement that reaches the database, with its values."""
    connection.ensure_connection()
    connection.connection.set_trace_callback(statements.append)
    try:
        yield
    finally:
        connection.connection.set_trace_callback(None)


@pytest.fixture
def work(office: Office) -> Work:  # noqa: F811
    """Give reports and an import as the actions really write them."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = Path(connection.settings_dict["NAME"]).read_bytes()
    statements: list[str] = []
    with heard(statements):
        for number in range(25):
            rows = [replace(row, value=Decimal(number)) for row in said(4)]
            record_observations(
                by=office.hoa, at=NOW + timedelta(minutes=number), once=f"report {number}", rows=rows
            )
        # Behind the reports, and not what they said already.
        later = NOW + timedelta(hours=1)
        run = begin_import(by=office.hoa, at=later, key="month", source_hash=HASH)
        list(stage(run, said(304)[4:]))
        publish_import(by=office.hoa, at=later, run=run)
    writes = tuple(
        each for each in statements if not each.lstrip().upper().startswith(("SELECT", "--", "PRAGMA"))
    )
    return Work(before, writes)


def replayed(work: Work, dark_at: int | None, synchronous: str = "FULL") -> tuple[Disk, int]:
    """Do the work on a disk until it ends or the power fails; give the disk, and the changes acknowledged."""
    name = f"disk-{next(NAMES)}"
    disk = Disk(name, dark_at)
    disk.files["record.db"] = Content(bytearray(work.before), work.before)
    acknowledged = 0
    link = None
    try:
        link = apsw.Connection("record.db", vfs=name)
        # A disk of our own has no memory that processes share: the log is kept by this one alone.
        link.execute("PRAGMA locking_mode=EXCLUSIVE")
        for pragma in SQLITE_PRAGMAS.split(";"):
            link.execute(pragma)
        link.execute(f"PRAGMA synchronous={synchronous}")
        # So that the log is written back into the record several times during the work.
        link.execute("PRAGMA wal_autocheckpoint=40")
        for statement in work.statements:
            link.execute(statement)
            acknowledged += statement == "COMMIT"
    except PowerCutError:
        pass
    finally:
        if link is not None:
            with suppress(PowerCutError, apsw.Error):
                link.close(True)
    return disk, acknowledged


def changes_in(path: Path) -> int:
    """Look whether a record is sound, and give how many changes it holds."""
    with sqlite3.connect(path) as link:
        assert link.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert link.execute("PRAGMA foreign_key_check").fetchall() == []
        assert list(faults_of(link)) == []
        (chunks,) = link.execute("SELECT count(*) FROM store_stagedchunk").fetchone()
        (events,) = link.execute("SELECT count(*) FROM store_event").fetchone()
        (runs,) = link.execute("SELECT count(*) FROM store_importrun").fetchone()
    return int(events + chunks + runs)


def cut_often(work: Work, points: int, folder: Path, synchronous: str) -> Counter[str]:
    """Cut the power at so many random points; count what was acknowledged and is gone."""
    chance = random.Random(2026)
    (folder / "before.db").write_bytes(work.before)
    start = changes_in(folder / "before.db")
    total = replayed(work, None, synchronous)[0].writes
    found: Counter[str] = Counter({"acknowledged lost": 0, "half-applied": 0})
    at_all = 0
    for _ in range(points):
        disk, acknowledged = replayed(work, chance.randint(1, total), synchronous)
        at_all += acknowledged
        place = folder / f"cut-{next(NAMES)}"
        place.mkdir()
        disk.left_on(place, chance, chance.choice([0, 0.5, 0.9]))
        there = changes_in(place / "record.db") - start
        found["acknowledged lost"] += max(0, acknowledged - there)
        found["half-applied"] += there > acknowledged + 1
    print(
        f"synchronous={synchronous}: {points} power cuts among {total} writes, {at_all} changes acknowledged "
        f"before them: {dict(found)}"
    )
    return found


def test_a_power_cut_loses_nothing_that_was_acknowledged_and_halves_nothing(
    work: Work, tmp_path: Path
) -> None:
    assert not any(cut_often(work, 50, tmp_path, "FULL").values())


def test_with_weaker_durability_the_same_cuts_do_lose_something(work: Work, tmp_path: Path) -> None:
    """The proof can fail: what the record refuses to open with would have lost figures."""
    found = cut_often(work, 25, tmp_path, "NORMAL")
    assert found["acknowledged lost"] > 0
    assert found["half-applied"] == 0


@pytest.mark.slow
def test_five_hundred_power_cuts_lose_nothing(work: Work, tmp_path: Path) -> None:
    assert not any(cut_often(work, 500, tmp_path, "FULL").values())
