"""A workbook opens with typed numbers, frozen headings and its four sheets."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from pathlib import Path

import pytest

from tests.cli.outputs.readings import document
from vedich.cli.outputs import workbook
from vedich.cli.outputs.manner import Manner
from vedich.cli.outputs.sheets import render_sheets
from vedich.cli.outputs.workbook import Workbook


def parts(times: int = 1, lang: str = "vi") -> dict[str, str]:
    """Write a workbook and give its XML by name."""
    stream = io.BytesIO()
    manner = Manner(lang=lang)
    book = Workbook(stream, manner)
    for _ in range(times):
        book.add(render_sheets(document(), manner))
    book.close()
    with zipfile.ZipFile(stream) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist() if name.endswith(".xml")}


def test_the_sheets_are_named_in_the_language_asked_for() -> None:
    assert re.findall(r'sheet name="([^"]+)"', parts()["xl/workbook.xml"]) == [
        "Số liệu",
        "Tổng hợp",
        "Nhiệm vụ",
        "Văn bản",
    ]
    assert 'name="Figures"' in parts(lang="en")["xl/workbook.xml"]


def test_numbers_are_numbers_and_texts_are_never_formulas() -> None:
    figures = parts()["xl/worksheets/sheet1.xml"]
    assert "<v>526.8</v>" in figures
    assert "<v>-12.5</v>" in figures
    assert "=thu ngân sách" in figures
    assert "<f>" not in figures


def test_headings_stay_in_sight() -> None:
    assert 'state="frozen"' in parts()["xl/worksheets/sheet1.xml"]


def test_a_full_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_MOST_ROWS", 4)
    assert 'name="Số liệu 2"' in parts(times=3)["xl/workbook.xml"]


def test_a_workbook_broken_off_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    manner = Manner()
    book = Workbook(io.BytesIO(), manner)
    book.add(render_sheets(document(), manner))
    assert list(tmp_path.iterdir())
    book.abandon()
    assert list(tmp_path.iterdir()) == []
