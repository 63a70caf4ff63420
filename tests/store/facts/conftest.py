"""A small record whose years may be laid out, and its judgement with the files or without them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from vedich.actions.observations import Said, record_observations
from vedich.actions.targets import Aim, set_targets
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.judging.engines import DuckDB
from vedich.store.facts import projected
from vedich.store.facts.asked import Asked
from vedich.store.facts.gathering import Facts, facts_of
from vedich.store.facts.laid_out import results_in_files
from vedich.store.judged import evaluating
from vedich.store.judged.evaluating import evaluated
from vedich.store.models import Area

DAY = date(2026, 9, 30)
COMMUNE = "X34:28108"


def said(year: int, month: int, value: str, area: str = COMMUNE, **others: Any) -> Said:
    """Say what revenue came to in a month; by the end of that month where no other day is named."""
    told: dict[str, Any] = {"as_of": date(year, month, 28), "vintage": Vintage.ACTUAL, "measure": "tỷ đồng"}
    period = Period.month(year, month)
    return Said("BUD-001", area, period, value=Decimal(value), **(told | others))


@dataclass
class Laid:
    """The nation of a record, its folder of years, and how much of the files the last judgement took."""

    nation: Area
    folder: Path
    monkeypatch: pytest.MonkeyPatch
    taken: dict[str, int] = field(default_factory=dict)

    def take(self) -> dict[str, int]:
        """Take results from the files without judging them; give how many rows of each table."""
        with self._watched(self.folder, facts_of(Asked(DAY))):
            return self.taken

    def judged(self, asked: Asked | None = None, *, from_files: bool = True) -> dict[str, Any]:
        """Judge the nation, and give all that a board or a page is made of, in an order of its own."""
        with self.monkeypatch.context() as patch:
            if from_files:
                patch.setattr(evaluating, "results_in_files", self._watched)
            else:
                patch.setattr(evaluating, "MANY_AREAS", 10**9)
            found = evaluated(asked or Asked(DAY), self.nation.pk)
        told: dict[str, Any] = {
            name: sorted(map(str, found.judgement.rows(name))) for name in ("verdicts", "paces", "tallies")
        }
        return told | {"boards": {area: board.lines for area, board in found.boards.items()}}

    @contextmanager
    def _watched(self, folder: Path, facts: Facts) -> Iterator[dict[str, Any]]:
        """Count what is taken from files, while it lies there."""
        with results_in_files(folder, facts) as tables:
            engine = DuckDB(threads=1)
            for name, source in tables.items():
                engine.register(name, source)
            self.taken = {name: len(engine.rows(name)) for name in tables}
            yield tables


@pytest.fixture
def laid(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Laid:  # noqa: F811
    """Give the nation of a record with results of two years, its years beside it in a folder of the test."""
    folder = tmp_path / "r.years"
    monkeypatch.setattr(projected, "beside_the_record", lambda: folder)
    monkeypatch.setattr(evaluating, "beside_the_record", lambda: folder)
    monkeypatch.setattr(evaluating, "MANY_AREAS", 1)
    for area in (office.commune, office.province):
        aims = [Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(60))]
        # What the third quarter is compared with is known whole.
        for period in (Period.year(2026), Period.quarter(2026, 3)):
            set_targets(by=office.lan, at=NOW, area=area, period=period, basis=Basis.ADOPTED, aims=aims)
    rows = [said(2025, month, "5.5") for month in range(7, 13)]
    rows += [said(2026, month, "6.25") for month in range(1, 10)]
    record_observations(by=office.lan, at=NOW, rows=rows)
    return Laid(Area.objects.get(key="VN"), folder, monkeypatch)
