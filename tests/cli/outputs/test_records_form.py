"""Records are lines of JSON; a list of documents is one JSON value."""

from __future__ import annotations

import json

from tests.cli.outputs.readings import TEXT, document
from vedich.cli.outputs.manner import Manner
from vedich.cli.outputs.records_form import render_json, render_jsonl


def test_each_record_is_a_line_that_points_into_the_text() -> None:
    rows = [json.loads(line) for line in render_jsonl(document(), Manner()).splitlines()]
    assert [row["id"] for row in rows] == [f"a-{n:03d}" for n in range(1, len(rows) + 1)]
    assert all(TEXT[row["start"] : row["end"]] == row["surface"] for row in rows)
    assert {row["kind"] for row in rows} >= {"result", "comparison", "tally", "task", "document_ref"}


def test_a_document_is_one_value_with_its_notices() -> None:
    value = json.loads(render_json(document(), Manner(lang="en")))
    assert (value["id"], value["file"], value["dated"]) == ("a", "a.txt", "2023-10-30")
    assert value["notices"] == [{"code": "n", "text": "No date."}]


def test_why_adds_the_sentence() -> None:
    row = json.loads(render_jsonl(document(), Manner(why=True)).splitlines()[1])
    assert row["sentence"].startswith("Năm 2023, thu ngân sách ước đạt 526,8 tỷ đồng")
    assert set(row["chances"]) == {"figure", "name", "sense", "period"}
