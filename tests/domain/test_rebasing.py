"""Figures carried over borders: totals to the last digit, estimated exactly for pieces, never guessed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.lineage import Lineage, Succession, SuccessionKind
from vedich.domain.rebasing import apportioned, rebased

SAID = date(2025, 6, 30)
REFORM = date(2025, 7, 1)
MERGED, SPLIT = SuccessionKind.MERGED_INTO, SuccessionKind.SPLIT_FROM


def shares_of(weights: list[int]) -> list[Decimal]:
    """Give shares with four digits that come to one."""
    total = sum(weights)
    shares = [(Decimal(weight) / total).quantize(Decimal("0.0001")) for weight in weights[:-1]]
    return [*shares, 1 - sum(shares, Decimal(0))]


@given(
    st.decimals(-(10**9), 10**9, places=3),
    st.lists(st.integers(1, 1000), min_size=1, max_size=6),
)
def test_parts_add_up_to_the_figure_and_lie_within_one_digit_of_their_share(
    value: Decimal, weights: list[int]
) -> None:
    shares = shares_of(weights)
    parts = apportioned(value, shares)
    assert sum(parts) == value
    assert all(
        abs(part - value * share) < Decimal("0.001") for part, share in zip(parts, shares, strict=True)
    )


def test_a_share_nobody_published_leaves_the_piece_unknown_and_the_rest_known() -> None:
    lineage = Lineage.of(
        [
            Succession("a", "x", REFORM, SPLIT, Decimal("0.25")),
            Succession("a", "y", REFORM, SPLIT),
            Succession("b", "z", REFORM, MERGED),
        ]
    )
    found = rebased({"a": Decimal(100), "b": Decimal(7)}, lineage, said=SAID)
    assert (found["x"].value, found["x"].estimated) == (Decimal(25), True)
    assert (found["y"].value, found["y"].unknown) == (None, ("a",))
    assert (found["z"].value, found["z"].estimated) == (Decimal(7), False)


def test_a_sum_without_one_of_its_parts_is_unknown_and_names_it() -> None:
    lineage = Lineage.of([Succession("a", "x", REFORM, MERGED), Succession("b", "x", REFORM, MERGED)])
    found = rebased({"a": Decimal(100)}, lineage, said=SAID)
    assert (found["x"].value, found["x"].unknown) == (None, ("b",))


def test_shares_that_do_not_come_to_one_carry_nothing() -> None:
    half = Decimal("0.5")
    lineage = Lineage.of(
        [Succession("a", "x", REFORM, SPLIT, half), Succession("a", "y", REFORM, SPLIT, Decimal("0.3"))]
    )
    assert [one.value for one in rebased({"a": Decimal(10)}, lineage, said=SAID).values()] == [None, None]


def test_an_area_that_spoke_for_itself_is_not_counted_twice() -> None:
    lineage = Lineage.of([Succession("a", "x", REFORM, MERGED)])
    found = rebased({"a": Decimal(60), "x": Decimal(100)}, lineage, said=date(2025, 12, 31))
    assert found["x"].value == 100


@st.composite
def histories(draw: st.DrawFn) -> tuple[dict[str, Decimal], list[Succession]]:
    """Give figures of some areas and what became of them in several reforms."""
    standing = [f"a{number}" for number in range(draw(st.integers(1, 6)))]
    figures = {area: draw(st.decimals(0, 10**6, places=2)) for area in standing}
    steps, made = [], 0
    for turn in range(draw(st.integers(0, 5))):
        on = REFORM + timedelta(days=100 * turn)
        if draw(st.booleans()) and len(standing) > 1:
            old = draw(st.lists(st.sampled_from(standing), min_size=1, max_size=3, unique=True))
            made += 1
            steps += [Succession(area, f"m{made}", on, MERGED) for area in old]
            standing = [area for area in standing if area not in old] + [f"m{made}"]
        else:
            area = draw(st.sampled_from(standing))
            weights = draw(st.lists(st.integers(1, 20), min_size=2, max_size=4))
            heirs = [f"s{made + place}" for place in range(1, len(weights) + 1)]
            made += len(heirs)
            steps += [
                Succession(area, heir, on, SPLIT, share)
                for heir, share in zip(heirs, shares_of(weights), strict=True)
                if share
            ]
            standing = [each for each in standing if each != area] + heirs
    return figures, steps


@given(histories())
def test_whatever_happens_to_areas_totals_stay_and_only_splits_estimate(
    history: tuple[dict[str, Decimal], list[Succession]],
) -> None:
    figures, steps = history
    lineage = Lineage.of(steps)
    found = rebased(figures, lineage, said=SAID)
    assert sum(one.value for one in found.values() if one.value is not None) == sum(figures.values())
    for one in found.values():
        assert one.value is not None
        assert one.estimated == any(end.estimated for end in lineage.made_of(one.area, SAID))
