"""A server whose disk fills up in the middle of an import: told in one line, nothing half, and on it goes."""

from __future__ import annotations

import os
import pwd
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from tests import records
from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from tests.actions.test_imports import said
from tests.cli.program import Run, vedich
from vedich.actions.imports import begin_import, publish_import, stage
from vedich.cli.database_words import database_trouble
from vedich.store.models import Event, ImportRun, Observation, StagedChunk
from vedich.store.verification import verify_record

pytestmark = pytest.mark.only_on("postgresql")

ROWS = 20_000


@pytest.fixture(scope="module")
def disk() -> Iterator[Path]:
    """Give a small disk of the server, or skip where this user may not mount one."""
    try:
        made = records.server() / "small"
    except records.NoServerError as error:
        pytest.skip(str(error))
    made.mkdir()
    run = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", str(made)], capture_output=True, check=False
    )
    if run.returncode:
        pytest.skip("not installed: a disk of one's own, which only root may mount")
    account = pwd.getpwnam("postgres")
    os.chown(made, account.pw_uid, account.pw_gid)
    records.administer(f"CREATE TABLESPACE small LOCATION '{made}'")
    yield made
    records.administer("DROP TABLESPACE small")
    subprocess.run(["umount", str(made)], check=True)


@pytest.fixture
def record(disk: Path) -> Iterator[str]:
    """Give a record whose tables lie on the small disk."""
    yield from records.fresh(tablespace="small")


@contextmanager
def room(disk: Path, size: int) -> Iterator[None]:
    """Leave so many bytes of the disk free."""
    free = os.statvfs(disk)
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize - size)
    try:
        yield
    finally:
        ballast.unlink()


def test_an_import_goes_on_when_a_full_server_has_room_again(office: Office, disk: Path) -> None:  # noqa: F811
    run = begin_import(by=office.hoa, at=NOW, key="large", source_hash="ab" * 32)
    events = Event.objects.count()
    with room(disk, 2_000_000), pytest.raises(DatabaseError) as full:
        list(stage(run, said(ROWS)))
    assert database_trouble(full.value, "vi").startswith("Ổ đĩa đã đầy. Thay đổi này chưa được ghi gì.")
    staged = StagedChunk.objects.count()
    assert 0 < staged < ROWS // 5_000
    assert list(stage(run, said(ROWS)))[-1].ready == ROWS
    with room(disk, 1_000_000), pytest.raises(DatabaseError) as full:
        publish_import(by=office.hoa, at=NOW, run=run)
    assert "đã đầy" in database_trouble(full.value, "vi")
    assert (Observation.objects.count(), Event.objects.count()) == (0, events)
    assert ImportRun.objects.get().published_at is None
    assert publish_import(by=office.hoa, at=NOW, run=run)["rows"] == ROWS
    assert Observation.objects.count() == ROWS
    assert verify_record().faults == ()
    print(f"full with {staged} of {ROWS // 5_000} chunks staged, and once more in the midst of publishing")


def test_the_command_says_so_in_one_line_and_goes_on(
    office: Office,  # noqa: F811
    record: str,
    disk: Path,
    tmp_path: Path,
) -> None:
    path = tmp_path / "lon.csv"
    lines = [f"BUD-001,X34:28108,2026-01,{row.as_of},actual,{row.value},x" for row in said(ROWS)]
    path.write_text("\n".join(["indicator,area,period,as_of,vintage,value,place", *lines]), encoding="utf-8")
    connection.close()

    def load() -> Run:
        return vedich("db", "load", path, "--decimal", "dot", "--as", "lan", "--record", record)

    with room(disk, 2_000_000):
        refused = load()
    assert refused.code == 2
    assert "Ổ đĩa đã đầy" in refused.err
    assert "Traceback" not in refused.err
    assert Observation.objects.count() == 0
    assert StagedChunk.objects.exists()
    again = load()
    assert f"Đã ghi {ROWS} dòng" in again.out, again.err
    assert verify_record().faults == ()
