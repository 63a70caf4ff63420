"""The board of judging: what was measured of each size, kept as JSON, and the page made of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bench.judging import plain, watched, workload

HERE = Path(__file__).resolve().parent
MEASURED = HERE / "measured"
LONG, STAGED, OURS = "DuckDB", "DuckDB, all years at once", "DuckDB, rows of a year"
AS_SAID, CLOSED, ROWS, OFFICE = (
    "whole judgement",
    "whole judgement, closed years in rows",
    "whole judgement, rows of a year",
    "whole judgement, as an office has it",
)


class Limit(NamedTuple):
    """A ratio that must hold: how many times of the second the first takes, at least or at most."""

    what: str
    above: str
    below: str
    job: str
    limit: float
    at_least: bool


_WHOLE = "the whole judgement takes of the plain job, "
LIMITS = (
    Limit("pandas takes of ours", "pandas", OURS, "one month", 6, True),
    Limit("Polars takes of ours", "Polars", OURS, "one month", 2, True),
    Limit("pandas takes of ours", "pandas", OURS, "ten years", 6, True),
    Limit("Polars takes of ours", "Polars", OURS, "ten years", 2, True),
    Limit("ours takes of the decode floor", OURS, "floor", "one month", 3, False),
    *(
        Limit(f"{_WHOLE}{which}", above, below, job, 3, False)
        for job in plain.JOBS
        for which, above, below in (
            ("as an office has it, that on long facts, all years at once", OFFICE, STAGED),
            ("as an office has it, that on long facts", OFFICE, LONG),
            ("both on long facts", AS_SAID, LONG),
            ("both on rows of a year", ROWS, OURS),
            ("as an office has it, that on rows of a year", OFFICE, OURS),
        )
    ),
)
NATION = "s120"  # the size the limits are set for; smaller ones are told beside it
PEAK = 3_000  # MB that a job may hold


@dataclass
class Size:
    """What was measured of one size in one run, on which day, and what was not equal."""

    name: str
    day: str
    figures: dict[tuple[str, str], watched.Taken] = field(default_factory=dict)
    unequal: list[str] = field(default_factory=list)

    def keep(self, folder: Path = MEASURED) -> None:
        """Keep it beside the others, so that sizes may be measured on different days."""
        folder.mkdir(exist_ok=True)
        told = [[job, engine, *taken] for (job, engine), taken in self.figures.items()]
        text = json.dumps({"day": self.day, "unequal": self.unequal, "figures": told}, indent=1)
        (folder / f"{self.name}.json").write_text(text + "\n", encoding="utf-8")


def kept(folder: Path = MEASURED) -> list[Size]:
    """Return the sizes that were measured, smallest first."""
    found = []
    for name in workload.SIZES:
        file = folder / f"{name}.json"
        if file.is_file():
            told = json.loads(file.read_text(encoding="utf-8"))
            figures = {(job, engine): watched.Taken(*rest) for job, engine, *rest in told["figures"]}
            found.append(Size(name, told["day"], figures, told["unequal"]))
    return found


def ratio(size: Size, limit: Limit) -> tuple[float, float] | None:
    """Return the ratio by the clock and by processor time, where both were measured."""
    above, below = (size.figures.get((limit.job, engine)) for engine in (limit.above, limit.below))
    if above is None or below is None:
        return None
    return above.seconds / below.seconds, above.processor / max(below.processor, 0.01)


def page(sizes: list[Size]) -> str:
    """Return the page."""
    unequal = [sentence for size in sizes for sentence in size.unequal]
    lines = [
        "# Judging at any size\n",
        "The plain judge job of `plain.py` by every engine, and the whole judgement of `vedich.judging` on the same",
        "workload as a record keeps it; all engines of a size in one run. Seconds by the clock, of the processor, and the",
        "peak memory of all processes; of several runs the one with the least processor time. `load` is how busy the machine",
        "was with others before the run: above 2 the clock says little. Spark runs as a master and two workers on loopback.",
        "The whole judgement reads facts as they were said, or years laid out as rows (`judging/year_rows.py`): the closed",
        "ones alone, or all. An office has all years laid out as `vedich db project` does it, and what was said since",
        "told on top. `laying out a year` is what that costs once. Like for like is both on long facts, both on rows.",
        "`DuckDB, all years at once` is the plain job stage by stage, as `plain.stages` tells it and Spark does it;",
        "the other rows of DuckDB are the same job after much work on its speed (`plain_duckdb.run`).",
        "",
        "All engines gave the same rows, and the whole judgement the same verdicts on every layout, to the last digit."
        if not unequal
        else "**Not equal:** " + "; ".join(unequal),
        "",
    ]
    for size in sizes:
        lines += _measured(size)
    lines += ["## Limits\n", "| size | limit | by the clock | by processor | |", "|---|---|---:|---:|---|"]
    for size in sizes:
        lines += _limits(size)
    return "\n".join([*lines, *_growth(sizes), ""])


def _measured(size: Size) -> list[str]:
    shape = workload.SIZES[size.name]
    head = (
        f"{shape.communes:,} communes, {shape.indicators} indicators, {shape.facts / 1e6:.2f} million facts"
    )
    lines = [f"## {size.name}: {head}\n", f"Measured on {size.day}.\n"]
    for job in plain.JOBS:
        rows = [(engine, taken) for (its, engine), taken in size.figures.items() if its == job]
        if not rows:
            continue
        ours = size.figures.get((job, OURS))
        lines += [
            f"{job.capitalize()}:\n",
            "| engine | s | processor s | peak MB | times ours | by processor | load |",
            "|---|---:|---:|---:|---:|---:|---:|",
        ]
        for engine, taken in rows:
            times = " | "
            if ours:
                by_processor = taken.processor / max(ours.processor, 0.01)
                times = f"{taken.seconds / ours.seconds:.1f} | {by_processor:.1f}"
            lines.append(
                f"| {engine} | {taken.seconds:.2f} | {taken.processor:.2f} | {taken.peak:,.0f} | {times} | {taken.load:.1f} |"
            )
        lines.append("")
    return lines


def _limits(size: Size) -> list[str]:
    lines = []
    for limit in LIMITS:
        if (found := ratio(size, limit)) is not None:
            bound = f"{'≥' if limit.at_least else '≤'} {limit.limit:g}"
            is_kept = "kept" if (found[1] >= limit.limit) == limit.at_least else "broken"
            lines.append(
                f"| {size.name} | {limit.what}, {limit.job}: {bound} | {found[0]:.1f} | {found[1]:.1f} "
                f"| {is_kept if size.name == NATION else 'the nation counts'} |"
            )
    for engine in (OURS, AS_SAID, ROWS, OFFICE):
        peaks = [taken.peak for (_, its), taken in size.figures.items() if its == engine]
        if peaks:
            is_kept = "kept" if max(peaks) <= PEAK else "broken"
            lines.append(
                f"| {size.name} | peak memory, {engine}: ≤ {PEAK:,} MB | {max(peaks):,.0f} | | {is_kept} |"
            )
    return lines


def _growth(sizes: list[Size]) -> list[str]:
    columns = [(job, engine) for job in plain.JOBS for engine in (LONG, OURS, AS_SAID, ROWS, OFFICE)]
    lines = ["", "## Growth\n", "Processor seconds.\n"]
    lines += ["| size | million facts | " + " | ".join(f"{job}: {engine}" for job, engine in columns) + " |"]
    lines += ["|---|---:" + "|---:" * len(columns) + "|"]
    for size in sizes:
        cells = [size.figures.get(column) for column in columns]
        shown = " | ".join(f"{taken.processor:.2f}" if taken else "" for taken in cells)
        lines.append(f"| {size.name} | {workload.SIZES[size.name].facts / 1e6:.2f} | {shown} |")
    return lines
