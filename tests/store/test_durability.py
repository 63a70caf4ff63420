"""A record whose database may lose what it acknowledged is not opened."""

from __future__ import annotations

import pytest
from django.db import connection

from vedich.store.durability import DurabilityError, require_durability


def test_a_record_as_it_is_made_is_durable(record: str) -> None:
    require_durability()


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    "weaker",
    [
        "PRAGMA synchronous=NORMAL",
        "PRAGMA synchronous=OFF",
        "PRAGMA journal_mode=DELETE",
        "PRAGMA foreign_keys=OFF",
    ],
)
def test_sqlite_with_less_is_refused(weaker: str, record: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(weaker)
    with pytest.raises(DurabilityError) as refusal:
        require_durability()
    assert "Không mở hồ sơ" in refusal.value.vi


@pytest.mark.only_on("postgresql")
def test_a_server_that_answers_before_it_wrote_is_refused(record: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    with pytest.raises(DurabilityError):
        require_durability()
