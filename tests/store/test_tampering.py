"""Whoever changes the record behind the program's back is found out, by record and lone verifier."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection

from tests import records
from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from vedich.actions.checkpoints import make_checkpoint
from vedich.actions.observations import Said, record_observations
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.store.guards import APPEND_ONLY
from vedich.store.verification import verify_record

sys.path.insert(0, str(Path(__file__).parents[2] / "verifier"))
from vedich_verify import faults_of

SIGNER = "1f" * 32
pytestmark = pytest.mark.only_on("sqlite")


@dataclass(frozen=True)
class Kept:
    """A record with a month of work in it, and the checkpoint that somebody else keeps."""

    path: Path
    checkpoint: dict[str, str]


# The checkpoint of the record that is made once in a process and copied for every test.
_CHECKPOINT: dict[str, str] = {}
_WORKED = "forty batches"


@pytest.fixture
def kept(office: Office) -> Iterator[Kept]:  # noqa: F811
    """Give an honest record of forty batches, with a checkpoint in the middle."""
    if not _CHECKPOINT:
        _CHECKPOINT.update(_work(office))
        records.keep(_WORKED)
    for _ in records.fresh(_WORKED):
        yield Kept(Path(connection.settings_dict["NAME"]), dict(_CHECKPOINT))


def _work(office: Office) -> dict[str, str]:  # noqa: F811
    """Record forty batches and give the checkpoint that is made among them."""
    said = Said("BUD-001", "X34:28108", Period.month(2026, 1), date(2026, 1, 14), Vintage.ACTUAL, "tỷ đồng")
    checkpoint: dict[str, str] = {}
    for number in range(40):
        at = NOW + timedelta(hours=number)
        on = date(2026, 1, 14) + timedelta(days=number)
        rows = [replace(said, as_of=on, value=Decimal(number * 7) / 8)]
        record_observations(by=office.hoa, at=at, rows=rows)
        if number == 30:
            checkpoint = make_checkpoint(by=office.administrator, at=at, signer=SIGNER)
    return checkpoint


def unguarded(path: Path) -> sqlite3.Connection:
    """Open a record as its owner can: with the guards taken away."""
    link = sqlite3.connect(path, isolation_level=None)
    # A copy that nobody keeps need not reach the disk.
    link.execute("PRAGMA synchronous=OFF")
    link.execute("PRAGMA journal_mode=MEMORY")
    for table in APPEND_ONLY:
        for verb in ("update", "delete"):
            link.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
    return link


def tamper_value(link: sqlite3.Connection, chance: random.Random) -> None:
    link.execute("UPDATE store_observation SET value = value || '1' WHERE id = ?", [chance.randint(1, 40)])


def tamper_author(link: sqlite3.Connection, chance: random.Random) -> None:
    link.execute("UPDATE store_event SET by_id = by_id + 1 WHERE seq = ?", [chance.randint(1, 20)])


def tamper_time(link: sqlite3.Connection, chance: random.Random) -> None:
    link.execute("UPDATE store_event SET at = '2026-11-01 00:00:00' WHERE seq = ?", [chance.randint(1, 20)])


def delete_a_figure(link: sqlite3.Connection, chance: random.Random) -> None:
    link.execute("DELETE FROM store_observation WHERE id = ?", [chance.randint(1, 40)])


def delete_an_event(link: sqlite3.Connection, chance: random.Random) -> None:
    link.execute("DELETE FROM store_event WHERE chain = 'T34:80' AND seq = ?", [chance.randint(1, 38)])


def insert_a_figure(link: sqlite3.Connection, chance: random.Random) -> None:
    names = [row[1] for row in link.execute("PRAGMA table_info(store_observation)") if row[1] != "id"]
    listed = ", ".join(f'"{name}"' for name in names)
    link.execute(
        f"INSERT INTO store_observation ({listed}) SELECT {listed} FROM store_observation WHERE id = ?",
        [chance.randint(1, 40)],
    )


def swap_two_figures(link: sqlite3.Connection, chance: random.Random) -> None:
    one, other = chance.sample(range(2, 41), 2)
    values = [
        link.execute("SELECT value FROM store_observation WHERE id = ?", [id_]).fetchone()[0]
        for id_ in (one, other)
    ]
    for id_, value in zip((other, one), values, strict=True):
        link.execute("UPDATE store_observation SET value = ? WHERE id = ?", [value, id_])


def reorder_two_events(link: sqlite3.Connection, chance: random.Random) -> None:
    one = chance.randint(2, 35)
    for old, new in ((one, 10**6), (one + 1, one), (10**6, one + 1)):
        link.execute("UPDATE store_event SET seq = ? WHERE chain = 'T34:80' AND seq = ?", [new, old])


def cut_the_tail(link: sqlite3.Connection, chance: random.Random) -> None:
    keep = chance.randint(5, 30)
    gone = "SELECT id FROM store_event WHERE chain = 'T34:80' AND seq > ?"
    link.execute(f"DELETE FROM store_observation WHERE event_id IN ({gone})", [keep])
    link.execute("DELETE FROM store_event WHERE chain = 'T34:80' AND seq > ?", [keep])
    last = link.execute("SELECT hash FROM store_event WHERE chain = 'T34:80' AND seq = ?", [keep]).fetchone()[
        0
    ]
    link.execute("UPDATE store_chainhead SET seq = ?, hash = ? WHERE chain = 'T34:80'", [keep, last])


def rewrite_the_whole_chain(link: sqlite3.Connection, chance: random.Random) -> None:
    """Change an early event and compute every hash behind it anew, as an owner with time would."""
    import hashlib

    rows = link.execute(
        "SELECT id, seq, content FROM store_event WHERE chain = 'T34:80' ORDER BY seq"
    ).fetchall()
    changed = chance.randint(1, 25)
    previous = "0" * 64
    for id_, seq, content in rows:
        written = content
        if seq == changed:
            told = json.loads(content)
            told["reason"] = "không có gì"
            written = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        hashed = hashlib.sha256(f"{previous}\n{written}".encode()).hexdigest()
        link.execute(
            "UPDATE store_event SET content = ?, previous = ?, hash = ? WHERE id = ?",
            [written, previous, hashed, id_],
        )
        previous = hashed
    link.execute("UPDATE store_chainhead SET hash = ? WHERE chain = 'T34:80'", [previous])


WAYS: tuple[Callable[[sqlite3.Connection, random.Random], None], ...] = (
    tamper_value,
    tamper_author,
    tamper_time,
    delete_a_figure,
    delete_an_event,
    insert_a_figure,
    swap_two_figures,
    reorder_two_events,
    cut_the_tail,
    rewrite_the_whole_chain,
)


def copies(kept: Kept, folder: Path, count: int) -> Iterator[tuple[Path, random.Random]]:
    """Give copies of the record to tamper with, each with chances of its own."""
    for number in range(count):
        path = folder / f"{number}.db"
        shutil.copyfile(kept.path, path)
        yield path, random.Random(number)
        path.unlink()


def test_an_honest_record_has_no_fault(kept: Kept) -> None:
    found = verify_record()
    assert found.faults == ()
    assert found.checkpoints == 1
    with sqlite3.connect(kept.path) as link:
        assert list(faults_of(link, [kept.checkpoint])) == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_of_tampering_is_found(way: Callable[..., None], kept: Kept, tmp_path: Path) -> None:
    """100 changes of each of ten kinds, each found by the verifier that stands alone."""
    found = 0
    for path, chance in copies(kept, tmp_path, 100):
        link = unguarded(path)
        link.execute("PRAGMA foreign_keys=OFF")
        way(link, chance)
        found += bool(list(faults_of(link, [kept.checkpoint])))
        link.close()
    print(f"{way.__name__}: {found} of 100 found")
    assert found == 100


def test_yesterdays_backup_put_back_is_found_by_the_checkpoint_of_today(
    kept: Kept,
    office: Office,  # noqa: F811
    tmp_path: Path,
) -> None:
    yesterday = tmp_path / "yesterday.db"
    shutil.copyfile(kept.path, yesterday)
    later = NOW + timedelta(days=9)
    said = Said(
        "BUD-001",
        "X34:28108",
        Period.month(2026, 9),
        date(2026, 9, 14),
        Vintage.ACTUAL,
        "tỷ đồng",
        Decimal(5),
    )
    record_observations(by=office.hoa, at=later, rows=[said])
    today = make_checkpoint(by=office.administrator, at=later, signer=SIGNER)
    with sqlite3.connect(yesterday) as link:
        assert list(faults_of(link)) == []
        assert list(faults_of(link, [today])) != []


def test_a_checkpoint_signed_by_somebody_else_does_not_pass(kept: Kept) -> None:
    forged = {**kept.checkpoint, "signature": "00" * 64}
    with sqlite3.connect(kept.path) as link:
        assert any("signature" in fault for fault in faults_of(link, [forged]))


def test_the_lone_verifier_imports_nothing_of_ours() -> None:
    folder = Path(__file__).parents[2] / "verifier"
    for path in folder.glob("*.py"):
        assert "import vedich" not in path.read_text(encoding="utf-8").replace("import vedich_verify", "")
        assert "django" not in path.read_text(encoding="utf-8")
