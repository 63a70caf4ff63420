"""A page that is kept is given again only while it would be made just so, and only to the same person."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import NOW, Office
from tests.web.targets.boards import ADDRESS, YEAR, lay_out
from vedich.actions.accounts import disable_user
from vedich.actions.areas import rename_area
from vedich.domain.area import AreaType
from vedich.store.models import User

Start = Callable[[User], Client]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def told(client: Client, address: str = ADDRESS) -> tuple[str, int]:
    """Give a page without its tokens, and how often it asked the record."""
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address).content.decode()
    for token in set(TOKEN.findall(page)):
        page = page.replace(token, "")
    return page, len(asked)


def test_the_same_page_is_made_once_for_each_person_and_bears_a_new_token(office: Office, as_: Start) -> None:
    lay_out(office)
    hoa = as_(office.hoa)
    hoa.get(ADDRESS)  # judges the board, which is kept from then on
    first, much = told(hoa)
    again, little = told(hoa)
    assert first == again
    assert little < 8 < much
    tokens = [set(TOKEN.findall(hoa.get(ADDRESS).content.decode())) for _ in range(2)]
    assert [len(each) for each in tokens] == [1, 1]
    assert tokens[0] != tokens[1]
    other, _ = told(as_(office.lan))
    assert office.lan.username in other
    assert office.hoa.username not in other


def test_a_kept_page_goes_with_what_it_shows_and_with_the_right_to_see_it(office: Office, as_: Start) -> None:
    lay_out(office)
    hoa = as_(office.hoa)
    told(hoa)
    rename_area(
        by=office.keeper, at=NOW, area=office.commune, name="Đước Cần", type=AreaType.COMMUNE, on=YEAR.start
    )
    assert "Đước Cần" in told(hoa)[0]
    disable_user(by=office.administrator, at=NOW, user=office.hoa, reason="Nghỉ việc")
    assert hoa.get(ADDRESS).status_code in (302, 404)


def test_language_and_look_are_kept_apart(office: Office, as_: Start) -> None:
    lay_out(office)
    hoa = as_(office.hoa)
    vietnamese, _ = told(hoa)
    hoa.cookies["vedich-lang"] = "en"
    english, _ = told(hoa)
    hoa.cookies["vedich-look"] = "dark.large"
    assert 'lang="vi"' in vietnamese
    assert 'lang="en"' in english
    assert 'data-theme="dark"' in told(hoa)[0]
