"""Laws of judging: mergers and sums commute, better is never worse, tallies are whole."""

from __future__ import annotations

import itertools
import random
from datetime import date
from decimal import Decimal
from typing import Any

from tests.judging.generated import batch
from vedich.domain.scorecard import Scorecard
from vedich.domain.target import Operator
from vedich.domain.verdict import Verdict
from vedich.judging.ask import Ask
from vedich.judging.engines import DuckDB
from vedich.judging.judge import Judgement, judge
from vedich.judging.rows import rows_of
from vedich.judging.schemes import scheme_on

DAY = date(2023, 12, 31)
SCHEME = scheme_on(DAY)


def run(**records: list[dict[str, Any]]) -> Judgement:
    tables = {name: rows_of(name, *several) for name, several in records.items()}
    return judge(tables, Ask(DAY), scheme=SCHEME, engine=DuckDB(threads=1))


def number(chance: random.Random) -> Decimal:
    return chance.choice([Decimal(0), Decimal(chance.randint(-(10**9), 10**9)).scaleb(-chance.randint(0, 6))])


def test_merging_then_rolling_up_equals_rolling_up_then_merging() -> None:
    """Old communes are split into two new ones each; a province of old and of new communes has one sum."""
    chance = random.Random(1)
    observations, passages, then, now, asked, sums = [], [], [], [], [], {}
    for province in range(1, 101):
        communes = [province * 1000 + place for place in range(chance.randint(3, 12))]
        sums[province] = Decimal(0)
        then += [{"area": area, "ancestor": province} for area in communes]
        now += [{"area": province * 1000 + 900 + place, "ancestor": province} for place in range(3)]
        asked.append({"target": province, "area": province, "year": 2023, "goal": Decimal(1)})
        for turn, area in enumerate(communes):
            value = number(chance)
            sums[province] += value
            said = {"observation": area, "indicator": 1, "area": area, "year": 2023, "as_of": DAY}
            observations.append(said | {"value": value})
            share = Decimal(chance.randint(1, 99_999_999)).scaleb(-8)
            for piece, part in enumerate((share, 1 - share)):
                becomes = province * 1000 + 900 + (turn + piece) % 3
                passages.append({"area": area, "becomes": becomes, "share": part, "estimated": True})
    indicators = [{"indicator": 1, "frequency": "year"}]
    told = {"observations": observations, "indicators": indicators, "targets": asked}
    rolled_up_then = {row["target"]: row["result"] for row in run(**told, tree=then).records("verdicts")}
    merged = run(**told, tree=now, passages=passages).records("verdicts")
    assert {row["target"]: row["result"] for row in merged} == rolled_up_then == sums
    assert all(row["estimated"] for row in merged)


def test_a_better_result_never_gets_a_worse_verdict() -> None:
    """Each value is the result of an area of its own; the areas of one form of target have the same goal."""
    chance = random.Random(2)
    forms = itertools.product(
        [operator for operator in Operator if operator.is_measurable],
        ["flow", "rate", "rank", "share"],
        [True, False, None],
        range(3),
    )
    observations, indicators, asked = [], [], []
    for form, (operator, kind, up, _) in enumerate(forms, start=1):
        indicators.append({"indicator": form, "kind": kind, "higher_is_better": up, "frequency": "year"})
        goal, wide = number(chance), abs(number(chance))
        for area in range(1, 9):
            value = chance.choice([goal, goal + wide, goal - wide, goal / 10 * 9, number(chance)])
            for year in (2022, 2023):
                said = {"indicator": form, "area": area, "year": year, "as_of": DAY}
                figure = value.quantize(Decimal("0.000001")) if year == 2023 else Decimal(50)
                observations.append(said | {"observation": len(observations) + 1, "value": figure})
            target = {"target": form * 10 + area, "indicator": form, "area": area, "year": 2023}
            target |= {"operator": operator.value, "goal": goal, "goal_max": goal + wide, "tolerance": wide}
            asked.append(target)
    rows = run(observations=observations, indicators=indicators, targets=asked).records("verdicts")
    by_form = itertools.groupby(sorted(rows, key=lambda row: row["target"]), lambda row: row["target"] // 10)
    compared = 0
    for _, alike in by_form:
        several = list(alike)
        up = several[0]["higher_is_better"]
        if up is None:  # Neither way is better: only being inside counts.
            continue
        better = sorted(several, key=lambda row: row["result"], reverse=up)
        for one, worse in itertools.pairwise(better):
            verdicts = Verdict(worse["verdict"]), Verdict(one["verdict"])
            assert verdicts[0].is_better_than(verdicts[1]) is False, (one, worse)
            compared += 1
    assert compared > 500


def test_tallies_come_to_the_number_of_targets() -> None:
    batched = batch(11, 40)
    judgement = judge(batched.rows(), batched.ask, scheme=SCHEME)
    counted = [row for row in judgement.records("verdicts") if row["whole"] is None]
    cards = [
        Scorecard(**{verdict.value: row[verdict.value] for verdict in Verdict})
        for row in judgement.records("tallies")
    ]
    assert sum(card.total + card.not_applicable for card in cards) == len(counted)
    assert [card.total for card in cards] == [row["total"] for row in judgement.records("tallies")]
