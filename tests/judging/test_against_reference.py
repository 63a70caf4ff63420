"""The steps and the plain-Python reference judge every generated set alike, to the last digit."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.judging.generated import Batch, batch
from tests.judging.reference.paces import paced
from tests.judging.reference.verdicts import judged
from vedich.domain.verdict import Verdict
from vedich.judging.engines import DuckDB
from vedich.judging.judge import Judgement, judge
from vedich.judging.schemes import scheme_on

SETS_A_BATCH = 100


def records(judgement: Judgement, table: str) -> dict[int, dict[str, Any]]:
    return {row["target"]: row for row in judgement.records(table)}


def by_target(
    batched: Batch, *, threads: int, shuffled: random.Random | None = None
) -> dict[int, dict[str, Any]]:
    judgement = judge(
        batched.rows(shuffled),
        batched.ask,
        scheme=scheme_on(batched.ask.as_of),
        engine=DuckDB(threads=threads),
    )
    return records(judgement, "verdicts")


def check(seed: int) -> list[dict[str, Any]]:
    """Judge a batch both ways; give the rows."""
    batched = batch(seed, SETS_A_BATCH)
    scheme = scheme_on(batched.ask.as_of)
    tables = batched.whole()
    judgement = judge(batched.rows(), batched.ask, scheme=scheme, engine=DuckDB(threads=1))
    wanted = judged(tables, batched.ask, scheme)
    agree(records(judgement, "verdicts"), wanted, f"seed {seed}, {batched.ask}")
    if batched.ask.paces:
        agree(records(judgement, "paces"), paced(tables, batched.ask, scheme), f"paces of seed {seed}")
    return wanted


def agree(came: dict[int, dict[str, Any]], wanted: list[dict[str, Any]], which: str) -> None:
    assert sorted(came) == sorted(row["target"] for row in wanted), which
    for row in wanted:
        told = {name: came[row["target"]][name] for name in row}
        assert told == row, f"{which}, target {row['target']}"


SEEDS = range(5)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_steps_agree_with_the_reference(seed: int) -> None:
    assert check(seed)


def test_every_verdict_and_rule_is_met_among_the_generated_sets() -> None:
    batches = [batch(seed, SETS_A_BATCH) for seed in (0, 1)]
    rows = [row for one in batches for row in judged(one.whole(), one.ask, scheme_on(one.ask.as_of))]
    assert {row["verdict"] for row in rows} == {verdict.value for verdict in Verdict}
    rules = {"better", "ceiling", "equal", "inside", "near_share", "near_points", "short", "outcome", "words"}
    rules |= {"months_missing", "areas_missing", "nothing_said", "not_due", "ended", "replaced", "reference"}
    rules |= {"measure", "share", "overlap", "parts", "years", "target_measure"}
    assert rules <= {row["rule"] for row in rows}


@pytest.mark.parametrize("seed", [5, 6])
def test_neither_the_order_of_rows_nor_threads_change_anything(seed: int) -> None:
    batched = batch(seed, SETS_A_BATCH // 4)
    straight = by_target(batched, threads=1)
    assert by_target(batched, threads=2, shuffled=random.Random(seed)) == straight


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 200))
def test_ten_thousand_sets_agree_with_the_reference(seed: int) -> None:
    check(seed)
