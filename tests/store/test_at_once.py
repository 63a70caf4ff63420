"""The tables of a new record are made at once, and are those that the steps one by one would have made."""

from __future__ import annotations

import re
import sqlite3
import uuid
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from tests import records
from vedich.store.at_once import FirstTables

FIRST = import_module("vedich.store.migrations.0001_the_record").Migration


def test_the_first_tables_are_made_at_once() -> None:
    assert issubclass(FIRST, FirstTables), (
        "0001 was written anew: give it `from vedich.store.at_once import FirstTables` and "
        "`class Migration(FirstTables)`; else a new record takes three times as long"
    )


def test_every_constraint_index_and_field_stands_in_the_database(record: str) -> None:
    with connection.cursor() as cursor:
        for model in apps.get_app_config("store").get_models():
            table = model._meta.db_table
            there = connection.introspection.get_constraints(cursor, table)
            named = [*model._meta.constraints, *model._meta.indexes]
            assert {one.name for one in named} <= set(there), table
            columns = {one.name for one in connection.introspection.get_table_description(cursor, table)}
            assert {field.column for field in model._meta.local_fields} == columns, table


def test_a_step_that_does_something_else_is_refused() -> None:
    class Odd(FirstTables):
        operations = (migrations.RunPython(migrations.RunPython.noop),)  # type: ignore[assignment]

    class Elsewhere(FirstTables):
        operations = (migrations.AddField("user", "more", models.IntegerField()),)  # type: ignore[assignment]

    for one in (Odd, Elsewhere):
        made = one("odd", "store")
        made.mutate_state = lambda state, preserve=True: state  # type: ignore[method-assign]
        with pytest.raises(ValueError, match="is no part of making tables"):
            made.apply(ProjectState(), None)  # type: ignore[arg-type]


def made() -> object:
    """Tell what the tables of the open record are, whatever the order in which it was said."""
    if not records.ON_POSTGRES:
        with sqlite3.connect(connection.settings_dict["NAME"]) as link:
            told = link.execute(
                "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name LIKE '%store%'"
            )
            return sorted(
                (kind, name, sorted(re.split(r', (?="|CONSTRAINT)|\)$', sql))) for kind, name, sql in told
            )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, pg_get_constraintdef(oid), conname FROM pg_constraint "
            "UNION ALL SELECT tablename, indexdef, indexname FROM pg_indexes WHERE schemaname = 'public' "
            "UNION ALL SELECT table_name, column_name, data_type || is_nullable || ordinal_position"
            " || coalesce(column_default, '') FROM information_schema.columns WHERE table_schema = 'public'"
        )
        return sorted(str(row) for row in cursor.fetchall() if row[0].startswith("store_"))


@pytest.mark.slow
def test_the_steps_one_by_one_make_the_same_tables(record: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, name = made(), f"steps_{uuid.uuid4().hex[:8]}"
    if records.ON_POSTGRES:
        records.administer(f'CREATE DATABASE "{name}"')
    records._turn_to(name if records.ON_POSTGRES else str(records.folder() / name))
    monkeypatch.setattr(FirstTables, "apply", migrations.Migration.apply)
    call_command("migrate", "store", verbosity=0, interactive=False)
    try:
        assert made() == at_once
    finally:
        connection.close()
        if records.ON_POSTGRES:
            records.administer(f'DROP DATABASE "{name}" WITH (FORCE)')
