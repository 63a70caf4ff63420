"""Results of closed years as Parquet files beside the record, one a year, kept honest by digests.

Rows of the record are never changed, so that a file stays right until a row of its year is added, a report
moves, or an indicator is defined anew; each is looked at before a file is used, as is the file itself.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import Max

from vedich.judging.parquet import write_table
from vedich.store.chain import digest
from vedich.store.facts.asked import Asked
from vedich.store.facts.gathering import Facts
from vedich.store.facts.measured import Meanings
from vedich.store.facts.observed import LeftOut, observations
from vedich.store.models import Observation, Submission

_MANIFEST = "years.json"
# Fewer areas than this are read from the record: a file holds those of the whole record.
MANY_AREAS = 1_000
# Files are read by indicator, then by area.
_ORDER = "indicator, area, last"


@dataclass(frozen=True, slots=True)
class Projected:
    """A year in a file: how many rows, the digest of the file, and what of the record it was made from.

    `highest` is the last row of the record that was there; `reports` and `meanings` are digests of the states
    of the reports and of the definitions of indicators that it rests on.
    """

    year: int
    rows: int
    left_out: int
    file: str
    highest: int
    reports: str
    meanings: str


def beside_the_record() -> Path:
    """Give the folder of the years: beside the file of a record, or named after the database of a server."""
    return Path(f"{connection.settings_dict['NAME']}.years")


def project(folder: Path, years: Collection[int], as_of: date) -> list[Projected]:
    """Write years into files, each whole or not at all; give what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {one.year: one for one in manifest(folder)}
    meanings = Meanings.on(as_of)
    for year in sorted(years):
        highest = Observation.objects.aggregate(last=Max("pk"))["last"] or 0
        reports = _reports(year)
        left_out = LeftOut()
        asked = Asked(date(year, 12, 31), only_approved=False)
        # A season that ends in the next year belongs to that one.
        rows = (row for row in observations(asked, meanings, left_out, first_year=year) if row[4] == year)
        growing = folder / f".{year}.part"
        count = write_table("observations", rows, growing, _ORDER)
        kept[year] = Projected(
            year, count, sum(left_out.counts.values()), _file_digest(growing), highest, reports,
            _meanings(meanings),
        )  # fmt: skip
        growing.replace(folder / f"{year}.parquet")
        _write_manifest(folder, kept.values())
    return [kept[year] for year in sorted(years)]


def manifest(folder: Path) -> list[Projected]:
    """Give the years that a folder says it holds."""
    try:
        told = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [Projected(**one) for one in told]


def trustworthy(folder: Path, as_of: date) -> dict[int, Path]:
    """Give the files that say what the record says, by year; what does not hold is left to the record."""
    meanings = _meanings(Meanings.on(as_of))
    found: dict[int, Path] = {}
    for one in manifest(folder):
        file = folder / f"{one.year}.parquet"
        added = Observation.objects.filter(
            pk__gt=one.highest, period_end__gte=date(one.year, 1, 1), period_end__lte=date(one.year, 12, 31)
        )
        same = one.meanings == meanings and one.reports == _reports(one.year) and not added.exists()
        if same and file.exists() and _file_digest(file) == one.file:
            found[one.year] = file
    return found


@contextmanager
def observations_in_files(folder: Path, facts: Facts) -> Iterator[Path]:
    """Give a folder with the results of some facts: closed years as they lie, the others written for it.

    Of closed years the results of all areas and indicators are in it; the judgement takes what it needs.
    """
    asked, first = facts.told or facts.asked, facts.first_year
    files = {year: file for year, file in trustworthy(folder, asked.as_of).items() if year >= first}
    with tempfile.TemporaryDirectory(prefix="vedich-years-") as made:
        place = Path(made)
        for year, file in files.items():
            shutil.copyfile(file, place / f"{year}.parquet")
        said = observations(asked, facts.meanings, facts.left_out, first_year=_first_open(files, first))
        write_table("observations", (row for row in said if row[4] not in files), place / "open.parquet")
        yield place


def _first_open(files: Collection[int], first_year: int) -> int:
    """Give the first year that is read from the record: the closed ones before it need no row."""
    while first_year in files:
        first_year += 1
    return first_year


def _write_manifest(folder: Path, years: Collection[Projected]) -> None:
    growing = folder / f".{_MANIFEST}.part"
    told = [asdict(one) for one in sorted(years, key=lambda one: one.year)]
    growing.write_text(json.dumps(told, indent=1), encoding="utf-8")
    growing.replace(folder / _MANIFEST)


def _reports(year: int) -> str:
    """Give the digest of the states of all reports of a year, those that came after its end among them."""
    rows: list[Any] = list(
        Submission.objects.filter(
            report_period__covers_end__gte=date(year, 1, 1),
            report_period__covers_end__lte=date(year + 1, 3, 31),
        )
        .order_by("pk")
        .values_list("pk", "state")
    )
    return digest(rows)


def _meanings(meanings: Meanings) -> str:
    told = [[pk, one.printed, one.kind.value] for pk, one in sorted(meanings.by_id.items())]
    return digest(told)


def _file_digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
