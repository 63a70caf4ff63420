"""Measure the record on one database, which the environment names; one line of JSON a figure."""

from __future__ import annotations

import sys

from bench.record.board import Row, line_of


def main() -> None:
    """Measure with so many rows, the fastest of so many runs."""
    rows, runs = int(sys.argv[1]), int(sys.argv[2])
    from tests import records

    records.configure()
    from django.db import connection

    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    try:
        records.template()
    except records.NoServerError as error:
        print(f"Not measured: {error}")
        return
    _imports(name, rows, runs)
    _batches(name, runs)
    if connection.vendor == "sqlite":
        _chain(rows, runs)


def _imports(name: str, rows: int, runs: int) -> None:
    from bench.record.imports import import_of

    staging, publishing = min(
        (import_of(rows) for _ in range(runs)), key=lambda each: each[0].seconds + each[1].seconds
    )
    seconds = staging.seconds + publishing.seconds
    used = f"{100_000 / rows * (staging.client + publishing.client):.2f} s of our processor"
    if staging.server is not None and publishing.server is not None:
        used += f" and {100_000 / rows * (staging.server + publishing.server):.2f} s of the server's"
    note = (
        f"looked at and staged {staging.per_second:,.0f}/s, published {publishing.per_second:,.0f}/s; "
        f"{used} for 100,000"
    )
    print(
        line_of(
            Row(
                f"{name}: import of {rows:,}",
                rows / seconds,
                50_000,
                "observations/s",
                more_is_better=True,
                note=note,
            )
        )
    )


def _batches(name: str, runs: int) -> None:
    from bench.record.imports import BATCH, BATCHES, batches, slowest_of_twenty

    taken = min((batches() for _ in range(runs)), key=sum)
    pace = BATCH * len(taken) / sum(taken)
    what = f"{name}: action on {BATCH} observations, validated and audited"
    note = f"{BATCHES} batches, each in a transaction of its own"
    print(line_of(Row(what, pace, 5_000, "observations/s", more_is_better=True, note=note)))
    print(line_of(Row(f"{name}: 95 of 100 such actions end within", slowest_of_twenty(taken), 1.0, "s")))


def _chain(events: int, runs: int) -> None:
    from bench.record.chain import verification

    best = min((verification(events) for _ in range(runs)), key=lambda each: each.seconds)
    limit = 5 * events / 1_000_000
    note = f"{best.processor:.2f} s of processor, {best.megabytes:.0f} MB; the limit is 5 s for a million"
    print(line_of(Row(f"Lone verifier: chain of {events:,} events", best.seconds, limit, "s", note=note)))


if __name__ == "__main__":
    main()
