"""Folders, patterns and archives stand for the files in them; what is passed over is counted."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.program import REPORT, vedich
from tests.intake.attacks import zips
from tests.intake.attacks.seeds import seeds


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder as an office has it."""
    (tmp_path / "hồ sơ/tháng 9").mkdir(parents=True)
    (tmp_path / "hồ sơ/báo cáo.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "hồ sơ/tháng 9/báo cáo.docx").write_bytes(seeds()["a.docx"])
    (tmp_path / "hồ sơ/tháng 9/nhạc.mp3").write_bytes(b"x")
    (tmp_path / "hồ sơ/~$báo cáo.docx").write_bytes(b"x")
    with ZipFile(tmp_path / "hồ sơ/kèm theo.zip", "w") as archive:
        archive.writestr("biểu.xlsx", seeds()["a.xlsx"])
        archive.writestr("trong/báo cáo.txt", REPORT)
        archive.writestr("trong/phim.mp4", b"x")
        archive.writestr("nữa.zip", zips.with_name("a.txt"))
    return tmp_path


@pytest.mark.parametrize("command", ["read", "check"])
def test_a_folder_stands_for_all_that_is_in_it(folder: Path, command: str) -> None:
    run = vedich(command, "hồ sơ", "--format", "jsonl", "-o", "ra", cwd=folder)
    assert run.code == 2
    written = sorted(path.stem for path in (folder / "ra").iterdir())
    assert written == ["biểu", "báo cáo", "báo cáo-2", "báo cáo-3"]
    assert "bỏ qua 2 tệp thuộc dạng không đọc: .mp4 1, .mp3 1" in run.err
    assert "kèm theo.zip/nữa.zip: là tệp nén nằm trong tệp nén khác" in run.err


def test_each_record_has_its_place_in_the_file(folder: Path) -> None:
    run = vedich("read", "hồ sơ/tháng 9/báo cáo.docx", "--format", "jsonl", cwd=folder)
    rows = [json.loads(line) for line in run.out.splitlines()]
    assert rows
    assert all(row["place"]["part"] == "body" and row["place"]["paragraph"] for row in rows)


def test_a_folder_of_nothing_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "trống").mkdir()
    run = vedich("read", "trống", cwd=tmp_path)
    assert run.code == 2
    assert "trống: là thư mục" in run.err


def test_a_bad_archive_is_told_once_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "hồ sơ/bom.zip").write_bytes(zips.bomb(2048, "b.txt"))
    run = vedich("read", "hồ sơ", "--format", "jsonl", cwd=folder)
    assert run.code == 2
    assert run.err.count("bom.zip: là tệp nén 3 MB nhưng bung ra tới 2147 MB") == 1
    assert run.out
