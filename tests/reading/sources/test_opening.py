"""A file is opened, or refused with one clear sentence."""

from __future__ import annotations

import os
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.sources.laws import assert_every_letter_has_its_place, assert_the_way_back
from vedich.reading.sources import SourceError, SourceKind, Trouble, open_source, source_of


def refused(path: Path) -> SourceError:
    with pytest.raises(SourceError) as caught:
        open_source(path)
    return caught.value


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_the_text_of_a_plain_file_is_the_file_itself(text: str) -> None:
    try:
        source = source_of(text.encode(), "a.txt")
    except SourceError:
        return
    assert source.original == text
    assert_every_letter_has_its_place(source)
    assert_the_way_back(source)


def test_the_original_is_what_open_gives(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffThu\r\nđạt 5 tỷ\r".encode())
    source = open_source(path)
    with path.open(encoding="utf-8", newline="") as file:
        assert source.original == file.read()
    assert source.text == "Thu\r\nđạt 5 tỷ\r"
    assert source.place(0, 3).start == 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", SourceKind.TEXT),
        ("a", SourceKind.TEXT),
        ("a.MD", SourceKind.MARKDOWN),
        ("a.htm", SourceKind.HTML),
    ],
)
def test_the_name_says_the_form(name: str, kind: SourceKind) -> None:
    assert source_of(b"Thu", name).kind is kind


def test_the_byte_order_mark_before_a_heading_is_no_word() -> None:
    source = source_of("\ufeff# Thu".encode(), "a.md")
    assert source.text == "Thu"


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "không có.txt").trouble is Trouble.MISSING
    assert refused(tmp_path).trouble is Trouble.FOLDER
    assert str(tmp_path) in refused(tmp_path).vi


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user who may be refused")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Thu")
    path.chmod(0)
    assert refused(path).trouble is Trouble.NO_PERMISSION


def test_a_refusal_of_the_system_becomes_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Thu")

    def fail(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert refused(path).trouble is Trouble.NO_PERMISSION


def test_a_name_that_no_system_takes_is_a_clear_refusal() -> None:
    assert refused(Path("x" * 5000)).trouble in (Trouble.UNREADABLE, Trouble.MISSING)
    assert refused(Path("a\0b")).trouble is Trouble.UNREADABLE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert refused(pipe).trouble is Trouble.NOT_A_FILE


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n"])
def test_a_file_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        source_of(data, "a.txt")
    assert caught.value.trouble in (Trouble.EMPTY, Trouble.NO_TEXT)


def test_a_page_of_tags_alone_is_refused() -> None:
    with pytest.raises(SourceError) as caught:
        source_of(b"<p><script>5</script></p>", "a.html")
    assert caught.value.trouble is Trouble.NO_TEXT


def test_fifty_megabytes_in_one_line_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 50_000_000)
    tracemalloc.start()
    assert refused(path).trouble is Trouble.TOO_LARGE
    taken = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert taken < 1_000_000


def test_a_line_that_no_document_has_is_refused_with_its_number() -> None:
    with pytest.raises(SourceError) as caught:
        source_of(b"Thu\r\n" + b"5 " * 400_000, "a.txt")
    assert caught.value.trouble is Trouble.LINE_TOO_LONG
    assert "dòng 2" in caught.value.vi


def test_damaged_letters_are_noticed() -> None:
    assert [n.code for n in source_of("Đạt 5\ufffd6 tỷ".encode(), "a.txt").notices] == ["lost_letters"]
    twice = "Tỷ lệ hộ nghèo đạt kế hoạch".encode().decode("cp1252", "ignore")
    assert [n.code for n in source_of(twice.encode(), "a.txt").notices] == ["twice_encoded"]
    assert [n.code for n in source_of("Tû lÖ hé nghÌo giaûm ñaït".encode(), "a.txt").notices] == [
        "font_letters"
    ]
