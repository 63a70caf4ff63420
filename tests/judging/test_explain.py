"""A verdict explains itself: the rows it came from, the rule that fired, the calculation redone by hand."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.judging.generated import batch
from vedich.judging.ask import Ask
from vedich.judging.explain import Explanation, UnknownTargetError, explain
from vedich.judging.judge import Judgement, judge
from vedich.judging.rows import rows_of
from vedich.judging.rules import RULES
from vedich.judging.schemes import scheme_on
from vedich.judging.step import Step

OCTOBER = date(2023, 10, 31)


def judged(day: date = OCTOBER, **records: list[dict[str, Any]]) -> Judgement:
    tables = {name: rows_of(name, *several) for name, several in records.items()}
    return judge(tables, Ask(day), scheme=scheme_on(day))


def said(indicator: int, area: int, first: int, last: int, value: str) -> dict[str, Any]:
    number = indicator * 1_000_000 + area * 1_000 + first * 20 + last
    told = {"observation": number, "indicator": indicator, "area": area, "year": 2023, "as_of": OCTOBER}
    return told | {"first": first, "last": last, "value": Decimal(value)}


def by_hand(explained: Explanation, lang: str = "vi") -> list[str]:
    return [line.say(lang) for line in explained.by_hand]


MONTHS = ["21.3", "18.2", "60", "55", "62.3", "58", "61", "64", "70", "57"]


@pytest.fixture(scope="module")
def revenue() -> Explanation:
    judgement = judged(
        observations=[said(1, 1, month, month, value) for month, value in enumerate(MONTHS, start=1)],
        indicators=[{"indicator": 1}],
        targets=[{"target": 1, "year": 2023, "goal": Decimal(510)}],
    )
    return explain(judgement, 1)


def test_the_months_that_were_added_and_the_share_are_redone_by_hand(revenue: Explanation) -> None:
    assert by_hand(revenue)[:2] == [
        "21,3 + 18,2 + 60 + 55 + 62,3 + 58 + 61 + 64 + 70 + 57 = 526,8",
        "526,8 : 510 = 103,29%; lớn hơn 100% → vượt",
    ]
    assert by_hand(revenue, "en")[1] == "526.8 : 510 = 103.29%; over 100% → exceeded"


def test_the_rows_of_each_step_are_there(revenue: Explanation) -> None:
    assert [trace.step for trace in revenue.traces] == [
        "in_force", "standing", "results", "goals", "verdicts", "paces",
    ]  # fmt: skip
    assert len(revenue.of("standing")) == len(MONTHS)
    assert revenue.of("passages") == ()


def test_what_each_month_left_must_bring_stands_below(revenue: Explanation) -> None:
    assert by_hand(revenue)[2:] == ["nhịp thường: 103,29% − 83,33% → 19,96", "−16,8 : 2 tháng = −8,4"]


def test_where_less_is_better_the_gap_is_shown_and_not_a_share() -> None:
    judgement = judged(
        date(2023, 12, 31),
        observations=[said(1, 1, 12, 12, "0.63")],
        indicators=[{"indicator": 1, "kind": "rate", "higher_is_better": False, "adds_up": "none"}],
        targets=[{"target": 1, "year": 2023, "operator": "decrease_to", "goal": Decimal("0.8")}],
    )
    assert by_hand(explain(judgement, 1)) == ["0,8 − 0,63 = 0,17; kết quả tốt hơn mức giao → vượt"]


def test_a_province_shows_its_communes_and_which_are_missing() -> None:
    judgement = judged(
        date(2023, 12, 31),
        observations=[said(1, 11, 1, 12, "10"), said(1, 12, 1, 12, "20")],
        indicators=[{"indicator": 1}],
        targets=[{"target": 1, "area": 2, "year": 2023, "goal": Decimal(40)}],
        tree=[{"area": area, "ancestor": 2} for area in (11, 12, 13)],
    )
    explained = explain(judgement, 1)
    assert by_hand(explained) == [
        "10 + 20 = 30",
        "30 : 40 = 75,00%; mới có số của 2 trên 3 đơn vị, chưa kết luận được → chưa có kết quả",
    ]
    assert {row["area"] for row in explained.of("tree")} - {
        row["area"] for row in explained.of("to_date")
    } == {13}


def test_a_rate_shows_its_parts() -> None:
    judgement = judged(
        date(2023, 12, 31),
        observations=[said(1, 1, 12, 12, "21"), said(2, 1, 12, 12, "3333")],
        indicators=[
            {"indicator": 1, "kind": "stock"},
            {"indicator": 2, "kind": "stock"},
            {
                "indicator": 3, "kind": "rate", "higher_is_better": False, "adds_up": "ratio",
                "first_of": 1, "second_of": 2, "factor": Decimal(100),
            },
        ],
        targets=[{"target": 1, "indicator": 3, "year": 2023, "operator": "at_most", "goal": Decimal("0.5")}],
    )  # fmt: skip
    assert by_hand(explain(judgement, 1)) == [
        "21 × 100 : 3.333 = 0,630063",
        "0,5 − 0,630063 = −0,130063; thiếu không quá 1 điểm so với mức giao → gần đạt",
    ]


def test_a_commune_of_now_shows_the_old_ones_and_their_shares() -> None:
    judgement = judged(
        date(2023, 12, 31),
        observations=[said(1, 11, 1, 12, "10"), said(1, 12, 1, 12, "20")],
        indicators=[{"indicator": 1}],
        targets=[{"target": 1, "area": 2, "year": 2023, "goal": Decimal(15)}],
        passages=[
            {"area": 11, "becomes": 2},
            {"area": 12, "becomes": 2, "share": Decimal("0.25"), "estimated": True},
            {"area": 12, "becomes": 3, "share": Decimal("0.75"), "estimated": True},
        ],
    )
    explained = explain(judgement, 1)
    assert [row["value"] for row in explained.of("standing")] == [10, 20]
    assert {row["area"]: row["share"] for row in explained.of("passages")} == {11: 1, 12: Decimal("0.25")}
    assert explained.verdict["estimated"]
    assert by_hand(explained) == ["15 : 15 = 100,00%; kết quả đúng bằng mức giao → đạt"]


def test_a_target_of_another_year_is_told_apart_from_a_verdict(revenue: Explanation) -> None:
    judgement = judged(observations=[], indicators=[{"indicator": 1}], targets=[])
    with pytest.raises(UnknownTargetError, match="no target 5"):
        explain(judgement, 5)


def test_every_generated_target_explains_itself() -> None:
    batched = batch(2, 12)
    judgement = judge(batched.rows(), batched.ask, scheme=scheme_on(batched.ask.as_of))
    targets = [row["target"] for row in judgement.records("verdicts")]
    assert targets
    for target in targets[:60]:
        explained = explain(judgement, target)
        assert explained.by_hand
        assert all(line.vi and line.en for line in explained.by_hand)


def test_every_rule_of_the_steps_has_words() -> None:
    sql = "".join(Step.named(name).sql for name in ("weighed", "goals", "to_date", "derived", "terms"))
    told = set(re.findall(r"CODE\('([a-z_]+)'\)", sql))
    codes = told & set(RULES)
    assert set(RULES) - codes <= {"ended", "replaced"}
