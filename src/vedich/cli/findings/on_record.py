"""The record that a document is set against, opened in whatever process checks it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedich.domain.known import Known


def readable(where: str, lang: str) -> bool:
    """Say whether there is a record to read; where not, one line says why."""
    from vedich.cli.session import opened

    if not opened(where, lang):
        return False
    from vedich.store.queries.known import let_go

    let_go()  # processes that open and check files are copies of this one and open it for themselves
    return True


@cache
def on_record(where: str) -> Known | None:
    """Give what is on record; None where no record was asked for."""
    if not where:
        return None
    from vedich.store.opening import open_record

    open_record(where)
    from vedich.store.queries.known import OnRecord

    return OnRecord()
