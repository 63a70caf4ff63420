"""A document is confirmed into the record from the command line, and a draft is set against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import copied, vedich

REPORT = """ỦY BAN NHÂN DÂN
XÃ CẦN ĐƯỚC
Số: 214/BC-UBND

Cần Đước, ngày 22 tháng 9 năm 2026

BÁO CÁO
Tình hình 9 tháng đầu năm 2026

Thu ngân sách nhà nước 9 tháng đạt 61 tỷ 450 triệu đồng, đạt 84,2% dự toán tỉnh giao (73 tỷ đồng).
Có 22 chỉ tiêu, trong đó 13 chỉ tiêu đạt, 9 chỉ tiêu không đạt.
"""
DRAFT = """ỦY BAN NHÂN DÂN
XÃ CẦN ĐƯỚC
Số: 240/BC-UBND

Cần Đước, ngày 20 tháng 10 năm 2026

Thu ngân sách nhà nước 10 tháng đầu năm 2026 đạt 60,2 tỷ đồng.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a record with a clerk once."""
    record = tmp_path_factory.mktemp("record") / "made.db"
    for words in (
        ("db", "init", "--area", "xã Cần Đước", "--admin", "admin"),
        ("user", "add", "hoa", "--name", "Nguyễn Thị Hoa", "--as", "admin"),
        ("user", "appoint", "hoa", "--role", "clerk", "--area", "X34:28108", "--as", "admin"),
    ):
        run = vedich(*words, "--record", record)
        assert run.code == 0, run.err
    return record


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    """Give a folder with a copy of it, a report and a draft beside it."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    copied(made, tmp_path / "r.db")
    return tmp_path


def confirm(place: Path, *words: str) -> tuple[int, str, str]:
    """Confirm the report as the clerk."""
    run = vedich(
        *("db", "confirm", str(place / "report.txt"), "--as", "hoa", "--record", str(place / "r.db")), *words
    )
    return run.code, run.out, run.err


def test_without_a_yes_it_only_shows(place: Path) -> None:
    code, out, err = confirm(place, "--lang", "en")
    assert code == 0, err
    assert "214/BC-UBND · 22/09/2026 · xã Cần Đước (X34:28108)" in out
    assert "BUD-001" in out
    assert "Nothing was written" in err
    assert "Kept" not in confirm(place, "--lang", "en")[1].splitlines()[-1]


def test_a_yes_keeps_it_once_and_the_record_stays_whole(place: Path) -> None:
    code, out, err = confirm(place, "--yes")
    assert code == 0, err
    assert "Đã lưu 1 kết quả, 1 chỉ tiêu, 1 phép đếm" in out
    code, out, _ = confirm(place, "--yes")
    assert code == 2
    assert out.count("đã xác nhận trước đây") == 3
    assert vedich("db", "verify", "--record", str(place / "r.db")).code == 0


def test_a_draft_that_contradicts_the_record_is_found_out(place: Path) -> None:
    confirm(place, "--yes")
    alone = vedich("check", str(place / "draft.txt"), "--select", "VD3")
    assert (alone.code, alone.out) == (0, "")
    against = vedich("check", str(place / "draft.txt"), "--select", "VD3", "--record", str(place / "r.db"))
    assert against.code == 1, against.err
    assert "VD303" in against.out
    assert "61,45 tỷ đồng" in against.out
    assert "214/BC-UBND (22/9/2026, 10:36)" in against.out
    # With an account only what it may see is on record: the administrator sees no figures.
    words = ("check", str(place / "draft.txt"), "--select", "VD3", "--record", str(place / "r.db"), "--as")
    assert (vedich(*words, "hoa").code, vedich(*words, "admin").out) == (1, "")
    assert "Không có tài khoản 'ai'" in vedich(*words, "ai").err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "draft.txt", "--record", "nowhere.db"), "chưa có hồ sơ ở đây"),
        (("db", "confirm", "missing.txt", "--as", "hoa", "--record", "r.db"), "missing.txt"),
        (("db", "confirm", "report.txt", "--as", "nobody", "--record", "r.db"), "Không có tài khoản"),
        (("db", "confirm", "undated.txt", "--as", "hoa", "--record", "r.db"), "Hãy thêm --on NGÀY"),
        (
            ("db", "confirm", "report.txt", "--on", "mai", "--as", "hoa", "--record", "r.db"),
            "không phải là ngày",
        ),
    ],
)
def test_what_cannot_be_done_is_said(
    place: Path, words: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    Path("undated.txt").write_text("Thu ngân sách đạt 5 tỷ đồng.", encoding="utf-8")
    run = vedich(*words)
    assert run.code == 2
    assert said in run.err
