"""`vedich db doctor` looks, keeps where asked to, and `vedich db explain` answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.program import copied, vedich


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a record once."""
    path = tmp_path_factory.mktemp("record") / "made.db"
    vedich("db", "init", "--record", path, "--area", "xã Cần Đước", "--admin", "lan")
    return path


@pytest.fixture(scope="module")
def contradicting(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a record whose account 'sau' was never appointed, which is a contradiction, once."""
    path = tmp_path_factory.mktemp("record") / "contradicting.db"
    record = copied(made, path)
    vedich("user", "add", "sau", "--name", "Đặng Thị Sáu", "--as", "lan", "--record", record)
    return path


@pytest.fixture
def record(contradicting: Path, tmp_path: Path) -> str:
    """Give a copy of the record that contradicts itself."""
    return copied(contradicting, tmp_path / "can-duoc.db")


def test_a_fresh_record_does_not_contradict_itself(made: Path) -> None:
    run = vedich("db", "doctor", "--record", made)
    assert run.code == 0, run.out
    assert run.out.endswith("phép kiểm tra, 0 vấn đề.\n")


def test_looking_keeps_nothing_and_keeping_names_a_number(record: str) -> None:
    looked = vedich("db", "doctor", "--record", record, "--select", "DB7")
    assert looked.code == 1
    assert "DB701" in looked.out
    assert "[" not in looked.out
    kept = vedich("db", "doctor", "--record", record, "--select", "DB7", "--as", "lan")
    assert "[1] chưa rõ nơi giải trình, hạn" in kept.out


def test_an_explanation_stands_under_its_case(record: str) -> None:
    vedich("db", "doctor", "--record", record, "--as", "lan")
    said = vedich("db", "explain", "1", "Chờ quyết định", "--as", "lan", "--record", record)
    assert said.code == 0, said.err
    told = json.loads(vedich("db", "doctor", "--record", record, "--format", "json").out)
    assert told[0]["explanations"] == ["Chờ quyết định"]
    assert "→ Chờ quyết định" in vedich("db", "doctor", "--record", record, "--lang", "en").out


def test_the_list_is_written_as_a_workbook(record: str, tmp_path: Path) -> None:
    path = tmp_path / "kiem-tra.xlsx"
    run = vedich("db", "doctor", "--record", record, "--format", "xlsx", "-o", str(path))
    assert run.code == 1
    rows = list(load_workbook(path).active.iter_rows(values_only=True))
    assert rows[0][0] == "Mã"
    assert rows[1][0] == "DB701"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("doctor", "--select", "XY"), "Không có phép kiểm tra XY"),
        (("doctor", "--format", "xlsx"), "Hãy nêu tệp để ghi"),
        (("doctor", "--as", "sau"), "không có quyền"),
        (("explain", "99", "x", "--as", "lan"), "không có quyền"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(record: str, words: tuple[str, ...], said: str) -> None:
    run = vedich("db", *words, "--record", record)
    assert run.code == 2
    assert said in run.err
    assert run.err.count("\n") == 1
