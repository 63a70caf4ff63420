"""Areas and what became of them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.area import Area, AreaLevel, AreaType
from vedich.domain.lineage import Descent, Lineage, Succession, SuccessionKind

REFORM = date(2025, 7, 1)


def split(old: str, new: str, share: str | None, on: date = REFORM) -> Succession:
    part = None if share is None else Decimal(share)
    return Succession(old, new, on, SuccessionKind.SPLIT_FROM, part, "population")


def merged(old: str, new: str, on: date = REFORM) -> Succession:
    return Succession(old, new, on, SuccessionKind.MERGED_INTO)


def test_an_area_without_successors_is_itself() -> None:
    assert Lineage.of([]).became("a") == (Descent("a", Decimal(1), False),)


def test_a_way_of_two_reforms_is_walked_to_its_end_or_to_a_day() -> None:
    lineage = Lineage.of([merged("a", "b", date(2020, 1, 1)), split("b", "x", "0.3"), split("b", "y", "0.7")])
    assert [(end.area, end.share, end.estimated) for end in lineage.became("a")] == [
        ("x", Decimal("0.3"), True),
        ("y", Decimal("0.7"), True),
    ]
    assert [end.area for end in lineage.became("a", until=date(2024, 1, 1))] == ["b"]
    assert [end.area for end in lineage.made_of("x", since=date(2024, 1, 1))] == ["b"]


def test_a_share_nobody_published_stays_unknown() -> None:
    ends = Lineage.of([split("a", "x", None), split("a", "y", None)]).became("a")
    assert [end.share for end in ends] == [None, None]
    assert all(end.estimated for end in ends)


def test_ways_that_part_and_meet_again_are_added() -> None:
    later = date(2026, 1, 1)
    steps = [split("a", "x", "0.4"), split("a", "y", "0.6"), merged("x", "z", later), merged("y", "z", later)]
    assert Lineage.of(steps).became("a") == (Descent("z", Decimal("1.0"), True),)


def test_a_succession_that_leads_back_does_not_loop() -> None:
    assert [end.area for end in Lineage.of([merged("a", "b"), merged("b", "a")]).became("a")] == ["b"]


def test_an_area_that_goes_on_unchanged_ends_in_itself() -> None:
    same = Succession("a", "a", REFORM, SuccessionKind.UNCHANGED)
    assert Lineage.of([same]).became("a") == (Descent("a", Decimal(1), False),)


@given(
    st.lists(st.integers(1, 99), min_size=1, max_size=6), st.lists(st.integers(1, 99), min_size=1, max_size=6)
)
def test_the_shares_of_what_an_area_became_add_up_to_the_whole(first: list[int], second: list[int]) -> None:
    def steps(old: str, parts: list[int], mark: str, on: date) -> list[Succession]:
        left = Decimal(1)
        made = []
        for place, part in enumerate(parts[:-1]):
            share = left * part / 100
            left -= share
            made.append(Succession(old, f"{mark}{place}", on, SuccessionKind.SPLIT_FROM, share))
        return [*made, Succession(old, f"{mark}last", on, SuccessionKind.SPLIT_FROM, left)]

    lineage = Lineage.of([*steps("a", first, "b", REFORM), *steps("blast", second, "c", date(2026, 1, 1))])
    total = sum((end.share or Decimal(0) for end in lineage.became("a")), Decimal(0))
    assert abs(total - 1) < Decimal("1e-20")


@pytest.mark.parametrize("share", ["0", "1.2", "-0.5"])
def test_a_share_outside_the_whole_is_refused(share: str) -> None:
    with pytest.raises(ValueError, match=r"0\.\.1"):
        split("a", "x", share)


def test_a_merger_of_a_part_is_refused() -> None:
    with pytest.raises(ValueError, match="call it split_from"):
        Succession("a", "x", REFORM, SuccessionKind.MERGED_INTO, Decimal("0.5"))


@pytest.mark.parametrize("kind", AreaType)
def test_each_type_of_area_has_a_level_and_a_word(kind: AreaType) -> None:
    assert kind.level in AreaLevel
    assert kind.wording.vi and kind.wording.en


def test_two_areas_of_one_name_are_told_apart_by_their_titles_and_days() -> None:
    last = date(2025, 6, 30)
    district = Area("d-820", AreaType.RURAL_DISTRICT, "Cai Lậy", until=last)
    town = Area("d-817", AreaType.DISTRICT_TOWN, "Cai Lậy", since=date(2013, 12, 26), until=last)
    assert {district.title, town.title} == {"huyện Cai Lậy", "thị xã Cai Lậy"}
    assert not town.stood_on(date(2013, 12, 25)) and town.stood_on(last)


def test_an_area_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Area("x", AreaType.WARD, "1", since=date(2025, 7, 1), until=date(2025, 6, 30))
