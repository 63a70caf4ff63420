"""The runner writes the checker's scoreboard, and tells when the committed one is out of date."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.checking import facts, run
from vedich.domain.document import Reading, Span
from vedich.domain.finding import Certainty, Finding


def check(reading: Reading) -> tuple[Finding, ...]:
    """Find fault with every text that says 999, and with nothing else."""
    at = reading.text.find("999")
    if at < 0:
        return ()
    return (Finding("VD104", Certainty.CERTAIN, Span(at, at + 3), "999", "Sai.", "Wrong."),)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the runner a corpus of one document, a folder of its own, and a checker that knows one fault."""
    (tmp_path / "x.facts").write_text(
        "genre: tin\nas_of: 2023-10-25\n-----\nThu {r: 187,3 tỷ đồng}, bằng {p = percent r k .1 %} "
        "dự toán ({k: 204 tỷ đồng}).\n=====\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(facts, "CORPUS", tmp_path)
    monkeypatch.setattr(run, "HERE", tmp_path)
    monkeypatch.setattr(run, "borrowed", lambda: iter(()))
    monkeypatch.setattr(run, "read_text", lambda text, as_of, place: Reading(text, dated=as_of, area=place))
    monkeypatch.setattr(run, "check", check)
    return tmp_path


def test_the_scoreboard_says_what_was_planted(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main([]) == 0
    page = (here / "scoreboard.md").read_text(encoding="utf-8")
    assert page in capsys.readouterr().out
    assert "| certain findings on clean documents" in page
    assert (here / "speed.md").exists()
    table = (here / "scoreboard.csv").read_text(encoding="utf-8")
    assert "kind,wrong_percentage,planted,1" in table
    assert "clean,own,documents,1" in table


def test_the_check_passes_when_nothing_changed_and_shows_what_did(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run.main([])
    assert run.main(["--check"]) == 0
    everything = (Finding("VD101", Certainty.CERTAIN, Span(0, 40), "", "Sai.", "Wrong."),)
    monkeypatch.setattr(run, "check", lambda reading: everything)
    capsys.readouterr()
    assert run.main(["--check"]) == 1
    shown = capsys.readouterr().out
    assert "+headline,certain findings on clean documents,,1" in shown
    assert "out of date" in shown


def test_misses_are_listed_one_by_one(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run.main(["-v"])
    assert "missed x/wrong_percentage/p: '91,8%' ->" in capsys.readouterr().out


def test_what_is_held_out_counts_and_is_never_listed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "held_out").mkdir()
    hidden = (here / "x.facts").read_text(encoding="utf-8").replace("187,3", "185,1")
    (here / "held_out" / "h.facts").write_text(hidden, encoding="utf-8")
    run.main(["-v"])
    shown = capsys.readouterr().out
    assert "missed h/" not in shown
    assert "| held-out documents" in shown
    assert "held out,held-out documents,documents,1" in (here / "scoreboard.csv").read_text(encoding="utf-8")


def test_other_seeds_are_printed_and_nothing_is_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run.main(["--seeds", "201-202"])
    assert "seeds 201, 202" in capsys.readouterr().out
    assert not (here / "scoreboard.md").exists()


def test_every_table_aligns_its_columns(here: Path) -> None:
    run.main([])
    page = (here / "scoreboard.md").read_text(encoding="utf-8")
    for table in page.split("\n\n"):
        if table.startswith("|"):
            assert len({len(line) for line in table.splitlines()}) == 1


def test_documents_whose_truth_names_an_error_are_not_borrowed() -> None:
    borrowed = {document.id for document in run.borrowed()}
    assert "open-001" in borrowed
    assert "open-016" not in borrowed
