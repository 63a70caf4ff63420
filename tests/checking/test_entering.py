"""Figures while they are typed: each odd one is told in a sentence, sound ones in silence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.checking.entering import Below, Division, Remark, Typed, remarks
from vedich.domain.indicator import IndicatorKind as Kind
from vedich.domain.wording import Wording

FIGURES = st.decimals(min_value=0, max_value=10**9, places=2)


def shown(value: Decimal) -> Wording:
    return Wording(str(value).replace(".", ","), str(value))


def typed(now: str | None = None, to_date: str | None = None, **more: object) -> Typed:
    told: dict[str, object] = {
        "indicator": "A",
        "name": "Thu",
        "measure": "tỷ đồng",
        "kind": Kind.FLOW,
        **more,
    }
    figures = {"now": now, "to_date": to_date, "before": more.pop("before", None)}
    told |= {name: None if value is None else Decimal(str(value)) for name, value in figures.items()}
    return Typed(**told)  # type: ignore[arg-type]


def codes(*lines: Typed) -> list[tuple[str, bool]]:
    return [(each.code, each.is_to_date) for each in remarks(lines, shown)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (typed("10", "110", before="100"), []),
        (typed(None, "90", before="100"), [("falls", True)]),
        (typed("10", "120", before="100"), [("does_not_add_up", True)]),
        (typed("10", "110", before="99.6"), []),
        (typed("10", "10", begins_year=True), []),
        (typed("10", "12", begins_year=True), [("does_not_add_up", True)]),
        (typed("1000", months=(Decimal(100),)), [("jump", False)]),
        (typed("9", months=(Decimal(100),)), [("jump", False)]),
        (typed("101", kind=Kind.RATE, measure="%"), [("impossible", False)]),
        (typed("101", kind=Kind.RATE, measure="tạ/ha"), []),
        (typed("-1", kind=Kind.STOCK), [("impossible", False)]),
        (typed("0", months=(Decimal(3), Decimal(4))), [("nought", False)]),
        (typed("0", months=(Decimal(0), Decimal(4))), []),
        (typed("90", months=tuple(map(Decimal, range(50, 60)))), [("outlier", False)]),
        (typed(), []),
    ],
)
def test_what_is_odd_is_noticed_and_the_rest_is_not(line: Typed, found: list[tuple[str, bool]]) -> None:
    assert codes(line) == found


def test_parts_that_come_to_more_than_their_whole_are_told_at_the_whole() -> None:
    parts = [typed("8", indicator="B", part_of="A"), typed("5", indicator="C", part_of="A")]
    assert codes(typed("10"), *parts) == [("parts_exceed_whole", False)]
    # Each may be rounded by half a last digit.
    assert codes(typed("12"), *parts) == []
    assert codes(typed("10"), parts[0]) == []


def test_a_remark_names_the_figures_it_is_about() -> None:
    (told,) = remarks([typed(None, "90.5", before="100.25")], shown)
    assert isinstance(told, Remark)
    assert "100,25" in told.words.vi
    assert "100.25" in told.words.en
    assert told.asks


@given(before=FIGURES, now=FIGURES)
def test_a_sum_that_adds_up_is_never_questioned_as_a_sum(before: Decimal, now: Decimal) -> None:
    line = typed(str(now), str(before + now), before=str(before))
    assert not {"falls", "does_not_add_up"} & {code for code, _ in codes(line)}


@given(values=st.lists(FIGURES, min_size=1, max_size=6))
def test_parts_that_make_their_whole_are_never_too_much(values: list[Decimal]) -> None:
    whole = typed(str(sum(values)))
    parts = [typed(str(value), indicator=f"P{n}", part_of="A") for n, value in enumerate(values)]
    assert ("parts_exceed_whole", False) not in codes(whole, *parts)


def below(total: str, known: int, asked: int = 3) -> Below:
    return Below(Decimal(total), known, asked)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (typed("30", below=below("30", 3)), []),
        (typed("31", below=below("30.0", 3)), [("areas_do_not_add_up", False)]),
        (typed("31", below=below("30", 3)), []),  # three figures rounded to ones may hide as much
        (typed("40", below=below("30", 2)), []),  # one is missing, and is no nought
        (typed("20", below=below("30", 2)), [("areas_exceed_whole", False)]),
        (typed("20", below=below("0", 0)), []),
        (typed(None, below=below("30", 3)), []),
        (typed("10", "100", before="90", below_to_date=below("120", 3)), [("areas_do_not_add_up", True)]),
    ],
)
def test_the_figure_of_an_area_is_held_against_those_of_the_areas_in_it(
    line: Typed, found: list[tuple[str, bool]]
) -> None:
    assert codes(line) == found


@given(st.lists(FIGURES, min_size=1, max_size=8))
def test_areas_that_add_up_are_never_told(values: list[Decimal]) -> None:
    total = sum(values, Decimal(0))
    line = typed(str(total), below=Below(total, len(values), len(values)))
    assert not [code for code, _ in codes(line) if code.startswith("areas")]


SEX = Division("sex", Wording("giới tính", "sex"), is_whole=True, count=2)
SOME = Division("kind", Wording("loại", "kind"), is_whole=False, count=2)


def part(code: str, now: str | None, of: Division = SEX, **more: object) -> Typed:
    return typed(now, indicator=f"A#{code}", part_of="A", of=of, **more)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([typed("105"), part("m", "60"), part("f", "45")], []),
        ([typed("105"), part("m", "60"), part("f", "43")], ["parts_are_not_whole"]),
        ([typed("105"), part("m", "60"), part("f", "44")], []),
        # People are counted, not rounded.
        ([typed("105", is_counted=True), part("m", "60"), part("f", "44")], ["parts_are_not_whole"]),
        ([typed("105"), part("m", "60"), part("f", None)], []),
        ([typed("50"), part("m", "60"), part("f", None)], ["parts_exceed_whole"]),
        ([typed(None), part("m", "60"), part("f", "45")], ["whole_is_blank"]),
        ([typed(None), part("m", "60"), part("f", None)], []),
        ([typed("105"), part("m", "60", SOME), part("f", "20", SOME)], []),
        ([typed("105"), part("m", "60", SOME), part("f", "60", SOME)], ["parts_exceed_whole"]),
        # Two breakdowns divide the same whole, each for itself.
        ([typed("10"), part("m", "6"), part("f", "4"), part("x", "3", SOME), part("y", "7", SOME)], []),
        # Rounded one by one, parts may miss their whole by half a digit each.
        ([typed("10.5"), part("m", "6.2"), part("f", "4.2")], []),
    ],
)
def test_parts_of_a_breakdown_are_held_against_their_whole(lines: list[Typed], found: list[str]) -> None:
    assert [code for code, _ in codes(*lines)] == found


def test_a_rate_lies_between_the_rates_of_its_parts() -> None:
    rate = {"kind": Kind.RATE, "measure": "%"}
    parts = [part("m", "4", **rate), part("f", "8", **rate)]
    assert codes(typed("5", **rate), *parts) == []
    assert codes(typed("9", **rate), *parts) == [("outside_its_parts", False)]
    assert codes(typed("9", **rate), parts[0]) == []


@given(st.lists(FIGURES, min_size=2, max_size=2))
def test_parts_that_make_up_their_whole_never_ask_for_a_reason(values: list[Decimal]) -> None:
    lines = [typed(str(sum(values))), *(part(str(at), str(each)) for at, each in enumerate(values))]
    assert "parts_are_not_whole" not in [code for code, _ in codes(*lines)]
