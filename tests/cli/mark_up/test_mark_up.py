"""`vedich check --mark-up`: the person's own file back with what was found in it, and a page beside it."""

from __future__ import annotations

import argparse
import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from tests.factory.figures import facts_of
from tests.factory.layouts import LAYOUTS
from tests.factory.planting import FAULTS
from tests.factory.writers.docx import docx_of
from vedich.cli import check
from vedich.cli.batch import Task
from vedich.cli.findings.inspect import Wish, inspect
from vedich.cli.mark_up import copies
from vedich.cli.mark_up.folder import MarkUpFolder
from vedich.cli.outputs.manner import Manner
from vedich.reading.sources.trouble import SourceError, Trouble

WRONG = "Diện tích gieo trồng lúa 4.120/4.100 ha, đạt 105% kế hoạch.\n"
RIGHT = "Huyện có 23/24 chỉ tiêu đạt, vượt kế hoạch.\n"


def run(*words: object, lang: str = "vi") -> int:
    parser = argparse.ArgumentParser()
    check.arguments(parser, lang)
    return check.run(argparse.Namespace(lang=lang, **vars(parser.parse_args([str(word) for word in words]))))


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "báo cáo.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    path = tmp_path / "phụ lục.docx"
    path.write_bytes(docx_of(FAULTS["percent_not_from_its_row"](104).drafts[0]))
    return path


def test_a_text_gets_the_page_and_a_line_that_says_so(
    wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run(wrong, "--mark-up", out) == check.FOUND
    assert [path.name for path in out.iterdir()] == ["báo cáo.html"]
    page = (out / "báo cáo.html").read_text(encoding="utf-8")
    assert "VD104" in page
    assert "dòng 1, cột 26" in page
    assert "tệp .txt không mang được ghi chú" in capsys.readouterr().err


def test_a_word_file_comes_back_with_comments_on_its_own_words(word_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(word_file, "--mark-up", out) == check.FOUND
    assert sorted(path.name for path in out.iterdir()) == ["phụ lục.docx", "phụ lục.html"]
    copy = (out / "phụ lục.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        comments = archive.read("word/comments.xml").decode()
    assert 'w:author="Về Đích"' in comments
    assert "VD601 · " in comments
    before, after = Document(io.BytesIO(word_file.read_bytes())), Document(io.BytesIO(copy))
    assert [[cell.text for cell in row.cells] for row in before.tables[0].rows] == [
        [cell.text for cell in row.cells] for row in after.tables[0].rows
    ]


def test_what_is_marked_up_is_what_was_read(
    word_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vedich.cli.findings import inspect as inspecting

    sound = inspecting.opened

    def changed_meanwhile(task: Task) -> object:
        source = sound(task)
        word_file.write_bytes(b"changed while it was read")
        return source

    monkeypatch.setattr(inspecting, "opened", changed_meanwhile)
    assert run(word_file, "--mark-up", tmp_path / "out") == check.FOUND
    copy = tmp_path / "out" / word_file.name
    assert [*Document(io.BytesIO(copy.read_bytes())).comments]


def test_a_clean_word_file_comes_back_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "sạch.docx"
    path.write_bytes(docx_of(LAYOUTS["task_table"](facts_of(1))))
    out = tmp_path / "out"
    assert run(path, "--mark-up", out, "--select", "VD104") == check.CLEAN
    assert (out / "sạch.docx").read_bytes() == path.read_bytes()
    assert "Không thấy chỗ nào mâu thuẫn." in (out / "sạch.html").read_text(encoding="utf-8")


def test_a_file_in_an_archive_comes_back_by_itself(word_file: Path, tmp_path: Path) -> None:
    archive = tmp_path / "bộ.zip"
    with zipfile.ZipFile(archive, "w") as written:
        written.write(word_file, "phụ lục.docx")
    task = Task(archive, f"{archive}", "bộ-1", archive.stat().st_size, member="phụ lục.docx")
    wish = Wish("text", Manner("vi", False, 100, False), mark_up=True)
    marked = inspect(task, wish).marked
    assert marked is not None
    assert marked.copy is not None
    assert b"word/comments.xml" in marked.copy
    MarkUpFolder(tmp_path / "out", [task]).add(task, marked)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["bộ-1.docx", "bộ-1.html"]


def test_two_files_of_one_name_get_two_outputs(tmp_path: Path) -> None:
    for folder in ("một", "hai"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "báo cáo.txt").write_text(RIGHT, encoding="utf-8")
    out = tmp_path / "out"
    run(tmp_path / "một" / "báo cáo.txt", tmp_path / "hai" / "báo cáo.txt", "--mark-up", out)
    assert sorted(path.name for path in out.iterdir()) == ["báo cáo-2.html", "báo cáo.html"]


def test_nothing_is_written_over_an_input(
    word_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = word_file.read_bytes()
    assert run(word_file, "--mark-up", tmp_path) == check.UNREADABLE
    assert "không ghi đè" in capsys.readouterr().err
    assert "--mark-up" in run_english(word_file, tmp_path, capsys)
    assert word_file.read_bytes() == before
    assert not list(tmp_path.glob("*.html"))


def run_english(word_file: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    run(word_file, "--mark-up", folder, lang="en")
    return capsys.readouterr().err


def test_a_file_that_cannot_be_read_costs_the_others_nothing(wrong: Path, tmp_path: Path) -> None:
    empty = tmp_path / "rỗng.txt"
    empty.write_bytes(b"")
    out = tmp_path / "out"
    assert run(empty, wrong, "--mark-up", out) == check.UNREADABLE
    assert [path.name for path in out.iterdir()] == ["báo cáo.html"]


def test_a_copy_that_cannot_be_made_is_told_and_the_page_is_there(
    word_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuses(content: bytes, name: str, *_: object, **__: object) -> bytes:
        raise SourceError(Trouble.READER_DIED, name)

    monkeypatch.setattr(copies, "marked_copy", refuses)
    out = tmp_path / "out"
    assert run(word_file, "--mark-up", out) == check.FOUND
    assert [path.name for path in out.iterdir()] == ["phụ lục.html"]
    assert "không tạo được bản có ghi chú của tệp này" in capsys.readouterr().err


def test_the_page_speaks_the_language_asked_for(wrong: Path, tmp_path: Path) -> None:
    run(wrong, "--mark-up", tmp_path / "out", lang="en")
    page = (tmp_path / "out" / "báo cáo.html").read_text(encoding="utf-8")
    assert "Findings" in page
    assert "line 1, column 26" in page


def test_one_file_may_name_its_marked_up_copy(word_file: Path, tmp_path: Path) -> None:
    assert run(word_file, "--mark-up", tmp_path / "nơi khác" / "ra.docx") == check.FOUND
    written = {path.name: path for path in (tmp_path / "nơi khác").iterdir()}
    assert set(written) == {"ra.docx", "ra.html"}
    assert "word/comments.xml" in zipfile.ZipFile(written["ra.docx"]).namelist()
    before = word_file.read_bytes()
    assert run(word_file, "--mark-up", word_file) == check.UNREADABLE
    assert word_file.read_bytes() == before
