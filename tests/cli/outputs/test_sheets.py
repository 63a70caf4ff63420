"""Sheets hold numbers as numbers, with the printed form beside them, and no formula from a text."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from tests.cli.outputs.readings import document
from vedich.cli.outputs.manner import Manner
from vedich.cli.outputs.sheets import csv_header, render_csv, render_sheets, safe_cell


def rows(manner: Manner) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((csv_header(manner) + render_csv(document(), manner))[1:])))


def test_a_figure_keeps_its_number_and_its_printed_form() -> None:
    first, second = rows(Manner())
    assert (first["Giá trị"], first["Viết trong văn bản"], first["Đơn vị tính"]) == (
        "526.8",
        "526,8 tỷ đồng",
        "tỷ đồng",
    )
    assert (first["Kỳ"], first["Tình trạng"], first["Dòng"], first["Cột"]) == ("2023", "ước", "1", "33")
    assert (second["Giá trị"], second["So với"], second["Cách so"]) == ("-12.5", "cùng kỳ", "tăng, giảm")


def test_a_text_that_looks_like_a_formula_is_a_text() -> None:
    assert rows(Manner())[0]["Chỉ tiêu"] == "'=thu ngân sách"


def test_why_adds_the_sentence_the_rules_and_the_other_readings() -> None:
    first = rows(Manner(lang="en", why=True))[0]
    assert first["Sentence"] == "Năm 2023, thu ngân sách ước đạt ⟦526,8 tỷ đồng⟧"
    assert first["Rules"] == "a level"
    assert first["Other readings"] == "kind target (12%, taken for a goal by what stands around)"


def test_each_sheet_has_a_cell_for_every_column() -> None:
    from vedich.cli.outputs.sheets import SHEETS, figures_sheet

    for why in (False, True):
        manner = Manner(why=why)
        sheets = (figures_sheet(manner), *SHEETS[1:])
        for sheet, made in zip(sheets, render_sheets(document(), manner), strict=True):
            assert made
            assert {len(row) for row in made} == {len(sheet.columns)}


@given(st.text())
def test_no_cell_of_text_begins_as_a_formula_does(text: str) -> None:
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
