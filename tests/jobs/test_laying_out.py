"""Years are laid out by themselves: one at a time, when they hold much, and again when much changed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from tests.store.facts.conftest import DAY, Laid, laid, said  # noqa: F401 - a fixture
from vedich.actions.observations import record_observations
from vedich.jobs import laying_out
from vedich.jobs.laying_out import Years
from vedich.store.facts.due import years_due
from vedich.store.facts.projected import manifest


class Clock:
    """A clock that somebody moves on."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self):  # type: ignore[no-untyped-def]
        return self.at

    def after(self, hours: float) -> Clock:
        self.at += timedelta(hours=hours)
        return self


@pytest.fixture
def folder(laid: Laid, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: F811
    monkeypatch.setattr(laying_out, "beside_the_record", lambda: laid.folder)
    return laid.folder


def test_years_lie_in_files_after_a_while_and_are_judged_as_before(
    laid: Laid,  # noqa: F811
    folder: Path,
    office: Office,  # noqa: F811
) -> None:
    before = laid.judged(from_files=False)
    clock = Clock()
    years = Years(clock, many=6)
    assert years.lay_out_one() is None  # the pages come first
    clock.after(1)
    assert [years.lay_out_one() for _ in range(3)] == [2025, 2026, None]
    assert [one.year for one in manifest(folder)] == [2025, 2026]
    assert laid.judged() == before
    # One more figure of six is too much to be told on top; of the other year nothing changed.
    record_observations(by=office.lan, at=NOW, rows=[said(2025, 9, "7", as_of=DAY)])
    assert years.lay_out_one() is None  # not looked at within the hour
    clock.after(2)
    assert [years.lay_out_one() for _ in range(2)] == [2025, None]


def test_a_year_with_few_results_is_left_to_the_record(laid: Laid, folder: Path) -> None:  # noqa: F811
    assert years_due(folder, DAY, many=7) == [2026]
    assert years_due(folder, DAY) == []
    assert Years(Clock().after(-1), many=7).lay_out_one() is None
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_told_and_tried_again(
    laid: Laid,  # noqa: F811
    folder: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    folder.write_text("a file where the folder should be", encoding="utf-8")
    clock = Clock()
    years = Years(clock, many=6)
    clock.after(1)
    assert years.lay_out_one() is None
    assert "cannot be laid out" in caplog.text
    folder.unlink()
    assert years.lay_out_one() is None
    clock.after(1)
    assert years.lay_out_one() == 2025
