"""People of a record who are signed in: leaders of provinces, leaders and clerks of communes."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody signed in: the cookie, their area, an area below it, and targets and codes of theirs."""

    cookie: str
    area: str
    below: str
    codes: tuple[str, ...]
    month: str


def askers(month: date, count: int, seed: int) -> list[Asker]:
    """Sign in people of areas that have targets in a month: half of provinces, half of communes."""
    from vedich.store.models import Appointment, AreaParent, Target

    chance = random.Random(seed)
    rows = list(
        Appointment.objects.filter(
            role__in=("leader", "clerk"),
            user__active=True,
            until=None,
            area__level__in=("province", "commune"),
        ).values_list("user", "area", "area__key", "area__level")
    )
    by_level: dict[str, list[tuple[int, int, str]]] = {"province": [], "commune": []}
    for user, area, key, level in rows:
        by_level[level].append((user, area, key))
    chosen = []
    for places in by_level.values():
        chance.shuffle(places)
        chosen += places[: count // 2]
    found = []
    for user, area, key in chosen:
        codes = Target.objects.filter(area=area, set__period_start__lte=month, set__period_end__gte=month)
        told = tuple(sorted(set(codes.values_list("indicator__code", flat=True))))
        if not told:
            continue
        below = AreaParent.objects.filter(parent=area, until=None).order_by("area")
        first = below.values_list("area__key", flat=True).first()
        found.append(Asker(signed_in(user), key, first or key, told, f"{month:%Y-%m}"))
    return found


def signed_in(user: int) -> str:
    """Give the cookie of a session of somebody."""
    from django.conf import settings
    from django.test import Client

    from vedich.store.models import User

    client = Client()
    client.force_login(User.objects.get(pk=user), backend=_BACKEND)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"
