"""What stands in a document or in the name of its file is never a formula in the tables made of it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

from tests.cli.program import vedich

HOSTILE = [
    f"{sign}{words}"
    for sign in ("=", "+", "-", "@", "\t=", "|", "=-", "＝")
    for words in (
        "HYPERLINK(http://x.vn)",
        "cmd|' /C calc'!A0",
        "SUM(A1:A9)",
        "2+5",
        "IMPORTXML(A1)",
        "Thu ngân sách",
    )
]
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")


def hostile_file(folder: Path) -> Path:
    path = folder / "=HYPERLINK(a).csv"
    rows = [["Chỉ tiêu", "ĐVT", "KH năm 2025", "TH năm 2025", "Ghi chú"]]
    rows += [[words, "tấn", "12,5", "-7", words] for words in HOSTILE]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def test_no_cell_of_a_csv_table_begins_a_formula(tmp_path: Path) -> None:
    path = hostile_file(tmp_path)
    out = tmp_path / "out.csv"
    done = vedich("read", "--format", "csv", "-o", str(out), path.name, cwd=tmp_path)
    assert done.code == 0, done.err
    cells = [cell for row in csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"))) for cell in row]
    assert sum("HYPERLINK" in cell for cell in cells) > len(HOSTILE)
    live = [cell for cell in cells if cell[:1] in tuple("=+-@\t\r|") and not _NUMBER.match(cell)]
    assert live == []
    assert "-7" in cells


def test_a_workbook_holds_no_formula_and_no_link(tmp_path: Path) -> None:
    path = hostile_file(tmp_path)
    out = tmp_path / "out.xlsx"
    done = vedich("read", "--format", "xlsx", "-o", str(out), path.name, cwd=tmp_path)
    assert done.code == 0, done.err
    with zipfile.ZipFile(out) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    sheets = [part for name, part in parts.items() if name.startswith("xl/worksheets/sheet")]
    assert sum("HYPERLINK" in part for part in parts.values())
    assert not any("<f" in part or "hyperlink>" in part.lower() for part in sheets)
    assert not any("http://x.vn" in part for name, part in parts.items() if name.endswith(".rels"))
    assert any("<v>-7</v>" in part for part in sheets)
