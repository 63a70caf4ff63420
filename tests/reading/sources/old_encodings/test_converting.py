"""Old encodings are converted where they are certain, with the way back; Unicode is never touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factory.writers.tcvn3 import can_hold, tcvn3
from tests.reading.sources.docx import written as w
from vedich.domain.grid import Grid, GridCell
from vedich.domain.mark import MarkKind
from vedich.reading.sources import Source, SourceError, SourceKind, Trouble, source_of
from vedich.reading.sources.old_encodings import Encoding, converted, converted_source, recognised
from vedich.reading.sources.old_encodings.letters import VNI

SAMPLES = sorted((Path(__file__).parents[4] / "docs" / "samples").glob("*.*"))
_BESIDE = Path(__file__).parents[5] / "shared" / "seeds"
SEEDS = sorted(_BESIDE.glob("*.txt"))
REPORT = (
    "Thu ngân sách nhà nước trên địa bàn xã đạt 526,8 tỷ đồng, bằng 84,2% dự toán; giải quyết việc làm cho "
    "1.250 lao động, tỷ lệ hộ nghèo giảm còn 0,63%, quỹ đất ẩn chứa những khả năng chưa khai thác hết."
)
_LETTERS = {
    meant: written
    for written, meant in VNI.items()
    if len({letter.islower() for letter in written}) == 1 and not written.startswith(("iø", "iù", "IØ", "IÙ"))
}


def vni(text: str) -> str:
    return "".join(_LETTERS.get(letter, letter) for letter in text)


ENCODED = [(Encoding.TCVN3, tcvn3(REPORT)), (Encoding.VNI, vni(REPORT))]


@pytest.mark.parametrize(("encoding", "letters"), ENCODED)
def test_a_report_is_recognised_and_restored_letter_by_letter(encoding: Encoding, letters: str) -> None:
    assert recognised(letters) is encoding
    assert converted(letters).text == REPORT


@pytest.mark.parametrize(("encoding", "letters"), ENCODED)
def test_a_text_file_in_old_bytes_is_read_and_keeps_its_places(encoding: Encoding, letters: str) -> None:
    source = source_of(letters.encode("cp1252"), "a.txt")
    assert (source.text, source.original) == (REPORT, letters)
    for words in ("526,8", "tỷ lệ", "giảm"):
        at = source.text.index(words)
        place = source.place(at, at + len(words))
        font = ".VnTime" if encoding is Encoding.TCVN3 else "VNI-Times"
        assert converted(source.original[place.start : place.end], font).text == words
        assert source.read_place(place.start, place.end).start == at
    assert [notice.code for notice in source.notices] == ["old_encoding"]
    assert [(mark.start, mark.end, mark.kind) for mark in source.marks] == [
        (0, len(REPORT), MarkKind.CONVERTED)
    ]


@pytest.mark.parametrize(("encoding", "letters"), ENCODED)
def test_a_page_in_old_letters_keeps_the_places_of_its_tags(encoding: Encoding, letters: str) -> None:
    words = letters.replace("526,8", "<b>526,8</b>&nbsp;")
    page = f"<html><head><meta charset=windows-1252></head><p>{words}</p>"
    source = source_of(page.encode("cp1252"), "a.html")
    assert source.text == REPORT.replace("526,8", "526,8\xa0")
    at = source.text.index("526,8")
    place = source.place(at, at + 5)
    assert source.original[place.start : place.end] == "526,8"
    assert [notice.code for notice in source.notices] == ["old_encoding"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_sample_documents_are_unchanged(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert converted(text).encoding is None
    for paragraph in text.split("\n"):
        assert converted(paragraph).text == paragraph


@pytest.mark.skipif(not SEEDS, reason="the real texts are not beside this project")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_real_documents_are_unchanged_and_come_back_from_both_encodings(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for start in range(0, len(text), 2000):
        piece = text[start : start + 2000]
        assert converted(piece).encoding is None
        assert converted(piece, ".VnTime").encoding is None or re.search("[ạ-ỹ]", piece) is None
        # What neither encoding can write (other letters, typographic signs) is not part of the question.
        small = "".join(each for each in piece.lower() if can_hold(each) and each not in "·»«°±²³½¼¾§©®¬¸¹º")
        if len(re.findall("[ạ-ỹ]", small)) > 20:
            assert converted(tcvn3(small)).text == small
            assert converted(vni(small)).text == small


@given(
    st.text("0123456789.,%/-+() ½²³°±Thu", max_size=40),
    st.sampled_from((".VnTime", "VNI-Times", ".VnTimeH", "")),
)
def test_digits_are_never_touched(text: str, font: str) -> None:
    digits = re.sub("[^0-9.,%/+()-]", "", text)
    assert re.sub("[^0-9.,%/+()-]", "", converted(text, font).text) == digits


@pytest.mark.parametrize(
    "text",
    [
        "xã đạt 5 tỷ",
        "xã có cá",
        "Résumé: café, déjà vu, naïve, façade, crème brûlée, élève, forêt",
        "Diện tích 5 km² ± 2 °C; 1½ ha",
        tcvn3("tỷ lệ hộ nghèo ") + vni("giảm còn nhiều hộ nữa"),
        tcvn3("tỷ lệ hộ nghèo giảm còn nhiều hộ ") + "đạt kế hoạch",
        "",
    ],
)
def test_what_is_not_certain_stays(text: str) -> None:
    assert converted(text).text == text


def test_mixed_bytes_are_refused() -> None:
    mixed = (tcvn3("tỷ lệ hộ nghèo ") + vni("giảm còn nhiều hộ")).encode("cp1252")
    with pytest.raises(SourceError) as caught:
        source_of(mixed, "a.txt")
    assert caught.value.trouble is Trouble.OLD_FONT


def test_unicode_under_an_old_font_stays() -> None:
    assert converted("Tổng thu đạt 5 tỷ", ".VnTime").encoding is None
    assert converted("cà phê là", ".VnTime").text == "cà phê là"


def test_a_capitals_font_and_words_of_capitals_are_capitals() -> None:
    assert converted("ñy ban nh©n d©n", ".VnTimeH").text == "ỦY BAN NHÂN DÂN"
    assert converted("CéNG HßA X· HéI", ".VnTime").text == "CỘNG HÒA Xã HỘI"
    assert converted("\uf0ae\uf0b9t", ".VnTime").text == "đạt"


def test_runs_of_word_are_converted_by_their_font_and_marked() -> None:
    old, plain = '<w:rFonts w:ascii=".VnTime"/>', '<w:rFonts w:ascii="Arial"/>'
    styles = w.part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="Cu"><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr></w:style>',
    )
    data = w.word_file(
        w.paragraph(w.run("Thu ®¹t 526,8 t", old), w.run("û", old), w.run(" (m²)", plain))
        + w.table(w.row(w.cell(w.paragraph(w.run("lóa", old))), w.cell(w.paragraph("xaõ", style="Cu")))),
        styles=styles,
    )  # fmt: skip
    source = source_of(data, "a.docx")
    assert source.text == "Thu đạt 526,8 tỷ (m²)\n\nlúa\txã"
    assert source.original == "Thu ®¹t 526,8 tû (m²)\n\nlóa\txaõ"
    told = [source.text[mark.start : mark.end] for mark in source.marks if mark.kind is MarkKind.CONVERTED]
    assert told == ["Thu đạt 526,8 tỷ", "lúa", "xã"]
    assert [source.text[cell.start : cell.end] for cell in source.grids[0].cells] == ["lúa", "xã"]
    place = source.place_in_file(source.place(source.text.index("xã"), len(source.text)))
    assert place is not None and (place.start, place.end, place.column) == (0, 3, 2)


def test_grids_and_marks_move_with_a_text_that_gets_shorter() -> None:
    letters = "xaõ\t5\tñaït"
    grid = Grid(1, 0, 10, (GridCell(1, 1, 0, 3), GridCell(1, 2, 4, 5), GridCell(1, 3, 6, 10)))
    source = Source("a", SourceKind.XLSX, letters, letters, grids=(grid,))
    told = converted_source(source, ((0, 3, "VNI-Times"), (6, 10, "VNI-Times")))
    assert told.text == "xã\t5\tđạt"
    assert [told.text[cell.start : cell.end] for cell in told.grids[0].cells] == ["xã", "5", "đạt"]
