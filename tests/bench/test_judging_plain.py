"""The plain job gives the same rows from facts and from rows of a year, year by year and all at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from bench.judging import plain, plain_duckdb, workload
from bench.judging.plain import Job

YEARS = range(2023, 2025)
# The year before the first was not reported at all; one month leaves series without a result.
JOBS = (Job(2023, 2024, 12), Job(2024, 2024, 1))
JUDGED = "area, indicator, year, basis, target, actual, share, growth, CAST(status AS VARCHAR) AS status"
TALLIES = "area, basis, year, CAST(status AS VARCHAR) AS status, CAST(targets AS BIGINT) AS targets"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workload.make(tmp_path_factory.mktemp("workload"), workload.Size(37, 4), YEARS)


def ordered(connection: duckdb.DuckDBPyConnection, columns: str, source: str) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT {columns} FROM {source} ORDER BY ALL").fetchall()


def by_stages(folder: Path, job: Job) -> tuple[list[tuple[object, ...]], ...]:
    """Give judged and tallies, each stage asked for as it is written, all years at once."""
    connection = plain_duckdb.connected(folder)
    for name, text in plain.stages(job):
        connection.execute(f"CREATE TEMP TABLE {name} AS {text}")
    return ordered(connection, JUDGED, "judged"), ordered(connection, TALLIES, "tallies")


def written(folder: Path, job: Job, out: Path, run: Callable[..., None], wide: bool) -> object:
    out.mkdir()
    run(folder, job, out, wide=wide)
    connection = duckdb.connect()
    return (
        ordered(connection, JUDGED, f"'{out}/judged.parquet/*.parquet'"),
        ordered(connection, TALLIES, f"'{out}/tallies.parquet'"),
    )


@pytest.mark.parametrize("job", JOBS, ids=["two years", "one month"])
def test_years_one_by_one_give_what_the_stages_give(folder: Path, tmp_path: Path, job: Job) -> None:
    expected = by_stages(folder, job)
    judged, _ = expected
    assert len(judged) == (37 + 35) * 4 * 2 * (job.last - job.first + 1)
    assert any(row[5] is None for row in judged)
    assert {row[7] is None for row in judged if row[2] == 2024} == {True, False}
    for wide in (False, True):
        assert written(folder, job, tmp_path / str(wide), plain_duckdb.run, wide) == expected
    staged = tmp_path / "staged"
    staged.mkdir()
    plain_duckdb.staged(folder, job, staged)
    connection = duckdb.connect()
    assert ordered(connection, JUDGED, f"'{staged}/judged.parquet'") == judged


def test_only_rates_have_a_denominator_in_rows_of_a_year(folder: Path) -> None:
    found = duckdb.execute(
        "SELECT DISTINCT i.kind FROM read_parquet($1) AS r "
        "JOIN read_parquet($2) AS i ON i.indicator = r.indicator WHERE r.d12 IS NOT NULL",
        [f"{folder}/year_rows/*/*.parquet", f"{folder}/indicators.parquet"],
    )
    assert found.fetchall() == [("rate",)]
