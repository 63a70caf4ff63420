"""Notes become comments of Word around the very words, and nothing else of the file changes."""

# ruff: noqa: E501 - XML is read whole.

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from random import Random
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.sources.docx import written as w
from tests.reading.sources.docx.strategies import LISTS, PARAGRAPHS, TABLES
from vedich.domain.note import Note
from vedich.domain.place import Place
from vedich.reading.sources import Source, SourceError, source_of
from vedich.reporting.writers.docx_comments import marked_docx

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEAVES = (_W + "t", _W + "delText", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
_MARKS = (_W + "commentRangeStart", _W + "commentRangeEnd")
_AT = datetime(2025, 9, 3, 7, 30, tzinfo=UTC)


def marked(data: bytes, *notes: Note) -> bytes:
    return marked_docx(data, notes, author="Về Đích", at=_AT)


def note_on(source: Source, words: str, after: int = 0) -> Note:
    at = source.text.index(words, after)
    place = source.place_in_file(source.place(at, at + len(words)))
    assert place is not None
    return Note(place, "VD104", ("Con số không khớp.",), words)


def root_of(data: bytes, part: str = "word/document.xml") -> ElementTree.Element:
    with ZipFile(BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(part))


def commented(data: bytes) -> dict[str, str]:
    """Give the words between the marks of each comment, with deleted ones, without those of text boxes."""
    open_now: dict[str, str] = {}
    told: dict[str, str] = {}

    def walk(parent: ElementTree.Element) -> None:
        for element in parent:
            identity = element.get(_W + "id", "")
            if element.tag == _W + "commentRangeStart":
                open_now[identity] = ""
            elif element.tag == _W + "commentRangeEnd":
                told[identity] = open_now.pop(identity)
            elif element.tag in _LEAVES:
                open_now.update({key: words + (element.text or "") for key, words in open_now.items()})
            elif element.tag != _W + "txbxContent":
                walk(element)

    walk(root_of(data))
    assert not open_now
    return told


def words_with_properties(data: bytes) -> list[tuple[str, str]]:
    """Give every letter and sign of the document with its run's properties and what it stands in."""
    told: list[tuple[str, str]] = []

    def walk(element: ElementTree.Element, around: str) -> None:
        properties = element.find(_W + "rPr")
        if element.tag == _W + "r":
            around += "" if properties is None else ElementTree.tostring(properties, "unicode")
        for child in element:
            name = child.tag.rpartition("}")[2]
            if child.tag in _LEAVES:
                told.extend((letter, around) for letter in child.text or "")
            elif name == "commentReference" or child.tag in _MARKS:
                continue
            elif child.tag in (_W + "rPr", _W + "pPr", _W + "sectPr"):
                if element.tag != _W + "r":
                    told.append((ElementTree.tostring(child, "unicode"), around))
            else:
                if child.tag != _W + "r":
                    told.append((name, around))
                walk(child, around if child.tag == _W + "r" else f"{around}/{name}")

    walk(root_of(data), "")
    return told


def test_a_comment_stands_around_the_figure_and_no_more() -> None:
    body = w.paragraph("Thu đạt ", w.run("526,8 tỷ đồng", "<w:b/>"), ", bằng 84%")
    data = w.word_file(body)
    told = marked(data, note_on(source_of(data, "a.docx"), "526,8"))
    assert commented(told) == {"0": "526,8"}
    assert words_with_properties(told) == words_with_properties(data)
    (comment,) = root_of(told, "word/comments.xml")
    assert comment.get(_W + "author") == "Về Đích" and comment.get(_W + "initials") == "VĐ"
    assert comment.get(_W + "date") == "2025-09-03T07:30:00Z"
    assert "".join(comment.itertext()) == "VD104Con số không khớp."


def test_a_figure_over_runs_links_insertions_and_controls_is_found() -> None:
    body = w.paragraph(
        "Thu ", w.deleted("999"), "<w:hyperlink>" + w.run("đạt 52") + "</w:hyperlink>", w.inserted("6,8 tỷ"),
        "<w:sdt><w:sdtContent>" + w.run("bằng 84% kế hoạch") + "</w:sdtContent></w:sdt>", w.run("<w:tab/>"), "hết 7",
    )  # fmt: skip
    data = w.word_file(body)
    source = source_of(data, "a.docx")
    told = marked(data, note_on(source, "526,8"), note_on(source, "84%"), note_on(source, "7"))
    assert commented(told) == {"0": "526,8", "1": "84%", "2": "7"}
    assert words_with_properties(told) == words_with_properties(data)


def test_a_figure_in_a_plain_text_control_has_its_comment_around_the_control() -> None:
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{w.run('bằng 84%')}</w:sdtContent></w:sdt>"
    data = w.word_file(w.paragraph("Thu ", control, " kế hoạch"))
    assert commented(marked(data, note_on(source_of(data, "a.docx"), "84%"))) == {"0": "bằng 84%"}


def test_cells_of_nested_and_merged_tables_are_found() -> None:
    inner = w.table(w.row("Ngô", "15"))
    rows = (
        w.row(w.cell("Lúa", merge="restart"), "120", "131"),
        w.row(w.cell("", merge="continue"), w.cell(inner, "<w:p/>"), "9"),
    )
    data = w.word_file(w.table(*rows))
    source = source_of(data, "a.docx")
    assert commented(marked(data, *(note_on(source, words) for words in ("15", "131", "Lúa")))) == {
        "0": "15", "1": "131", "2": "Lúa",
    }  # fmt: skip


def test_a_note_on_a_list_number_or_a_paragraph_takes_it_whole_or_the_words_quoted() -> None:
    data = w.word_file(w.paragraph("Thu đạt 5 tỷ", number=(1, 0)), numbering=w.numbering(("decimal", "%1.")))
    whole = Note(Place("body", 1), "VD1", ())
    assert commented(marked(data, whole)) == {"0": "Thu đạt 5 tỷ"}
    assert commented(marked(data, Note(Place("body", 1), "VD1", (), "5 tỷ"))) == {"0": "5 tỷ"}


def test_places_where_word_has_no_comments_are_named_instead() -> None:
    reference = w.run('<w:footnoteReference w:id="2"/>')
    data = w.word_file(
        w.paragraph("Đoạn đầu") + w.paragraph("Thu", reference, w.text_box(w.paragraph("có 7 xã"))),
        header1=w.part("hdr", w.paragraph("Biểu 3")),
        footnotes=w.part("footnotes", w.note("footnote", 2, w.paragraph("Ước 9 tỷ"))),
    )
    source = source_of(data, "a.docx")
    told = marked(data, note_on(source, "3"), note_on(source, "9 tỷ"), note_on(source, "7 xã"))
    assert commented(told)["0"] == "Đoạn đầu"
    assert words_with_properties(told) == words_with_properties(data)
    words = ["".join(each.itertext()) for each in root_of(told, "word/comments.xml")]
    assert "(Ở phần đầu trang: “3”)" in words[0]
    assert "(Ở chú thích cuối trang: “9 tỷ”)" in words[1]
    assert "(Ở hộp văn bản: “7 xã”)" in words[2]


def test_comments_that_were_there_stay_and_others_follow() -> None:
    data = w.word_file(
        w.paragraph('<w:commentRangeStart w:id="4"/>', "Thu 5", '<w:commentRangeEnd w:id="4"/>', " tỷ"),
        comments=w.part("comments", w.note("comment", 4, w.paragraph("Xem lại"))),
    )
    told = marked(data, note_on(source_of(data, "a.docx"), "5 tỷ"))
    assert commented(told) == {"4": "Thu 5", "5": "5 tỷ"}
    assert ["".join(each.itertext())[:7] for each in root_of(told, "word/comments.xml")] == [
        "Xem lại",
        "VD104Co",
    ]


def test_without_notes_the_copy_is_the_file_itself() -> None:
    data = w.word_file(w.paragraph("Thu 5 tỷ"))
    assert marked(data) is data


def test_other_parts_their_order_and_their_times_are_kept() -> None:
    data = w.word_file(
        w.paragraph("Thu 5 tỷ"), header1=w.part("hdr", w.paragraph("Biểu")), styles=w.part("styles")
    )
    told = marked(data, note_on(source_of(data, "a.docx"), "5"))
    with ZipFile(BytesIO(data)) as old, ZipFile(BytesIO(told)) as new:
        names = old.namelist()
        assert new.namelist()[: len(names)] == names
        assert [info.date_time for info in new.infolist()[: len(names)]] == [
            i.date_time for i in old.infolist()
        ]
        changed = {name for name in names if old.read(name) != new.read(name)}
        assert changed == {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"}
    assert marked(data, note_on(source_of(data, "a.docx"), "5")) == told


def test_unpreserved_blanks_stay_unseen() -> None:
    data = w.word_file("<w:p><w:r><w:t>  Thu 5 tỷ  </w:t></w:r></w:p>")
    told = marked(data, note_on(source_of(data, "a.docx"), "5"), note_on(source_of(data, "a.docx"), "tỷ"))
    assert commented(told) == {"0": "5", "1": "tỷ"}
    assert source_of(told, "a.docx").text == "Thu 5 tỷ"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"abc"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a Word file"):
        marked(data, Note(Place(), "VD1", ()))


@given(body=st.lists(st.one_of(PARAGRAPHS, TABLES), min_size=1, max_size=4), seed=st.randoms())
def test_every_place_the_reader_gives_is_found_again(body: list[str], seed: Random) -> None:
    data = w.word_file("".join(body), numbering=LISTS)
    try:
        source = source_of(data, "a.docx")
    except SourceError:
        return
    notes: list[Note] = []
    for piece in source.pieces:
        if piece.place.start is not None:
            start = seed.randrange(piece.start, piece.end)
            end = seed.randrange(start, piece.end) + 1
            place = source.place_in_file(source.place(start, end))
            assert place is not None
            notes.append(Note(place, "VD1", ("x",), source.text[start:end]))
    told = marked(data, *notes)
    assert words_with_properties(told) == words_with_properties(data)
    boxed = _boxed_numbers(data)
    for identity, words in commented(told).items():
        note = notes[int(identity)]
        if note.place.paragraph not in boxed and "m:oMath" not in "".join(body):
            # A tab or a break is read as a blank in a cell, and is no letter of a run.
            assert "".join(words.split()) == "".join(note.quoted.split()), note
    if "superscript" in "".join(body):
        return  # half of a raised run may be what a note mark looks like
    again = source_of(told, "a.docx")
    assert (again.text, again.grids) == (source.text, source.grids)
    assert again.marks == source.marks


def _boxed_numbers(data: bytes) -> set[int]:
    root = root_of(data)
    boxed = {id(each) for box in root.iter(_W + "txbxContent") for each in box.iter(_W + "p")}
    return {number for number, each in enumerate(root.iter(_W + "p"), 1) if id(each) in boxed}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_comments(tmp_path: Path) -> None:
    data = w.word_file(w.paragraph("Thu ngân sách đạt ", "526,8", " tỷ đồng") + w.table(w.row("Lúa", "120")))
    source = source_of(data, "a.docx")
    (tmp_path / "a.docx").write_bytes(marked(data, note_on(source, "526,8"), note_on(source, "120")))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "odt", "a.docx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with ZipFile(tmp_path / "a.odt") as archive:
        content = archive.read("content.xml").decode()
    assert content.count("<office:annotation ") == 2 and "Con số không khớp." in content
    assert "Về Đích" in content


def test_a_damaged_part_is_told_and_nothing_is_written() -> None:
    data = bytearray(w.word_file(w.paragraph("Thu 5 tỷ"), header1=w.part("hdr", w.paragraph("Biểu"))))
    at = data.index(b"word/header1.xml") + len("word/header1.xml") + 5
    data[at] ^= 0xFF
    with pytest.raises(ValueError, match="damaged"):
        marked(bytes(data), Note(Place("body", 1), "VD1", ()))
