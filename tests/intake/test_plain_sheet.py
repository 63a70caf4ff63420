"""Every row of a plain sheet counts, and a figure keeps its size."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from vedich.intake.plain_sheet import sheet_rows
from vedich.reading.sources.trouble import SourceError


def test_rows_stand_as_they_are_typed_with_blanks_and_decimals() -> None:
    book = openpyxl.Workbook()
    for line in (["Việc", "Trọng số"], [], ["Đổi tên", None, 1.234], ["x", 3000, 3000.0]):
        book.active.append(line)
    out = BytesIO()
    book.save(out)
    rows = sheet_rows(out.getvalue(), "a.xlsx")
    assert [row for row in rows if any(row)] == [
        ["Việc", "Trọng số", ""],
        ["Đổi tên", "", "1,234"],
        ["x", "3000", "3000"],
    ]


def test_a_csv_of_either_kind_is_read_and_what_is_none_is_refused() -> None:
    assert sheet_rows('Việc;Tên\nx;"a;b"\n'.encode(), "a.csv") == [["Việc", "Tên"], ["x", "a;b"]]
    assert sheet_rows("\ufeffViệc,Tên\nx,y\n".encode(), "a.csv") == [["Việc", "Tên"], ["x", "y"]]
    for data in (b"", b"PK\x03\x04 broken", bytes(range(256))):
        with pytest.raises(SourceError):
            sheet_rows(data, "a.xlsx")
