"""A template that comes back is read and marked in confinement; what is no template is told apart."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest

from vedich.exchange.template.filling import Filling
from vedich.exchange.template.marking import Fault
from vedich.exchange.template.reading import TemplateError
from vedich.exchange.template.writing import template_bytes
from vedich.intake.filled_template import open_template, return_template
from vedich.reading.sources.trouble import SourceError, Trouble

ROW = {"indicator": "BUD-001", "value": 5, "place": "=1+1"}


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """Write a template with a row."""
    filling = Filling("X", "xã Cần Đước", 2026, date(2026, 11, 26), {}, {"observations": [ROW]})
    return template_bytes(filling)


def test_it_is_read_and_given_back_marked_without_writing_a_file(workbook: bytes) -> None:
    filled = open_template(workbook, "mau.xlsx")
    [line] = filled.lines["observations"]
    assert line.cells["place"] == "=1+1"
    fault = Fault("observations", line.row, 8, 15, "Giá trị", "5", "vì sao", "cần làm")
    marked = return_template(workbook, "mau.xlsx", [fault])
    again = open_template(marked, "mau-lỗi.xlsx").lines["observations"]
    assert {**again[0].cells, "remark": None} == {**line.cells, "remark": None}
    assert again[0].cells["remark"] == "Giá trị: vì sao; cần làm."


def test_what_is_no_workbook_is_told_apart(workbook: bytes) -> None:
    with pytest.raises(TemplateError, match=r"not an Excel file"):
        open_template(b"indicator,area\n", "a.xlsx")
    with pytest.raises(SourceError) as empty:
        open_template(b"", "a.xlsx")
    assert empty.value.trouble is Trouble.EMPTY


def test_a_bomb_and_a_damaged_file_are_refused(workbook: bytes) -> None:
    stream = BytesIO(workbook)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", b"0" * 300_000_000)
    with pytest.raises(SourceError) as refused:
        open_template(stream.getvalue(), "bomb.xlsx")
    assert refused.value.trouble is Trouble.ARCHIVE_BOMB
    with pytest.raises((SourceError, TemplateError)):
        open_template(workbook[: len(workbook) // 2], "half.xlsx")


def test_a_stamp_of_secrecy_keeps_it_out() -> None:
    stamped = {**ROW, "place": "TỐI MẬT"}
    filling = Filling("X", "xã", 2026, date(2026, 11, 26), {}, {"observations": [stamped]})
    with pytest.raises(SourceError) as refused:
        open_template(template_bytes(filling), "mat.xlsx")
    assert refused.value.trouble is Trouble.CLASSIFIED
