"""The inbox shows each person what waits for them, all of it and nothing of others, at the same price."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import NOW, Office
from tests.web.inbox.piles import pile_up
from vedich.actions.areas import load_areas
from vedich.actions.documents import add_agency
from vedich.domain.agency import AgencyKind
from vedich.store.models import Agency, Area, User

Start = Callable[[User], Client]

PILES = {
    "hoa": {"reports", "documents", "findings"},
    "binh": {"reviews", "findings"},  # what goes up is approved above
    "lan": {"reports", "documents", "findings"},
    "minh": {"approvals", "reviews", "findings"},
    "keeper": set(),
}


def shown(page: str) -> set[str]:
    return {
        key for key in ("approvals", "reviews", "reports", "documents", "findings") if f'id="{key}"' in page
    }


@pytest.mark.parametrize("who", PILES)
def test_everybody_sees_the_piles_that_their_roles_bring(who: str, office: Office, as_: Start) -> None:
    page = as_(getattr(office, who)).get("/inbox/").content.decode()
    assert shown(page) == PILES[who]


def test_what_waits_is_listed_and_counted(office: Office, as_: Start) -> None:
    pile_up(office.commune, office.committee, 2)
    page = as_(office.hoa).get("/inbox/").content.decode()
    # Returned and assigned ones are the clerk's to send, two of each.
    assert page.count('id="report-') == 4
    assert page.count('id="document-') == 2
    assert page.count('id="finding-') == 2
    assert "bị trả lại" in page
    leader = as_(office.minh).get("/inbox/").content.decode()
    assert leader.count('id="report-') == 2
    assert "đã gửi cấp trên" in leader


def test_nobody_sees_what_waits_elsewhere(office: Office, as_: Start) -> None:
    load_areas(by=office.keeper, at=NOW, keys=("X34:00004",))
    elsewhere = Area.objects.get(key="X34:00004")
    add_agency(
        by=office.keeper,
        at=NOW,
        key="elsewhere",
        kind=AgencyKind.PEOPLES_COMMITTEE,
        vi="CHIM-YẾN",
        area=elsewhere,
    )
    pile_up(elsewhere, Agency.objects.get(key="elsewhere"), 3, word="CHIM-YẾN ")
    pile_up(office.commune, office.committee, 1)
    for who in (office.hoa, office.binh, office.lan, office.minh):
        for path in ("/", "/inbox/"):
            page = as_(who).get(path).content.decode()
            assert "CHIM-YẾN" not in page


def test_a_page_asks_the_record_as_often_for_ten_times_as_much(office: Office, as_: Start) -> None:
    for user in (office.hoa, office.minh):
        counts = {}
        client = as_(user)
        for path in ("/", "/inbox/"):
            client.get(path)
            for rows in (21, 210):
                pile_up(office.commune, office.committee, rows)
                with CaptureQueriesContext(connection) as asked:
                    client.get(path)
                counts[path, rows] = len(asked)
        assert counts["/", 21] == counts["/", 210]
        assert counts["/inbox/", 21] == counts["/inbox/", 210]
        assert max(counts.values()) <= 25


def test_the_most_urgent_comes_first_and_what_is_late_says_so(office: Office, as_: Start) -> None:
    pile_up(office.commune, office.committee, 3)
    with time_machine.travel("2026-11-21T01:00:00Z"):
        page = as_(office.hoa).get("/inbox/").content.decode()
    days = re.findall(r"\d\d/11/2026(?: <span class=\"tag (\w+))?", page)
    assert page.index("20/11/2026") < page.index("21/11/2026") < page.index("22/11/2026")
    assert set(days) == {"late", "soon", ""}


def test_only_the_first_twenty_are_shown_and_the_rest_counted(office: Office, as_: Start) -> None:
    pile_up(office.commune, office.committee, 25)
    page = as_(office.hoa).get("/inbox/").content.decode()
    assert page.count('id="finding-') == 20
    assert "Đang hiện 20 trong 25" in page


def test_a_long_list_is_shown_whole_on_request(office: Office, as_: Start) -> None:
    pile_up(office.commune, office.committee, 25)
    hoa = as_(office.hoa)
    assert 'href="?all=findings#findings"' in hoa.get("/inbox/").content.decode()
    page = hoa.get("/inbox/?all=findings").content.decode()
    assert page.count('id="finding-') == 25
    assert '"?all=findings#findings"' not in page
