"""Many rows at once, past the ORM: `executemany` in SQLite, `COPY` in PostgreSQL, sealed on the way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection

from vedich.store.models import Observation
from vedich.store.seals import columns

# The columns of an observation in the order in which a seal hashes them; a bulk row has all but the id.
COLUMNS = tuple(columns(Observation))
WITHOUT_ID = tuple(name for name in COLUMNS if name != "id")
_TABLE = Observation._meta.db_table
_AT_ONCE = 10_000


def insert_observations(rows: Iterable[Sequence[Any]]) -> tuple[int, str]:
    """Save rows of plain values in the order of `WITHOUT_ID`; give their count and seal.

    Figures and dates are text in their canonical form, a truth is True or False. Runs in the transaction of
    the caller.
    """
    count, running = 0, hashlib.sha256()
    at = COLUMNS.index("id")
    waiting = iter(rows)
    while batch := list(islice(waiting, _AT_ONCE)):
        ids = _ids(len(batch))
        numbered = [(*row[:at], id_, *row[at:]) for id_, row in zip(ids, batch, strict=True)]
        for row in numbered:
            running.update(_DUMPS(row).encode())
            running.update(b"\n")
        _write(numbered)
        count += len(batch)
    return count, running.hexdigest()


# The same text as `chain.canonical_json` makes of plain values, which are all a bulk row has.
_DUMPS = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _ids(count: int) -> Iterator[int]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"SELECT nextval(pg_get_serial_sequence('{_TABLE}', 'id')) FROM generate_series(1, %s)",
                [count],
            )
            return iter([row[0] for row in cursor.fetchall()])
        # Only one transaction writes at a time, and it began before this.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [_TABLE])
        last = cursor.fetchone()
    start = (last[0] if last else 0) + 1
    return iter(range(start, start + count))


def _write(rows: Sequence[Sequence[Any]]) -> None:
    listed = ", ".join(f'"{name}"' for name in COLUMNS)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {_TABLE} ({listed}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join("?" * len(COLUMNS))
        # Django's own cursor would look for its placeholders in every row.
        connection.connection.executemany(f"INSERT INTO {_TABLE} ({listed}) VALUES ({marks})", rows)
