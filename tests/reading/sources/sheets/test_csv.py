"""CSV files: divided as the file shows, numbers in one form, each letter at its place."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factory.figures import facts_of
from tests.factory.layouts import LAYOUTS
from tests.factory.writers.plain import csv_of
from tests.reading.sources.sheets.workbooks import grid_rows
from vedich.reading.sources import Source, SourceError, SourceKind, source_of
from vedich.reading.sources.sheets.csv_dialect import delimiter_of


def opened(text: str, encoding: str = "utf-8") -> Source:
    return source_of(text.encode(encoding), "thu.csv")


@pytest.mark.parametrize(
    "text",
    [
        "Tên;Vốn\nCầu;12,5\nKè;7,25\n",
        "Tên\tVốn\r\nCầu\t12,5\r\nKè\t7,25",
        'Tên,Vốn\nCầu,"12,5"\nKè,"7,25"\n',
        "sep=;\nTên;Vốn\nCầu;12,5\nKè;7,25\n",
        "\ufeffTên|Vốn\nCầu|12,5\nKè|7,25\n",
        "Tên,Vốn\nCầu,12.5\nKè,7.25\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_same_table_is_read_however_it_is_written(text: str, encoding: str) -> None:
    source = opened(text, encoding)
    assert grid_rows(source) == [["Tên", "Vốn"], ["Cầu", "12,5"], ["Kè", "7,25"]]
    assert source.kind is SourceKind.CSV


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_whatever_the_paper_its_divider_is_found(layout: str, delimiter: str) -> None:
    written = csv_of(LAYOUTS[layout](facts_of(31, month=6)), delimiter=delimiter).decode("utf-8")
    assert delimiter_of(written)[0] == delimiter


def test_commas_of_sentences_and_decimals_do_not_divide_a_file_of_semicolons() -> None:
    sentences = (
        "Sản lượng lúa đạt 1.234,5 tấn, bằng 71,3% kế hoạch, tăng 2,5% so với cùng kỳ.\n"
        "Thu ngân sách đạt 562,4 tỷ đồng; bằng 80% dự toán, giảm 3,1%.\n"
    )
    source = opened(f"{sentences * 3}TT;Tên;Kế hoạch;Ước đạt\n1;Lúa;12,5;7\n2;Ngô, khoai;8,0;7\n")
    assert grid_rows(source)[-2:] == [["1", "Lúa", "12,5", "7"], ["2", "Ngô, khoai", "8,0", "7"]]


def test_dots_that_may_divide_thousands_stay_as_written() -> None:
    source = opened("Tên;Vốn\nCầu;1.234\nKè;2.000\n")
    assert grid_rows(source)[1] == ["Cầu", "1.234"]
    assert source.notices == ()


def test_a_file_of_decimal_dots_says_so() -> None:
    source = opened("Tên,Vốn\nCầu,4.343\nKè,12.5\n")
    assert grid_rows(source)[1] == ["Cầu", "4,343"]
    assert [notice.code for notice in source.notices] == ["decimal_dots"]


def test_ragged_rows_and_line_ends_inside_quotes_are_read() -> None:
    source = opened('Tên;Vốn;Ghi chú\nCầu;12;"dòng 1\ndòng 2"\nKè;7\n')
    assert grid_rows(source) == [["Tên", "Vốn", "Ghi chú"], ["Cầu", "12", "dòng 1 dòng 2"], ["Kè", "7", ""]]


def test_titles_above_the_table_are_lines() -> None:
    source = opened("BIỂU 1;;\nĐơn vị tính: tỷ đồng;;\nTT;Tên;Vốn\n1;Cầu;5\n2;Kè;7\n")
    assert source.text.startswith("BIỂU 1\nĐơn vị tính: tỷ đồng\n\nTT\t")
    assert str(source.place_in_file(source.place(*_of(source, "Kè")))) == "thu!B5"


def _of(source: Source, words: str) -> tuple[int, int]:
    at = source.text.index(words)
    return at, at + len(words)


def test_an_empty_table_holds_nothing_to_read() -> None:
    with pytest.raises(SourceError, match="no words"):
        opened(";;\n;;\n")


FIELDS = st.text(st.sampled_from('aăđưạ TX0123456789.,;"\n%'), max_size=8)


@given(st.lists(st.lists(FIELDS, min_size=2, max_size=5), min_size=1, max_size=6), st.sampled_from(";,\t"))
def test_every_field_is_read_at_its_place(rows: list[list[str]], delimiter: str) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    text = f"sep={delimiter}\n{written.getvalue()}"
    words = [" ".join(field.split()) for row in rows for field in row if field.strip()]
    if not words:
        return
    source = opened(text)
    assert [
        " ".join(source.original[p.start : p.end].replace('""', '"').split()) for p in source.pieces
    ] == words
    for start, letter in enumerate(source.text):
        place = source.place(start, start + 1)
        if letter not in "\n\t ":
            there = source.original[place.start : place.end]
            assert letter in there or letter in ",."
