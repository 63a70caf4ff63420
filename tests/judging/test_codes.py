"""Words that the steps write are codes: all of them are known, and every column that should holds them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from vedich.judging.ask import Ask
from vedich.judging.codes import CODES
from vedich.judging.engines import DuckDB, StepError
from vedich.judging.judge import PACE_STEPS, STEPS, Judgement, judge
from vedich.judging.schemes import scheme_on
from vedich.judging.step import Step
from vedich.judging.table import Type
from vedich.judging.tables import TABLES

NAMES = (*STEPS, *PACE_STEPS)


def judged(basis: str = "own_plan", *, few: bool = False) -> Judgement:
    targets = TABLES["targets"]
    told = {"target": 1, "version": 1, "basis": basis, "indicator": 1, "area": 1, "year": 2023, "goal": 5}
    row = tuple(
        told.get(column.name, None if column.is_needed else column.default) for column in targets.columns
    )
    indicators = TABLES["indicators"]
    what = {"indicator": 1, "kind": "flow"}
    indicator = tuple(
        what.get(column.name, None if column.is_needed else column.default) for column in indicators.columns
    )
    tables = {"observations": [], "indicators": [indicator], "targets": [row]}
    as_of = date(2023, 12, 31)
    return judge(tables, Ask(as_of), scheme=scheme_on(as_of), engine=DuckDB(threads=1, few=few))


def test_every_word_that_a_step_writes_is_known() -> None:
    sql = "".join(Step.named(name).sql for name in NAMES)
    written = set(re.findall(r"CODE\('([a-z_]+)'\)", sql))
    assert written
    assert written <= set(CODES)
    assert list(CODES) == sorted(set(CODES))


@pytest.mark.parametrize("few", [False, True])
def test_a_code_is_kept_as_one_in_every_table(few: bool) -> None:
    judgement = judged(few=few)
    assert isinstance(judgement.engine, DuckDB)
    for name in NAMES:
        described = judgement.engine.connection.execute(f"DESCRIBE {name}").fetchall()
        kept = {column for column, kind, *_ in described if kind.startswith("ENUM")}
        assert kept == {each.name for each in TABLES[name].columns if each.type is Type.CODE}, name


def test_a_code_is_read_as_the_word_it_is() -> None:
    (row,) = judged().records("verdicts")
    assert (row["basis"], row["verdict"], row["rule"]) == ("own_plan", "no_result", "nothing_said")


def test_a_word_that_nobody_knows_is_named() -> None:
    with pytest.raises(StepError, match="hearsay"):
        judged("hearsay")
