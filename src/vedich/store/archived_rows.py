"""Rows as an archive holds them: the values of a record on SQLite, whatever database they come from.

A digest is taken of their plain form, the one that seals hash: times in UTC, figures canonical, truths True
or False. The bytes of a file stand there by their own hash.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db import connection, models

from vedich.store.chain import written_rows
from vedich.store.exact import ExactDecimalField, canonical
from vedich.store.seals import columns

AT_ONCE = 5_000
# A reading of a document may have megabytes.
_BLOBS_AT_ONCE = 20
Row = Sequence[Any]
Advance = Callable[[int], None]
_CANONICAL = re.compile(r"(?!-0$)-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?")


class Digest:
    """The count and the hash of rows, taken while they pass."""

    def __init__(self, model: type[models.Model]) -> None:
        self._turns = [
            (at, turn)
            for at, name in enumerate(columns(model))
            if (turn := _TURNS.get(type_of(field_of(model, name))))
        ]
        self._running = hashlib.sha256()
        self.count = 0

    def take(self, rows: Sequence[Row]) -> None:
        """Take some more rows, in the order of their ids."""
        plain = [list(row) for row in rows]
        for row in plain:
            for at, turn in self._turns:
                if row[at] is not None:
                    row[at] = turn(row[at])
        self._running.update(written_rows(plain).encode())
        self.count += len(plain)

    def told(self) -> tuple[int, str]:
        """Give the count and the hash."""
        return self.count, self._running.hexdigest()


def rows_of_record(model: type[models.Model], snapshot: sqlite3.Connection | None) -> Iterator[Sequence[Row]]:
    """Yield the rows of a table of the record, some at once; `snapshot` is a record on SQLite."""
    if snapshot is not None:
        yield from rows_of_file(model, snapshot)
        return
    found = (
        model._default_manager.order_by("pk").values_list(*columns(model)).iterator(chunk_size=at_once(model))
    )
    waiting = (tuple(map(stored, row)) for row in found)
    while batch := list(islice(waiting, at_once(model))):
        yield batch


def rows_of_file(model: type[models.Model], link: sqlite3.Connection) -> Iterator[Sequence[Row]]:
    """Yield the rows of a table of a SQLite file, some at once."""
    # An expression in place of a column: Django's own connection would make dates of it.
    listed = ", ".join(f'+"{name}"' for name in columns(model))
    found = link.execute(f'SELECT {listed} FROM "{model._meta.db_table}" ORDER BY "{model._meta.pk.attname}"')
    while batch := found.fetchmany(at_once(model)):
        yield batch


def write_rows(model: type[models.Model], rows: Iterable[Row]) -> None:
    """Save rows of an archive in PostgreSQL; runs in the transaction of the caller."""
    names = columns(model)
    times = [at for at, name in enumerate(names) if type_of(field_of(model, name)) == "datetime"]
    listed = ", ".join(f'"{name}"' for name in names)
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(f'COPY "{model._meta.db_table}" ({listed}) FROM STDIN') as copy,
    ):
        for row in rows:
            values = list(row)
            for at in times:
                values[at] = None if values[at] is None else f"{values[at]}+00:00"
            copy.write_row(values)


def at_once(model: type[models.Model]) -> int:
    """Give how many rows of a table are in memory at one time."""
    blobs = any(isinstance(field, models.BinaryField) for field in model._meta.fields)
    return _BLOBS_AT_ONCE if blobs else AT_ONCE


def stored(value: Any) -> Any:
    """Give a value as a record on SQLite holds it."""
    if isinstance(value, Decimal):
        return canonical(value)
    if isinstance(value, datetime):
        return str(value.astimezone(UTC).replace(tzinfo=None))
    if isinstance(value, date):
        return value.isoformat()
    return bytes(value) if isinstance(value, memoryview) else value


def field_of(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    """Give the field of a column."""
    return next(field for field in model._meta.fields if field.attname == name)


def type_of(field: models.Field[Any, Any]) -> str:
    """Name the type of a column in an archive; figures are told apart from other text as `figure`."""
    if field.primary_key and not isinstance(field, models.CharField):
        return "integer PRIMARY KEY"
    if isinstance(field, models.ForeignKey):
        field = field.target_field
    if isinstance(field, ExactDecimalField):
        return "figure"
    for kind, name in _TYPES:
        if isinstance(field, kind):
            return name
    return "text"


def _time(text: str) -> str:
    if len(text) == 19:
        return f"{text[:10]}T{text[11:]}.000000+00:00"
    return datetime.fromisoformat(text).replace(tzinfo=UTC).isoformat(timespec="microseconds")


def _figure(text: str) -> str:
    return text if _CANONICAL.fullmatch(text) else canonical(Decimal(text))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


_TYPES: tuple[tuple[type[models.Field[Any, Any]], str], ...] = (
    (models.BooleanField, "bool"),
    (models.DateTimeField, "datetime"),
    (models.DateField, "date"),
    (models.IntegerField, "integer"),
    (models.BinaryField, "blob"),
)
_TURNS: dict[str, Callable[[Any], Any]] = {
    "bool": bool,
    "datetime": _time,
    "figure": _figure,
    "blob": _hash,
}
