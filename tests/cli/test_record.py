"""A record is made and its people appointed from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import copied, vedich


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the record of one commune once and give its path."""
    path = tmp_path_factory.mktemp("record") / "made.db"
    run = vedich(
        "db", "init", "--record", path, "--area", "xã Cần Đước", "--admin", "lan", "--name", "Lê Ngọc Lan"
    )
    assert run.code == 0, run.err
    assert "229 chỉ tiêu" in run.out
    return path


@pytest.fixture
def record(made: Path, tmp_path: Path) -> str:
    """Give a copy of it."""
    return copied(made, tmp_path / "can-duoc.db")


def test_a_record_is_made_once_and_keeps_what_it_has(record: str) -> None:
    again = vedich("db", "init", "--record", record, "--area", "xã Cần Đước")
    assert again.code == 0, again.err
    assert "thêm 0 địa bàn, 0 chỉ tiêu" in again.out
    assert "quản trị: lan" in again.out


def test_people_are_added_and_appointed_and_shown(record: str) -> None:
    assert (
        vedich("user", "add", "hoa", "--name", "Nguyễn Thị Hoa", "--as", "lan", "--record", record).code == 0
    )
    appointed = vedich(
        *("user", "appoint", "hoa", "--role", "clerk", "--area", "X34:28108", "--as", "lan"),
        *("--record", record),
    )
    assert appointed.out == "hoa: người nhập số liệu, xã Cần Đước (X34:28108).\n"
    shown = vedich("user", "list", "--record", record, "--lang", "en")
    assert "Nguyễn Thị Hoa" in shown.out
    assert "clerk" in shown.out


def test_somebody_is_appointed_in_the_place_of_another(record: str) -> None:
    for name in ("binh", "hoa"):
        vedich("user", "add", name, "--name", name, "--as", "lan", "--record", record)
    words = ("user", "appoint", "hoa", "--role", "approver", "--area", "X34:28108", "--as", "lan")
    assert vedich(*words, "--acting-for", "binh", "--record", record).code == 0
    refused = vedich(*words, "--acting-for", "hoa", "--record", record)
    assert refused.code == 2
    assert "làm thay chính mình" in refused.err
    assert vedich(*words, "--acting-for", "ai", "--record", record).code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("user", "list", "--record", "nowhere.db"), "chưa có hồ sơ ở đây"),
        (("user", "list", "--record", "mysql://x/y"), "không phải địa chỉ cơ sở dữ liệu"),
        (("db", "init", "--record", "new.db", "--area", "xã Không Có Thật"), "Không có địa bàn"),
        (("db", "burn"), "không có việc 'burn'"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(words: tuple[str, ...], said: str) -> None:
    run = vedich(*words)
    assert run.code == 2
    assert said in run.err
    assert run.err.count("\n") == 1


def test_who_has_no_right_is_told_and_changes_nothing(record: str) -> None:
    vedich("user", "add", "hoa", "--name", "Nguyễn Thị Hoa", "--as", "lan", "--record", record)
    refused = vedich("user", "add", "sau", "--name", "Đặng Thị Sáu", "--as", "hoa", "--record", record)
    assert refused.code == 2
    assert "Chưa có gì thay đổi" in refused.err
    assert "Sáu" not in vedich("user", "list", "--record", record).out
