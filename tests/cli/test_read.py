"""`vedich read` as a person runs it: what it prints, writes, refuses, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.program import REPORT, started, vedich


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "báo cáo.txt"
    path.write_text(REPORT, encoding="utf-8", newline="")
    return path


def test_the_table_shows_figures_counts_and_documents(report: Path) -> None:
    run = vedich("read", report)
    assert run.code == 0
    for words in (
        "Chỉ tiêu",
        "526,8 tỷ đồng",
        "104,2%",
        "17/20 chỉ tiêu đạt và vượt, trong đó 6 vượt",
        "25-NQ/TU",
    ):
        assert words in run.out
    assert "\x1b" not in run.out


@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_is_wider_than_the_screen(report: Path, width: int) -> None:
    run = vedich("read", report, "--why", COLUMNS=str(width))
    # The name of a file is never cut: a person copies it.
    assert max(len(line) for line in run.out.splitlines() if str(report) not in line) <= width


def test_why_shows_the_sentence_and_the_rules(report: Path) -> None:
    out = vedich("read", report, "--why", COLUMNS="200").out
    assert "thu ngân sách đạt ⟦526,8 tỷ đồng⟧, đạt 104,2% kế hoạch" in out
    assert "quy tắc: " in out


def test_english_is_spoken_when_asked(report: Path) -> None:
    out = vedich("--lang", "en", "read", report).out
    assert "526.8 tỷ đồng" in out
    assert "17 of 20 targets reached, of which 6 exceeded" in out


def test_jsonl_gives_the_records_with_places_in_the_file(report: Path) -> None:
    rows = [json.loads(line) for line in vedich("read", report, "--format", "jsonl").out.splitlines()]
    assert [row["id"] for row in rows] == [f"báo cáo-{n:03d}" for n in range(1, len(rows) + 1)]
    figure = next(row for row in rows if row.get("surface") == "526,8 tỷ đồng")
    assert REPORT[figure["start"] : figure["end"]] == "526,8 tỷ đồng"


def test_places_of_a_page_point_into_its_source(tmp_path: Path) -> None:
    page = "<html><body><p>Năm 2023, thu ngân sách đạt <b>526,8</b>&nbsp;tỷ đồng.</p></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8", newline="")
    rows = [
        json.loads(row) for row in vedich("read", tmp_path / "a.html", "--format", "jsonl").out.splitlines()
    ]
    row = next(row for row in rows if row["kind"] == "result")
    assert page[row["start"] : row["end"]] == "526,8</b>&nbsp;tỷ đồng"
    assert row["value"] == 526.8


def test_json_is_a_list_of_documents(report: Path) -> None:
    documents = json.loads(vedich("read", report, report, "--format", "json").out)
    assert [document["id"] for document in documents] == ["báo cáo", "báo cáo-2"]
    assert documents[0]["records"]


def test_csv_opens_in_excel_with_numbers_beside_their_printed_form(report: Path) -> None:
    out = vedich("read", report, "--format", "csv").out
    assert out.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(out[1:])))
    row = next(row for row in rows if row["Giá trị"] == "526.8")
    assert (row["Viết trong văn bản"], row["Đơn vị tính"]) == ("526,8 tỷ đồng", "tỷ đồng")


def test_standard_input_is_read(report: Path) -> None:
    run = started("read", "-", "--format", "jsonl", stdin=REPORT.encode())
    assert run.code == 0
    assert json.loads(run.out.splitlines()[0])["id"] == "stdin-001"


def test_the_date_and_the_area_are_handed_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Thu ngân sách 9 tháng đạt 5 tỷ đồng.", encoding="utf-8")
    run = vedich(
        "read", tmp_path / "a.txt", "--as-of", "30/10/2023", "--place", "huyện Cần Đước", "--format", "jsonl"
    )
    row = json.loads(run.out.splitlines()[0])
    assert row["period"] == "2023-9M"
    assert row["unit_name"] == "huyện Cần Đước"


def test_a_folder_gets_one_file_for_each_input(tmp_path: Path) -> None:
    names = ["a.txt", "b/a.txt", "a.md", "c.txt"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    run = vedich("read", *(tmp_path / name for name in names), "-o", tmp_path / "out")
    assert run.code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "a-2.jsonl",
        "a-3.jsonl",
        "a.jsonl",
        "c.jsonl",
    ]
    assert run.out == ""


@pytest.mark.parametrize("name", ["r.jsonl", "r.json", "r.csv", "r.xlsx", "r.txt"])
def test_the_ending_of_the_output_decides_its_form(report: Path, name: str) -> None:
    target = report.parent / name
    assert vedich("read", report, "-o", target).code == 0
    start = {"r.jsonl": b'{"id"', "r.json": b"[\n", "r.csv": b"\xef\xbb\xbf", "r.xlsx": b"PK"}.get(name, b"")
    assert target.read_bytes().startswith(start)
    assert sorted(path.name for path in report.parent.iterdir()) == sorted([report.name, name])


def test_excel_needs_a_file(report: Path) -> None:
    run = vedich("read", report, "--format", "xlsx")
    assert run.code == 2
    assert run.err == "vedich read: tệp Excel không in ra màn hình được; hãy thêm -o KẾT_QUẢ.xlsx.\n"


def test_an_input_is_never_written_over(report: Path) -> None:
    run = vedich("read", report, "-o", report)
    assert run.code == 1
    assert "là tệp đầu vào, không ghi đè" in run.err
    assert report.read_text(encoding="utf-8") == REPORT


def bad_inputs(folder: Path) -> dict[str, str]:
    """Make every kind of bad input and give what the line about it must say."""
    (folder / "thư mục").mkdir()
    for name, data in {
        "rỗng.txt": b"",
        "trắng.txt": b" \n\t\n",
        "nhị phân.txt": bytes(range(256)) * 40,
        "ảnh.txt": b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
        "mã sai.txt": "Thu đạt ".encode() + b"5\xff6,8 t\xfd",
        "lẫn mã.txt": "Tû lÖ hé nghÌo giaûm coøn 2,5%".encode("cp1252"),
        "nul.txt": "Thu đạt 5\x0026 tỷ đồng".encode(),
        "một dòng.txt": b"1234567890" * 5_000_000,
        "hồ sơ.docx": b"PK\x03\x04" + b"\0" * 40,
        "trang.html": b"<html><script>",
    }.items():
        (folder / name).write_bytes(data)
    return {
        "rỗng.txt": "tệp rỗng",
        "trắng.txt": "không có chữ nào",
        "nhị phân.txt": "tệp nhị phân",
        "ảnh.txt": "ảnh bị hỏng hoặc bị cắt",
        "mã sai.txt": "không phải UTF-8",
        "lẫn mã.txt": "bảng mã cũ",
        "nul.txt": "byte NUL ở dòng 1, cột 10",
        "một dòng.txt": "tệp quá lớn",
        "hồ sơ.docx": "bị hỏng hoặc bị cắt",
        "trang.html": "không có chữ nào",
        "thư mục": "là thư mục",
        "không có.txt": "không có tệp này",
    }


def test_each_bad_input_gets_one_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    expected = bad_inputs(tmp_path)
    (tmp_path / "tốt.txt").write_text(REPORT, encoding="utf-8")
    names = [*expected, "tốt.txt"]
    run = vedich("read", *names, "-o", "ra", cwd=tmp_path)
    assert run.code == 2
    lines = run.err.splitlines()
    for name, words in expected.items():
        (line,) = [line for line in lines if line.startswith(f"{name}: ")]
        assert words in line
        assert "Hãy" in line
    assert "Traceback" not in run.err
    assert [path.name for path in (tmp_path / "ra").iterdir()] == ["tốt.jsonl"]


def test_bad_inputs_are_told_in_english_too(tmp_path: Path) -> None:
    expected = bad_inputs(tmp_path)
    run = vedich("read", *expected, "-o", "ra.xlsx", "--lang", "en", cwd=tmp_path)
    assert run.code == 2
    assert len(run.err.splitlines()) == len(expected)
    assert "Hãy" not in run.err
    assert not (tmp_path / "ra.xlsx").exists()


def test_broken_html_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<p>Năm 2023 <b>thu ngân sách đạt 5,5 tỷ đồng<table><td", encoding="utf-8"
    )
    run = vedich("read", tmp_path / "a.html")
    assert run.code == 0
    assert "5,5 tỷ đồng" in run.out


@pytest.mark.skipif(sys.platform == "win32", reason="names there are always letters")
def test_a_file_name_that_is_no_text_is_shown_and_written_safely(tmp_path: Path) -> None:
    name = os.fsdecode(b"b\xe1o c\xe1o.txt")
    (tmp_path / name).write_text(REPORT, encoding="utf-8")
    run = vedich("read", name, "--format", "json", cwd=tmp_path)
    assert run.code == 0
    assert json.loads(run.out)[0]["id"] == "b_o c_o"
    assert vedich("read", name, "-o", "ra/", cwd=tmp_path).code == 0


def test_letters_reach_a_screen_without_vietnamese(report: Path) -> None:
    run = started("read", report, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "thu ngân sách" in run.out.lower()


def test_a_pattern_is_opened_where_the_console_does_not(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    assert len(json.loads(vedich("read", "*.txt", "--format", "json", cwd=tmp_path).out)) == 2
    assert "*.md: không có tệp này" in vedich("read", "*.md", cwd=tmp_path).err


def test_a_text_that_steers_the_screen_is_shown_harmless(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Năm 2023, thu \x1b[2Jngân sách\x07 đạt 5 tỷ đồng, tăng 6% so với cùng kỳ. " * 3, encoding="utf-8"
    )
    run = vedich("read", tmp_path / "a.txt", "--why")
    assert "\x1b" not in run.out + run.err
    assert "\x07" not in run.out + run.err


def test_what_the_text_does_not_say_is_asked_for_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Thu ngân sách đạt 5 tỷ đồng. Chi ngân sách đạt 6 tỷ đồng.", encoding="utf-8"
    )
    run = vedich("read", "a.txt", "--format", "jsonl", cwd=tmp_path)
    assert run.code == 0
    assert run.err.count("--as-of") == 2  # the option, and an example of it
    assert run.err.count("a.txt: ") == 2
    handed_in = vedich(
        "read", "a.txt", "--format", "jsonl", "--as-of", "2023", "--place", "huyện Cần Đước", cwd=tmp_path
    )
    assert handed_in.err == ""
