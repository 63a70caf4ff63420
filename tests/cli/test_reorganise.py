"""A province with many mergers gives them as one table: shown, refused by row, confirmed."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.actions.conftest import Office, office
from tests.actions.reorganising.plans import DAY, commune
from vedich.cli.db import reorganise
from vedich.store.models import Area, AreaSuccession, ReorganisationVersion

__all__ = ["Office", "office"]

HEADS = ["Việc *", "Địa bàn cũ", "Tên mới", "Loại", "Mã", "Trực thuộc", "Căn cứ", "Trọng số"]


@pytest.fixture(autouse=True)
def _the_record_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command work on the record of the test."""
    monkeypatch.setattr(reorganise, "opened", lambda *_: True)


def run(path: Path, *words: str, lang: str = "vi") -> int:
    import argparse

    parser = argparse.ArgumentParser()
    reorganise.arguments(parser, lang)
    options = parser.parse_args([str(path), "--as", "keeper", *words])
    options.lang = lang
    return reorganise.run(options)


def workbook(path: Path, *rows: list[Any]) -> Path:
    book = openpyxl.Workbook()
    for line in (["Phương án sắp xếp"], HEADS, *rows):
        book.active.append(line)
    book.save(path)
    return path


def test_fifty_mergers_in_one_table_take_effect_together(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(6):
        commune(office, f"Cũ {number}")
    rows = [
        [
            "Sáp nhập",
            f"xã Cũ {n}; xã Cũ {n + 1}",
            f"Mới {n}",
            "phường",
            f"3000{n}",
            None,
            "dân số",
            "3.000; 1.000",
        ]
        for n in (0, 2)
    ]
    rows.append(["Chia tách", "L:Cũ 4", "Đông; Tây", None, None, None, "diện tích", "12,5; 7,5"])
    rows.append(["Đổi tên", "xã Cũ 5", "Cuối", None, None, None, None, None])
    path = workbook(tmp_path / "plan.xlsx", *rows)
    on = ["--on", DAY.isoformat()]
    assert run(path, *on) == 0
    told = capsys.readouterr().out
    assert "xã Cũ 0 + xã Cũ 1 → phường Mới 0" in told
    assert "xã Cũ 4 (62.5%) → xã Đông" in told
    assert "chưa ghi gì" in told
    assert not ReorganisationVersion.objects.exists()
    decided = ["--decision", "12/NQ-HĐND", "--decided", (DAY - timedelta(days=5)).isoformat()]
    assert run(path, *on, *decided, "--confirm") == 0
    assert "đã có hiệu lực" in capsys.readouterr().out
    assert AreaSuccession.objects.filter(on=DAY).count() == 6
    assert Area.objects.get(key="L:phuong-moi-0-20261109").codes.get().code == "30000"
    assert Area.objects.get(key="L:Cũ 5").names.get(until=None).name == "Cuối"
    # The same table again meets areas that are no more.
    assert run(path, *on, "--keep") == reorganise.REFUSED
    assert "không có" in capsys.readouterr().err


def test_what_is_wrong_is_told_by_row_and_nothing_is_kept(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commune(office, "A")
    on = ["--on", DAY.isoformat()]
    for row, says in (
        (["Giải thể", "xã A", "B"], "Dòng 1: không hiểu việc"),
        (["Sáp nhập", "xã Không Có", "B"], "hồ sơ không có 'xã Không Có'"),
        (["Sáp nhập", "xã A", None], "chưa ghi tên mới"),
        (["Chia tách", "xã A", "B; C", None, None, None, "vàng", "1; 2"], "không hiểu căn cứ"),
        (["Chia tách", "xã A", "B; C", None, None, None, "dân số", "một; hai"], "Dòng 1"),
        (["Chia tách", "xã A", "B", None], "ít nhất hai địa bàn"),
    ):
        assert run(workbook(tmp_path / "wrong.xlsx", row), *on, "--keep") == reorganise.REFUSED
        assert says in capsys.readouterr().err
    other = tmp_path / "other.json"
    for text, says in (("{", "no JSON"), ("[]", "the day"), ('{"on": "2026-11-09"}', "no part")):
        other.write_text(text, encoding="utf-8")
        assert run(other, "--keep", lang="en") == reorganise.REFUSED
        said = capsys.readouterr()
        assert says in said.err + said.out
    assert not ReorganisationVersion.objects.exists()


def test_every_row_of_a_table_counts_also_a_short_one_and_one_of_csv(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commune(office, "A")
    commune(office, "B")
    rows = [["Sáp nhập", "xã A", "C"], [], ["Đổi tên", "xã B", None, "phường"]]
    on = ["--on", DAY.isoformat(), "--keep"]
    assert run(workbook(tmp_path / "plan.xlsx", *rows), *on) == 0
    table = tmp_path / "plan.csv"
    table.write_text(
        "Việc,Địa bàn cũ,Tên mới,Loại\nSáp nhập,xã A,C,\nĐổi tên,xã B,,phường\n", encoding="utf-8"
    )
    assert run(table, *on) == 0
    told = [json.loads(row.content)["parts"] for row in ReorganisationVersion.objects.order_by("pk")]
    assert told[0] == told[1]
    assert told[0][1] == {"kind": "renaming", "area": "L:B", "type": "ward", "name": "B"}
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 broken")
    assert run(tmp_path / "broken.xlsx", *on) == reorganise.REFUSED
    assert run(tmp_path / "none.xlsx", *on) == reorganise.CANNOT
    assert "broken.xlsx" in capsys.readouterr().err


def test_a_plan_as_json_is_the_one_that_is_kept(office: Office, tmp_path: Path) -> None:
    commune(office, "A")
    part = {"kind": "renaming", "area": "L:A", "type": "ward", "name": "B"}
    path = tmp_path / "plan.json"
    path.write_text(
        json.dumps({"on": "2027-01-01", "decision": "1/NQ-HĐND", "parts": [part]}), encoding="utf-8"
    )
    assert run(path, "--keep", lang="en") == 0
    kept = ReorganisationVersion.objects.get()
    assert (kept.state, kept.decision, json.loads(kept.content)["parts"]) == ("planned", "01/NQ-HĐND", [part])
