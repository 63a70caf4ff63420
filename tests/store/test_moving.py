"""A record of a commune on SQLite moves to the province's PostgreSQL server and back, by command."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import records
from tests.cli.program import vedich


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a commune's record on SQLite and its archive, once for all tests here; give their folder."""
    folder = tmp_path_factory.mktemp("commune")
    there = str(folder / "commune.db")
    assert vedich("db", "init", "--record", there, "--area", "xã Cần Đước", "--admin", "lan").code == 0
    path = folder / "commune.vedich"
    run = vedich("db", "export", "-o", str(path), "--as", "lan", "--record", there)
    assert run.code == 0, run.err
    return folder


@pytest.fixture
def exported(made: Path, tmp_path: Path) -> Path:
    """Give the archive of a commune's record; the record lies beside it."""
    for path in made.iterdir():
        shutil.copyfile(path, tmp_path / path.name)
    return tmp_path / "commune.vedich"


@pytest.mark.only_on("postgresql")
def test_an_archive_from_sqlite_enters_postgresql_and_comes_back(
    exported: Path, record: str, tmp_path: Path
) -> None:
    name = f"moved_{tmp_path.name.replace('-', '_')}"
    records.administer(f'CREATE DATABASE "{name}"')
    server = f"postgresql://vedich@/{name}?host={records.server()}"
    try:
        run = vedich("db", "load", str(exported), "--record", server)
        assert run.code == 0, run.err
        assert "giống hệt bản lưu" in run.out
        assert vedich("db", "verify", "--record", server).code == 0
        back = tmp_path / "back.vedich"
        assert vedich("db", "export", "-o", str(back), "--as", "lan", "--record", server).code == 0
        home = str(tmp_path / "home.db")
        assert vedich("db", "load", str(back), "--record", home).code == 0
        assert vedich("db", "verify", "--record", home).code == 0
    finally:
        records.administer(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.only_on("sqlite")
def test_a_record_is_not_written_over_and_the_old_one_is_kept(exported: Path, tmp_path: Path) -> None:
    there = tmp_path / "commune.db"
    before = there.read_bytes()
    refused = vedich("db", "load", str(exported), "--record", str(there))
    assert refused.code == 2
    assert "không bị ghi đè" in refused.err
    assert there.read_bytes() == before
    assert vedich("db", "load", str(exported), "--replace", "--record", str(there)).code == 0
    assert vedich("db", "verify", "--record", str(there)).code == 0
    assert (tmp_path / "commune.db.old").exists()


@pytest.mark.only_on("sqlite")
def test_a_cut_archive_leaves_nothing_behind(exported: Path, tmp_path: Path) -> None:
    exported.write_bytes(exported.read_bytes()[:50_000])
    run = vedich("db", "load", str(exported), "--record", str(tmp_path / "new.db"))
    assert run.code == 2
    assert "không phải bản lưu nguyên vẹn" in run.err
    assert sorted(path.name for path in tmp_path.iterdir() if "new" in path.name or "part" in path.name) == []


@pytest.mark.only_on("sqlite")
def test_who_may_not_keep_the_record_takes_nothing_out(exported: Path, tmp_path: Path) -> None:
    path = tmp_path / "taken.vedich"
    run = vedich("db", "export", "-o", str(path), "--as", "vedich", "--record", str(tmp_path / "commune.db"))
    assert run.code == 2
    assert not path.exists()
