"""What was said is neither changed nor deleted, whoever asks: the ORM, or plain SQL."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import DatabaseError, connection

from tests.actions.test_deed import administrator  # noqa: F401 - a fixture
from vedich.store.guards import APPEND_ONLY
from vedich.store.models import Event, User


def test_every_guarded_table_is_a_table_of_the_store() -> None:
    tables = {model._meta.db_table for model in apps.get_app_config("store").get_models()}
    assert set(APPEND_ONLY) <= tables


def test_the_orm_can_neither_change_nor_delete_an_event(administrator: User) -> None:  # noqa: F811
    with pytest.raises(DatabaseError, match="what was said is not changed or deleted"):
        Event.objects.update(subject="user:9")
    with pytest.raises(DatabaseError, match="what was said is not changed or deleted"):
        Event.objects.all()._raw_delete(Event.objects.db)


@pytest.mark.parametrize("command", ["UPDATE store_event SET subject = 'user:9'", "DELETE FROM store_event"])
def test_plain_sql_cannot_either(command: str, administrator: User) -> None:  # noqa: F811
    with (
        pytest.raises(DatabaseError, match="what was said is not changed or deleted"),
        connection.cursor() as cursor,
    ):
        cursor.execute(command)


@pytest.mark.only_on("postgresql")
def test_a_table_said_once_cannot_be_emptied_at_a_stroke(administrator: User) -> None:  # noqa: F811
    with (
        pytest.raises(DatabaseError, match="what was said is not changed or deleted"),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE store_event CASCADE")
