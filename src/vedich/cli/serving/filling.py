"""The process that judges the months of a demonstration before anybody asks, and gives way to pages."""

from __future__ import annotations

import os
from datetime import timedelta

from vedich.cli.serving.beside import until_alone
from vedich.cli.session import now

# Fewer than the moments that are kept, so that none of them pushes another out.
_MONTHS = 18


def main() -> None:
    """Judge the last months that have targets, the newest first; then wait for the end of the server."""
    import django

    django.setup()
    from vedich.store.judged.filling import fill
    from vedich.store.queries.months import last_planned_month

    if hasattr(os, "nice"):
        os.nice(15)
    alone = until_alone()
    day = last_planned_month(now().date().replace(day=1) - timedelta(days=1))
    months = []
    for _ in range(_MONTHS):
        months.append(day)
        day = day.replace(day=1) - timedelta(days=1)
    for _ in fill(months, now()):
        if alone.is_set():
            return
    alone.wait()


if __name__ == "__main__":
    main()
