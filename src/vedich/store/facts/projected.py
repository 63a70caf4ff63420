"""Results of whole years as Parquet files beside the record, each year with its months side by side.

A year has the figures as they were said, year rows of the series that make them, and what is left over of the
others; and the reports that all of it rests on. `since` tells what of the record changed after that, and
`laid_out` puts the tables of a judgement together from both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from django.db import connection

from vedich.judging.parquet import write_table
from vedich.judging.year_rows import lay_out, promise
from vedich.store.facts.asked import Asked
from vedich.store.facts.measured import Meanings
from vedich.store.facts.observed import LeftOut, observations
from vedich.store.facts.since import (
    Heads,
    Reports,
    corrected_from_outside,
    heads_now,
    meanings_digest,
    reports_of,
)

_MANIFEST = "years.json"
# Counted up when what lies in the files, or how it is made, becomes another: older files are then not used.
FORM = 2


@dataclass(frozen=True, slots=True)
class Projected:
    """A year in files: how many results, rows and figures left over, and what of the record it was made from.

    `newest` is the last day that the rows know of (None: there are none). `files` are digests by the end of
    their names. `heads` are the ends of all chains before anything was read; `meanings` the digest of the
    definitions of indicators.
    """

    year: int
    form: int
    rows: int
    left_out: int
    laid: int
    left_over: int
    newest: date | None
    files: dict[str, str]
    heads: Heads
    meanings: str


SAID, ROWS, LEFT, REPORTS = "parquet", "rows.parquet", "left.parquet", "reports.json"


def beside_the_record() -> Path:
    """Give the folder of the years: beside the file of a record, or named after the database of a server."""
    return Path(f"{connection.settings_dict['NAME']}.years")


def project(folder: Path, years: Collection[int], as_of: date) -> list[Projected]:
    """Lay years out in files, each whole or not at all; give what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    meanings = Meanings.on(as_of)
    return [_project(folder, year, meanings) for year in sorted(years)]


def _project(folder: Path, year: int, meanings: Meanings) -> Projected:
    # Before the rows: what comes in between is then told as having come since, and taken anew.
    heads, reports = heads_now(), reports_of(year)
    left_out = LeftOut()
    asked = Asked(date(year, 12, 31), only_approved=False)
    growing = {end: folder / f".{year}.{end}.part" for end in (SAID, ROWS, LEFT, REPORTS)}
    told = folder / f".{year}.told.part"
    rows = observations(asked, meanings, left_out, first_year=year)
    count = write_table("observations", rows, told)
    replaced = corrected_from_outside(year)
    promise(told, growing[SAID], replaced=replaced)
    told.unlink()
    laid = lay_out(growing[SAID], year, rows=growing[ROWS], left_over=growing[LEFT], replaced=replaced)
    growing[REPORTS].write_text(json.dumps(reports), encoding="utf-8")
    one = Projected(
        year, FORM, count, sum(left_out.counts.values()), laid.rows, laid.left_over, laid.newest,
        {end: file_digest(file) for end, file in growing.items()}, heads, meanings_digest(meanings),
    )  # fmt: skip
    for end, file in growing.items():
        file.replace(folder / f"{year}.{end}")
    others = (other for other in manifest(folder) if other.year != year)
    _write_manifest(folder, [*others, one])
    return one


def manifest(folder: Path) -> list[Projected]:
    """Give the years that a folder says it holds, in a form that is read."""
    try:
        told = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        return [_read(one) for one in told if one.get("form") == FORM]
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return []


def _read(told: dict[str, object]) -> Projected:
    newest, heads = told.pop("newest"), told.pop("heads")
    return Projected(
        **told,  # type: ignore[arg-type]
        newest=date.fromisoformat(str(newest)) if newest else None,
        heads={chain: (end[0], end[1], end[2]) for chain, end in heads.items()},  # type: ignore[attr-defined]
    )


def _write_manifest(folder: Path, years: Iterable[Projected]) -> None:
    growing = folder / f".{_MANIFEST}.part"
    told = [
        {**asdict(one), "newest": one.newest and one.newest.isoformat()}
        for one in sorted(years, key=lambda one: one.year)
    ]
    growing.write_text(json.dumps(told, indent=1), encoding="utf-8")
    growing.replace(folder / _MANIFEST)


def reports_in(file: Path) -> Reports:
    """Give the reports that a year rests on, as they stood when it was laid out."""
    told = json.loads(file.read_text(encoding="utf-8"))
    return {int(pk): (edition, state) for pk, (edition, state) in told.items()}


def file_digest(file: Path) -> str:
    """Give the digest of what lies in a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
