"""Typed targets: what each operator needs, and on whose word a target stands."""

from decimal import Decimal

import pytest

from vedich.domain.document import Relation
from vedich.domain.period import Period
from vedich.domain.target import Basis, Goal, Operator, Target, TargetError


def target(operator: Operator, *values: str, words: str = "", parent: str | None = None) -> Target:
    ends = [Decimal(value) for value in values]
    return Target("t", "ECO-003", "p-80", Period.year(2026), operator, "%", *ends, words=words, parent=parent)


FITTING = {Goal.ONE_VALUE: ["5"], Goal.TWO_VALUES: ["5", "7"], Goal.WORDS: [], Goal.NOTHING: []}


@pytest.mark.parametrize("operator", Operator)
def test_each_operator_takes_what_its_goal_names(operator: Operator) -> None:
    words = "nhóm đầu" if operator.goal is Goal.WORDS else ""
    assert target(operator, *FITTING[operator.goal], words=words).operator is operator
    assert operator.is_measurable == (operator.goal in {Goal.ONE_VALUE, Goal.TWO_VALUES})


@pytest.mark.parametrize("operator", [each for each in Operator if each.goal is not Goal.NOTHING])
def test_each_operator_refuses_a_target_without_its_goal(operator: Operator) -> None:
    with pytest.raises(TargetError, match="needs"):
        target(operator)


@pytest.mark.parametrize("operator", [each for each in Operator if each is not Operator.BETWEEN])
def test_only_a_range_has_an_upper_end(operator: Operator) -> None:
    with pytest.raises(TargetError, match="only 'between' knows"):
        target(operator, "5", "7", words="x")


def test_a_range_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(TargetError, match="wrong way round"):
        target(Operator.BETWEEN, "7", "5")


def test_a_change_is_written_without_sign_and_a_rank_from_one() -> None:
    with pytest.raises(TargetError, match="without sign"):
        target(Operator.DECREASE_BY, "-1.5")
    with pytest.raises(TargetError, match="rank of 1"):
        target(Operator.RANK_WITHIN, "0")


def test_keeping_may_name_the_level_or_not() -> None:
    assert target(Operator.KEEP, "100").value == 100
    assert target(Operator.KEEP).value is None


def test_a_part_of_another_target_is_not_counted() -> None:
    assert not target(Operator.AT_LEAST, "4", parent="t0").is_counted


@pytest.mark.parametrize("relation", [*Relation, None])
def test_every_relation_points_to_a_basis(relation: Relation | None) -> None:
    expected = {
        Relation.OF_PROVINCE_PLAN: Basis.ASSIGNED,
        Relation.OF_CENTRAL_PLAN: Basis.ASSIGNED,
        Relation.OF_OWN_PLAN: Basis.OWN_PLAN,
        Relation.OF_STRETCH: Basis.STRETCH,
        Relation.OF_BUDGET_ESTIMATE: Basis.BUDGET_ESTIMATE,
    }
    assert Basis.of(relation) is (expected.get(relation, Basis.UNKNOWN) if relation else Basis.UNKNOWN)
