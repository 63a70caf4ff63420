"""A record leaves in an archive and enters another one, on either database, without a digit changed."""

from __future__ import annotations

import random
import sqlite3
import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from tests import records
from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from tests.actions.test_imports import said
from tests.actions.test_submissions import entered, move
from vedich.actions.accounts import add_user
from vedich.actions.checkpoints import make_checkpoint
from vedich.actions.imports import begin_import, publish_import, stage
from vedich.actions.targets import Aim, set_targets
from vedich.domain.period import Period
from vedich.domain.submission import SubmissionMove
from vedich.domain.target import Basis, Operator
from vedich.store import archive
from vedich.store.archive import EXCLUDED, ArchiveError, archived, digests, read_archive, write_archive
from vedich.store.models import Observation, User
from vedich.store.verification import verify_record

sys.path.insert(0, str(Path(__file__).parents[2] / "verifier"))
from vedich_verify import faults_of

ROWS = 10_000


@pytest.fixture
def kept(office: Office, tmp_path: Path) -> Path:  # noqa: F811
    """Give the archive of a record with work of every kind in it."""
    move(office.hoa, entered(office), SubmissionMove.SUBMIT)
    aim = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal("61.450"), tolerance=Decimal("0.05"))
    set_targets(
        by=office.lan, at=NOW, area=office.commune, period=Period.year(2026), basis=Basis.ASSIGNED, aims=[aim]
    )
    run = begin_import(
        by=office.hoa, at=datetime(2026, 11, 2, 9, tzinfo=UTC), key="big", source_hash="ab" * 32
    )
    list(stage(run, said(ROWS)))
    publish_import(by=office.hoa, at=NOW, once="big", run=run)
    make_checkpoint(by=office.administrator, at=NOW, signer="1f" * 32)
    path = tmp_path / "record.vedich"
    write_archive(path)
    return path


def test_every_table_is_archived_or_stays_behind_for_a_reason() -> None:
    tables = {
        model._meta.db_table for model in apps.get_app_config("store").get_models(include_auto_created=True)
    }
    assert tables == {model._meta.db_table for model in archived()} | EXCLUDED.keys()
    assert all(EXCLUDED.values())


def test_a_record_made_from_an_archive_is_the_same_to_the_last_digit(kept: Path) -> None:
    before = digests()
    fresh = records.fresh()
    next(fresh)
    assert not Observation.objects.exists()
    assert read_archive(kept) == before == digests()
    assert verify_record().faults == ()
    print(
        f"{connection.vendor}: {sum(count for count, _ in before.values())} rows, {len(before)} tables alike"
    )
    # New rows go on behind the old ones.
    administrator = User.objects.get(username="admin")
    add_user(by=administrator, at=NOW, username="moi", name="Mới")
    assert verify_record().faults == ()
    next(fresh, None)


def test_the_verifier_that_stands_alone_reads_an_archive(kept: Path) -> None:
    with sqlite3.connect(kept) as link:
        assert list(faults_of(link)) == []
        link.execute("UPDATE store_observation SET value = '7' WHERE id = 3")
        assert list(faults_of(link)) != []


def test_an_archive_is_not_loaded_over_a_record(kept: Path) -> None:
    before = digests()
    with pytest.raises(ArchiveError, match="holds something"):
        read_archive(kept)
    assert digests() == before


def test_a_damaged_archive_is_refused_before_anything_is_touched(kept: Path, tmp_path: Path) -> None:
    whole, chance = kept.read_bytes(), random.Random(2026)
    told = archive.looked_at(kept)
    fresh = records.fresh()
    next(fresh)
    refused = harmless = 0
    for number in range(20):
        path = tmp_path / f"{number}.vedich"
        damaged = bytearray(whole)
        if number % 4 == 0:
            del damaged[chance.randrange(len(damaged)) :]
        else:
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        try:
            # A bit that nothing is kept in may turn; then every row is still as it was.
            assert archive.looked_at(path) == told
            harmless += 1
        except ArchiveError:
            with pytest.raises(ArchiveError):
                read_archive(path)
            refused += 1
    print(f"{refused} damaged archives refused, {harmless} with all their rows unharmed")
    assert refused >= 15
    assert not Observation.objects.exists()
    next(fresh, None)
