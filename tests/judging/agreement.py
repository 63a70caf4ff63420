"""Two judgements, or one and the reference, say the same of every target: to the last digit, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb

from vedich.judging.judge import Judgement
from vedich.judging.tables import TABLES


def by_target(judgement: Judgement, table: str) -> dict[int, dict[str, Any]]:
    """Give the rows of a table by the target that they are about."""
    return {row["target"]: row for row in judgement.records(table)}


def agree(judgement: Judgement, table: str, wanted: Sequence[dict[str, Any]], which: str) -> None:
    """Fail on the first target of which the reference says something else."""
    came = by_target(judgement, table)
    assert sorted(came) == sorted(row["target"] for row in wanted), which
    for row in wanted:
        told = {name: came[row["target"]][name] for name in row}
        assert told == row, f"{table} of {which}, target {row['target']}"


def agree_as_engines(table: str, ours: Judgement, theirs: Judgement) -> int:
    """Return how many rows a table has on both engines; fail where one has a row that the other has not."""
    link = duckdb.connect()
    link.register("expected", ours.arrow(table))
    link.register("found", theirs.arrow(table))
    columns = ", ".join(TABLES[table].names)
    for one, other in (("found", "expected"), ("expected", "found")):
        # Each row as often as it is there, a null like a null.
        only = link.execute(
            f"SELECT {columns} FROM {one} EXCEPT ALL SELECT {columns} FROM {other} ORDER BY ALL LIMIT 3"
        ).fetchall()
        assert not only, f"{table}: only {one}: {only}"
    (count,) = link.execute("SELECT COUNT(*) FROM found").fetchall()[0]
    return int(count)
