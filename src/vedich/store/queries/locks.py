"""Locks that end with the transaction, and such that end with a piece of work."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_HELD: set[str] = set()
_HELD_LOCK = threading.Lock()


def hold_key(key: str) -> None:
    """Make a second transaction with the same key wait until this one has ended.

    SQLite lets only one transaction write at a time, so that nothing is needed there.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


@contextmanager
def held_alone(key: str) -> Iterator[bool]:
    """Say whether nobody else does the work of a key now; if so, nobody else may until this ends.

    On a server among all its processes, at the latest until the connection ends; with a file in this process.
    """
    mine = _try(key)
    try:
        yield mine
    finally:
        if mine:
            _let_go(key)


def _try(key: str) -> bool:
    with _HELD_LOCK:
        if key in _HELD:
            return False
        _HELD.add(key)
    if connection.vendor != "postgresql" or _asked("pg_try_advisory_lock", key):
        return True
    _HELD.discard(key)
    return False


def _let_go(key: str) -> None:
    try:
        if connection.vendor == "postgresql":
            _asked("pg_advisory_unlock", key)
    finally:
        _HELD.discard(key)


def _asked(function: str, key: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(hashtextextended(%s, 1))", [key])
        row = cursor.fetchone()
    return bool(row and row[0])
