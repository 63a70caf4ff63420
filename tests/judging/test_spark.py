"""Every page of a step, and a whole judgement of a million facts, come out of Apache Spark as out of DuckDB.

Spark runs as it would for a province: a master and two workers, here three processes over loopback.
"""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.judging import record, workload
from tests.judging.agreement import agree, agree_as_engines
from tests.judging.generated import batch
from tests.judging.reference.paces import paced
from tests.judging.reference.verdicts import judged
from tests.pages.steps import StepCase, run_step_case, step_cases
from vedich.judging import steps
from vedich.judging.ask import Ask
from vedich.judging.engines import DuckDB, SourceError
from vedich.judging.judge import judge
from vedich.judging.schemes import scheme_on
from vedich.judging.step import Step

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


def same_rows(folder: Path, ask: Ask, spark: SparkSession, *, laid_out: bool = False) -> int:
    """Judge on both engines; return how many rows they agreed on, and fail on those that differ.

    With `laid_out` Spark takes closed years with their months side by side, DuckDB as they were said.
    """
    from vedich.judging.spark import Spark

    scheme = scheme_on(ask.as_of)
    ours = judge(record.sources(folder), ask, scheme=scheme, engine=DuckDB(threads=2, memory="2GB"))
    sources = record.sources(folder, record.CLOSED if laid_out else None)
    theirs = judge(sources, ask, scheme=scheme, engine=Spark(spark, folder / "steps"))
    return sum(agree_as_engines(name, ours, theirs) for name in COMPARED)


def test_a_million_facts_are_judged_identically(spark: SparkSession, tmp_path: Path) -> None:
    record.keep(workload.make(tmp_path, workload.SIZES["s1"]))
    ask = Ask(date(2025, 9, 30), since_year=2016)
    assert same_rows(tmp_path, ask, spark) > 200_000


@pytest.mark.slow
def test_a_million_facts_side_by_side_are_judged_identically(spark: SparkSession, tmp_path: Path) -> None:
    record.keep(workload.make(tmp_path, workload.SIZES["s1"]))
    ask = Ask(date(2025, 9, 30), since_year=2016)
    assert same_rows(tmp_path, ask, spark, laid_out=True) > 200_000


@pytest.mark.slow
def test_ten_million_facts_are_judged_identically(spark: SparkSession, tmp_path: Path) -> None:
    record.keep(workload.make(tmp_path, workload.SIZES["s12"]))
    assert same_rows(tmp_path, Ask(date(2025, 9, 30)), spark) > 200_000


def generated(seed: int, sets: int, spark: SparkSession, folder: Path) -> None:
    """Judge many sets in one run with the reference and on both engines, on Spark in another order of rows."""
    from vedich.judging.spark import Spark

    batched = batch(seed, sets)
    ask, scheme, tables = batched.ask, scheme_on(batched.ask.as_of), batched.whole()
    shuffled = batched.rows(random.Random(seed))
    ours = judge(batched.rows(), ask, scheme=scheme, engine=DuckDB(threads=2))
    theirs = judge(shuffled, ask, scheme=scheme, engine=Spark(spark, folder))
    wanted = {"verdicts": judged(tables, ask, scheme)}
    if ask.paces:
        wanted["paces"] = paced(tables, ask, scheme)
    assert len(wanted["verdicts"]) > sets
    for table, rows in wanted.items():
        agree(ours, table, rows, f"DuckDB, seed {seed}, {ask}")
        agree(theirs, table, rows, f"Spark, seed {seed}, {ask}")
    for table in (*wanted, "tallies"):
        agree_as_engines(table, ours, theirs)


# October with usual paces, as it was known then and with what nobody approved yet; and two years at their end.
@pytest.mark.parametrize("seed", [8, 14])
def test_generated_sets_are_judged_as_by_the_reference(
    seed: int, spark: SparkSession, tmp_path: Path
) -> None:
    generated(seed, 250, spark, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(300, 320))
def test_ten_thousand_sets_are_judged_as_by_the_reference(
    seed: int, spark: SparkSession, tmp_path: Path
) -> None:
    generated(seed, 500, spark, tmp_path)


def test_a_table_that_breaks_the_contract_is_refused(spark: SparkSession, tmp_path: Path) -> None:
    from vedich.judging.spark import Spark

    spark.sql("SELECT 1 AS indicator").write.parquet(str(tmp_path / "observations"))
    with pytest.raises(SourceError, match="the columns observation, area, year"):
        Spark(spark, tmp_path).register("observations", tmp_path / "observations")
    with pytest.raises(SourceError, match="knows no such table"):
        Spark(spark, tmp_path).register("budgets", [])
