"""Judge areas from the facts of the record by the steps of `vedich.judging`; rows are laid out as boards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from vedich.domain.verdict import Verdict
from vedich.judging.ask import Ask
from vedich.judging.judge import Judgement, judge
from vedich.store.facts.asked import Asked
from vedich.store.facts.bordered import Borders
from vedich.store.facts.gathering import Facts, facts_of
from vedich.store.facts.laid_out import results_in_files
from vedich.store.facts.projected import beside_the_record
from vedich.store.judged.board import Board, Line

# Fewer areas than this are read from the record: files hold those of the whole record.
MANY_AREAS = 1_000
_PACE = {
    "pace": "pace",
    "share": "pace_share",
    "usual": "usual",
    "straight": "straight",
    "ahead_by": "ahead_by",
    "years": "years_known",
    "months_left": "months_left",
    "still_to_come": "still_to_come",
    "each_month": "each_month",
}


@dataclass(frozen=True)
class Evaluated:
    """A judgement with the facts it rests on, and the boards that came of it, by area."""

    facts: Facts
    judgement: Judgement
    boards: Mapping[int, Board]


def evaluated(asked: Asked, area: int | None = None, borders: Borders | None = None) -> Evaluated:
    """Judge an area with all that lies below it; None judges the areas that are asked for, or all.

    Raises:
        BordersUnknownError: the day of the borders lies before the records.
    """
    borders = borders or Borders.on(asked.border_day)
    if area is not None:
        asked = replace(asked, areas=borders.under(area))
    facts = facts_of(asked, borders)
    with _observations(facts) as tables:
        judgement = judge(tables, ask_of(asked), scheme=facts.scheme.margins)
        return Evaluated(facts, judgement, boards_of(facts, judgement))


@contextmanager
def _observations(facts: Facts) -> Iterator[dict[str, Any]]:
    """Give the tables; for many areas, the results of years that lie in files from there."""
    asked, folder = facts.asked, beside_the_record()
    few = asked.areas is not None and len(asked.areas) < MANY_AREAS
    if few or asked.indicators is not None or not folder.is_dir():
        yield facts.tables
        return
    with results_in_files(folder, facts) as tables:
        yield {**facts.tables, **tables}


def ask_of(asked: Asked) -> Ask:
    """Give the question as the judging room takes it."""
    return Ask(asked.as_of, asked.known_on, asked.only_approved)


def boards_of(facts: Facts, judgement: Judgement) -> dict[int, Board]:
    """Lay the judgement out by area; areas without a target have no board."""
    asked = facts.asked
    paces = {row["target"]: row for row in judgement.records("paces")}
    months = _figures(judgement, asked.as_of.year, asked.as_of.month)
    whole = {
        (row["indicator"], row["category"], row["area"]): row["value"]
        for row in judgement.records(
            "results", f"year = {asked.as_of.year - 1} AND first = 1 AND until = 12 AND complete"
        )
    }
    strict = {row["target"] for row in judgement.records("goals", "is_strict")}
    lines: dict[int, list[Line]] = defaultdict(list)
    for row in judgement.records("verdicts"):
        key = (row["indicator"], row["category"], row["area"])
        pace = paces.get(row["target"], {})
        made: dict[str, Any] = {
            **row,
            "verdict": Verdict(row["verdict"]),
            "is_strict": row["target"] in strict,
            "is_over": row["until"] >= row["last"] and asked.as_of.year >= (row["last_year"] or row["year"]),
            "month": months.get(key),
            "last_year_whole": whole.get(key),
            **{ours: pace.get(theirs) for theirs, ours in _PACE.items()},
        }
        lines[row["area"]].append(Line(**made))
    left_out = tuple((reason.vi, reason.en, count) for reason, count in facts.left_out.counts.items())
    return {
        area: Board(area, asked.as_of, tuple(sorted(found, key=lambda line: line.target)), left_out)
        for area, found in lines.items()
    }


def _figures(judgement: Judgement, year: int, month: int) -> dict[tuple[int, int, int], Decimal]:
    """Give what was said of the month alone."""
    rows: Iterable[dict[str, Any]] = judgement.records(
        "carried", f"year = {year} AND first = {month} AND last = {month} AND value IS NOT NULL"
    )
    found = {(row["indicator"], row["category"], row["area"]): row["value"] for row in rows}
    for row in judgement.records("rowed", f"year = {year} AND v{month} IS NOT NULL"):
        found[row["indicator"], row["category"], row["area"]] = row[f"v{month}"]
    return found
