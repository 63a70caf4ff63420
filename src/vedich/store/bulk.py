"""Many rows at once, past the ORM: `executemany` in SQLite, `COPY` in PostgreSQL, sealed on the way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from django.db import connection

from vedich.store.chain import PARTED
from vedich.store.models import Observation
from vedich.store.seals import columns

# The columns of an observation in the order in which a seal hashes them; a bulk row has all but the id.
COLUMNS = tuple(columns(Observation))
WITHOUT_ID = tuple(name for name in COLUMNS if name != "id")
_TABLE = Observation._meta.db_table
_AT_ONCE = 5_000
_IN_ONE_COMMAND = 50_000


def half_lines(rows: Iterable[Sequence[Any]]) -> str:
    """Write rows of plain values in the order of `WITHOUT_ID` as they wait for their publication.

    One line a row, in the form that a seal hashes, but for its brackets, its event and its id, which are not
    known yet; a tab stands in their place. Figures and dates are text in their canonical form, a truth is
    True or False.
    """
    halves: list[Sequence[Any]] = []
    for row in rows:
        halves += (row[:_GAP], row[_GAP + 1 :])
    if not halves:
        return ""
    # One call for all rows. The text holds no other sign of control, neither tab nor line feed.
    parts = _ENCODE(halves)[2:-2].split(f"]{PARTED}[")
    return "\n".join(map("\t".join, zip(parts[::2], parts[1::2], strict=True))).replace(PARTED, ",")


def insert_observations(contents: Iterable[str], event: int) -> tuple[int, str]:
    """Save the rows of texts that `half_lines` wrote, under an event; give their count and seal.

    Runs in the transaction of the caller.
    """
    count, running = 0, hashlib.sha256()
    for waiting in _together(contents):
        _write(_sealed(waiting, _ids(len(waiting)), event, running))
        count += len(waiting)
    return count, running.hexdigest()


def _together(contents: Iterable[str]) -> Iterator[list[str]]:
    """Yield the rows of texts as lines, many texts at once: each lot costs one command on the server."""
    waiting: list[str] = []
    for content in contents:
        # By the line feed alone: other ends of lines may stand in the words of a row.
        waiting += content.split("\n") if content else []
        if len(waiting) >= _IN_ONE_COMMAND:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _sealed(waiting: Sequence[str], ids: Sequence[int], event: int, running: Any) -> Iterator[list[str]]:
    """Yield rows whole, some at once, and take them into the hash of the seal on the way."""
    for start in range(0, len(waiting), _AT_ONCE):
        end = start + _AT_ONCE
        lines = [
            line.replace("\t", f",{event},{id_},")
            for id_, line in zip(ids[start:end], waiting[start:end], strict=True)
        ]
        running.update(("[" + "]\n[".join(lines) + "]\n").encode())
        yield lines


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(PARTED, ":")).encode
# Where event and id stand, next to one another.
_GAP = COLUMNS.index("event_id")
if COLUMNS[_GAP + 1] != "id":
    raise RuntimeError(f"The columns of an observation changed: {COLUMNS}. Let the halves follow them.")


def _ids(count: int) -> Sequence[int]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # The name of the sequence is looked up once: asked for in each row it costs more than the row.
            cursor.execute(
                f"WITH of AS MATERIALIZED (SELECT pg_get_serial_sequence('{_TABLE}', 'id')::regclass AS ids) "
                "SELECT array_agg(nextval(of.ids)) FROM of, generate_series(1, %s)",
                [count],
            )
            found: list[int] = (cursor.fetchone() or ([],))[0]
            return found
        # Only one transaction writes at a time, and it began before this.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [_TABLE])
        last = cursor.fetchone()
    start = (last[0] if last else 0) + 1
    return range(start, start + count)


def _write(batches: Iterable[Sequence[str]]) -> None:
    """Save batches of rows, each a JSON list without its brackets."""
    listed = ", ".join(f'"{name}"' for name in COLUMNS)
    # Past Django's own cursor errors would come as those of the driver, which nobody above expects.
    with connection.wrap_database_errors:
        if connection.vendor != "postgresql":
            for lines in batches:
                _insert(lines, listed)
            return
        for escaped, some in groupby(batches, key=lambda lines: any("\\" in line for line in lines)):
            _copy(some, listed, escaped=escaped)


def _copy(batches: Iterable[Sequence[str]], listed: str, *, escaped: bool) -> None:
    """Save batches by one command; the server saves one while we write the next."""
    form = "" if escaped else " (FORMAT csv, NULL 'null', ENCODING 'UTF8')"
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {_TABLE} ({listed}) FROM STDIN{form}") as copy,
    ):
        for lines in batches:
            if not escaped:
                # Without signs that JSON writes as words, such a list is a row of CSV.
                copy.write(("\n".join(lines) + "\n").encode())
                continue
            for row in _read(lines):
                copy.write_row(row)


def _insert(lines: Sequence[str], listed: str) -> None:
    connection.ensure_connection()
    marks, varying = [], []
    for column in zip(*_read(lines), strict=True):
        same = _same(column)
        marks.append(same or "?")
        if not same:
            varying.append(column)
    # Django's own cursor would look for its placeholders in every row.
    connection.connection.executemany(
        f"INSERT INTO {_TABLE} ({listed}) VALUES ({', '.join(marks)})", zip(*varying, strict=True)
    )


def _same(column: Sequence[Any]) -> str:
    """Give the SQL of what stands in every row of a column, when it is a number or nothing; '' otherwise.

    Most columns of most batches are empty: what need not be handed over row by row is saved in half the time.
    """
    first = column[0]
    if (first is None or first == "" or isinstance(first, int)) and column.count(first) == len(column):
        return "NULL" if first is None else "''" if first == "" else str(int(first))
    return ""


def _read(lines: Sequence[str]) -> list[list[Any]]:
    rows: list[list[Any]] = json.loads(f"[[{'],['.join(lines)}]]")
    return rows
