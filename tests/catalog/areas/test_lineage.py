from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.catalog.areas import area, became, inside, made_of, open_questions, resolve
from vedich.catalog.areas.lineage import default_pieces, lineage
from vedich.catalog.areas.load import doubts, entries, rows
from vedich.domain.area import AreaType
from vedich.domain.lineage import SuccessionKind

FORMER_COMMUNES = sorted(area_id for area_id in entries() if area_id.startswith("X63"))
COMMUNES = sorted(area_id for area_id in entries() if area_id.startswith("X34"))


def only(name: str) -> str:
    (match,) = resolve(name, on=None)
    return match.area.id


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("huyện Cần Đước", 6),
        ("huyện Cần Giuộc", 5),
        ("huyện Đức Hòa", 7),
        ("huyện Bến Lức", 5),
    ],
)
def test_a_district_of_long_an_became_communes_of_tay_ninh(name: str, count: int) -> None:
    heirs = [passage.area for passage in became(area(only(name)))]
    assert Counter(heir.type for heir in heirs) == {AreaType.COMMUNE: count}
    assert {heir.parent for heir in heirs} == {"T34:80"}


@pytest.mark.parametrize("name", ["huyện Cai Lậy", "thị xã Cai Lậy"])
def test_both_cai_lay_lie_in_dong_thap_today(name: str) -> None:
    assert {passage.area.parent for passage in became(area(only(name)))} == {"T34:82"}


@pytest.mark.parametrize(
    ("ward", "now"),
    [
        ("Phường 3, TX. Cai Lậy", "phường Mỹ Phước Tây"),
        ("Phường 4, TX. Cai Lậy", "phường Cai Lậy"),
        ("Phường 3, TP. Sa Đéc", "phường Sa Đéc"),
        ("Phường 4, TP. Mỹ Tho", "phường Đạo Thạnh"),
        ("Phường 6, TP. Mỹ Tho", "phường Thới Sơn"),
        ("Phường 4, TP. Cao Lãnh", "phường Cao Lãnh"),
        ("Phường IV, TP. Tây Ninh", "phường Tân Ninh"),
        ("Phường 4, TP. Tân An", "phường Long An"),
        ("xã Hồng Phong, huyện Bình Gia", "xã Hồng Phong"),
        ("xã Hòa Bình, huyện Vĩnh Bảo", "xã Nguyễn Bỉnh Khiêm"),
        ("xã Tân Thạnh, huyện Thới Lai", "xã Trường Thành"),
    ],
)
def test_a_ward_goes_where_its_own_town_went_not_where_its_namesake_did(ward: str, now: str) -> None:
    passages = became(area(only(ward)))
    assert [passage.area.title for passage in passages] == [now]
    assert not passages[0].estimated
    assert passages[0].share == 1


def test_a_split_commune_leaves_its_shares_unknown_and_says_estimated() -> None:
    passages = became(area(only("phường Minh Khai, quận Bắc Từ Liêm")))
    assert len(passages) == 4
    assert all(passage.estimated and passage.share is None for passage in passages)
    assert [passage.area.title for passage in passages if passage.default] == ["phường Tây Tựu"]


def test_a_commune_that_took_over_one_former_commune_alone_is_unchanged() -> None:
    (passage,) = made_of(area("X34:26656"))
    assert (passage.area.title, passage.kind) == ("xã Bình Châu", SuccessionKind.UNCHANGED)


def test_the_present_became_nothing_and_the_past_was_made_of_nothing() -> None:
    assert became(area("X34:28439")) == ()
    assert made_of(area("X63:28439")) == ()


@given(st.sampled_from(FORMER_COMMUNES))
def test_each_former_commune_leads_to_what_it_became_and_back(area_id: str) -> None:
    passages = became(area(area_id))
    assert passages
    for passage in passages:
        assert area_id in {back.area.id for back in made_of(passage.area)}
    assert all(passage.estimated for passage in passages) == (len(passages) > 1)


@given(st.sampled_from(COMMUNES))
def test_each_commune_of_today_was_made_of_something(area_id: str) -> None:
    assert made_of(area(area_id))


def test_each_split_commune_has_one_default_piece() -> None:
    split = {old for old, steps in lineage().forwards.items() if len(steps) > 1}
    assert set(default_pieces()) == split
    chosen = Counter(old for old, _, kind, _, default in rows("lineage") if kind == "split_from" and default)
    assert set(chosen.values()) == {1}


def test_a_district_passes_on_each_of_its_communes() -> None:
    for area_id in (key for key in entries() if key.startswith("H63")):
        district = area(area_id)
        passed = {old.id for passage in became(district) for old in (*passage.whole, *passage.pieces)}
        assert passed == {place.id for place in inside(district) or (district,)}


def test_every_open_question_names_areas_that_exist_in_the_right_era() -> None:
    for doubt in doubts():
        assert doubt.about in {"link", "missing", "centre"}
        assert doubt.now in entries()
        assert doubt.now.startswith("X34")
        linked = doubt.now in {step.new for step in lineage().forwards.get(doubt.former, ())}
        assert linked == (doubt.about == "link")
        assert doubt in open_questions(area(doubt.now))


def test_a_doubtful_step_says_so() -> None:
    (doubtful,) = [passage for passage in made_of(area("X34:28087")) if passage.doubts]
    assert doubtful.area.title == "thị trấn Thủ Thừa"


def test_every_refused_link_is_gone() -> None:
    kept = {(old, new) for old, new, *_ in rows("lineage")}
    refused = [(row[1], row[2]) for row in rows("corrections") if row[0] == "link"]
    assert len(refused) == 31
    assert not kept.intersection(refused)
    assert all(row[5] for row in rows("corrections"))
