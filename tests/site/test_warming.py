"""What the first pages would wait for is there before they are asked for."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import TODAY, Office, office
from vedich.site.warming import warm
from vedich.store.facts.measured import Meanings
from vedich.store.queries.areas import titles_of
from vedich.store.queries.definitions import all_indicators
from vedich.store.remembering import remembering

__all__ = ["office"]


@pytest.fixture(autouse=True)
def _usual_circles() -> Iterator[None]:
    usual = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*usual)


def test_areas_and_indicators_are_known_before_the_first_page(office: Office) -> None:
    warm(TODAY)
    with remembering(), CaptureQueriesContext(connection) as asked:
        assert titles_of([office.commune.pk], TODAY) == {office.commune.pk: "xã Cần Đước"}
        assert all_indicators()
        assert Meanings.on(TODAY).by_id
    assert len(asked) == 1  # the ends of the chains


def test_a_record_that_cannot_be_read_does_not_keep_the_site_from_opening(record: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE store_chainhead RENAME TO away")
    warm(TODAY)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE away RENAME TO store_chainhead")
