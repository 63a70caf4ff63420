"""The runner writes the scoreboard, and tells when the committed one is out of date."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.reading import run, scoreboard, shared
from bench.reading.author import CORPUS, build

EXAMPLE = CORPUS / "open" / "open-001.truth"


def reader(records: list[dict[str, Any]]) -> Callable[..., list[dict[str, Any]]]:
    return lambda text, as_of, place, id_: records


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the runner a corpus of one document, a folder of its own, and no real texts."""
    for part in run.PARTS:
        (tmp_path / part).mkdir()
    (tmp_path / "open" / EXAMPLE.name).write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(run, "CORPUS", tmp_path)
    monkeypatch.setattr(run, "HERE", tmp_path)
    monkeypatch.setattr(shared, "present", lambda: False)
    monkeypatch.setattr(run, "read", reader(list(build(EXAMPLE).records)))
    return tmp_path


def test_a_perfect_reader_gets_one_everywhere(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main([]) == 0
    rows = [line.split(",") for line in (here / "scoreboard.csv").read_text(encoding="utf-8").splitlines()]
    found = {name: (right, truth) for part, name, *_, right, _, truth in rows if part == "open"}
    assert found["full_tuple"] == ("12", "12")
    assert found["tally whole"] == found["task whole"] == ("1", "1")
    assert "## open: 1 documents" in capsys.readouterr().out


def test_the_check_passes_when_nothing_changed(here: Path) -> None:
    run.main([])
    assert run.main(["--check"]) == 0


def test_the_check_fails_and_shows_the_figures_that_moved(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run.main([])
    monkeypatch.setattr(run, "read", reader(list(build(EXAMPLE).records[:-1])))
    capsys.readouterr()
    assert run.main(["--check"]) == 1
    shown = capsys.readouterr().out
    assert "-open,task,1.0000,1.0000,1.0000,1,1,1" in shown
    assert "+open,task,0.0000,0.0000,0.0000,0,0,1" in shown


def test_misses_are_listed_one_by_one(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    records = [dict(record) for record in build(EXAMPLE).records]
    records[1]["period"] = "2022"
    monkeypatch.setattr(run, "read", reader(records[:-1]))
    run.main(["-v"])
    shown = capsys.readouterr().out
    assert "'214,6 tỷ đồng' period: read '2022', true '2023-01..2023-10'" in shown
    assert "missed task" in shown


def test_the_page_aligns_its_columns() -> None:
    lines = scoreboard.as_markdown({"open": [run.outcome("x", build(EXAMPLE).records, [])]}).splitlines()
    table = [line for line in lines if line.startswith("|")][:10]
    assert len({len(line) for line in table}) == 1
