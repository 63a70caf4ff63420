"""Nothing of a sheet is lost in silence: another walk over its XML finds every value in what was read."""

from __future__ import annotations

from collections import Counter
from html import unescape
from typing import Any

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.sources.sheets.workbooks import opened, raw_values, workbook
from vedich.reading.sources import SourceError
from vedich.reading.sources.sheets.stored import one_line

WORDS = st.text(
    st.sampled_from("aăâđêôơưáạế TNXH0123456789.,%()-/\n&<>'\"="), min_size=1, max_size=12
).filter(lambda words: words.strip() != "")
VALUES = st.one_of(
    st.none(), WORDS, st.integers(-(10**12), 10**12), st.floats(-1e9, 1e9, allow_nan=False), st.booleans()
)
FORMATS = st.sampled_from(["General", "0", "#,##0.0", "0.0%", "dd/mm/yyyy"])


@st.composite
def books(draw: Any) -> bytes:
    """Give a workbook with a sheet or two of values anywhere, some rows hidden, some areas merged."""

    def write(book: xlsxwriter.Workbook) -> None:
        formats = [
            book.add_format({"num_format": draw(FORMATS), "border": draw(st.integers(0, 1))})
            for _ in range(3)
        ]
        for number in range(draw(st.integers(1, 2))):
            sheet = book.add_worksheet(f"Biểu {number}")
            merged = draw(st.booleans())
            if merged:
                sheet.merge_range(20, 1, 21, 4, "ô trộn")
            for row in range(draw(st.integers(1, 7))):
                for column in range(draw(st.integers(0, 5))):
                    value = draw(VALUES)
                    form = formats[draw(st.integers(0, 2))]
                    if isinstance(value, str):
                        sheet.write_string(row, column, value, form)
                    elif value is None:
                        sheet.write_blank(row, column, None, form)
                    else:
                        sheet.write(row, column, value, form)
                if draw(st.integers(0, 5)) == 0:
                    sheet.set_row(row, None, None, {"hidden": True})

    return workbook(write)


@given(books())
@settings(max_examples=120, deadline=None)
def test_every_stored_value_is_read_at_a_place(data: bytes) -> None:
    walked = raw_values(data)
    try:
        source = opened(data)
    except SourceError:
        assert not walked
        return
    assert len(source.pieces) == len(walked)
    read = Counter(source.original[piece.start : piece.end] for piece in source.pieces)
    for kind, value, _ in walked:
        if kind == "s":
            words = one_line(unescape(value))
            assert read[words] > 0, words
            read[words] -= 1


@given(books())
@settings(max_examples=120, deadline=None)
def test_grids_and_pieces_tile_the_text(data: bytes) -> None:
    try:
        source = opened(data)
    except SourceError:
        return
    # What stands between the pieces divides them, nothing else.
    at = 0
    for piece in source.pieces:
        assert set(source.text[at : piece.start]) <= {"\n", "\t"}
        assert piece.start < piece.end
        at = piece.end
    for grid in source.grids:
        assert source.text[grid.end] == "\n"
        taken: set[tuple[int, int]] = set()
        before = grid.start
        for cell in grid.cells:
            assert before <= cell.start <= cell.end <= grid.end
            before = cell.end
            places = {
                (row, column)
                for row in range(cell.row, cell.row + cell.rows)
                for column in range(cell.column, cell.column + cell.columns)
            }
            assert not places & taken
            taken |= places
