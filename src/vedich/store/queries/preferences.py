"""How somebody wants pages to look, as it is kept with the account."""

from __future__ import annotations

from dataclasses import dataclass

from vedich.store.models import Preference


@dataclass(frozen=True, slots=True)
class Preferred:
    """What somebody chose; "" is what was never chosen. `tours` are those they have seen."""

    language: str = ""
    theme: str = ""
    size: str = ""
    motion: str = ""
    tours: frozenset[str] = frozenset()


def preferred(user: int) -> Preferred:
    """Give what somebody chose, or that they never did."""
    row = Preference.objects.filter(user=user).first()
    if row is None:
        return Preferred()
    return Preferred(row.language, row.theme, row.size, row.motion, frozenset(row.tours.split()))
