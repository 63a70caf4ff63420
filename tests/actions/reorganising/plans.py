"""Two communes of a province with targets, figures, people and reports, and plans that merge them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.actions.conftest import NOW, Office
from vedich.actions.accounts import add_user, appoint
from vedich.actions.areas import add_area
from vedich.actions.documents import add_agency, register_document
from vedich.actions.observations import Said, record_observations
from vedich.actions.reviewing.meant import Meant, TaskKept
from vedich.actions.reviewing.tasks import Ordered, keep_tasks
from vedich.actions.submissions import open_period
from vedich.actions.targets import Aim, set_targets
from vedich.actions.uploads import hand_in
from vedich.catalog.load import catalog
from vedich.domain.agency import AgencyKind
from vedich.domain.area import AreaType
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.role import Role
from vedich.domain.target import Basis, Operator
from vedich.store.models import Agency, Area, Document, MachineReading, Reorganisation, User

# The day before which the plans of tests take effect: a week after the day of the office.
DAY = date(2026, 11, 9)
THEN = datetime(2026, 11, 9, 8, tzinfo=UTC)
ORDERED = (
    ("Thu hồi đất", "2026-12-31"),
    ("Rà soát hộ nghèo", "R/M-16"),
    ("Báo cáo quý III", "2026-09-30"),
    ("Giữ vững", ""),
)
YEAR, OCTOBER = Period.year(2026), Period.month(2026, 10)


def commune(office: Office, name: str, parent: Area | None = None) -> Area:
    """Give a commune of the province with its committee."""
    above = parent or office.province
    since = date(2025, 7, 1)
    add_area(
        by=office.keeper, at=NOW, key=f"L:{name}", type=AreaType.COMMUNE, name=name, parent=above, since=since
    )
    area = Area.objects.get(key=f"L:{name}")
    kind = AgencyKind.PEOPLES_COMMITTEE
    add_agency(by=office.keeper, at=NOW, key=f"ubnd-{name}", kind=kind, vi=f"UBND xã {name}", area=area)
    return area


def furnish(office: Office, area: Area, *, revenue: str, poverty: str) -> None:
    """Give a commune targets of the year, October's figures, a clerk, and a report that is due."""
    aims = [
        Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(revenue)),
        Aim("POV-001", Operator.AT_MOST, "%", Decimal(poverty)),
    ]
    set_targets(by=office.lan, at=NOW, area=area, period=YEAR, basis=Basis.ASSIGNED, aims=aims)
    told = [("BUD-001", revenue, "tỷ đồng"), ("POV-001", poverty, "%")]
    record_observations(
        by=office.lan,
        at=NOW,
        rows=[
            Said(code, area.key, OCTOBER, OCTOBER.end, Vintage.ACTUAL, measure, Decimal(value))
            for code, value, measure in told
        ],
    )
    name = f"clerk-{area.key[2:].lower()}"
    add_user(by=office.administrator, at=NOW, username=name, name=f"Cán bộ {area.key[2:]}")
    user = User.objects.get(username=name)
    since = date(2025, 7, 1)
    appoint(by=office.administrator, at=NOW, user=user, role=Role.CLERK, area=area, since=since)


def ask_reports(office: Office, *areas: Area, month: int = 11) -> None:
    """Ask communes for their report of a month, due after the plans' day."""
    open_period(
        by=office.lan,
        at=NOW,
        regime=catalog().regimes["statistical"],
        nominal=Period.month(2026, month),
        agencies=[(Agency.objects.get(key=f"ubnd-{area.key[2:]}"), area) for area in areas],
        area=office.province,
    )


def at_work(office: Office, *names: str) -> list[Area]:
    """Give communes, each with tasks that a document of the first orders and a file that was read."""
    areas = [commune(office, name) for name in names]
    since = date(2020, 1, 1)
    for area in areas:
        appoint(
            by=office.administrator, at=NOW, user=office.lan, role=Role.SPECIALIST, area=area, since=since
        )
        number = register_document(by=office.lan, at=NOW, area=area, number="5/KH-UBND", on=date(2026, 3, 2))
        document = Document.objects.get(pk=number["document"])
        tasks = [
            Ordered(TaskKept(Meant(kind="task", area=area.key, action=action, deadline=due), ""), (0, 1))
            for action, due in ORDERED
        ]
        keep_tasks(by=office.lan, at=NOW, document=document, area=area, tasks=tasks)
        handed = hand_in(by=office.lan, at=NOW, area=area, data=area.key.encode(), name=f"{area.key}.txt")
        MachineReading.objects.create(
            upload_id=handed["upload"], began_at=NOW, ended_at=NOW, seconds=1, content=b"{}", items=3
        )
    return areas


def merger(*olds: str, name: str = "C", on: date = DAY, **more: Any) -> dict[str, Any]:
    """Give a plan that merges areas into a new commune."""
    into = {"type": "commune", "name": name, "parent": "T34:80"}
    return {"on": on.isoformat(), "parts": [{"kind": "merging", "olds": list(olds), "into": into, **more}]}


def division(old: str, *names: str, on: date = DAY, **more: Any) -> dict[str, Any]:
    """Give a plan that divides an area among new communes."""
    pieces = [{"type": "commune", "name": name, "parent": "T34:80"} for name in names]
    return {"on": on.isoformat(), "parts": [{"kind": "division", "old": old, "pieces": pieces, **more}]}


def decided() -> dict[str, Any]:
    """Give the decision of every plan here."""
    return {"decision": "12/NQ-HĐND", "decided_on": DAY - timedelta(days=5), "title": "Về sắp xếp xã"}


def newest() -> Reorganisation:
    """Give the plan that was made last."""
    return Reorganisation.objects.order_by("-pk")[0]
