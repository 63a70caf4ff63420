"""A backup is read back before it is one, and a restored record is the same to the last digit."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests import records
from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from tests.cli.program import vedich
from tests.store.large import filled
from vedich.actions.observations import record_observations
from vedich.store.archive import ArchiveError, digests, looked_at, read_archive, write_archive
from vedich.store.models import Observation

ROOT = Path(__file__).parents[2]


def backed_up_and_restored(office: Office, path: Path, rows: int) -> None:  # noqa: F811
    """Fill a record, back it up, restore it, and see that both are the same."""
    filled(office, rows)
    started = time.monotonic()
    told = write_archive(path)
    assert looked_at(path) == told
    saved = time.monotonic() - started
    fresh = records.fresh()
    next(fresh)
    started = time.monotonic()
    assert read_archive(path, verified=True) == told == digests()
    restored = time.monotonic() - started
    assert Observation.objects.count() == rows
    next(fresh, None)
    print(
        f"{connection.vendor}: {sum(count for count, _ in told.values())} rows of {len(told)} tables backed "
        f"up in {saved:.1f} s, restored in {restored:.1f} s, digests identical, "
        f"{path.stat().st_size / 1e6:.0f} MB"
    )


def moved_from_sqlite(path: Path, rows: int) -> None:
    """Let another process fill a record on SQLite and archive it; take it into this one on PostgreSQL."""
    subprocess.run(
        [sys.executable, "-m", "tests.store.large", str(path), str(rows)],
        cwd=ROOT,
        env={**os.environ, "VEDICH_TEST_DATABASE": "sqlite"},
        check=True,
    )
    told = looked_at(path)
    started = time.monotonic()
    assert read_archive(path, verified=True) == told == digests()
    taken = time.monotonic() - started
    again = path.with_suffix(".again")
    assert write_archive(again) == told
    print(f"SQLite to PostgreSQL: {rows} observations in {taken:.1f} s, digests identical there and back")


def test_a_record_is_restored_to_the_last_digit(office: Office, tmp_path: Path) -> None:  # noqa: F811
    backed_up_and_restored(office, tmp_path / "b.vedich", 10_000)


@pytest.mark.slow
def test_a_million_observations_are_restored_to_the_last_digit(
    office: Office,  # noqa: F811
    tmp_path: Path,
) -> None:
    backed_up_and_restored(office, tmp_path / "b.vedich", 1_000_000)


@pytest.mark.only_on("postgresql")
def test_an_archive_of_sqlite_is_the_same_in_postgresql(record: str, tmp_path: Path) -> None:
    moved_from_sqlite(tmp_path / "moved.vedich", 10_000)


@pytest.mark.slow
@pytest.mark.only_on("postgresql")
def test_a_million_observations_of_sqlite_are_the_same_in_postgresql(record: str, tmp_path: Path) -> None:
    moved_from_sqlite(tmp_path / "moved.vedich", 1_000_000)


def test_others_work_on_while_a_backup_is_made(office: Office, tmp_path: Path) -> None:  # noqa: F811
    from tests.actions.test_imports import said

    record_observations(by=office.hoa, at=NOW, rows=said(5))
    written: list[int] = []

    def meanwhile(_: int) -> None:
        if not written:
            written.append(record_observations(by=office.hoa, at=NOW, rows=said(9)[5:])["event"])

    # On a server the same connection holds the moment; there, writing beside it is another connection's.
    told = write_archive(
        tmp_path / "b.vedich", meanwhile if connection.vendor == "sqlite" else lambda _: None
    )
    assert told["store_observation"][0] == 5
    assert looked_at(tmp_path / "b.vedich") == told


@pytest.mark.only_on("sqlite")
def test_a_backup_of_a_tampered_record_is_not_restored(office: Office, tmp_path: Path) -> None:  # noqa: F811
    filled(office, 20)
    path = Path(str(connection.settings_dict["NAME"]))
    with sqlite3.connect(path) as link:
        link.execute("DROP TRIGGER store_observation_no_update")
        link.execute("UPDATE store_observation SET value = '7' WHERE id = 3")
    write_archive(tmp_path / "b.vedich")
    fresh = records.fresh()
    next(fresh)
    with pytest.raises(ArchiveError, match="tampered with"):
        read_archive(tmp_path / "b.vedich", verified=True)
    assert not Observation.objects.exists()
    next(fresh, None)


@pytest.mark.only_on("sqlite")
def test_a_backup_of_a_newer_version_says_so(office: Office, tmp_path: Path) -> None:  # noqa: F811
    write_archive(tmp_path / "b.vedich")
    with sqlite3.connect(tmp_path / "b.vedich") as link:
        link.execute("UPDATE vedich_manifest SET migrations = replace(migrations, ']', ', \"0099_later\"]')")
    with pytest.raises(ArchiveError, match="newer version") as told:
        looked_at(tmp_path / "b.vedich")
    assert "cập nhật Về Đích" in told.value.vi


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a commune's record and a backup of it by command, once; give their folder."""
    folder = tmp_path_factory.mktemp("commune")
    there = str(folder / "commune.db")
    assert vedich("db", "init", "--record", there, "--area", "xã Cần Đước", "--admin", "lan").code == 0
    run = vedich("db", "backup", str(folder / "b.vedich"), "--as", "lan", "--record", there)
    assert run.code == 0, run.err
    assert "đọc lại đúng" in run.out
    return folder


@pytest.mark.only_on("sqlite")
def test_restoring_keeps_every_record_that_was_there(commune: Path, tmp_path: Path) -> None:
    backup, there = commune / "b.vedich", tmp_path / "commune.db"
    there.write_bytes(b"damaged on the way")
    for _ in range(2):
        run = vedich("db", "restore", str(backup), "--record", str(there))
        assert run.code == 0, run.err
        assert "giống hệt bản sao lưu" in run.out
    assert vedich("db", "verify", "--record", str(there)).code == 0
    assert (tmp_path / "commune.db.old").read_bytes() == b"damaged on the way"
    assert (tmp_path / "commune.db.old2").exists()


@pytest.mark.only_on("sqlite")
def test_a_damaged_backup_leaves_the_record_as_it_was(commune: Path, tmp_path: Path) -> None:
    there, cut = tmp_path / "commune.db", tmp_path / "cut.vedich"
    shutil.copyfile(commune / "commune.db", there)
    cut.write_bytes((commune / "b.vedich").read_bytes()[:60_000])
    before = there.read_bytes()
    run = vedich("db", "restore", str(cut), "--record", str(there))
    assert run.code == 2
    assert "không phải bản lưu nguyên vẹn" in run.err
    assert there.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["commune.db", "cut.vedich"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of a tenth of a megabyte, or skip where this user may not have one."""
    made = tmp_path / "disk"
    made.mkdir()
    run = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(made)], capture_output=True, check=False
    )
    if run.returncode:
        pytest.skip("not installed: a disk of one's own, which only root may mount")
    yield made
    subprocess.run(["umount", str(made)], check=True)


@pytest.mark.only_on("sqlite")
def test_a_full_disk_is_told_and_leaves_no_half_backup(
    commune: Path, small_disk: Path, tmp_path: Path
) -> None:
    shutil.copyfile(commune / "commune.db", tmp_path / "commune.db")
    run = vedich(
        "db", "backup", str(small_disk / "b.vedich"), "--as", "lan", "--record", str(tmp_path / "commune.db")
    )
    assert run.code == 2
    assert "Ổ đĩa đã đầy" in run.err
    assert list(small_disk.iterdir()) == []
    run = vedich("db", "restore", str(commune / "b.vedich"), "--record", str(small_disk / "new.db"))
    assert run.code == 2
    assert "Ổ đĩa đã đầy" in run.err
    assert list(small_disk.iterdir()) == []
