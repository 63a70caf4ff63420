"""The plain judge job in pandas, the way most analysts would write it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from bench.judging.plain import Job

KEY = ["area", "indicator", "year"]


def run(folder: Path, job: Job, out: Path) -> None:
    """Run the job; judged and tallies lie in `out` as Parquet."""
    areas = pd.read_parquet(folder / "areas.parquet")
    indicators = pd.read_parquet(folder / "indicators.parquet")
    facts = _read(folder / "facts", range(job.first - 1, job.last + 1), [("month", "<=", job.month)])
    facts = facts.sort_values("month", kind="stable")
    groups = facts.groupby(KEY, sort=False)
    cumulated = groups.agg(total=("num", "sum"), latest=("num", "last"), den=("den", "last")).reset_index()
    del facts, groups
    cumulated = cumulated.merge(indicators[["indicator", "kind"]], on="indicator")
    cumulated["num"] = np.where(cumulated["kind"] == "flow", cumulated["total"], cumulated["latest"])
    cumulated = cumulated[[*KEY, "kind", "num", "den"]]
    provinces = cumulated.merge(areas, on="area").drop(columns="area").rename(columns={"parent": "area"})
    key = [*KEY, "kind"]
    provinces = provinces.groupby(key, sort=False)[["num", "den"]].sum().reset_index()
    nation = cumulated.groupby(key[1:], sort=False)[["num", "den"]].sum().reset_index().assign(area=1)
    actual = pd.concat([cumulated, provinces, nation], ignore_index=True)
    del cumulated
    rate = (10_000 * actual["num"] + actual["den"] // 2) // actual["den"].where(actual["den"] > 0, 1)
    actual["actual"] = np.where(actual["kind"] == "rate", rate, actual["num"])
    actual = actual[[*KEY, "actual"]]
    past = actual.rename(columns={"actual": "past"}).assign(year=actual["year"] + 1)
    judged = _read(folder / "targets", range(job.first, job.last + 1), None)
    judged = judged.merge(indicators[["indicator", "operator"]], on="indicator")
    judged = judged.merge(actual, on=KEY, how="left").merge(past, on=KEY, how="left")
    del actual, past
    # A left join leaves floats where something is missing; these whole numbers fit into them.
    known, compared = judged["actual"].notna(), judged["past"].gt(0) & judged["actual"].notna()
    reached = judged["actual"].fillna(0).astype("int64")
    before = judged["past"].where(compared, 1).astype("int64")
    wanted, operator = judged["target"], judged["operator"]
    share = (10_000 * reached + wanted // 2) // wanted
    lower = operator == "le"
    judged["status"] = np.select(
        [
            ~known,
            lower & (reached <= wanted),
            lower & (10_000 * wanted >= 9_000 * reached),
            lower,
            (operator == "gt") & (reached > wanted),
            (operator == "ge") & (reached >= wanted),
            share >= 9_000,
        ],
        ["no_result", "met", "near", "missed", "met", "met", "near"],
        default="missed",
    )
    judged["share"] = share.astype("Int64").where(known)
    judged["growth"] = ((10_000 * reached + before // 2) // before).astype("Int64").where(compared)
    judged["actual"] = reached.astype("Int64").where(known)
    judged = judged[[*KEY, "basis", "target", "actual", "share", "growth", "status"]]
    judged.to_parquet(out / "judged.parquet", compression="zstd")
    tallies = judged.groupby(["area", "basis", "year", "status"]).size().reset_index(name="targets")
    tallies.to_parquet(out / "tallies.parquet")


def _read(folder: Path, years: range, filters: list[tuple[str, str, int]] | None) -> pd.DataFrame:
    """Read the years asked for and no others."""
    there = [year for year in years if (folder / f"year={year}").is_dir()]
    parts = [
        pd.read_parquet(folder / f"year={year}" / "0.parquet", filters=filters, partitioning=None).assign(
            year=year
        )
        for year in there
    ]
    return pd.concat(parts, ignore_index=True)
