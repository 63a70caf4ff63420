"""A row that the page break has split is put together again, and a row of its own is left alone."""

from __future__ import annotations

import pytest

from vedich.reading.sources.pages.continuing import join_split_row
from vedich.reading.sources.pages.word import Table, TableCell, Word

_HEAD = ("STT", "Chỉ tiêu", "ĐVT", "KH", "Cơ quan chủ trì")
_LAST = ("7", "Tổng mức bán lẻ hàng hóa", "tỷ đồng", "101.252", "Sở Công")
_NEXT = ("8", "Điện thương phẩm", "triệu kWh", "4.491", "Sở Công Thương")


def table_of(*rows: tuple[str, ...]) -> Table:
    cells = tuple(
        TableCell(row, column, 1, 1, ((Word(text, 0, 0, 1, 1, 1, 10),),) if text else ())
        for row, told in enumerate(rows, start=1)
        for column, text in enumerate(told, start=1)
    )
    return Table((0, 0, 1, 1), tuple(range(len(rows[0]) + 1)), cells)


def rows_in(table: Table) -> list[tuple[str, ...]]:
    height = max(cell.row for cell in table.cells)
    return [tuple(c.text for c in table.cells if c.row == row) for row in range(1, height + 1)]


def test_a_split_row_is_joined_where_a_name_beside_it_goes_on_in_a_capital() -> None:
    split = ("", "và doanh thu dịch vụ tiêu dùng", "", "", "Thương")
    before, after = join_split_row(table_of(_HEAD, _LAST), table_of(_HEAD, split, _NEXT))
    whole = "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng"
    assert rows_in(before) == [_HEAD, ("7", whole, "tỷ đồng", "101.252", "Sở Công Thương")]
    assert rows_in(after) == [_HEAD, _NEXT]


@pytest.mark.parametrize(
    "row",
    [
        ("", "Doanh thu dịch vụ", "", "", "Sở Công Thương"),
        ("", "", "", "", "Thương"),
        ("", "và doanh thu dịch vụ", "", "98.100", ""),
        ("8", "và doanh thu dịch vụ", "", "", ""),
    ],
)
def test_a_row_that_opens_in_a_capital_or_holds_a_figure_or_a_number_stays(row: tuple[str, ...]) -> None:
    before, after = table_of(_HEAD, _LAST), table_of(_HEAD, row, _NEXT)
    assert join_split_row(before, after) == (before, after)
