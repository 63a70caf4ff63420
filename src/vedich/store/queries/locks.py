"""Locks that end with the transaction, and such that end with a piece of work."""

from __future__ import annotations

import hashlib
import importlib
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

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

    Among all processes of a record: on a server at the latest until the connection ends, with a file until
    the process ends. (Windows serves a file from one process alone.)
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
    if _try_among_processes(key):
        return True
    _HELD.discard(key)
    return False


def _try_among_processes(key: str) -> bool:
    if connection.vendor == "postgresql":
        return _asked("pg_try_advisory_lock", key)
    return _mark(key, "LOCK_EX", "LOCK_NB")


def _let_go(key: str) -> None:
    try:
        if connection.vendor == "postgresql":
            _asked("pg_advisory_unlock", key)
        else:
            _mark(key, "LOCK_UN")
    finally:
        _HELD.discard(key)


def _asked(function: str, key: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(hashtextextended(%s, 1))", [key])
        row = cursor.fetchone()
    return bool(row and row[0])


def _mark(key: str, *how: str) -> bool:
    """Lock or free the byte of a key in a file beside the record; the file itself stays empty."""
    if os.name == "nt":
        return True
    locks = importlib.import_module("fcntl")  # not there on Windows
    byte = int.from_bytes(hashlib.sha256(key.encode()).digest()[:7], "big")
    try:
        locks.lockf(
            _beside(str(connection.settings_dict["NAME"])), sum(getattr(locks, each) for each in how), 1, byte
        )
    except BlockingIOError:
        return False
    return True


@cache
def _beside(record: str) -> int:
    # Open as long as the process lives: closing it once would free all bytes that the process holds.
    return os.open(f"{record}-busy", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
