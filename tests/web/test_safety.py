"""Reading changes nothing: after everybody opened every page, each table of the record is as it was."""

from __future__ import annotations

from collections.abc import Callable

from django.apps import apps
from django.test import Client
from django.urls import get_resolver

from tests.actions.conftest import NOW, Office
from tests.web.inbox.piles import pile_up
from tests.web.test_matrix import PAPER, TABLE, address
from vedich.actions.uploads import hand_in
from vedich.jobs.working import work_once
from vedich.store.chain import rows_digest
from vedich.store.models import User

# What was judged is kept beside the record and is nothing that anybody said: a page may fill it.
KEPT_BESIDE = {"JudgedMoment", "JudgedBoard", "JudgedTarget", "JudgedLeaves", "JudgedResults", "JudgedDue"}


def digests() -> dict[str, tuple[int, str]]:
    """Give the count and hash of the rows of each table of the record."""
    found = {}
    for model in apps.get_app_config("store").get_models():
        if model.__name__ in KEPT_BESIDE:
            continue
        rows = model._default_manager.order_by("pk").values_list()
        found[model._meta.db_table] = rows_digest([list(map(str, row)) for row in rows])
    return found


def test_opening_every_page_changes_no_row(office: Office, as_: Callable[[User], Client]) -> None:
    pile_up(office.commune, office.committee, 2)
    clients = [as_(user) for user in (office.hoa, office.binh, office.lan, office.minh, office.administrator)]
    hand_in(by=office.hoa, at=NOW, area=office.commune, data=PAPER.encode(), name="a.txt")
    while work_once(lambda: NOW):
        pass
    before = digests()
    for pattern in get_resolver().url_patterns:
        name = pattern.name or ""  # type: ignore[union-attr]
        row = TABLE[name]
        path = address(row, name, office.commune.key)
        for client in clients:
            assert client.get(path).status_code < 500, path
    assert digests() == before
