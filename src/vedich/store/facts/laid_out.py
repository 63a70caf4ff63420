"""The results of a judgement from years in files, with what came since a year was laid out told on top.

A series is retaken when something was said of it since, a report on it moved, or something newer corrects one
of its figures: all come as they were said, those that changed from the record, and its year row is not used.
All other series of the year stand as they lie.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from vedich.judging.parquet import write_table
from vedich.judging.retaking import retake
from vedich.judging.table import Row
from vedich.judging.tables import TABLES
from vedich.store.facts.asked import Asked
from vedich.store.facts.gathering import Facts
from vedich.store.facts.measured import Meanings
from vedich.store.facts.observed import LeftOut, observations
from vedich.store.facts.projected import (
    LEFT,
    REPORTS,
    ROWS,
    SAID,
    Projected,
    file_digest,
    manifest,
    reports_in,
)
from vedich.store.facts.since import (
    Since,
    has_rows_without_event,
    heads_now,
    is_this_record,
    meanings_digest,
    reports_now,
)

_AT = {name: place for place, name in enumerate(TABLES["observations"].names)}
_SERIES = tuple(_AT[name] for name in ("indicator", "category", "area"))


@dataclass(frozen=True)
class Year:
    """A year in files that is used: what lies there, and what came since."""

    laid: Projected
    since: Since

    def file(self, folder: Path, end: str) -> Path:
        """Give one of its files."""
        return folder / f"{self.laid.year}.{end}"


def usable(folder: Path, meanings: Meanings) -> dict[int, Year]:
    """Give the years whose files can be used, each with what came since; the others are left to the record.

    Files themselves are looked at when they are taken.
    """
    found: dict[int, Year] = {}
    told = manifest(folder)
    if not told or has_rows_without_event():
        return found
    heads, reports, defined = heads_now(), reports_now(), meanings_digest(meanings)
    for one in told:
        then = folder / f"{one.year}.{REPORTS}"
        if one.meanings != defined or not is_this_record(one.heads) or not _holds(one, then, REPORTS):
            continue
        found[one.year] = Year(one, Since.of(one.heads, heads, reports_in(then), reports))
    return found


def _holds(one: Projected, file: Path, end: str) -> bool:
    """Say whether a file is there and is the one that was written."""
    try:
        return file_digest(file) == one.files.get(end)
    except OSError:
        return False


@contextmanager
def results_in_files(folder: Path, facts: Facts) -> Iterator[dict[str, Any]]:
    """Give the tables of results of some facts: of years in files as they lie, the others written for it.

    Of years in files the results of all areas and indicators are in it; the judgement takes what it needs.
    """
    asked, first = facts.told or facts.asked, facts.first_year
    with tempfile.TemporaryDirectory(
        prefix=".reading-", dir=_beside(folder), ignore_cleanup_errors=True
    ) as made:
        taking = _Taking(folder, Path(made), facts)
        years = usable(folder, facts.meanings)
        from_record = []
        for year in range(first, asked.as_of.year + 1):
            if year not in years or not taking.take(years[year]):
                from_record.append(year)
        taking.write_open(_runs(from_record))
        yield taking.tables()


def _beside(folder: Path) -> Path | None:
    """Give the folder itself where it can be written to, so that files are linked and not copied."""
    return folder if os.access(folder, os.W_OK) else None


def _runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """Give years as runs from one to another.

    >>> _runs([2020, 2021, 2023])
    [(2020, 2021), (2023, 2023)]
    """
    runs: list[tuple[int, int]] = []
    for year in years:
        if runs and runs[-1][1] == year - 1:
            runs[-1] = runs[-1][0], year
        else:
            runs.append((year, year))
    return runs


class _Taking:
    """The tables while they are put together in a folder of their own."""

    def __init__(self, folder: Path, made: Path, facts: Facts) -> None:
        self.folder, self.facts = folder, facts
        self.asked = facts.told or facts.asked
        self.said, self.rows = made / "observations", made / "year_rows"
        self.said.mkdir()
        self.rows.mkdir()
        self.retaken: list[Row] = []
        self.again: list[Row] = []

    def take(self, year: Year) -> bool:
        """Take a year from its files; False where one of them is not what was written."""
        one = year.laid
        with_rows = one.newest is None or self.asked.known_on is None or self.asked.known_on >= one.newest
        left_out = LeftOut()
        again = self._again(year, left_out)
        corrected = year.since.corrected()
        needed = {ROWS, LEFT} if with_rows else {SAID}
        if again or corrected:
            needed.add(SAID)
        mine = {end: self._mine(year, end) for end in needed}
        if not all(file and _holds(one, file, end) for end, file in mine.items()):
            return False
        self.facts.left_out.counts.update(left_out.counts)
        self.facts.left_out.first.update(left_out.first)
        taken = {end: file for end, file in mine.items() if file}
        if not again and not corrected:
            self._keep(taken, one.year, with_rows=with_rows)
            return True
        series = retake(
            self.said / f"{one.year}.parquet",
            said=taken[SAID],
            left_over=taken[LEFT] if with_rows else None,
            again=again,
            series={tuple(row[place] for place in _SERIES) for row in again.values()},
            corrected=corrected,
        )
        if with_rows:
            taken[ROWS].replace(self.rows / f"{one.year}.parquet")
            self.retaken += [(*key, one.year) for key in sorted(series)]
        self.again += again.values()
        return True

    def _keep(self, files: dict[str, Path], year: int, *, with_rows: bool) -> None:
        files[LEFT if with_rows else SAID].replace(self.said / f"{year}.parquet")
        if with_rows:
            files[ROWS].replace(self.rows / f"{year}.parquet")

    def _again(self, year: Year, left_out: LeftOut) -> dict[int, Row]:
        """Read the results of a year that came, or moved, since it was laid out; by their ids."""
        number, found = year.laid.year, dict[int, Row]()
        # Of all areas and whatever is known when, as the files are.
        every = replace(self.asked, areas=None, indicators=None, known_on=None)
        for condition in year.since.conditions():
            for row in observations(
                every, self.facts.meanings, left_out, first_year=number, last_year=number, only=condition
            ):
                found[row[0]] = row
        return found

    def _mine(self, year: Year, end: str) -> Path | None:
        """Give a file of a year as it is now, so that nobody replaces it while it is read."""
        mine = self.said.parent / f"{year.laid.year}.{end}.taken"
        theirs = year.file(self.folder, end)
        try:
            os.link(theirs, mine)
        except FileNotFoundError:
            return None
        except OSError:
            shutil.copyfile(theirs, mine)
        return mine

    def write_open(self, years: Iterable[tuple[int, int]]) -> None:
        """Write the results of years that lie in no files, and those that are told on top of the others."""
        facts = self.facts

        def rows() -> Iterator[Row]:
            yield from self.again
            for first, last in years:
                yield from observations(
                    self.asked, facts.meanings, facts.left_out, first_year=first, last_year=last
                )

        write_table("observations", rows(), self.said / "open.parquet")

    def tables(self) -> dict[str, Any]:
        """Give the tables."""
        there = any(self.rows.iterdir())
        return {
            "observations": self.said,
            "year_rows": self.rows if there else [],
            "retaken": self.retaken,
        }


def behind(folder: Path, as_of: date) -> dict[int, float]:
    """Give the years in files, each with the share of its results that came or moved since; 1 is all."""
    meanings = Meanings.on(as_of)
    years = usable(folder, meanings)
    return {
        one.year: _share(years[one.year], meanings) if one.year in years else 1.0 for one in manifest(folder)
    }


def _share(year: Year, meanings: Meanings) -> float:
    every = Asked(date(year.laid.year, 12, 31), only_approved=False)
    number, ids = year.laid.year, set(year.since.corrected())
    for condition in year.since.conditions():
        rows = observations(every, meanings, LeftOut(), first_year=number, last_year=number, only=condition)
        ids.update(row[0] for row in rows)
    return min(1.0, len(ids) / max(1, year.laid.rows))
