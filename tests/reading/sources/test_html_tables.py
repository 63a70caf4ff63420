"""Tables of HTML pages: every cell at its row and column; tables that lay out a page are none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vedich.reading.sources import source_of
from vedich.reading.sources.source import Source


def opened(page: str) -> Source:
    return source_of(f"<html><body>{page}</body></html>".encode(), "a.html")


def cells(page: str) -> list[list[tuple[int, int, int, int, str]]]:
    source = opened(page)
    return [
        [(c.row, c.column, c.rows, c.columns, source.text[c.start : c.end]) for c in grid.cells]
        for grid in source.grids
    ]


def test_a_table_that_lays_out_a_page_is_no_grid() -> None:
    menu = (
        "<table><tr><td>Trang chủ</td><td>Tin tức</td></tr><tr><td>Văn bản</td><td>Liên hệ</td></tr></table>"
    )
    assert cells(menu) == []
    assert cells("<table><tr><td>Thu đạt 526,8 tỷ đồng</td></tr></table>") == []
    assert (
        cells(f"<table><tr><td>Năm 2024</td><td>{menu}</td></tr><tr><td>1</td><td>2</td></tr></table>") == []
    )
    assert cells('<table role="presentation"><tr><td>a<td>1<tr><td>b<td>2</table>') == []


def test_merged_cells_and_those_below_them_stand_in_their_columns() -> None:
    page = (
        "<p>Biểu 1</p><table><thead><tr><th rowspan=2>TT<th rowspan='2'>Tên<th colspan=\"2\">Năm 2024"
        "<tr><th>Kế hoạch<th>Thực hiện</thead><tr><td>1<td><b>Thu</b> nội địa<td>100<td>"
        "<tr><td>2<td>Chi<td>&nbsp;<td>90</table><p>Ghi chú</p>"
    )
    assert cells(page) == [
        [
            (1, 1, 2, 1, "TT"), (1, 2, 2, 1, "Tên"), (1, 3, 1, 2, "Năm 2024"),
            (2, 3, 1, 1, "Kế hoạch"), (2, 4, 1, 1, "Thực hiện"),
            (3, 1, 1, 1, "1"), (3, 2, 1, 1, "Thu nội địa"), (3, 3, 1, 1, "100"), (3, 4, 1, 1, ""),
            (4, 1, 1, 1, "2"), (4, 2, 1, 1, "Chi"), (4, 3, 1, 1, ""), (4, 4, 1, 1, "90"),
        ]
    ]  # fmt: skip


def test_a_table_inside_a_page_of_tables_is_a_grid_of_its_own() -> None:
    inner = "<table><tr><th>Tên<th>Vốn<tr><td>Cầu<td>5</table>"
    (grid,) = opened(f"<table><tr><td>Tin<td>{inner}<tr><td>a<td>1</table>").grids
    assert (grid.number, grid.height, grid.width) == (1, 2, 2)


SPANS = st.integers(0, 3)
PIECES = st.lists(
    st.tuples(st.sampled_from(["tr", "td", "th", "/td", "/tr", "table", "/table", "p"]), SPANS, SPANS),
    max_size=25,
)


@given(PIECES)
def test_grids_of_broken_pages_keep_to_the_text(pieces: list[tuple[str, int, int]]) -> None:
    tags = "".join(f"<{name} colspan={wide} rowspan={high}>{wide} a" for name, wide, high in pieces)
    source = opened(f"<table><tr><td>1<td>2<tr><td>3<td>4{tags}")
    for grid in source.grids:
        before = grid.start
        for cell in grid.cells:
            assert before <= cell.start <= cell.end <= grid.end <= len(source.text)
            before = cell.end
            assert cell.row >= 1 <= cell.column
