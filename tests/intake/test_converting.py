"""Old Word, RTF and ODT files are read with the help of other programs, or refused with what to install."""

from __future__ import annotations

import io
import shutil

import pytest
from docx import Document

from tests.factory.writers.office import converted
from vedich.intake import converting, open_confined
from vedich.reading.sources import SourceError, SourceKind, Trouble

OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="office: LibreOffice is not installed")
ANTIWORD = pytest.mark.skipif(shutil.which("antiword") is None, reason="office: antiword is not installed")


def word(*paragraphs: str, cells: tuple[tuple[str, ...], ...] = (), header: str = "") -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells:
        table = document.add_table(len(cells), len(cells[0]))
        for row, words in zip(table.rows, cells, strict=True):
            for cell, each in zip(row.cells, words, strict=True):
                cell.text = each
    if header:
        document.sections[0].header.paragraphs[0].text = header
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def old(form: str, content: bytes) -> bytes:
    return converted({"a.docx": content}, form)[f"a.{form}"]


@OFFICE
@ANTIWORD
def test_paragraphs_of_an_old_word_file_are_read_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    # antiword takes no file of a few words.
    data = old("doc", word("Thu đạt 5 tỷ đồng.", "Chi đạt 4 tỷ đồng.", *["Xã có nhiều việc."] * 400))
    monkeypatch.setattr(converting, "office", lambda: None)
    source = open_confined(data, "a.doc")
    assert source.kind is SourceKind.DOC
    lines = [line for line in source.text.split("\n") if line]
    assert lines == ["Thu đạt 5 tỷ đồng.", "Chi đạt 4 tỷ đồng.", *["Xã có nhiều việc."] * 400]
    at = source.text.index("4 tỷ")
    place = source.place_in_file(source.place(at, at + 1))
    assert place is not None
    assert (place.part, place.paragraph, place.start) == ("body", 2, 8)


@OFFICE
@ANTIWORD
@pytest.mark.parametrize(
    "data", [word("Thu", cells=(("Thu", "5"), ("Chi", "4"))), word("Thu đạt 5 tỷ.", header="Dự thảo 2")]
)
def test_what_antiword_does_not_print_whole_is_refused_without_libreoffice(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = old("doc", data)
    monkeypatch.setattr(converting, "office", lambda: None)
    with pytest.raises(SourceError) as refused:
        open_confined(data, "a.doc")
    assert refused.value.trouble is Trouble.NEEDS_PROGRAM
    assert "apt install libreoffice-writer-nogui" in refused.value.vi


@OFFICE
@pytest.mark.parametrize("form", ["doc", "odt", "rtf"])
def test_tables_come_back_as_tables(form: str) -> None:
    data = old(
        form, word("Biểu 1", cells=(("Chỉ tiêu", "Tỷ đồng"), ("Thu", "5"), ("Chi", "4")), header="Nháp")
    )
    source = open_confined(data, f"a.{form}")
    assert source.kind.value == form
    (grid,) = source.grids
    words = [source.text[cell.start : cell.end] for cell in grid.cells]
    assert words == ["Chỉ tiêu", "Tỷ đồng", "Thu", "5", "Chi", "4"]
    assert "Nháp" in source.text
    assert "rewritten_by_office" in [notice.code for notice in source.notices]


@OFFICE
def test_a_stamp_of_secrecy_in_the_header_is_seen() -> None:
    data = old("doc", word("Thu đạt 5 tỷ.", header="TỐI MẬT"))
    with pytest.raises(SourceError) as refused:
        open_confined(data, "a.doc")
    assert refused.value.trouble is Trouble.CLASSIFIED


def test_without_a_program_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "office", lambda: None)
    monkeypatch.setattr(converting, "antiword", lambda: None)
    with pytest.raises(SourceError) as refused:
        open_confined(b"{\\rtf1 Thu 5}", "a.rtf")
    assert refused.value.trouble is Trouble.NEEDS_PROGRAM
    assert "LibreOffice" in refused.value.vi


@OFFICE
def test_a_damaged_old_file_is_refused() -> None:
    data = bytearray(old("doc", word("Thu đạt 5 tỷ.", cells=(("Thu", "5"),))))
    data[1536:6000] = b"\xff" * (6000 - 1536)
    with pytest.raises(SourceError):
        open_confined(bytes(data), "a.doc")
