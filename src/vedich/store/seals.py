"""Seals: what an event says of the rows that were written with it, so that none can be changed unseen.

Tables whose rows carry the event they were written with are sealed: the event holds, for each, how many rows
and the hash of them. A row is hashed as the JSON list of its columns in the order of their names, a line feed
behind it, rows in the order of their ids; decimals canonical, times in UTC. The verifier that stands alone
computes the same from the database file, without this program.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import connection, models

from vedich.store.chain import canonical_json

# Written when the event is done already; a reply that was changed changes nothing that counts.
_UNSEALED = frozenset({"store_keptreply", "store_outgoing", "store_importrun"})


@cache
def sealed_models() -> dict[str, type[models.Model]]:
    """Give the sealed tables by name: those whose rows point to their event."""
    found = {}
    for model in apps.get_app_config("store").get_models():
        names = {field.name for field in model._meta.fields}
        if "event" in names and model._meta.db_table not in _UNSEALED:
            found[model._meta.db_table] = model
    return found


def sealed(event: int, known: Mapping[str, list[Any]] | None = None) -> dict[str, list[Any]]:
    """Give, for each table that has rows of an event, their count and their hash.

    `known` are seals that were computed while the rows were written.
    """
    seals = dict(known or {})
    models_by_table = sealed_models()
    for table in _written(event, [table for table in models_by_table if table not in seals]):
        model = models_by_table[table]
        rows = model._default_manager.filter(event=event).order_by("pk").values_list(*columns(model))
        count, hashed = hash_of(rows.iterator(chunk_size=5000))
        seals[table] = [count, hashed]
    return seals


def _written(event: int, tables: Sequence[str]) -> list[str]:
    """Name those of some tables that have rows of an event; one question for all, as each action asks it."""
    if not tables:
        return []
    asked = " UNION ALL ".join(
        f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table} WHERE event_id = %s)" for table in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [event] * len(tables))
        return [row[0] for row in cursor.fetchall()]


def columns(model: type[models.Model]) -> list[str]:
    """Name the columns of a table in the order in which they are hashed."""
    return sorted(field.attname for field in model._meta.fields)


def hash_of(rows: Iterable[tuple[Any, ...]]) -> tuple[int, str]:
    """Give the count and the hash of rows."""
    count, running = 0, hashlib.sha256()
    for row in rows:
        running.update(canonical_json(row).encode())
        running.update(b"\n")
        count += 1
    return count, running.hexdigest()


def broken_seals() -> Iterator[tuple[str, int | None, str]]:
    """Yield table, event and fault wherever rows are not what their events say of them.

    One ordered pass over each table and one over the events; rows without an event are a fault too.
    """
    told = _told()
    for table, model in sealed_models().items():
        said = told.pop(table, {})
        names = columns(model)
        at = names.index("event_id")
        rows = model._default_manager.order_by("event_id", "pk").values_list(*names).iterator(chunk_size=5000)
        for event, group in groupby(rows, key=lambda row: row[at]):
            count, hashed = hash_of(group)
            if event is None:
                yield table, None, f"{count} rows without an event"
                continue
            seal = said.pop(event, None)
            if seal is None:
                yield table, event, f"{count} rows that the event does not know"
            elif seal != [count, hashed]:
                yield table, event, f"rows differ from what the event says ({count} of {seal[0]})"
        for event, seal in said.items():
            yield table, event, f"{seal[0]} rows are missing"
    for table, seals in told.items():
        for event in seals:
            yield table, event, "rows are sealed in a table that the record does not have"


def _told() -> dict[str, dict[int, list[Any]]]:
    """Give what the events say of the rows of each table, in one pass over them."""
    from vedich.store.models import Event

    found: dict[str, dict[int, list[Any]]] = {}
    for pk, content in Event.objects.values_list("pk", "content").iterator(chunk_size=5000):
        for table, seal in json.loads(content)["sealed"].items():
            found.setdefault(table, {})[pk] = seal
    return found
