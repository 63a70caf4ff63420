"""How pages look to somebody and which tours they have seen: kept with the account, no part of the record."""

from __future__ import annotations

from vedich.store.models import Preference, User

_LONGEST = {"language": 2, "theme": 12, "size": 12, "motion": 12}


def keep_look(*, by: User, language: str = "", theme: str = "", size: str = "", motion: str = "") -> None:
    """Keep how pages look to somebody on every computer; what is not named stays as it was."""
    told = {"language": language, "theme": theme, "size": size, "motion": motion}
    chosen = {name: value for name, value in told.items() if value and len(value) <= _LONGEST[name]}
    if chosen:
        Preference.objects.update_or_create(user=by, defaults=chosen)


def mark_tour(*, by: User, tour: str) -> None:
    """Note that somebody has seen a tour, so that it does not open by itself again."""
    row, _ = Preference.objects.get_or_create(user=by)
    seen = row.tours.split()
    if tour not in seen:
        row.tours = " ".join([*seen, tour])
        row.save(update_fields=["tours"])
