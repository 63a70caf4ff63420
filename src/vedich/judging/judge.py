"""judge(tables, ask) → Judgement: the steps in the order they are read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any

from vedich.judging.ask import Ask
from vedich.judging.engines import DuckDB, Engine, Source, SourceError, Span
from vedich.judging.inputs import INPUTS
from vedich.judging.schemes import Scheme
from vedich.judging.step import Literal, Step
from vedich.judging.table import Row
from vedich.judging.tables import TABLES

# What was said, on the borders asked for, to date, over areas, and from parts; then the
# targets and how they stand.
STEPS = (
    "in_force",
    "windows",
    "rowed",
    "spread",
    "retold",
    "standing",
    "moved",
    "carried",
    "flows",
    "levels",
    "of_years",
    "to_date",
    "rolled_up",
    "summed_up",
    "derived",
    "results",
    "compared",
    "goals",
    "terms",
    "estimates",
    "weighed",
    "verdicts",
    "tallies",
)
# What verdicts are made of, a row for each target.
OF_TARGETS = ("in_force", "goals", "weighed")
PACE_STEPS = ("seasons", "paces")
# How far back the usual pace looks.
SEASONS_BACK = 5
# Up to so many rows the plans of the steps cost more than their work.
FEW_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came out: every table of the steps, with the question and the scheme that decided.

    `rows(name)` gives tuples in the order of `TABLES[name].columns`.
    """

    ask: Ask
    scheme: Scheme
    engine: Engine

    def rows(self, name: str, where: str = "") -> list[Row]:
        """Give the rows of a table, in no order that means anything."""
        return self.engine.rows(name, where)

    def records(self, name: str, where: str = "") -> list[dict[str, Any]]:
        """Give the rows of a table with the names of their columns."""
        names = TABLES[name].names
        return [dict(zip(names, row, strict=True)) for row in self.rows(name, where)]

    def arrow(self, name: str) -> Any:
        """Give a table as an Arrow table, for notebooks.

        Raises:
            ArrowMissingError: pyarrow is not installed.
        """
        return self.engine.arrow(name)


def judge(
    tables: Mapping[str, Source], ask: Ask, *, scheme: Scheme, engine: Engine | None = None
) -> Judgement:
    """Judge every target of the tables as asked.

    Needs   observations, indicators and targets; tree and passages where areas are rolled up or carried over;
            year_rows where years lie with their months side by side, retaken where some of it is said again.

    Raises:
        SourceError: a table is missing, or is not what the contract says.
    """
    for needed in ("observations", "indicators", "targets"):
        if needed not in tables:
            raise SourceError(needed, "it was not handed in")
    used = engine
    if used is None:
        tables, few = _looked_at(tables)
        used = DuckDB(few=few)
    for table in INPUTS:
        if table.name != "scheme":
            used.register(table.name, tables.get(table.name, []))
    used.register("scheme", [scheme.row])
    back = SEASONS_BACK if ask.paces else 1
    used.register("calendar", ask.calendar(ask.first_year - back - 50, ask.as_of.year + 50))
    literals = ask.literals
    spans = used.spans(ask.first_year, ask.as_of.year)
    for name in (*STEPS, *(PACE_STEPS if ask.paces else ())):
        if name == "verdicts" and len(spans) > 1:
            _judge_by_span(used, spans, literals)
        else:
            used.run(_of_all(name, spans), literals)
        if name == "windows":
            # Of ten years of facts only those that some target needs are read.
            years = [int(str(year)) for year, *_ in used.rows("windows")]
            literals |= {"facts_from": min(years, default=0), "facts_to": max(years, default=0)}
    return Judgement(ask, scheme, used)


def _of_all(name: str, spans: Sequence[Span]) -> Step:
    """Give a step for all years; targets that are judged span by span are many, and not kept beside."""
    step = Step.named(name)
    return replace(step, keeps=False) if name == "in_force" and len(spans) > 1 else step


def _judge_by_span(engine: Engine, spans: Sequence[Span], literals: dict[str, Literal]) -> None:
    """Judge the targets of each span of years by themselves, each with the year that it is judged in."""
    for part, (first, last) in enumerate(spans):
        of_span = literals | {"now_from": first, "now_to": last}
        for name in OF_TARGETS:
            engine.run(_of_all(name, spans), of_span)
        engine.run(Step.named("verdicts"), of_span, part=part)
    # What they were made of is there for all years again.
    for name in OF_TARGETS:
        engine.run(_of_all(name, spans), literals)


def _looked_at(tables: Mapping[str, Source]) -> tuple[dict[str, Source], bool]:
    """Give the tables, and whether all are few rows; of files and Arrow tables nobody knows before."""
    looked: dict[str, Source] = dict(tables)
    left = FEW_ROWS
    for name, rows in tables.items():
        if not isinstance(rows, Iterable) or hasattr(rows, "__arrow_c_stream__"):
            return looked, False
        rest = iter(rows)
        first = list(islice(rest, left + 1))
        left -= len(first)
        looked[name] = first if left >= 0 else chain(first, rest)
        if left < 0:
            return looked, False
    return looked, True
