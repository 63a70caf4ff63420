"""Each role has a tour: it opens by itself once, can be read without a script, and is remembered as seen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.web.conftest import Office
from vedich.domain.role import Role
from vedich.store.models import User
from vedich.web.help.tours import TOURS, tours_for
from vedich.web.parts.menu import MENU

Start = Callable[[User], Client]


def opened(client: Client, path: str = "/") -> str:
    found = re.search(r'data-seen="/help/tour/([a-z-]+)/seen/"', client.get(path).content.decode())
    return found[1] if found else ""


@pytest.mark.parametrize("key", TOURS)
def test_every_step_has_a_place_that_the_role_sees_and_words_in_both_languages(key: str) -> None:
    tour = TOURS[key]
    menu = {entry.name for entry in MENU if not entry.roles or tour.role in entry.roles}
    assert 3 <= len(tour.steps) <= 7
    for step in tour.steps:
        assert step.at in menu | {"start", "help", "account"}, step
        for words in (step.title, step.told):
            assert words.vi and words.en and words.vi != words.en


def test_every_role_that_works_here_has_its_tour() -> None:
    without = {role for role in Role if not tours_for([(role, False)])}
    assert without == {Role.SECURITY_OFFICER}
    assert tours_for([(Role.LEADER, False)]) == ["leader"]
    assert tours_for([(Role.LEADER, True)]) == ["province-leader"]
    assert tours_for([]) == []


def test_a_tour_opens_once_by_itself_and_again_when_asked_for(office: Office, as_: Start) -> None:
    hoa, minh = as_(office.hoa), as_(office.minh)
    assert (opened(hoa), opened(minh)) == ("clerk", "province-leader")
    assert hoa.get("/help/tour/clerk/seen/").status_code == 405
    assert hoa.post("/help/tour/clerk/seen/").status_code == 204
    assert hoa.post("/help/tour/nobody/seen/").status_code == 404
    assert (opened(hoa), opened(minh)) == ("", "province-leader")
    assert opened(hoa, "/?tour=clerk") == "clerk"
    assert opened(hoa, "/?tour=<script>") == ""
    listed = hoa.get("/help/").content.decode()
    assert listed.count("của bạn") == 1 and "/?tour=clerk" in listed
    read = hoa.get("/help/tour/clerk/").content.decode()
    assert all(step.told.vi in read for step in TOURS["clerk"].steps)
    # On another computer it is known as seen, too.
    assert opened(as_(office.hoa)) == ""
