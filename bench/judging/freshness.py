"""Measure how soon an approved figure is in the total of the nation: `python -m bench.judging.freshness`.

A record of ten million figures, its closed years in files beside it (`nation.py`; made in `--keep`, or in the
folder of temporary files, where it is not there yet). A process of its own judges what becomes due, as it does
under `vedich serve`; reports of a commune are approved one by one in another, which then looks at the board of
the nation until the figure is in it. Writes `freshness.md`.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.judging.nation import AT, MONTHS, YEAR, nation

HERE = Path(__file__).resolve().parent
TIMES, MANY = 20, 45
DAYS = (date(YEAR, MONTHS, 30), date(YEAR, MONTHS - 1, 31))
# What was promised, in seconds.
VISIBLE, ANEW, READ = 5.0, 1.0, 0.050


@dataclass
class Measured:
    """Seconds, by what was measured."""

    whole: float = 0
    approving: list[float] = field(default_factory=list)
    visible: list[float] = field(default_factory=list)
    anew: list[float] = field(default_factory=list)
    anew_processor: list[float] = field(default_factory=list)
    many: list[float] = field(default_factory=list)
    read: list[float] = field(default_factory=list)
    facts: int = 0
    load: float = 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write the board; 1 where a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "vedich-bench-nation")
    options = parser.parse_args(arguments)
    place = nation(options.keep)
    found = measured(place)
    page = as_markdown(found)
    (HERE / "freshness.md").write_text(page, encoding="utf-8")
    print(page)
    return int(any(used > 1 for _, _, _, used in rows(found)))


def measured(place: Path) -> Measured:
    """Approve figures one by one while another process judges; then judge and read in this one."""
    from vedich.store.facts.asked import Asked
    from vedich.store.judged.keeping import board
    from vedich.store.judged.refreshing import refresh_due
    from vedich.store.models import Area, JudgedDue, Observation

    found = Measured(facts=Observation.objects.count(), load=os.getloadavg()[0])
    top = Area.objects.get(key="VN")
    start = time.perf_counter()
    for day in DAYS:
        board(Asked(day), top.pk, AT)
    found.whole = time.perf_counter() - start
    refresh_due(AT)
    office = Office()
    judge = subprocess.Popen(
        [sys.executable, "-m", "vedich", "db", "refresh", "--watch", "--record", str(place)],
        stdout=subprocess.DEVNULL,
    )
    try:
        # The first one finds everything cold, as after a start.
        for number in range(TIMES + 1):
            taken, seen = office.approved(number, top.pk)
            if number:
                found.approving.append(taken)
                found.visible.append(seen)
    finally:
        judge.terminate()
        judge.wait()
    for number in range(TIMES):
        office.record(office.communes[100 + number : 101 + number])
        assert JudgedDue.objects.count() >= 3
        clock, processor = time.perf_counter(), time.process_time()
        refresh_due(AT)
        found.anew.append(time.perf_counter() - clock)
        found.anew_processor.append(time.process_time() - processor)
    for number in range(3):
        office.record(office.communes[300 + MANY * number : 300 + MANY * (number + 1)])
        found.many.append(timed(lambda: refresh_due(AT)))
    for number in range(TIMES):
        area = top.pk if number % 2 else office.communes[number]
        found.read.append(timed(lambda area=area: board(Asked(DAYS[0]), area, AT)))
    return found


def timed(work: Callable[[], Any]) -> float:
    """Give how many seconds some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


class Office:
    """Those who report and approve: the clerk and the approver of a commune, a specialist, a leader."""

    def __init__(self) -> None:
        from vedich.store.facts.bordered import Borders
        from vedich.store.models import Area, Indicator

        self.lan, self.hoa, self.binh, self.minh = self._people()
        borders = Borders.on(AT.date())
        (top,) = Area.objects.filter(key="VN").values_list("pk", flat=True)
        self.keys = dict(Area.objects.values_list("pk", "key"))
        # One of each province in turn.
        by_province = [sorted(borders.below.get(area, ())) for area in sorted(borders.below[top])]
        self.communes = [
            each
            for some in zip(*(one[:12] for one in by_province if len(one) > 11), strict=True)
            for each in some
        ]
        flow = Indicator.objects.filter(targets__area=top, versions__kind="flow", versions__aggregation="sum")
        self.indicator = flow.order_by("pk")[0]
        self.measure = self.indicator.versions.order_by("-version")[0].measure
        self.turn = 0

    def _people(self) -> list[Any]:
        from vedich.actions.accounts import add_user
        from vedich.domain.role import Role
        from vedich.store.models import Area, User

        self.admin = User.objects.get(username="admin")
        for name in ("hoa", "binh", "minh"):
            if not User.objects.filter(username=name).exists():
                add_user(by=self.admin, at=AT, username=name, name=name)
        people = [User.objects.get(username=name) for name in ("lan", "hoa", "binh", "minh")]
        self._appoint(people[-1], Role.LEADER, Area.objects.get(key="VN"))
        return people

    def _appoint(self, user: Any, role: Any, area: Any) -> None:
        from vedich.actions.accounts import appoint

        if not user.appointments.filter(role=role.value, area=area).exists():
            appoint(by=self.admin, at=AT, user=user, role=role, area=area, since=date(YEAR, 1, 1))

    def said(self, area: int) -> Any:
        """Say the month's figure of an area anew, and otherwise than anybody said it before."""
        from vedich.actions.observations import Said
        from vedich.domain.observation import Vintage
        from vedich.domain.period import Period

        self.turn += 1
        value = Decimal(time.time_ns() // 1_000_000 % 10_000_000 + self.turn) / 4
        month = Period.month(YEAR, MONTHS - 1)
        return Said(
            self.indicator.code,
            self.keys[area],
            month,
            AT.date(),
            Vintage.ACTUAL,
            self.measure,
            value=value,
        )

    def record(self, areas: Sequence[int]) -> None:
        """Record a figure of each area, which counts at once; a province at a time."""
        from vedich.actions.observations import record_observations

        for area in areas:
            record_observations(by=self.lan, at=AT, rows=[self.said(area)])

    def approved(self, number: int, top: int) -> tuple[float, float]:
        """Bring a report of a commune up to its approval; give how long that action took, and how long after
        it began its figure was in the total of the nation."""
        from vedich.actions.observations import record_observations
        from vedich.actions.submissions import move_submission
        from vedich.domain.submission import SubmissionMove
        from vedich.store.judged.keeping import kept_board
        from vedich.store.models import JudgedDue, JudgedMoment
        from vedich.store.queries.contents import content_hash

        area = self.communes[number]
        report = self._report(area)

        def move(by: Any, what: SubmissionMove) -> float:
            report.refresh_from_db()
            told = {"edition": report.edition, "seen": content_hash(report)}
            return timed(lambda: move_submission(by=by, at=AT, submission=report.pk, move=what, **told))

        move(self.hoa, SubmissionMove.OPEN)
        record_observations(by=self.hoa, at=AT, rows=[self.said(area)], submission=report)
        move(self.hoa, SubmissionMove.SUBMIT)
        move(self.binh, SubmissionMove.SEND_UP)
        while JudgedDue.objects.exists():
            time.sleep(0.05)
        moments = list(JudgedMoment.objects.all())

        def total(moment: Any) -> Any:
            board = kept_board(moment, top)
            assert board is not None
            return next(line.result for line in board.lines if line.indicator == self.indicator.pk)

        before = {moment.pk: total(moment) for moment in moments}
        start = time.perf_counter()
        taken = move(self.minh, SubmissionMove.APPROVE)
        while any(total(moment) == before[moment.pk] for moment in moments):
            time.sleep(0.01)
            if time.perf_counter() - start > 60:
                raise TimeoutError("The figure is not in the total of the nation after a minute.")
        return taken, time.perf_counter() - start

    def _report(self, area: int) -> Any:
        """Open a period and ask for a report of an area; each time another one."""
        from vedich.actions.submissions import open_period
        from vedich.catalog.load import catalog
        from vedich.domain.agency import AgencyKind
        from vedich.domain.period import Period
        from vedich.domain.role import Role
        from vedich.store.models import Agency, Area, Submission

        self._appoint(self.hoa, Role.CLERK, Area.objects.get(pk=area))
        self._appoint(self.binh, Role.APPROVER, Area.objects.get(pk=area))
        place, number = Area.objects.get(pk=area), Agency.objects.count()
        agency = Agency.objects.create(key=f"bench-{number}", kind=next(iter(AgencyKind)).value, vi="UBND")
        open_period(
            by=self.lan, at=AT, regime=catalog().regimes["administrative"],
            nominal=Period.month(YEAR, MONTHS), agencies=[(agency, place)], area=place,
        )  # fmt: skip
        return Submission.objects.get(agency=agency)


def rows(found: Measured) -> list[tuple[str, str, str, float]]:
    """Give what was promised beside what was measured, and how much of it was used."""

    def told(seconds: list[float]) -> str:
        return f"{statistics.median(seconds):.3f} s, worst {max(seconds):.3f} s"

    return [
        ("approval to the total of the nation, in every kept moment", told(found.visible), f"≤ {VISIBLE:g} s", max(found.visible) / VISIBLE),
        ("one figure judged anew with its ancestors, in two moments", told(found.anew), f"≤ {ANEW:g} s", max(found.anew) / ANEW),
        ("a kept board read, of a commune or the nation", told(found.read), f"≤ {READ:g} s", max(found.read) / READ),
    ]  # fmt: skip


def as_markdown(found: Measured) -> str:
    """Write the board; the whole judgement stands in it where it was not kept already."""
    whole = [f"| the nation judged whole in two moments, once for each | {found.whole:.0f} s |"]
    whole = whole if found.whole > 1 else []
    lines = [
        "# How soon an approved figure is in every total",
        "",
        f"Written by `python -m bench.judging.freshness`: {found.facts:,} figures of 3,321 communes, closed years in",
        f"files, two moments kept ({' and '.join(map(str, DAYS))}); {TIMES} times each, seconds by the clock.",
        f"Load of the machine when it began: {found.load:.1f} on {os.cpu_count()} cores.",
        "",
        "| measured | median, worst | promised | used of the promise |",
        "|---|---:|---:|---:|",
        *(f"| {what} | {told} | {limit} | {used:.2f} |" for what, told, limit, used in rows(found)),
        "",
        "| beside it | |",
        "|---|---:|",
        f"| the action that approves, with what it marks as due | {statistics.median(found.approving):.3f} s |",
        f"| one figure judged anew, by processor | {statistics.median(found.anew_processor):.3f} s |",
        f"| {MANY} figures of as many communes judged anew, by the clock | {statistics.median(found.many):.3f} s |",
        *whole,
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
