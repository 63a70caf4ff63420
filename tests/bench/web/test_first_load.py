"""The tool that weighs first loads: the pages it opens are there, and when the limit is kept."""

from __future__ import annotations

import pytest
from django.test import Client

from bench.web import first_load
from bench.web.commune import assign, made_lines
from bench.web.first_load import Loaded, Opened
from tests.actions.conftest import Office


def test_every_page_that_is_weighed_is_there_with_as_many_rows_as_were_asked_for(office: Office) -> None:
    assign(made_lines(3), 2026)
    cookie, addresses = first_load.reader()
    name, _, value = cookie.partition("=")
    client = Client()
    client.cookies[name] = value
    del addresses["sign-in"]  # whoever is signed in is led on
    assert {page: client.get(where).status_code for page, where in addresses.items()} == dict.fromkeys(
        addresses, 200
    )
    table = client.get(f"/targets/{first_load.COMMUNE}/?as_of=2026-10").content.decode()
    assert table.count("tổ dân phố") == 3


@pytest.mark.parametrize(
    ("load", "table", "kept"),
    [
        (Loaded("home", 200, 150 * 1024, 900_000), Opened(0.9, 0.5), True),
        (Loaded("home", 200, 150 * 1024 + 1, 0), Opened(0.9, 0.5), False),
        (Loaded("home", 500, 1000, 0), Opened(0.9, 0.5), False),
        (Loaded("home", 200, 1000, 0), Opened(1.1, 0.5), False),
    ],
)
def test_the_limit_is_on_bytes_before_charts_and_on_the_middle_of_the_times(
    load: Loaded, table: Opened, kept: bool
) -> None:
    assert first_load.is_met([load], [table, table, Opened(9.0, 0.5)]) is kept
    assert ("NOT kept" in first_load.board([load], [table], 300, "sqlite")) is not kept
