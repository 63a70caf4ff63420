"""The steps and the plain-Python reference judge every generated set alike, to the last digit."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from tests.judging.agreement import agree, by_target
from tests.judging.generated import YEAR, batch
from tests.judging.reference.paces import paced
from tests.judging.reference.verdicts import judged
from vedich.domain.verdict import Verdict
from vedich.judging.engines import DuckDB
from vedich.judging.judge import judge
from vedich.judging.schemes import scheme_on

SETS_A_BATCH = 100


def check(seed: int) -> list[dict[str, Any]]:
    """Judge a batch both ways; give the rows."""
    batched = batch(seed, SETS_A_BATCH)
    scheme = scheme_on(batched.ask.as_of)
    tables = batched.whole()
    judgement = judge(batched.rows(), batched.ask, scheme=scheme, engine=DuckDB(threads=1))
    wanted = judged(tables, batched.ask, scheme)
    agree(judgement, "verdicts", wanted, f"seed {seed}, {batched.ask}")
    if batched.ask.paces:
        agree(judgement, "paces", paced(tables, batched.ask, scheme), f"seed {seed}")
    return wanted


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
    scheme = scheme_on(batched.ask.as_of)
    straight, shuffled = (
        judge(batched.rows(order), batched.ask, scheme=scheme, engine=DuckDB(threads=threads))
        for threads, order in ((1, None), (2, random.Random(seed)))
    )
    assert by_target(shuffled, "verdicts") == by_target(straight, "verdicts")


@pytest.mark.parametrize("seed", [0, 7])
def test_years_judged_one_by_one_are_judged_as_all_at_once(seed: int) -> None:
    """Terms among them, which are judged in their last year so far."""
    batched = batch(seed, SETS_A_BATCH // 4)
    ask = replace(batched.ask, since_year=YEAR - 2, paces=True)
    scheme = scheme_on(ask.as_of)
    at_once, one_by_one = (
        judge(batched.rows(), ask, scheme=scheme, engine=DuckDB(threads=1, many_targets=many))
        for many in (10**9, 0)
    )
    years = {row["year"] for row in at_once.records("verdicts")}
    assert len(one_by_one.engine.spans(YEAR - 2, YEAR)) == 3 <= len(years)
    for table in ("verdicts", "paces", "goals"):
        assert by_target(one_by_one, table) == by_target(at_once, table)
    assert sorted(one_by_one.rows("tallies")) == sorted(at_once.rows("tallies"))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 200))
def test_ten_thousand_sets_agree_with_the_reference(seed: int) -> None:
    check(seed)
