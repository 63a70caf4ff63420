"""Word files as LibreOffice writes them are read as those they were made from."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.reading.sources.docx import written as w
from tests.reading.sources.docx.oracle import assert_nothing_lost, assert_places
from vedich.domain.mark import MarkKind
from vedich.reading.sources import source_of

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

_LISTS = w.numbering(("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
_HEAD = w.table(
    w.row(
        w.cell("ỦY BAN NHÂN DÂN", "XÃ CẦN ĐƯỚC", "Số: 12/NQ-HĐND"),
        w.cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cần Đước, ngày 05 tháng 11 năm 2025"),
    ),
    borders=False,
)
_BODY = (
    _HEAD
    + w.paragraph("Kinh tế", number=(1, 0))
    + w.paragraph(
        "Thu đạt ",
        w.inserted("526,8"),
        w.deleted("500"),
        w.run('<w:footnoteReference w:id="2"/>'),
        " tỷ",
        number=(1, 1),
    )
    + w.paragraph("Mục a", number=(1, 2))
    + w.paragraph("Xã hội", w.run(" ẩn 7", "<w:vanish/>"), number=(1, 0))
    + w.table(
        w.row(w.cell("Chỉ tiêu", merge="restart"), w.cell("Năm 2025", columns=2)),
        w.row(w.cell("", merge="continue"), "Kế hoạch", "Thực hiện"),
        w.row(w.cell("Lúa", w.table(w.row("Vụ đông", "15")), "<w:p/>"), "120", "131"),
    )
    + w.paragraph("Hộp", w.text_box(w.paragraph("Ghi chú 7 xã")))
)
_DRAWN = "<w:separator/>"
_NOTES = w.part(
    "footnotes",
    f'<w:footnote w:type="separator" w:id="0">{w.paragraph(w.run(_DRAWN))}</w:footnote>',
    w.note("footnote", 2, w.paragraph(w.run("<w:footnoteRef/>"), "Số ước.")),
)


@pytest.mark.parametrize("by", ["odt", "doc"])
def test_a_file_that_went_through_libreoffice_reads_alike(by: str, tmp_path: Path) -> None:
    data = w.word_file(
        _BODY, numbering=_LISTS, header1=w.part("hdr", w.paragraph("Biểu 3")), footnotes=_NOTES
    )
    (tmp_path / "a.docx").write_bytes(data)
    for kind, name, folder in ((by, "a.docx", "."), ("docx", f"a.{by}", "back")):
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        told = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, name]
        subprocess.run(told, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    back = (tmp_path / "back" / "a.docx").read_bytes()
    first, second = source_of(data, "a.docx"), source_of(back, "a.docx")
    assert_places(second)
    assert_nothing_lost(back, second)
    assert second.text.split() == first.text.split()
    assert [grid.cells for grid in second.grids] == [grid.cells for grid in first.grids]
    assert [
        second.text[mark.start : mark.end].strip()
        for mark in second.marks
        if mark.kind is not MarkKind.CONVERTED
    ] == ["526,8", "ẩn 7"]
    assert [(each.what, each.sample) for each in second.unread] == [("deleted_text", "500")]
