"""A province's record to measure with: its communes, all indicators, and the specialist who imports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.role import Role

if TYPE_CHECKING:
    from vedich.actions.observations import Said
    from vedich.store.models import User

PROVINCE = "T34:80"
NOW = datetime(2026, 11, 2, 8, tzinfo=UTC)
_STARTED = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Bureau:
    """A record with everything that figures refer to, and who enters them."""

    address: str
    specialist: User
    codes: tuple[tuple[str, str], ...]  # an indicator and its measure
    areas: tuple[str, ...]


def bureaus() -> Iterator[Bureau]:
    """Give a fresh record; it is gone when the next is asked for."""
    from tests import records
    from vedich.actions.accounts import add_user, appoint
    from vedich.actions.areas import load_areas
    from vedich.actions.indicators import load_indicators
    from vedich.store.models import Area, User
    from vedich.store.queries.meanings import known_indicators

    for address in records.fresh():
        first = User()
        add_user(by=first, at=NOW, username="admin", name="Quản trị")
        appoint(by=first, at=NOW, user=first, role=Role.ADMINISTRATOR, since=_STARTED)
        for name in ("keeper", "lan"):
            add_user(by=first, at=NOW, username=name, name=name)
        keeper, lan = (User.objects.get(username=name) for name in ("keeper", "lan"))
        appoint(by=first, at=NOW, user=keeper, role=Role.INDICATOR_MANAGER, since=_STARTED)
        load_areas(by=keeper, at=NOW, keys=(PROVINCE,))
        load_indicators(by=keeper, at=NOW)
        province = Area.objects.get(key=PROVINCE)
        appoint(by=first, at=NOW, user=lan, role=Role.SPECIALIST, area=province, since=_STARTED)
        codes = tuple((each.code, each.measure) for each in known_indicators().values())
        areas = tuple(
            Area.objects.filter(level="commune", key__startswith="X34:", until=None)
            .order_by("key")
            .values_list("key", flat=True)
        )
        yield Bureau(address, lan, codes, areas)


def figures(bureau: Bureau, count: int, *, of: int = 0) -> Iterator[Said]:
    """Yield so many figures as communes report them: month by month, indicator by indicator.

    `of` is the number of an edition; figures of another are other figures.
    """
    from vedich.actions.observations import Said

    months = [Period.month(2026 + number // 12, number % 12 + 1) for number in range(120)]
    number = 0
    for month in months:
        as_of = month.end + timedelta(days=1 + of)
        for code, measure in bureau.codes:
            for area in bureau.areas:
                if number == count:
                    return
                number += 1
                value = Decimal(number * 7 + of) / 100
                yield Said(code, area, month, as_of, Vintage.ACTUAL, measure, value, printed=str(value))
    if number < count:
        raise ValueError(f"Only {number} figures can be told apart; {count} were asked for.")
