"""Closed years lie in files beside the record, and are used only while they say what the record says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from vedich.actions.observations import Said, record_observations
from vedich.actions.targets import Aim, set_targets
from vedich.cli.main import main
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.store.facts import projected
from vedich.store.facts.asked import Asked
from vedich.store.facts.projected import beside_the_record, manifest, project, trustworthy
from vedich.store.judged import evaluating
from vedich.store.judged.evaluating import evaluated
from vedich.store.models import Area

DAY = date(2026, 9, 30)


def said(year: int, month: int, value: str, area: str = "X34:28108") -> Said:
    return Said(
        "BUD-001", area, Period.month(year, month), date(year, month, 28), Vintage.ACTUAL, "tỷ đồng",
        value=Decimal(value),
    )  # fmt: skip


@pytest.fixture
def nation(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Area:  # noqa: F811
    """Give the nation of a record with results of two years, its years beside it in a folder of the test."""
    monkeypatch.setattr(projected, "beside_the_record", lambda: tmp_path / "r.years")
    monkeypatch.setattr(evaluating, "beside_the_record", lambda: tmp_path / "r.years")
    monkeypatch.setattr(evaluating, "MANY_AREAS", 1)
    for area in (office.commune, office.province):
        aims = [Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(60))]
        set_targets(
            by=office.lan, at=NOW, area=area, period=Period.year(2026), basis=Basis.ADOPTED, aims=aims
        )
    rows = [said(2025, month, "5.5") for month in range(7, 13)]
    rows += [said(2026, month, "6.25") for month in range(1, 10)]
    record_observations(by=office.lan, at=NOW, rows=rows)
    return Area.objects.get(key="VN")


def lines(nation: Area) -> dict[int, object]:
    return {area: one.lines for area, one in evaluated(Asked(DAY), nation.pk).boards.items()}


def test_the_judgement_is_the_same_with_closed_years_in_files(nation: Area, tmp_path: Path) -> None:
    before = lines(nation)
    (one,) = project(tmp_path / "r.years", [2025], DAY)
    assert (one.year, one.rows, one.left_out) == (2025, 6, 0)
    assert list(trustworthy(tmp_path / "r.years", DAY)) == [2025]
    assert lines(nation) == before


def test_a_file_is_not_used_once_something_of_its_year_was_said(
    nation: Area,
    office: Office,  # noqa: F811
    tmp_path: Path,
) -> None:
    folder = tmp_path / "r.years"
    project(folder, [2025], DAY)
    record_observations(by=office.lan, at=NOW, rows=[said(2026, 9, "7")])
    assert list(trustworthy(folder, DAY)) == [2025]
    record_observations(by=office.lan, at=NOW, rows=[said(2025, 12, "9")])
    assert trustworthy(folder, DAY) == {}
    told = lines(nation)
    project(folder, [2025], DAY)
    assert list(trustworthy(folder, DAY)) == [2025]
    assert lines(nation) == told


def test_a_file_that_was_changed_is_not_used(nation: Area, tmp_path: Path) -> None:
    folder = tmp_path / "r.years"
    project(folder, [2025], DAY)
    file = folder / "2025.parquet"
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert trustworthy(folder, DAY) == {}
    (folder / "years.json").write_text("{", encoding="utf-8")
    assert manifest(folder) == []


def test_years_that_are_not_over_are_refused(
    nation: Area, record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for years in ("2999", "2025..2024", "soon"):
        assert main(["db", "project", "--years", years, "--record", record]) == 2
        assert "hãy ghi các năm trước" in capsys.readouterr().err
    assert str(beside_the_record()).endswith(".years")
