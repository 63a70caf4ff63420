"""The factory tells the truth: sums and percentages hold as printed, and every form says what the draft says."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.factory.draft import Draft, DraftTable, Words
from tests.factory.facts import PERCENTAGES, Facts, Line, Role
from tests.factory.figures import facts_of
from tests.factory.layouts import HELD_OUT, LAYOUTS, OPEN
from tests.factory.printed import number
from tests.factory.writers.docx import Traits, docx_of
from tests.factory.writers.plain import csv_of, html_of, text_of
from tests.factory.writers.xlsx import xlsx_of

DRAFTS = {name: layout(facts_of(5)) for name, layout in LAYOUTS.items()}


def lines_of(facts: Facts) -> list[Line]:
    found: list[Line] = []
    waiting = [*facts.lines, *facts.budget]
    while waiting:
        line = waiting.pop()
        found.append(line)
        waiting.extend(line.parts)
    return found


def test_there_are_twelve_layouts_and_three_of_them_are_held_out() -> None:
    assert len(LAYOUTS) >= 12
    assert len(HELD_OUT) >= 3
    assert not set(OPEN) & set(HELD_OUT)
    assert all("held_out" in layout.__module__ for layout in HELD_OUT.values())


@pytest.mark.parametrize("month", range(1, 13))
def test_parts_add_up_and_percentages_come_out_as_printed(month: int) -> None:
    for seed in range(10):
        for line in lines_of(facts_of(seed, month=month)):
            assert line.levels is not None
            for role in line.levels:
                parts = [part.figure(role) or Decimal() for part in line.parts]
                if line.whole:
                    assert sum(parts) == line.figure(role)
                elif parts and line.code == "BUD-002":
                    assert sum(parts) < (line.figure(role) or Decimal())
            for role, (upper, lower, growth) in PERCENTAGES.items():
                told = line.figure(role)
                if told is None:
                    continue
                exact = line.levels[upper] / line.levels[lower] * 100 - (100 if growth else 0)
                assert abs(told - exact) <= Decimal("0.05")
            if line.code == "TRA-001" and month > 1:
                assert line.levels[Role.MONTH] <= line.levels[Role.CUMULATIVE]


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_same_seed_gives_the_same_document(name: str) -> None:
    assert docx_of(LAYOUTS[name](facts_of(5))) == docx_of(DRAFTS[name])


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_truth_stands_where_it_says(name: str) -> None:
    draft = DRAFTS[name]
    for stated in draft.truths:
        block = draft.blocks[stated.block]
        if isinstance(block, Words):
            assert stated.start is not None
            assert block.text[stated.start :].startswith(stated.printed)
        else:
            assert stated.row is not None
            assert stated.column is not None
            assert block.at(stated.row, stated.column).text == stated.printed
    if name != "task_table":
        assert len(draft.truths) >= 15


@pytest.mark.parametrize("name", LAYOUTS)
def test_cells_lie_side_by_side_without_overlap(name: str) -> None:
    for _, table in DRAFTS[name].tables:
        taken: set[tuple[int, int]] = set()
        for cell in table.cells:
            places = {
                (cell.row + down, cell.column + right)
                for down in range(cell.rows)
                for right in range(cell.columns)
            }
            assert not places & taken
            taken |= places


def expected(draft: Draft) -> list[list[list[str]]]:
    return [
        [[cell.text if cell else "" for cell in row] for row in table.grid()] for _, table in draft.tables
    ]


@pytest.mark.parametrize("name", LAYOUTS)
def test_word_opens_the_document_and_finds_every_cell(name: str) -> None:
    document = Document(io.BytesIO(docx_of(DRAFTS[name])))
    for table, (_, drawn) in zip(document.tables, DRAFTS[name].tables, strict=True):
        # Every question to a table lays out all of it anew: one for each row will do.
        rows = [table.row_cells(number) for number in range(len(table.rows))]
        for cell in drawn.cells:
            assert rows[cell.row - 1][cell.column - 1].text == cell.text


@pytest.mark.parametrize("name", LAYOUTS)
def test_excel_opens_the_book_and_finds_every_figure(name: str) -> None:
    book = load_workbook(io.BytesIO(xlsx_of(DRAFTS[name])))
    figures = [
        Decimal(repr(cell.value)).normalize()
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    ]
    stated = [
        cell.value.normalize()
        for _, table in DRAFTS[name].tables
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        if cell.value is not None
    ]
    assert figures == stated


@pytest.mark.parametrize("name", LAYOUTS)
def test_plain_forms_hold_every_word(name: str) -> None:
    said = (text_of(DRAFTS[name]), csv_of(DRAFTS[name]).decode(), html_of(DRAFTS[name]).decode())
    for stated in DRAFTS[name].truths:
        assert all(stated.printed in form for form in said)


def test_a_word_file_can_hold_every_trait() -> None:
    traits = Traits(
        inserted="thêm 12 ha",
        deleted="bớt 5 ha",
        header="Đầu trang",
        footer="Chân trang",
        footnote="Chú thích",
        text_box="Trong hộp",
        hidden="Ẩn",
        content_control="Trong ô",
        splits=True,
    )
    document = Document(io.BytesIO(docx_of(DRAFTS["report_with_annex"], traits)))
    assert document.sections[0].header.paragraphs[0].text == "Đầu trang"
    xml = document.element.xml
    for words in ("thêm 12 ha", "bớt 5 ha", "Trong hộp", "Ẩn", "Trong ô"):
        assert words in xml


def test_numbers_are_printed_the_vietnamese_way() -> None:
    assert number(Decimal("1234567.8"), 1) == "1.234.567,8"


def test_tables_have_a_head_where_they_are_ruled() -> None:
    for draft in DRAFTS.values():
        for block in draft.blocks:
            if isinstance(block, DraftTable) and block.bordered:
                assert block.heads >= 1
