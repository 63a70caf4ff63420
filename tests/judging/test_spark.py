"""Every page of a step, and a whole judgement of a million facts, come out of Apache Spark as out of DuckDB.

Spark runs as it would for a province: a master and two workers, here three processes over loopback.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from bench.judging import record, workload
from tests.pages.steps import StepCase, run_step_case, step_cases
from vedich.judging import steps
from vedich.judging.ask import Ask
from vedich.judging.engines import DuckDB, SourceError
from vedich.judging.judge import Judgement, judge
from vedich.judging.schemes import scheme_on
from vedich.judging.step import Step
from vedich.judging.tables import TABLES

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [pytest.mark.scale, pytest.mark.filterwarnings("ignore")]

PAGES = sorted(Path(*steps.__path__).glob("*.md"))
# The first example of each page in `.ci/run`; all of them in the long form.
CASES = [
    pytest.param(
        page.stem, case, id=f"{page.stem}:{case.line}", marks=[] if place == 0 else [pytest.mark.slow]
    )
    for page in PAGES
    for place, case in enumerate(step_cases(page.read_text(encoding="utf-8"), page.name))
]
COMPARED = ("verdicts", "tallies", "paces")


@pytest.mark.parametrize(("step", "case"), CASES)
def test_a_page_of_a_step_holds_on_spark(
    step: str, case: StepCase, spark: SparkSession, tmp_path: Path
) -> None:
    from vedich.judging.spark import Spark

    run_step_case(case, Step.named(step), Spark(spark, tmp_path))


def same_rows(folder: Path, ask: Ask, spark: SparkSession) -> int:
    """Judge on both engines; return how many rows they agreed on, and fail on those that differ."""
    from vedich.judging.spark import Spark

    scheme = scheme_on(ask.as_of)
    sources = record.sources(folder)
    ours = judge(sources, ask, scheme=scheme, engine=DuckDB(threads=2, memory="2GB"))
    theirs = judge(sources, ask, scheme=scheme, engine=Spark(spark, folder / "steps"))
    return sum(agreed(name, ours, theirs) for name in COMPARED)


def agreed(name: str, ours: Judgement, theirs: Judgement) -> int:
    """Return how many rows a table has on both engines; fail where one has a row that the other has not."""
    link = duckdb.connect()
    link.register("expected", ours.arrow(name))
    link.register("found", theirs.arrow(name))
    columns = ", ".join(TABLES[name].names)
    for one, other in (("found", "expected"), ("expected", "found")):
        # Each row as often as it is there, a null like a null.
        only = link.execute(
            f"SELECT {columns} FROM {one} EXCEPT ALL SELECT {columns} FROM {other} ORDER BY ALL LIMIT 3"
        ).fetchall()
        assert not only, f"{name}: only {one}: {only}"
    (count,) = link.execute("SELECT COUNT(*) FROM found").fetchall()[0]
    return int(count)


def test_a_million_facts_are_judged_identically(spark: SparkSession, tmp_path: Path) -> None:
    record.keep(workload.make(tmp_path, workload.SIZES["s1"]))
    ask = Ask(date(2025, 9, 30), since_year=2016)
    assert same_rows(tmp_path, ask, spark) > 200_000


@pytest.mark.slow
def test_ten_million_facts_are_judged_identically(spark: SparkSession, tmp_path: Path) -> None:
    record.keep(workload.make(tmp_path, workload.SIZES["s12"]))
    assert same_rows(tmp_path, Ask(date(2025, 9, 30)), spark) > 200_000


def test_a_table_that_breaks_the_contract_is_refused(spark: SparkSession, tmp_path: Path) -> None:
    from vedich.judging.spark import Spark

    spark.sql("SELECT 1 AS indicator").write.parquet(str(tmp_path / "observations"))
    with pytest.raises(SourceError, match="the columns observation, area, year"):
        Spark(spark, tmp_path).register("observations", tmp_path / "observations")
    with pytest.raises(SourceError, match="knows no such table"):
        Spark(spark, tmp_path).register("budgets", [])
