"""Areas side by side: the table of verdicts, the league with ties and missing said, and who makes the gap."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import Office
from tests.web.compare.communes import lay_out_communes
from vedich.store.models import Area, User

Start = Callable[[User], Client]
TABLE, LEAGUE = "/compare/T34:80/", "/compare/T34:80/BUD-001/"
ASKED = "?as_of=2026-09"


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def rows(page: str, table: str) -> list[str]:
    body = page.split(f'id="{table}"')[1].split("<tbody>")[1].split("</tbody>", maxsplit=1)[0]
    return [text(row) for row in body.split("</tr>") if 'scope="row"' in row]


def test_every_area_has_the_verdict_of_every_target_in_a_word(office: Office, as_: Start) -> None:
    lay_out_communes(office)
    page = as_(office.minh).get(TABLE + ASKED).content.decode()
    told = rows(page, "heat")
    words = sorted(re.search(r"\d/\d (.*)", row)[1] for row in told)  # type: ignore[index]
    below = Area.objects.filter(parents__parent=office.province, until=None).distinct().count()
    assert len(told) == below
    assert [word for word in words if word != "–"] == [
        "chưa có kết quả", "chưa đạt", "chưa đạt", "chưa đạt", "vượt",
    ]  # fmt: skip
    assert "Số đơn vị đạt" in page
    assert "1/5" in text(page.split("<tfoot>")[1].split("</tfoot>", maxsplit=1)[0])


def test_a_verdict_picked_leaves_only_the_areas_and_targets_that_have_it(office: Office, as_: Start) -> None:
    lay_out_communes(office)
    client = as_(office.minh)
    assert len(rows(client.get(f"{TABLE}{ASKED}&verdict=missed").content.decode(), "heat")) == 3
    assert len(rows(client.get(f"{TABLE}{ASKED}&field=budget").content.decode(), "heat")) >= 5
    nobody = text(client.get(f"{TABLE}{ASKED}&verdict=met").content.decode())
    assert "Không đơn vị nào khớp bộ lọc" in nobody


def test_equals_share_a_rank_and_the_next_one_is_left_out(office: Office, as_: Start) -> None:
    lay_out_communes(office)
    page = as_(office.minh).get(LEAGUE + ASKED).content.decode()
    assert [row.split()[0] for row in rows(page, "league")] == ["1", "=2", "=2", "4"]


def test_who_has_no_whole_result_or_no_target_is_named_and_not_ranked(office: Office, as_: Start) -> None:
    areas = lay_out_communes(office)
    page = text(as_(office.minh).get(LEAGUE + ASKED).content.decode())
    names = {area.key: area.names.get(until=None).name for area in areas[:6]}
    waiting = page.split("Chưa xếp hạng vì chưa đủ số liệu (1)")[1].split("không được giao")[0]
    assert names[areas[4].key] in waiting
    assert names[areas[5].key] in page.split("không được giao chỉ tiêu này")[1]


def test_the_gap_is_told_by_area_in_the_measure_and_in_shares_that_come_to_a_hundred(
    office: Office, as_: Start
) -> None:
    lay_out_communes(office)
    page = as_(office.minh).get(LEAGUE + ASKED).content.decode()
    gap = text(page.split('<table class="gap">')[1].split("</table>", maxsplit=1)[0])
    assert "thiếu tổng cộng 100 tỷ đồng ; 2 đơn vị làm nên 80,00%" in text(page)
    assert "60 60,00% 60,00%" in gap
    assert gap.endswith("20 20,00% 100,00%")


def test_the_panel_gets_the_gap_alone(office: Office, as_: Start) -> None:
    lay_out_communes(office)
    part = as_(office.minh).get(LEAGUE + ASKED, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "thiếu tổng cộng" in part


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/compare/T34:80/NOT-001/?as_of=2026-09", 404, "không"),
        ("/compare/X34:28108/?as_of=2026-09", 200, "So sánh trong tỉnh Tây Ninh"),
        ("/compare/X34:28108/BUD-001/?as_of=2026-09", 200, "So sánh trong tỉnh Tây Ninh"),
        ("/compare/T34:80/?as_of=2003-09", 422, "2003"),
        ("/compare/T34:80/?as_of=2026-09&verdict=khac&field=khac", 200, "Số đơn vị đạt"),
        ("/compare/T34:80/?as_of=2026-09&known_on=2026-10-01", 200, "theo số đã biết ngày 01/10/2026"),
    ],
)
def test_an_odd_question_is_answered_in_a_sentence(
    path: str, status: int, told: str, office: Office, as_: Start
) -> None:
    lay_out_communes(office)
    answer = as_(office.minh).get(path)
    assert (answer.status_code, told in answer.content.decode()) == (status, True)


def test_what_was_known_on_a_day_is_compared_as_it_was_known(office: Office, as_: Start) -> None:
    lay_out_communes(office)
    page = as_(office.minh).get(f"{LEAGUE}{ASKED}&known_on=2026-10-01").content.decode()
    assert [row.split()[0] for row in rows(page, "league")] == ["1", "=2", "=2", "4"]


@pytest.mark.parametrize("page", [TABLE, LEAGUE])
def test_a_page_asks_the_record_as_often_for_ten_times_as_many_areas(
    page: str, office: Office, as_: Start
) -> None:
    client, counts = as_(office.minh), []
    for many in (0, 50):
        lay_out_communes(office, many=many)
        client.get(page + ASKED)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page + ASKED).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 45
