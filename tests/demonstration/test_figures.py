"""Made-up figures agree with one another: the same again, and the same sum in whatever borders."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from vedich.catalog.areas.load import area, inside, is_present
from vedich.catalog.load import catalog
from vedich.demonstration.behaviour import behaviours
from vedich.demonstration.figures import Figures
from vedich.demonstration.ground import Ground, ground
from vedich.demonstration.planning import Planner
from vedich.demonstration.scale import COMMUNE, PROVINCE, Month
from vedich.demonstration.telling import Teller
from vedich.domain.area import AreaLevel
from vedich.domain.period import Period
from vedich.domain.target import Operator

SUMS = [one.code for one in behaviours().values() if one.way == "flow"]


@cache
def land() -> Ground:
    return ground(PROVINCE, 7)


@cache
def teller() -> Teller:
    return Teller(Figures(land(), 7))


def test_the_ground_has_every_area_of_both_eras() -> None:
    levels = [(is_present(one.id), one.level) for one in land().areas]
    assert levels.count((True, AreaLevel.COMMUNE)) == 96
    assert levels.count((False, AreaLevel.COMMUNE)) == 280
    assert levels.count((False, AreaLevel.DISTRICT)) == 24
    assert land().roots == ("T63:72", "T63:80", "T34:80")


@given(st.sampled_from(SUMS), st.integers(2023, 2025), st.integers(1, 12))
def test_both_eras_come_to_the_same_sum_to_the_last_digit(code: str, year: int, month: int) -> None:
    """Communes of today, communes of before, districts and provinces: one whole, divided in four ways."""

    def sum_of(ids: list[str]) -> int:
        return sum(teller().amount(code, land().of[each], year, month, month) for each in ids)

    former = ["T63:72", "T63:80"]
    districts = [each.id for root in former for each in inside(area(root))]
    communes = [each.id for district in districts for each in inside(area(district))]
    now = [each.id for each in inside(area(PROVINCE))]
    assert sum_of([PROVINCE]) == sum_of(former) == sum_of(districts) == sum_of(communes) == sum_of(now)


def test_the_same_seed_gives_the_same_figures_and_another_one_others() -> None:
    once, again, other = (
        Figures(ground(PROVINCE, seed), seed).flow("BUD-001", 2024, 3) for seed in (7, 7, 8)
    )
    assert once == again != other


def test_every_figure_is_in_the_measure_of_an_indicator_of_the_catalog() -> None:
    for code, one in behaviours().items():
        assert catalog().by_code[code].indicator.measure == one.measure


def test_a_rate_never_exceeds_its_cap() -> None:
    for one in behaviours().values():
        if one.way != "rate" or one.cap is None:
            continue
        for told in teller().told(one, area(PROVINCE), Month(2025, 12)):
            assert told.value is None or told.value <= 100, one.code


def test_no_month_of_harvest_is_a_true_zero_and_no_shrimp_is_left_blank() -> None:
    inland = area("X63:27694")
    told = list(teller().told(behaviours()["AGR-020"], area("T63:80"), Month(2024, 1)))
    assert [each.value for each in told] == [0]
    assert "AGR-008" not in {line.code for line in Planner(teller()).lines(inland, Period.year(2024))}


def test_a_commune_of_today_has_a_whole_set_with_every_kind_of_target() -> None:
    lines = Planner(teller()).lines(area(COMMUNE), Period.half(2025, 2))
    assert 40 <= sum(line.whole is None for line in lines) <= 60
    assert {line.operator for line in lines} >= {
        Operator.AT_LEAST, Operator.AT_MOST, Operator.DECREASE_TO, Operator.DECREASE_BY, Operator.KEEP,
        Operator.COMPLETE, Operator.IN_GROUP, Operator.ABOUT, Operator.EQUAL, Operator.MORE_THAN,
    }  # fmt: skip
    assert [line.label for line in lines if line.whole][:2] == ["a", "b"]


@given(st.sampled_from(["BUD-001", "LAB-001", "AGR-001"]))
def test_what_is_assigned_down_comes_to_the_whole(code: str) -> None:
    planner, half = Planner(teller()), Period.half(2025, 2)
    whole = next(line.value for line in planner.lines(area(PROVINCE), half) if line.code == code)
    assert whole is not None
    shares = planner.shares(behaviours()[code], list(inside(area(PROVINCE))), whole, half)
    assert sum(share for _, share in shares) == whole
    assert all(share > 0 for _, share in shares)
