"""A program that imports, to be killed: it reads what to import line by line and forks one child for each.

Started as `python -m tests.actions.importing ROWS`. The parent never touches the record; each child says on
the common output what it was told is safe, before it goes on: what it said must be there after its death.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from vedich.domain.observation import Vintage
from vedich.domain.period import Period

CODES = ("BUD-001", "BUD-002", "BUD-003", "BUD-004", "BUD-005")
AT = datetime(2026, 11, 2, 8, tzinfo=UTC)
HASH = "ab" * 32


def expected(count: int) -> list[tuple[str, str, date, Decimal]]:
    """Give area, indicator, day and figure of every row of the file, in its order."""
    first = date(2026, 1, 1)
    return [
        (
            "X34:28108",
            CODES[number % len(CODES)],
            first + timedelta(days=number // len(CODES)),
            Decimal(number) / 8,
        )
        for number in range(count)
    ]


def main() -> None:
    """Do one import for every line of the input."""
    from tests.records import configure

    configure()
    from vedich.actions.observations import Said

    rows = [
        Said(code, area, Period.month(2026, 1), day, Vintage.ACTUAL, "tỷ đồng", value)
        for area, code, day, value in expected(int(sys.argv[1]))
    ]
    _tell("ready")
    for line in sys.stdin:
        child = os.fork()
        if not child:
            try:
                _import(json.loads(line), rows)
            finally:
                os._exit(0)
        _tell("born", child)
        _, status = os.waitpid(child, 0)
        _tell("over", status)


def _import(told: dict[str, str], rows: list[Any]) -> None:
    # Each key is another file: what the record holds already would be left out.
    period = Period.day(date(2026, 1, 1) + timedelta(days=int(told["key"].split()[-1])))
    from django.db import connection

    from vedich.actions.imports import begin_import, publish_import, stage
    from vedich.store.configuration import databases
    from vedich.store.models import User

    connection.settings_dict.update(databases(told["url"])["default"])
    clerk = User.objects.get(username="hoa")
    run = begin_import(by=clerk, at=AT, key=told["key"], source_hash=HASH)
    for step in stage(run, (replace(row, period=period) for row in rows)):
        _tell("staged", step.rows)
    if run.published_at is None:
        _tell("publishing")
        done = publish_import(by=clerk, at=AT, once=f"publish {told['key']}", run=run)
        _tell("published", done["rows"])
    _tell("done")


def _tell(what: str, number: int = 0) -> None:
    os.write(1, f"{what} {number}\n".encode())


if __name__ == "__main__":
    main()
