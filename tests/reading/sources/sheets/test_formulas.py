"""Formulas: computed again where that is sure, told only where the stored result is another."""

from __future__ import annotations

import pytest
import xlsxwriter

from tests.reading.sources.sheets.workbooks import cell_words, edited, opened, sheet_of, workbook
from vedich.domain.mark import MarkKind


def stale(formula: str, result: float | str, *values: float | str) -> list[str]:
    """Give what a formula in B1 is told to compute now; the values stand in A1, A2 ..."""

    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Biểu")
        for row, value in enumerate(values):
            sheet.write(row, 0, value)
        sheet.write_formula("B1", formula, None, result)

    return [mark.note for mark in opened(workbook(write)).marks if mark.kind is MarkKind.STALE_FORMULA]


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=SUM(A1:A3)", 6),
        ("=A1/A3", 0.333333333333333),
        ("=ROUND(A2/A3,1)", 0.7),
        ("=IF(A1>A2,0,A3*2)", 6),
        ("=-A1+10%", -0.9),
        ("=AVERAGE($A$1:A3)-SUM(A:A)/3", 0),
        ("=VLOOKUP(A1,A1:A3,1)", 17),
        ("=A1/A9", "#DIV/0!"),
        ("=SUM(Ngoài!A1)", 17),
        ('=IF(A1=1,"",5)', ""),
    ],
)
def test_a_right_result_and_one_that_is_not_surely_wrong_are_silent(
    formula: str, result: float | str
) -> None:
    assert stale(formula, result, 1, 2, 3) == []


@pytest.mark.parametrize(
    ("formula", "result", "now"),
    [
        ("=SUM(A1:A3)", 5, "6"),
        ("=A1+A2*A3", 9, "7"),
        ("=(A1+A2)/A3*100", 99, "100"),
        ("=ROUND(2.345,2)", 2.34, "2,35"),
        ("='Biểu'!A3-1", 3, "2"),
    ],
)
def test_a_result_out_of_date_is_told_with_what_it_is_now(formula: str, result: float, now: str) -> None:
    assert stale(formula, result, 1, 2, 3) == [now]


def test_words_are_left_out_of_a_sum_as_a_sheet_does() -> None:
    assert stale("=SUM(A1:A3)", 4, 1, "2", 3) == []


def test_binary_noise_is_no_difference() -> None:
    assert stale("=A1+A2", 0.30000000000000004, 0.1, 0.2) == []
    assert stale("=A1-A2-A3", -2.7755575615628914e-17, 0.3, 0.1, 0.2) == []


def test_formulas_without_a_result_are_computed_or_counted() -> None:
    source = opened(
        sheet_of(("Tên", "Vốn"), ("Cầu", 5), ("Kè", 7), ("Tổng", "=SUM(B2:B3)"), ("Khác", "=RAND()"))
    )
    assert cell_words(source)["Biểu!B4"] == "12"
    assert [(unread.what, unread.count) for unread in source.unread] == [("formula_without_result", 1)]
    assert [notice.code for notice in source.notices] == ["formulas_without_results"]


def test_shared_formulas_move_with_their_cells() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Biểu")
        for row in range(3):
            sheet.write(row, 0, row + 1)
            sheet.write_formula(row, 1, "=HERE", None, (row + 1) * 10 if row else 99)

    data = edited(
        workbook(write),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("<f>HERE</f>", '<f t="shared" ref="B1:B3" si="0">A1*10</f>', 1).replace(
            "<f>HERE</f>", '<f t="shared" si="0"/>'
        ),
    )
    source = opened(data)
    assert [mark.note for mark in source.marks if mark.kind is MarkKind.STALE_FORMULA] == ["10"]


def test_a_circle_of_formulas_is_left_alone() -> None:
    assert stale("=B1+1", 5) == []


def test_running_sums_over_a_long_sheet_stop_at_the_limit_of_work() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Biểu")
        for row in range(3000):
            sheet.write(row, 0, 1)
            sheet.write_formula(row, 1, f"=SUM($A$1:A{row + 1})", None, row + 1)

    source = opened(workbook(write))
    assert [notice.code for notice in source.notices] == ["formulas_not_computed"]
    assert not [mark for mark in source.marks if mark.kind is MarkKind.STALE_FORMULA]
