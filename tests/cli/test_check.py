"""`vedich check`: what a person, a program and a script get, and the exit codes they rely on."""

from __future__ import annotations

import argparse
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from vedich.cli import check

WRONG = (
    "Đến nay có 26 trên 42 chỉ tiêu đạt và vượt kế hoạch, trong đó có 17 chỉ tiêu vượt; "
    "13 chỉ tiêu đạt trên 90% kế hoạch và 13 chỉ tiêu đạt dưới 90% kế hoạch.\n"
)
RIGHT = "Huyện có 23/24 chỉ tiêu đạt, vượt kế hoạch.\n"
ANSWER = """[[dismissed]]
code = "VD101"
surface = "{surface}"
reason = "Đã đối chiếu với biểu số 2."
who = "Lan"
on = 2023-11-02
"""


@pytest.fixture(autouse=True)
def wide_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "báo cáo.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def run(*words: object, lang: str = "vi") -> int:
    parser = argparse.ArgumentParser()
    check.arguments(parser, lang)
    return check.run(argparse.Namespace(lang=lang, **vars(parser.parse_args([str(word) for word in words]))))


def test_a_person_sees_place_words_arithmetic_and_repairs(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(wrong) == check.FOUND
    shown = capsys.readouterr()
    assert "báo cáo.txt:1:12: VD101 chắc chắn" in shown.out
    assert "Các phần cộng lại là 52 (26 + 13 + 13), nhưng văn bản nêu tổng 42." in shown.out
    assert "= 26 + 13 + 13 = 52" in shown.out
    assert "? 13 → 3" in shown.out
    assert "vedich rule VD101" in shown.out
    assert shown.err == "1 văn bản: 1 chắc chắn.\n"


def test_the_carets_stand_under_the_figures(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(wrong)
    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if "26 trên 42" in line)
    column = lines[at].index("26 trên 42")
    assert lines[at + 1][column : column + 4] == "^^~~"


def test_a_right_document_ends_with_nothing_found_and_zero(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(RIGHT, encoding="utf-8")
    assert run(path, lang="en") == check.CLEAN
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "1 document: nothing found.\n")


def test_an_unreadable_file_ends_with_two_and_the_others_are_still_checked(
    wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "không có.txt", wrong) == check.UNREADABLE
    shown = capsys.readouterr()
    assert "VD101" in shown.out
    assert "1 không đọc được" in shown.err


def records(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_json_gives_every_field_a_program_needs(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(wrong, "--format", "json") == check.FOUND
    (row,) = records(capsys)
    assert row["surface"] == WRONG[row["start"] : row["end"]]
    assert row["code"] == "VD101"
    assert row["certainty"] == "certain"
    assert row["arithmetic"] == ["26 + 13 + 13 = 52", "52 ≠ 42"]
    assert row["repairs"][0]["replacement"] == "3"
    place = slice(row["repairs"][0]["start"], row["repairs"][0]["end"])
    assert WRONG[place] == "13"
    assert WRONG[place.stop :].startswith(" chỉ tiêu đạt dưới 90%")


def test_jsonl_writes_issue_records_into_a_folder(wrong: Path, tmp_path: Path) -> None:
    assert run(wrong, "-o", tmp_path / "out") == check.FOUND
    (line,) = (tmp_path / "out" / "báo cáo.jsonl").read_text(encoding="utf-8").splitlines()
    row = json.loads(line)
    assert (row["kind"], row["issue_type"], row["severity"]) == ("issue", "arithmetic", "contradiction")


def test_sarif_points_at_the_region_and_offers_the_fixes(wrong: Path, tmp_path: Path) -> None:
    run(wrong, "-o", tmp_path / "a.sarif")
    (log,) = json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))["runs"]
    (result,) = log["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], result["level"]) == (1, 12, "error")
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "3"
    assert "VD101" in {rule["id"] for rule in log["tool"]["driver"]["rules"]}


def test_excel_is_written_to_a_file_and_refused_on_a_screen(wrong: Path, tmp_path: Path) -> None:
    assert run(wrong, "--format", "xlsx") == check.UNREADABLE
    assert run(wrong, "-o", tmp_path / "a.xlsx") == check.FOUND
    assert zipfile.is_zipfile(tmp_path / "a.xlsx")


def test_rules_are_chosen_by_code_by_its_beginning_and_by_name(wrong: Path) -> None:
    assert run(wrong, "--select", "VD2") == check.CLEAN
    assert run(wrong, "--select", "VD101,VD2") == check.FOUND
    assert run(wrong, "--ignore", "parts-do-not-add-up") == check.CLEAN


def test_an_unknown_rule_is_answered_with_the_nearest(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(wrong, "--ignore", "parts-do-not-ad-up") == check.UNREADABLE
    assert "parts-do-not-add-up" in capsys.readouterr().err


def test_a_dismissed_finding_is_told_with_its_reason_and_does_not_fail(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(wrong, "--format", "json")
    surface = records(capsys)[0]["surface"]
    wrong.with_name("báo cáo.txt.dismissed.toml").write_text(ANSWER.format(surface=surface), encoding="utf-8")
    assert run(wrong) == check.CLEAN
    shown = capsys.readouterr()
    assert "VD101 đã bỏ qua (Lan, 02/11/2023): Đã đối chiếu với biểu số 2." in shown.out
    assert shown.err == "1 văn bản: 1 đã bỏ qua.\n"


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("[[dismissed", "không đọc được"),
        ('[[dismissed]]\ncode = "VD101"\n', "thiếu surface, reason, who, on"),
        (ANSWER.replace("2023-11-02", '"hôm qua"').format(surface="x"), "on phải là ngày"),
    ],
)
def test_a_broken_file_of_dismissals_says_what_is_wrong(
    wrong: Path, capsys: pytest.CaptureFixture[str], entry: str, told: str
) -> None:
    wrong.with_name("báo cáo.txt.dismissed.toml").write_text(entry, encoding="utf-8")
    assert run(wrong) == check.UNREADABLE
    assert told in capsys.readouterr().err


def test_places_in_html_are_those_of_the_file_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    html = "<html><body><p>Họp.</p>\n<p>" + WRONG.strip().replace(" ", "&nbsp; ", 1) + "</p></body></html>"
    path = tmp_path / "a.html"
    path.write_text(html, encoding="utf-8")
    assert run(path, "--format", "json") == check.FOUND
    (row,) = records(capsys)
    assert html[row["start"] :].startswith("26 trên 42")
    assert row["line"] == 2


def test_many_files_are_checked_side_by_side_in_the_order_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(4)]
    for path in paths:
        path.write_text(WRONG + RIGHT * 2000, encoding="utf-8")
    assert run(*paths, "--format", "json", "--jobs", 2, "--select", "VD101") == check.FOUND
    assert [Path(row["file"]).stem for row in records(capsys)] == ["0", "1", "2", "3"]
