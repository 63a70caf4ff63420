"""A record with many results in it; started as `python -m tests.store.large FILE ROWS`, its archive."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def filled(office: Office, rows: int) -> None:
    """Import so many results of the commune."""
    from tests.actions.conftest import NOW
    from vedich.actions.imports import begin_import, publish_import, stage
    from vedich.actions.observations import Said
    from vedich.domain.observation import Vintage
    from vedich.domain.period import Period
    from vedich.store.queries.meanings import known_indicators

    codes = [(each.code, each.measure) for each in known_indicators().values()][:100]
    first = Said("", "X34:28108", Period.month(2026, 1), date(2026, 1, 1), Vintage.ACTUAL, "")
    said = (
        replace(
            first,
            indicator=codes[number % 100][0],
            measure=codes[number % 100][1],
            as_of=date(2026, 1, 1) + timedelta(days=number // 100),
            value=Decimal(number) / 8,
        )
        for number in range(rows)
    )
    run = begin_import(by=office.hoa, at=NOW, key="large", source_hash="ab" * 32)
    for _ in stage(run, said):
        pass
    publish_import(by=office.hoa, at=NOW, run=run)


def main() -> None:
    """Write the archive of such a record."""
    from tests import records

    records.configure()
    from tests.actions.conftest import office
    from vedich.store.archive import write_archive

    for address in records.fresh():
        filled(office.__wrapped__(address), int(sys.argv[2]))
        write_archive(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
