"""Maps: each province has its tile, the archipelagos are always there by name, and a table stands beside."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import Office
from tests.web.compare.communes import lay_out_communes
from tests.web.targets.boards import lay_out
from vedich.catalog.areas import areas, tiles
from vedich.domain.area import AreaLevel
from vedich.store.models import User
from vedich.store.queries.reached import reached_in
from vedich.web.maps.drawing import dots_of, islands_beside
from vedich.web.parts.question import asked_by

Start = Callable[[User], Client]


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_each_of_the_34_provinces_has_one_tile_and_no_two_share_a_place() -> None:
    there = {area.id for area in areas(AreaLevel.PROVINCE, date(2025, 7, 1))}
    assert set(tiles()) == there
    assert len(set(tiles().values())) == 34


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_hoang_sa_and_truong_sa_are_always_on_the_map_of_the_country(
    lang: str, office: Office, as_: Start
) -> None:
    client = as_(office.keeper)  # who sees no province at all
    client.cookies["vedich-lang"] = lang
    page = text(client.get("/maps/").content.decode())
    assert "Hoàng Sa" in page
    assert "Trường Sa" in page
    assert re.search(r"Hoàng Sa[^()]*\((thuộc )?Đà Nẵng\)", page)
    assert re.search(r"Trường Sa[^()]*\((thuộc )?Khánh Hòa\)", page)
    assert "Cà Mau" in page


def test_a_tile_tells_only_of_provinces_that_may_be_seen_and_reads_what_is_kept(
    office: Office, as_: Start
) -> None:
    lay_out(office)
    page = text(as_(office.minh).get("/maps/?as_of=2026-09").content.decode())
    assert "Tỉnh Tây Ninh chưa tính" in page
    assert "tỉnh Tây Ninh" not in text(as_(office.hoa).get("/maps/?as_of=2026-09").content.decode())


def test_a_target_that_two_set_is_counted_once(office: Office, as_: Start) -> None:
    lay_out(office)
    as_(office.hoa).get("/targets/X34:28108/?as_of=2026-09")
    asked = asked_by(QueryDict("as_of=2026-09"), date(2026, 11, 2), date(2026, 9, 30)).moment
    (one,) = reached_in(asked, [office.commune.pk])
    assert (one.key, one.total) == ("X34:28108", 2)


def test_areas_lie_at_their_centre_points_with_their_verdict_in_a_table_beside(
    office: Office, as_: Start
) -> None:
    lay_out_communes(office)
    client = as_(office.minh)
    page = client.get("/maps/T34:80/?as_of=2026-09").content.decode()
    assert page.count('<circle class="mark step-') == 5
    told = client.get("/maps/T34:80/?as_of=2026-09&code=BUD-001").content.decode()
    drawn = told.split('<svg class="dots"')[1].split("</svg>", maxsplit=1)[0]
    assert drawn.count("fill-missed") == 3
    assert drawn.count("fill-exceeded") == 1
    assert "chưa đạt" in text(told.split("<tbody>")[1])
    # The archipelagos belong to other provinces, and are on this map as well.
    beside = text(told.split('<svg class="tiles beside"')[1].split("</svg>", maxsplit=1)[0])
    assert re.search(r"Hoàng Sa[^()]*\(thuộc Đà Nẵng\).*Trường Sa[^()]*\(thuộc Khánh Hòa\)", beside)


def test_islands_far_out_do_not_press_the_others_together() -> None:
    marked = [
        ("X34:20194", "Hải Châu", "met", ""), ("X34:20263", "Hòa Vang", "met", ""),
        ("X34:20333", "đặc khu Hoàng Sa", "none", ""),
    ]  # fmt: skip
    drawn = dots_of(marked)
    assert [dot.title for dot in drawn.out_at_sea] == ["đặc khu Hoàng Sa"]
    assert len(drawn.dots) + len(drawn.unplaced) == 2
    (other,) = islands_beside(key for key, *_ in marked)
    assert other.lines[1].vi == "Trường Sa"


def test_an_area_of_an_offices_own_has_no_point_and_is_named() -> None:
    drawn = dots_of([("L:huyen-moi", "Huyện mới", "met", "")])
    assert drawn.dots == ()
    assert drawn.unplaced == ("Huyện mới",)


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/maps/X34:28108/?as_of=2026-09", 200, "không có gì để vẽ"),
        ("/maps/T34:80/?as_of=2003-09", 422, "2003"),
        ("/maps/T34:80/?as_of=2026-09&code=NOT-001", 200, "phần chỉ tiêu đạt và vượt"),
        ("/maps/?as_of=thang-muoi", 200, "Không đọc được kỳ"),
    ],
)
def test_an_odd_question_is_answered_in_a_sentence(
    path: str, status: int, told: str, office: Office, as_: Start
) -> None:
    lay_out_communes(office)
    answer = as_(office.minh).get(path)
    assert (answer.status_code, told in answer.content.decode()) == (status, True)


def test_a_map_asks_the_record_as_often_for_ten_times_as_many_areas(office: Office, as_: Start) -> None:
    client, counts = as_(office.minh), []
    for many in (0, 50):
        lay_out_communes(office, many=many)
        client.get("/maps/T34:80/?as_of=2026-09")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/maps/T34:80/?as_of=2026-09").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
