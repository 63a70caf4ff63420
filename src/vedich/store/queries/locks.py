"""Locks that end with the transaction."""

from __future__ import annotations

from django.db import connection


def hold_key(key: str) -> None:
    """Make a second transaction with the same key wait until this one has ended.

    SQLite lets only one transaction write at a time, so that nothing is needed there.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
