"""A commune to measure with: lines that no catalog has, clerks at their desks, reports that wait."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.web.people import signed_in
from bench.web.ready import Report

COMMUNE, PROVINCE = "X34:28108", "T34:80"
_STARTED = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Desk:
    """A clerk who is signed in, and the reports that are asked of their division, oldest first."""

    name: str
    user: int
    reports: tuple[Report, ...]


@contextmanager
def demonstration(record: str, database: str = "sqlite") -> Iterator[str]:
    """Give a record, or where none is named the demonstration of a commune, which is gone afterwards.

    It is one file, or lies on a PostgreSQL server that is started for it and ends with this process.
    """
    if record:
        yield record
        return
    with tempfile.TemporaryDirectory() as folder:
        made = _on_a_server() if database == "postgresql" else str(Path(folder) / "commune.db")
        words = ["demo", "--scale", "commune", "--record", made]
        subprocess.run([sys.executable, "-m", "vedich", *words], check=True, stdout=subprocess.DEVNULL)
        yield made


def _on_a_server() -> str:
    import psycopg

    from tests.records import server

    folder = server()
    with psycopg.connect(host=str(folder), user="vedich", dbname="postgres", autocommit=True) as link:
        link.execute("CREATE DATABASE commune")
    return f"postgresql://vedich@/commune?host={folder}"


def desks(count: int, *, lines: int, months: int) -> list[Desk]:
    """Staff divisions of the commune with a clerk each, and ask each for the reports of some months of 2026.

    Every division has lines of its own: two of them never tell the same figure of the commune.
    """
    from vedich.actions.accounts import add_user, appoint
    from vedich.actions.documents import add_agency
    from vedich.domain.agency import AgencyKind
    from vedich.domain.role import Role
    from vedich.store.models import Agency, Area, User
    from vedich.store.queries.people import administrators

    at, area = datetime.now(UTC), Area.objects.get(key=COMMUNE)
    admin, keeper = administrators(at.date())[0], _holder("indicator_manager", None)
    codes = made_lines(count * lines)
    found = []
    for number in range(count):
        name = f"bench.desk{number}"
        made = add_user(by=admin, at=at, username=name, name=f"Người nhập {number} (minh họa)")
        clerk = User.objects.get(pk=made["user"])
        appoint(by=admin, at=at, user=clerk, role=Role.CLERK, area=area, since=_STARTED)
        called, kind = f"Phòng số {number} (minh họa)", AgencyKind.DEPARTMENT
        add_agency(by=keeper, at=at, key=name, kind=kind, vi=called, area=area)
        mine = codes[number * lines : (number + 1) * lines]
        told = asked(Agency.objects.get(key=name), mine, range(1, months + 1))
        cookie = signed_in(clerk.pk)
        reports = tuple(Report(pk, cookie, tuple(mine), period) for pk, period in told)
        found.append(Desk(name, clerk.pk, reports))
    return found


def asked(agency: Any, codes: list[str], months: Iterator[int] | range) -> list[tuple[int, str]]:
    """Ask an agency of the commune for these lines of months of 2026; gives reports with their periods."""
    from vedich.actions.indicators import SetLine, define_set
    from vedich.actions.submissions import open_period
    from vedich.catalog.load import catalog
    from vedich.domain.period import Period
    from vedich.store.models import Area, IndicatorSet, Submission

    at, key = datetime.now(UTC), f"bench-{agency.key}".replace(":", "-")
    lines = [SetLine(str(number), "", code) for number, code in enumerate(codes, start=1)]
    keeper = _holder("indicator_manager", None)
    define_set(by=keeper, at=at, key=key, vi=f"Biểu đo tải: {agency.vi}", lines=lines)
    form, found = IndicatorSet.objects.get(key=key), []
    for month in months:
        open_period(
            by=_holder("specialist", PROVINCE), at=at, regime=catalog().regimes["statistical"],
            nominal=Period.month(2026, month), agencies=[(agency, agency.area)],
            area=Area.objects.get(key=PROVINCE), set=form,
        )  # fmt: skip
        period = str(Period.month(2026, month))
        report = Submission.objects.get(agency=agency, set=form, report_period__period=period)
        found.append((report.pk, period))
    return found


def made_lines(count: int) -> list[str]:
    """Make indicators that only the bench has, and give their codes."""
    from vedich.store.models import Indicator, IndicatorVersion

    there = Indicator.objects.filter(code__startswith="BEN-").count()
    numbers = range(there, there + count)
    made = Indicator.objects.bulk_create(Indicator(code=f"BEN-{number:05}") for number in numbers)
    IndicatorVersion.objects.bulk_create(
        IndicatorVersion(
            indicator=one,
            version=1,
            vi=f"Số hộ của tổ dân phố {number} (minh họa)",
            measure="hộ",
            kind="stock",
            direction="up",
            frequency="month",
            aggregation="sum",
        )
        for number, one in zip(numbers, made, strict=True)
    )
    return [one.code for one in made]


def assign(codes: list[str], year: int) -> None:
    """Give the commune a target on each line for a year."""
    from vedich.actions.targets import Aim, set_targets
    from vedich.domain.period import Period
    from vedich.domain.target import Basis, Operator
    from vedich.store.models import Area

    set_targets(
        by=_holder("specialist", PROVINCE),
        at=datetime.now(UTC),
        area=Area.objects.get(key=COMMUNE),
        period=Period.year(year),
        basis=Basis.ASSIGNED,
        aims=[Aim(code, Operator.AT_LEAST, "hộ", Decimal(1000 + n)) for n, code in enumerate(codes)],
        name="Chỉ tiêu đo tải (minh họa)",
    )


def _holder(role: str, area: str | None) -> Any:
    from vedich.store.models import Appointment

    where = {"area__key": area} if area else {}
    return Appointment.objects.filter(role=role, until=None, **where).order_by("pk")[0].user
