"""The record that a document is set against, opened in whatever process checks it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedich.domain.known import Known


def readable(where: str, actor: str, lang: str) -> bool:
    """Say whether there is a record to read, and the account that reads it; where not, one line says why."""
    from vedich.cli.session import acting, opened

    if not opened(where, lang) or (actor and acting(actor, lang) is None):
        return False
    from vedich.store.queries.known import let_go

    let_go()  # processes that open and check files are copies of this one and open it for themselves
    return True


@cache
def on_record(where: str, actor: str) -> Known | None:
    """Give what is on record, as far as an account may see it ("" for all); None where none was asked for."""
    if not where:
        return None
    from vedich.store.opening import open_record

    open_record(where)
    from vedich.store.queries.known import OnRecord

    return OnRecord(_seen_by(actor) if actor else None)


def _seen_by(actor: str) -> frozenset[int] | None:
    """Give the areas whose figures an account may see today; None for all, nothing for nobody."""
    from vedich.access.policy import Permission
    from vedich.access.scope import scope
    from vedich.actions.deed import VIETNAM
    from vedich.cli.session import now
    from vedich.store.queries.people import account

    by = account(actor)
    if by is None:
        return frozenset()
    allowed = scope(by, Permission.READ, now().astimezone(VIETNAM).date())
    return None if allowed.everywhere else allowed.areas
