"""Bytes become text only when no byte had to be guessed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.reading.sources.decoding import decode
from vedich.reading.sources.trouble import SourceError, Trouble

SAYING = "Thu ngân sách đạt 526,8 tỷ đồng, tăng trưởng khá.\r\n"


def in_windows_1258(text: str) -> bytes:
    """Write Vietnamese as Windows-1258 does: whole letters, then the tone."""
    written = b""
    for letter in text:
        base, *marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        whole = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in tone))
        written += (whole + tone).encode("cp1258")
    return written


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_gives_back_every_letter(text: str) -> None:
    data = text.encode()
    try:
        assert decode(data, "a.txt") == (text, ())
    except SourceError as error:
        assert error.trouble is Trouble.OTHER_FORM


def test_line_ends_stay_as_they_are() -> None:
    assert decode(SAYING.encode(), "a.txt")[0] == SAYING


def test_the_byte_order_mark_of_utf_8_stays_a_letter_so_that_places_fit() -> None:
    assert decode(SAYING.encode("utf-8-sig"), "a.txt")[0] == "\ufeff" + SAYING


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_read_with_and_without_its_mark(codec: str) -> None:
    assert decode(SAYING.encode(codec), "a.txt")[0] == SAYING


def test_a_file_wholly_in_windows_1258_is_read_and_said_to_be() -> None:
    data = in_windows_1258("Đạt 526,8 tỷ đồng, tăng khá so với kế hoạch")
    text, notices = decode(data, "a.txt")
    assert unicodedata.normalize("NFC", text) == "Đạt 526,8 tỷ đồng, tăng khá so với kế hoạch"
    assert [notice.code for notice in notices] == ["windows_1258"]


def test_a_mixed_file_is_refused_with_the_place_of_the_first_wrong_byte() -> None:
    data = SAYING.encode() + "Vốn đầu tư ".encode() + b"1\xe1" + b"5 t\xfd"
    with pytest.raises(SourceError) as refused:
        decode(data, "a.txt")
    assert refused.value.trouble is Trouble.WRONG_ENCODING
    assert "0xE1 ở dòng 2, cột 13" in refused.value.vi


def test_a_damaged_byte_inside_a_figure_is_never_dropped() -> None:
    for byte in range(0x80, 0x100):
        with pytest.raises(SourceError):
            decode(b"Thu 5" + bytes([byte]) + b"26,8 t", "a.txt")


def test_letters_of_an_old_font_are_refused_by_name() -> None:
    with pytest.raises(SourceError) as refused:
        decode("Tû lÖ hé nghÌo gi¶m 2,5%".encode("cp1252"), "a.txt")
    assert refused.value.trouble is Trouble.OLD_FONT


def test_a_western_page_is_read_when_it_says_so() -> None:
    data = b'<html><meta charset="iso-8859-1"><p>S\xe0i G\xf2n 5&#7879;</p>'
    text, notices = decode(data, "a.html")
    assert "Sài Gòn" in text
    assert [notice.code for notice in notices] == ["western_encoding"]


def test_a_nul_byte_is_refused_with_its_place() -> None:
    with pytest.raises(SourceError) as refused:
        decode("Đạt 5\x0026,8 tỷ".encode(), "a.txt")
    assert refused.value.trouble is Trouble.NUL_BYTE
    assert "dòng 1, cột 6" in refused.value.vi


def test_a_nul_in_utf_16_is_refused_too() -> None:
    with pytest.raises(SourceError) as refused:
        decode(("Đạt 5\x0026,8 tỷ" + SAYING).encode("utf-16"), "a.txt")
    assert refused.value.trouble is Trouble.NUL_BYTE


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"%PDF-1.7\n", Trouble.OTHER_FORM),
        (b"PK\x03\x04abc", Trouble.OTHER_FORM),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", Trouble.OTHER_FORM),
        (bytes(range(256)) * 20, Trouble.BINARY),
        (b"\x7fELF\x02\x01\x01\x00" + b"\x00" * 300, Trouble.BINARY),
        ("đạt".encode("utf-16") + b"\x00", Trouble.WRONG_ENCODING),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, trouble: Trouble) -> None:
    with pytest.raises(SourceError) as refused:
        decode(data, "a.txt")
    assert refused.value.trouble is trouble


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_become_text_or_a_clear_refusal(data: bytes) -> None:
    try:
        text, _ = decode(data, "a.txt")
    except SourceError as error:
        assert error.vi.startswith("a.txt: ")
        assert error.en.startswith("a.txt: ")
    else:
        assert "\0" not in text
