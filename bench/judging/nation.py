"""A record of ten million figures: the communes of the nation, month by month since 2019, with their targets.

Written past the actions, a province and year under one event, since nobody would wait for as many actions; what
is measured on it goes through actions. The years that are closed lie beside it as `vedich db project` leaves them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

FIRST_YEAR, YEAR, MONTHS = 2019, 2026, 9
INDICATORS = 33
AT = datetime(2026, 10, 2, 8, tzinfo=UTC)
PEOPLE = {"lan": "specialist", "an": "approver"}
_KINDS = {"sum", "count", "wmean", "ratio"}


def nation(folder: Path) -> Path:
    """Give the record, opened; made where it is not there yet, which takes some minutes."""
    from vedich.store.opening import open_record

    folder.mkdir(parents=True, exist_ok=True)
    place, done = folder / "nation.db", folder / "nation.done"
    if not done.exists():
        for ending in ("", "-wal", "-shm"):
            Path(f"{place}{ending}").unlink(missing_ok=True)
    open_record(str(place), create=not done.exists())
    if not done.exists():
        start = time.perf_counter()
        for told in _made():
            print(f"{time.perf_counter() - start:6.0f} s  {told}", file=sys.stderr, flush=True)
        done.touch()
    return place


def _made() -> Iterator[str]:
    from vedich.actions.accounts import add_user, appoint
    from vedich.actions.founding import found_record
    from vedich.domain.role import Role
    from vedich.store.facts.projected import beside_the_record, project
    from vedich.store.models import Area, User

    found_record(at=AT, admin="admin", name="Quản trị")
    admin = User.objects.get(username="admin")
    for name, role in PEOPLE.items():
        add_user(by=admin, at=AT, username=name, name=name)
        user, top = User.objects.get(username=name), Area.objects.get(key="VN")
        appoint(by=admin, at=AT, user=user, role=Role(role), area=top, since=date(FIRST_YEAR, 1, 1))
    yield "areas, indicators and people"
    lan, chosen, provinces = User.objects.get(username="lan"), _indicators(), _provinces()
    _aims(lan, chosen, provinces)
    yield "targets"
    count = 0
    for number, (province, communes) in enumerate(sorted(provinces.items()), start=1):
        for year in range(FIRST_YEAR, YEAR + 1):
            count += _told(lan, province, communes, chosen, year)
        yield f"{number} of {len(provinces)} provinces, {count:,} figures"
    project(beside_the_record(), range(FIRST_YEAR, YEAR), AT.date())
    yield "closed years"


def _indicators() -> list[tuple[int, str]]:
    """Give the first indicators of the catalog that communes may add up, with their measures."""
    from vedich.store.facts.measured import Meanings

    known = sorted(Meanings.on(AT.date()).by_id.values(), key=lambda one: one.code)
    return [(one.id, one.printed) for one in known if one.aggregation.kind.value in _KINDS][:INDICATORS]


def _provinces() -> dict[int, list[int]]:
    """Give the communes of each province of today."""
    from vedich.store.facts.bordered import Borders
    from vedich.store.models import Area

    borders = Borders.on(AT.date())
    (top,) = Area.objects.filter(key="VN").values_list("pk", flat=True)
    return {province: list(borders.below.get(province, ())) for province in borders.below[top]}


def _aims(by: Any, chosen: Sequence[tuple[int, str]], provinces: dict[int, list[int]]) -> None:
    """Set a target on each indicator for the nation, each province and each commune, under one event."""
    from django.db import transaction

    from vedich.actions.deed import Deed
    from vedich.store.models import Area, Target, TargetSet, TargetVersion

    top = Area.objects.get(key="VN")
    areas = [(top.pk, "adopted")]
    areas += [(area, "assigned") for area in provinces]
    areas += [(area, "own_plan") for communes in provinces.values() for area in communes]
    span = {"period_start": date(YEAR, 1, 1), "period_end": date(YEAR, 12, 31), "period": str(YEAR)}
    with transaction.atomic():
        deed = Deed("set_targets", by, AT, "", None)
        event = deed.about("targets:bench", area=top)
        sets = TargetSet.objects.bulk_create(
            [TargetSet(area_id=area, basis=basis, **span) for area, basis in areas], batch_size=500
        )
        targets = Target.objects.bulk_create(
            [
                Target(set=one, area_id=one.area_id, indicator_id=indicator, position=place)
                for one in sets
                for place, (indicator, _) in enumerate(chosen, start=1)
            ],
            batch_size=500,
        )
        measures = dict(chosen)
        TargetVersion.objects.bulk_create(
            (
                TargetVersion(
                    target=each, version=1, operator="at_least", measure=measures[each.indicator_id],
                    value=Decimal(1000 + each.pk % 500), event=event,
                )
                for each in targets
            ),
            batch_size=500,
        )  # fmt: skip
        deed.finish()


def _told(
    by: Any, province: int, communes: Sequence[int], chosen: Sequence[tuple[int, str]], year: int
) -> int:
    """Write the figures of a province and year, a month each; give how many."""
    from django.db import transaction

    from vedich.actions.deed import Deed
    from vedich.domain.observation import Vintage
    from vedich.domain.period import Period
    from vedich.store.bulk import WITHOUT_ID, half_lines, insert_observations
    from vedich.store.models import Area

    months = [Period.month(year, month) for month in range(1, (MONTHS if year == YEAR else 12) + 1)]
    empty = dict.fromkeys(WITHOUT_ID)
    empty |= dict.fromkeys(("place", "printed", "reason", "words"), "")
    empty |= {"estimated": False, "vintage": Vintage.ACTUAL.value}
    rows = []
    for period in months:
        span = {
            "period": str(period), "period_start": period.start.isoformat(),
            "period_end": period.end.isoformat(), "as_of": period.end.isoformat(),
        }  # fmt: skip
        for area in communes:
            for indicator, measure in chosen:
                value = (area * 31 + indicator * 17 + period.end.month * 7 + year) % 4000
                told = empty | span | {"area_id": area, "indicator_id": indicator, "measure": measure}
                told["value"] = f"{value // 20}.{value % 20 * 5:02}".rstrip("0").rstrip(".")
                rows.append([told[name] for name in WITHOUT_ID])
    with transaction.atomic():
        deed = Deed("record_observations", by, AT, "", None)
        event = deed.about(f"observations:bench:{year}", area=Area.objects.get(pk=province))
        deed.seal("store_observation", *insert_observations([half_lines(rows)], event.pk))
        deed.finish()
    return len(rows)


if __name__ == "__main__":
    print(nation(Path(sys.argv[1])))
