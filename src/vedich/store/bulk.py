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


def half_lines(rows: Iterable[Sequence[Any]]) -> str:
    """Write rows of plain values in the order of `WITHOUT_ID` as they wait for their publication.

    One line a row, in the form that a seal hashes, but for its event and its id, which are not known yet.
    Figures and dates are text in their canonical form, a truth is True or False.
    """
    return "\n".join(f"{_DUMPS(row[:_GAP])[:-1]}\t{_DUMPS(row[_GAP + 1 :])[1:]}" for row in map(list, rows))


def insert_observations(contents: Iterable[str], event: int) -> tuple[int, str]:
    """Save the rows of texts that `half_lines` wrote, under an event; give their count and seal.

    Runs in the transaction of the caller.
    """
    count, running = 0, hashlib.sha256()
    # By the line feed alone: other ends of lines may stand in the words of a row.
    waiting = (line for content in contents for line in content.split("\n") if line)
    while batch := list(islice(waiting, _AT_ONCE)):
        halves = (line.partition("\t") for line in batch)
        lines = [
            f"{head},{event},{id_},{tail}"
            for id_, (head, _, tail) in zip(_ids(len(batch)), halves, strict=True)
        ]
        running.update(("\n".join(lines) + "\n").encode())
        _write(json.loads(f"[{','.join(lines)}]"))
        count += len(batch)
    return count, running.hexdigest()


# The same text as `chain.canonical_json` makes of plain values, which are all a bulk row has. It holds no tab
# and no line feed, since JSON writes them as signs.
_DUMPS = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# Where event and id stand, next to one another.
_GAP = COLUMNS.index("event_id")
if COLUMNS[_GAP + 1] != "id":
    raise RuntimeError(f"The columns of an observation changed: {COLUMNS}. Let the halves follow them.")


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
