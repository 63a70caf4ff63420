"""Templates and tables go into a record from the command line, and come back with what is to be mended."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from tests.cli.program import copied, environment, vedich

HEADS = "indicator,area,period,as_of,vintage,value,place"
ROWS = f"""{HEADS}
BUD-001,X34:28108,2026-01,2026-02-01,actual,61.45,"BC 1, mục II"
BUD-001,X34:28108,2026-02,2026-03-01,actual,abc,@x
BUD-001,X34:28108,2026-03,2026-04-01,actual,"70,5",
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a record with a clerk once."""
    path = tmp_path_factory.mktemp("record") / "made.db"
    for words in (
        ("db", "init", "--area", "xã Cần Đước", "--admin", "quantri"),
        ("user", "add", "hoa", "--name", "Nguyễn Thị Hoa", "--as", "quantri"),
        ("user", "appoint", "hoa", "--role", "specialist", "--area", "X34:28108", "--as", "quantri"),
    ):
        run = vedich(*words, "--record", str(path))
        assert run.code == 0, run.err
    return path


@pytest.fixture
def record(made: Path, tmp_path: Path) -> str:
    """Give a copy of it."""
    return copied(made, tmp_path / "r.db")


def filled(path: Path, sheet: str, **cells: Any) -> None:
    """Fill in the first row behind the example, by the heads of the columns, as a person does."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    heads = {str(cell.value).replace(" *", ""): cell.column for cell in page[3]}
    for head, value in cells.items():
        page.cell(5, heads[head.replace("_", " ")]).value = value
    book.save(path)


def test_a_template_is_written_filled_in_returned_mended_and_taken(record: str, tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    acts = ("--as", "hoa", "--record", record)
    wrote = vedich("db", "template", path, "--year", "2026", *acts)
    assert wrote.code == 0, wrote.err
    assert "mẫu của xã Cần Đước, năm 2026" in wrote.out
    assert vedich("db", "template", path, *acts).code == 2
    filled(path, "Số liệu", Chỉ_tiêu="BUD-001", Địa_bàn="X34:28108", Kỳ="tháng 9/2026")
    filled(path, "Số liệu", Ngày_chốt_số="25/9/2026", Loại_số="thực hiện", Giá_trị="sáu mươi")
    refused = vedich("db", "load", path, *acts)
    assert refused.code == 1
    assert "Số liệu, dòng 5, Giá trị: “sáu mươi” không phải là số; chỉ ghi số, ví dụ 61,45" in refused.err
    assert "Chưa có gì thay đổi" in refused.err
    back = tmp_path / "mau-lỗi.xlsx"
    filled(back, "Số liệu", Giá_trị=61.45)
    taken = vedich("db", "load", back, *acts)
    assert taken.code == 0, taken.err
    assert taken.out.startswith("Đã ghi 1 số liệu.")
    again = vedich("db", "load", back, *acts, "--lang", "en")
    assert again.out.startswith("There is nothing new to write.")
    office = tmp_path / "tai-khoan.xlsx"
    assert vedich("db", "template", office, "--about", "people", *acts).code == 2, "a clerk gives no roles"
    keeps = ("--about", "people", "--as", "quantri", "--record", record)
    assert "vai trò hiện có" in vedich("db", "template", office, *keeps).out
    assert "Không có gì mới để ghi" in vedich("db", "load", office, "--as", "quantri", "--record", record).out
    whole = tmp_path / "day-du.xlsx"
    assert "1 dòng điền sẵn" in vedich("db", "template", whole, "--year", "2026", "--filled", *acts).out
    assert "Không có gì mới để ghi" in vedich("db", "load", whole, *acts).out
    assert vedich("db", "verify", "--record", record).code == 0


def test_rows_of_a_table_are_all_taken_or_reported_and_the_report_is_sent_back(
    record: str, tmp_path: Path
) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text(ROWS, encoding="utf-8")
    acts = ("--as", "hoa", "--record", record)
    refused = vedich("db", "load", path, *acts)
    assert refused.code == 1
    assert "so-lieu.csv, dòng 3: “abc” không phải là số" in refused.err
    assert "1 trong 3 dòng chưa nhận được" in refused.err
    assert "chưa ghi gì" in refused.err
    report = tmp_path / "so-lieu-lỗi.csv"
    told = report.read_text(encoding="utf-8-sig").splitlines()
    assert told[1].startswith("so-lieu.csv,3,Giá trị,abc,“abc” không phải là số,")
    assert told[1].endswith(",abc,'@x")
    some = vedich("db", "load", path, "--without-refused", *acts)
    assert "Đã ghi 2 dòng; 0 dòng đã có sẵn" in some.out
    report.write_text("\ufeff" + "\r\n".join(told).replace(",abc,'@x", ",65,'@x"), encoding="utf-8")
    assert "Đã ghi 1 dòng" in vedich("db", "load", report, *acts).out
    path.write_text(ROWS.replace(",abc,", ",65,"), encoding="utf-8")
    assert "Đã ghi 0 dòng; 3 dòng đã có sẵn" in vedich("db", "load", path, *acts).out


def test_a_folder_of_tables_of_every_form_is_one_import(record: str, tmp_path: Path) -> None:
    folder = tmp_path / "thang"
    folder.mkdir()
    (folder / "a.csv").write_text(ROWS.replace(",abc,", ",65,"), encoding="utf-8")
    line = '"area":"X34:28108","period":"2026-04","as_of":"2026-05-01","vintage":"actual","value":70.25'
    (folder / "b.jsonl").write_text(f'{{"indicator":"BUD-001",{line}}}\n', encoding="utf-8")
    duckdb.execute(
        "COPY (SELECT 'BUD-001' AS indicator, 'X34:28108' AS area, '2026-05' AS period, "
        f"DATE '2026-06-01' AS as_of, 'actual' AS vintage, 1.250::DECIMAL(9,3) AS value) "
        f"TO '{folder}/c.parquet' (FORMAT parquet)"
    )
    run = vedich("db", "load", folder, "--as", "hoa", "--record", record)
    assert "Đã ghi 5 dòng" in run.out, run.err
    assert (
        "được ghi vào hồ sơ trước đây" in vedich("db", "load", folder, "--as", "hoa", "--record", record).err
    )


def test_a_table_of_targets_is_set_or_reported(record: str, tmp_path: Path) -> None:
    path = tmp_path / "muc-tieu.csv"
    heads = "indicator,area,period,basis,operator,value"
    path.write_text(
        f"{heads}\nBUD-001,X34:28108,2026,adopted,at_least,73.5\nBUD-002,X34:28108,2026,,at_least,5\n"
    )
    acts = ("--as", "hoa", "--record", record)
    refused = vedich("db", "load", path, *acts)
    assert refused.code == 1
    assert "muc-tieu.csv, dòng 3: chưa rõ chỉ tiêu do ai giao" in refused.err
    path.write_text(path.read_text().replace("2026,,", "2026,stretch,"))
    assert vedich("db", "load", path, *acts).out.startswith("Đã ghi 2 mục tiêu.")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "mã,tên\n", "a.csv: thiếu cột indicator, area"),
        ("a.parquet", "không phải", "a.parquet: tệp Parquet bị hỏng hoặc bị cắt"),
        ("a.jsonl", "[1]\n", "a.jsonl: dòng 1 không phải một đối tượng JSON"),
    ],
)
def test_a_file_that_is_not_understood_is_said_in_one_line(
    name: str, content: str, said: str, record: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    run = vedich("db", "load", tmp_path / name, "--as", "hoa", "--record", record)
    assert run.code == 2
    assert said in run.err
    assert run.err.count("\n") == 1


def test_who_acts_must_be_said_and_must_be_there(record: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(ROWS, encoding="utf-8")
    assert "Hãy nêu tài khoản thực hiện" in vedich("db", "load", tmp_path / "a.csv", "--record", record).err
    run = vedich("db", "load", tmp_path / "a.csv", "--as", "ai", "--record", record)
    assert "Không có tài khoản 'ai'" in run.err


@pytest.mark.slow
def test_a_load_that_is_killed_goes_on_when_it_is_started_again(record: str, tmp_path: Path) -> None:
    path = tmp_path / "lon.csv"
    first = date(1900, 1, 1)
    rows = (
        f"BUD-001,X34:28108,2026-01,{first + timedelta(days=number)},actual,{number},"
        for number in range(40_000)
    )
    path.write_text("\n".join([HEADS, *rows]), encoding="utf-8")
    words = ["db", "load", str(path), "--as", "hoa", "--record", record]
    with subprocess.Popen([sys.executable, "-m", "vedich", *words], env=environment()) as process:
        staged = 0
        while not staged and process.poll() is None:
            time.sleep(0.05)
            with closing(sqlite3.connect(record)) as link:
                (staged,) = link.execute("SELECT count(*) FROM store_stagedchunk").fetchone()
        process.kill()
    assert staged
    again = vedich(*words)
    assert "Đã ghi 40000 dòng; 0 dòng đã có sẵn" in again.out, again.err
    assert vedich("db", "verify", "--record", record).code == 0
