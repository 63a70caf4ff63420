"""Years lie in files beside the record; a file that is not what was written is not used."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from tests.store.facts.conftest import DAY, Laid, said
from vedich.actions.observations import record_observations
from vedich.cli.main import main
from vedich.judging.parquet import read_rows
from vedich.judging.tables import TABLES
from vedich.store.facts.laid_out import usable
from vedich.store.facts.measured import Meanings
from vedich.store.facts.projected import beside_the_record, manifest, project


def used(folder: Path) -> list[int]:
    return sorted(usable(folder, Meanings.on(DAY)))


def test_a_year_is_laid_out_and_judged_as_from_the_record(laid: Laid) -> None:
    before = laid.judged(from_files=False)
    closed, running = project(laid.folder, [2025, 2026], DAY)
    assert (closed.year, closed.rows, closed.laid, closed.left_over, closed.left_out) == (2025, 6, 1, 0, 0)
    assert (running.rows, running.laid, running.newest) == (9, 1, date(2026, 9, 28))
    assert used(laid.folder) == [2025, 2026]
    assert laid.judged() == before
    assert laid.taken == {"year_rows": 2, "retaken": 0, "observations": 0}


def test_only_figures_that_stand_alone_are_promised_to(laid: Laid, office: Office) -> None:  # noqa: F811
    again = said(2025, 8, "5.75", as_of=date(2025, 12, 1))
    later = said(2025, 12, "9", as_of=DAY)
    record_observations(by=office.lan, at=NOW, rows=[again, later])
    project(laid.folder, [2025], DAY)
    names = TABLES["observations"].names
    rows = [dict(zip(names, row, strict=True)) for row in read_rows(laid.folder / "2025.parquet")]
    assert {row["last"] for row in rows if not row["alone"]} == {8, 12}
    assert {row["last"] for row in rows if row["alone"]} == {7, 9, 10, 11}


def test_a_file_that_was_changed_is_not_used(laid: Laid) -> None:
    for end in ("parquet", "rows.parquet", "left.parquet", "reports.json"):
        project(laid.folder, [2025], DAY)
        file = laid.folder / f"2025.{end}"
        whole = file.read_bytes()
        # What was said is read only where rows do not hold: 9 figures are those of the open year.
        figures = 9 if end == "parquet" else 15
        file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        assert laid.take() == {"year_rows": figures == 9, "retaken": 0, "observations": figures}
        file.unlink()
        assert laid.take() == {"year_rows": figures == 9, "retaken": 0, "observations": figures}
    (laid.folder / "years.json").write_text("{", encoding="utf-8")
    assert manifest(laid.folder) == []
    assert laid.take()["observations"] == 15


def test_files_of_an_older_form_are_not_used(laid: Laid) -> None:
    project(laid.folder, [2025], DAY)
    told = json.loads((laid.folder / "years.json").read_text(encoding="utf-8"))
    (laid.folder / "years.json").write_text(json.dumps([told[0] | {"form": 1}]), encoding="utf-8")
    assert used(laid.folder) == []


def test_years_are_laid_out_again_once_something_changed(
    laid: Laid,
    office: Office,  # noqa: F811
    record: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    project(laid.folder, [2025, 2026], DAY)
    record_observations(by=office.lan, at=NOW, rows=[said(2026, 9, "7", as_of=date(2026, 10, 2))])
    assert main(["db", "project", "--record", record, "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "2026: 10 results, 10 of them in 1 year rows" in told
    assert "Unchanged: 2025" in told
    assert laid.judged() == laid.judged(from_files=False)
    assert laid.taken["retaken"] == 0


def test_years_to_come_are_refused_and_so_is_laying_out_nothing_anew(
    laid: Laid, record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for years in ("2999", "2025..2024", "soon"):
        assert main(["db", "project", "--years", years, "--record", record]) == 2
        assert "hãy ghi các năm từ 1990" in capsys.readouterr().err
    assert main(["db", "project", "--record", record]) == 2
    assert "Chưa có năm nào được xếp" in capsys.readouterr().err


def test_the_folder_is_named_after_the_record() -> None:
    assert str(beside_the_record()).endswith(".years")
