"""The plain judge job on Apache Spark: the very SQL of `plain.py`, carried over as the steps of the judgement are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bench.judging.plain import Job, stages
from vedich.judging.portable import carried

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def run(session: SparkSession, folder: Path, job: Job, out: Path) -> None:
    """Run the job; judged and tallies lie in `out` as Parquet."""
    for name in ("facts", "targets"):
        session.read.parquet(str(folder / name)).createOrReplaceTempView(name)
    for name in ("areas", "indicators"):
        session.read.parquet(str(folder / f"{name}.parquet")).createOrReplaceTempView(name)
    for name, text in stages(job):
        frame = session.sql(carried(text))
        if name in {"judged", "tallies"}:
            frame.write.mode("overwrite").parquet(str(out / f"{name}.parquet"))
            frame = session.read.parquet(str(out / f"{name}.parquet"))
        elif name in {"cumulated", "actual"}:
            frame = frame.persist()
        frame.createOrReplaceTempView(name)
