"""How indicators add up, and which way is better."""

import pytest

from vedich.domain.agency import Agency, AgencyKind
from vedich.domain.indicator import (
    Aggregation,
    AggregationError,
    AggregationKind,
    Direction,
    Frequency,
    Indicator,
    IndicatorKind,
)


@pytest.mark.parametrize(
    "text",
    [
        "sum",
        "count",
        "none",
        "official_only",
        "wmean:POP-001",
        "mean:communes",
        "ratio:INV-005/INV-004",
        "ratio:AGR-001*10/AGR-020",
        "growth:ECO-002",
        "growth:-SEC-002",
        "diff:POV-001",
        "all:SEC-005,SEC-006,SEC-007",
    ],
)
def test_each_way_of_adding_up_is_read_and_printed_again(text: str) -> None:
    assert str(Aggregation.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "add", "sum:x", "wmean", "wmean:", "ratio:a", "ratio:/b", "ratio:a*x/b", "all:"]
)
def test_what_does_not_say_how_to_add_up_is_refused(text: str) -> None:
    with pytest.raises(AggregationError, match="does not say how an indicator adds up"):
        Aggregation.parse(text)


@pytest.mark.parametrize("kind", AggregationKind)
def test_each_way_takes_as_many_codes_as_it_needs(kind: AggregationKind) -> None:
    bare = {AggregationKind.SUM, AggregationKind.COUNT, AggregationKind.NONE, AggregationKind.OFFICIAL_ONLY}
    needed = () if kind in bare else ("A", "B") if kind is AggregationKind.RATIO else ("A",)
    way = Aggregation(kind, needed)
    assert way.adds_up == (kind in {AggregationKind.SUM, AggregationKind.COUNT})
    with pytest.raises(AggregationError):
        Aggregation(kind, () if needed else ("A",))


@pytest.mark.parametrize(
    ("direction", "higher"), [(Direction.UP, True), (Direction.DOWN, False), (Direction.NEUTRAL, None)]
)
def test_the_direction_says_which_way_is_better(direction: Direction, higher: bool | None) -> None:
    accidents = Indicator("SEC-005", "Số vụ tai nạn", "Accidents", "vụ", IndicatorKind.FLOW, direction)
    assert accidents.higher_is_better is higher
    assert accidents.accumulates and accidents.frequency is Frequency.YEAR


def test_only_flows_accumulate_over_the_months() -> None:
    def of(kind: IndicatorKind) -> Indicator:
        return Indicator("X", "x", "x", "%", kind)

    assert [kind for kind in IndicatorKind if of(kind).accumulates] == [IndicatorKind.FLOW]


def test_an_agency_answers_to_each_of_its_names() -> None:
    party = Agency("tu", AgencyKind.PARTY_COMMITTEE, "Tỉnh ủy", aliases=("Ban Chấp hành Đảng bộ tỉnh",))
    assert party.is_called("tỉnh ủy") and party.is_called("BAN CHẤP HÀNH ĐẢNG BỘ TỈNH")
    assert not party.is_called("Huyện ủy")
