"""The plain judge job on Polars' streaming engine, as somebody who knows it would write it: a year at a time."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from bench.judging.plain import Job

KEY = ["area", "indicator"]
TYPES = {"area": pl.Int32, "indicator": pl.Int32, "actual": pl.Int64}


def run(folder: Path, job: Job, out: Path) -> None:
    """Run the job; judged, a file for each year, and tallies lie in `out` as Parquet."""
    indicators = pl.scan_parquet(folder / "indicators.parquet")
    judged = out / "judged.parquet"
    judged.mkdir()
    before = _actual(folder, job.first - 1, job.month)
    for year in range(job.first, job.last + 1):
        actual = _actual(folder, year, job.month)
        targets = pl.scan_parquet(folder / "targets" / f"year={year}" / "*.parquet", hive_partitioning=False)
        _judged(targets, indicators, actual, before, year).sink_parquet(
            judged / f"{year}.parquet", compression="zstd", compression_level=1, engine="streaming"
        )
        before = actual
    tallies = (
        pl.scan_parquet(judged / "*.parquet")
        .group_by("area", "basis", "year", "status")
        .agg(targets=pl.len())
    )
    tallies.sink_parquet(out / "tallies.parquet", engine="streaming")


def _actual(folder: Path, year: int, month: int) -> pl.LazyFrame:
    """Return what each area came to in a year up to a month, communes, provinces and the nation."""
    place = folder / "facts" / f"year={year}"
    if not place.is_dir():
        return pl.LazyFrame(schema=TYPES)
    areas = pl.scan_parquet(folder / "areas.parquet")
    indicators = pl.scan_parquet(folder / "indicators.parquet")
    cumulated = (
        pl.scan_parquet(place / "*.parquet", hive_partitioning=False)
        .filter(pl.col("month") <= month)
        .group_by(KEY)
        .agg(
            total=pl.col("num").sum(),
            latest=pl.col("num").max_by("month"),
            den=pl.col("den").max_by("month"),
        )
        .join(indicators.select("indicator", "kind"), on="indicator")
        .select(*KEY, "kind", "den", num=pl.when(kind="flow").then("total").otherwise("latest"))
        .collect(engine="streaming")
        .lazy()
    )
    sums = (pl.col("num").sum(), pl.col("den").sum())
    provinces = cumulated.join(areas, on="area").group_by("parent", "indicator", "kind").agg(*sums)
    provinces = provinces.rename({"parent": "area"})
    nation = cumulated.group_by("indicator", "kind").agg(*sums, area=pl.lit(1, pl.Int32))
    columns = [*KEY, "kind", "num", "den"]
    rolled_up = pl.concat([each.select(columns) for each in (cumulated, provinces, nation)])
    rate = (10_000 * pl.col("num") + pl.col("den") // 2) // pl.col("den")
    return (
        rolled_up.select(*KEY, actual=pl.when(kind="rate").then(rate).otherwise("num"))
        .collect(engine="streaming")
        .lazy()
    )


def _judged(
    targets: pl.LazyFrame, indicators: pl.LazyFrame, actual: pl.LazyFrame, before: pl.LazyFrame, year: int
) -> pl.LazyFrame:
    reached, wanted, past = pl.col("actual"), pl.col("target"), pl.col("past")
    share, operator = pl.col("share"), pl.col("operator")
    return (
        targets.join(indicators.select("indicator", "operator"), on="indicator")
        .join(actual, on=KEY, how="left")
        .join(before.rename({"actual": "past"}), on=KEY, how="left")
        .with_columns(share=(10_000 * reached + wanted // 2) // wanted)
        .select(
            *KEY,
            pl.lit(year, pl.Int32).alias("year"),
            "basis",
            "target",
            "actual",
            "share",
            growth=pl.when(past > 0).then((10_000 * reached + past // 2) // past),
            status=pl.when(reached.is_null())
            .then(pl.lit("no_result"))
            .when((operator == "le") & (reached <= wanted))
            .then(pl.lit("met"))
            .when((operator == "le") & (10_000 * wanted >= 9_000 * reached))
            .then(pl.lit("near"))
            .when(operator == "le")
            .then(pl.lit("missed"))
            .when((operator == "gt") & (reached > wanted))
            .then(pl.lit("met"))
            .when((operator == "ge") & (reached >= wanted))
            .then(pl.lit("met"))
            .when(share >= 9_000)
            .then(pl.lit("near"))
            .otherwise(pl.lit("missed")),
        )
    )
