"""Build a demonstration in a new record, day by day as it would have come about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import partial

from django.db import transaction

from vedich.actions.deed import VIETNAM
from vedich.actions.demonstrating.articles import ArticleWriter
from vedich.actions.demonstrating.office import Office
from vedich.actions.demonstrating.papers import Worker, bring_findings, bring_papers
from vedich.actions.demonstrating.planning import SetWriter
from vedich.actions.demonstrating.reporting import ReportWriter
from vedich.actions.founding import KEEPER, found_record
from vedich.catalog.areas.load import REFORM, is_present
from vedich.demonstration.amount import reporting
from vedich.demonstration.articles import articles
from vedich.demonstration.figures import Figures
from vedich.demonstration.ground import Ground, all_roots, ground
from vedich.demonstration.planning import Planner
from vedich.demonstration.reports import Batch, Reporter
from vedich.demonstration.scale import COMMUNE, PROVINCE, Month, Scale, window
from vedich.demonstration.sets import AssignedDown, Decided, decided
from vedich.demonstration.telling import Teller
from vedich.domain.area import AreaLevel
from vedich.store.models import User

# A record of the five articles begins with the first of them.
_FOUNDED = date(2023, 1, 3)
# From this month on communes of today report for themselves, where a demonstration has people for it.
_OWN_REPORTS = {Scale.COMMUNE: Month(2025, 7), Scale.PROVINCE: Month(2025, 11)}
_FORMER_MOST = {Scale.COMMUNE: 30, Scale.PROVINCE: 12}


@dataclass(frozen=True, slots=True)
class Step:
    """How far a demonstration is: steps done of all, and the figures written so far."""

    done: int
    total: int
    facts: int


def demonstrate(
    *,
    scale: Scale,
    seed: int,
    months: int,
    facts: int = 1_000_000,
    admin: str = "admin",
    worker: Worker | None = None,
) -> Iterator[Step]:
    """Build a demonstration in an empty record; yields after each month of each province how far it is.

    The same seed and months give the same figures. What is written bears the day on which it would have come
    about, and rests on documents that are marked as illustration. `facts` is about how many figures a nation
    has: communes report as many indicators as come to it. With a `worker` that reads files, documents wait
    for review at the end and one is on record; a nation has none.
    """
    most = None
    if scale is Scale.NATION:
        most, months = reporting(facts, months)
    shown = window(months)
    roots = all_roots() if scale is Scale.NATION else (PROVINCE,)
    founded = min(_FOUNDED, date(shown[0].year - 1, 11, 1))
    keys = {Scale.COMMUNE: (COMMUNE,), Scale.PROVINCE: (PROVINCE,), Scale.NATION: ()}[scale]
    at = moment(founded)
    found_record(at=at, admin=admin, name="Quản trị (minh họa)", keys=keys)
    office = Office(User.objects.get(username=admin), User.objects.get(username=KEEPER), seed)
    papers = ArticleWriter(office, at)
    calendar = _calendar(shown)
    brings = scale is not Scale.NATION
    total, done, written = len(roots) * len(calendar) + brings, 0, 0
    for root in roots:
        land = ground(root, seed, commune=COMMUNE if scale is Scale.COMMUNE else "")
        builder = _Builder(scale, land, office, seed, shown, at, most)
        waiting = [article for article in articles() if root == PROVINCE]
        for now in calendar:
            # What real articles stated comes on its day, too: before the month, since the first are older.
            for article in [each for each in waiting if each.on < now.next.on(1)]:
                papers.write(article, moment(article.on))
                waiting.remove(article)
            builder.month(now)
            done += 1
            yield Step(done, total, written + builder.facts)
        written += builder.facts
    if brings:
        bring_findings(office, moment(calendar[-1].on(12)))
        builder.ask_again(calendar[-1])
        if worker is not None:
            bring_papers(office, worker, lambda paper: moment(paper.on))
        yield Step(total, total, written)


class _Builder:
    """Writes one province, month by month."""

    def __init__(
        self,
        scale: Scale,
        land: Ground,
        office: Office,
        seed: int,
        shown: tuple[Month, ...],
        at: datetime,
        most: int | None,
    ) -> None:
        self.scale, self.land, self.office, self.shown = scale, land, office, shown
        self.calendar = _calendar(shown)
        self.whole = scale is not Scale.NATION
        teller = Teller(Figures(land, seed))
        self.reporter = Reporter(teller, seed, most=most, former_most=_FORMER_MOST.get(scale, most))
        self.planner = Planner(teller)
        self._staff(land.roots[:-1], at)
        self.sets = SetWriter(office, self.planner, fields=self.whole)
        self.reports = ReportWriter(office, seed)

    @property
    def facts(self) -> int:
        """Give how many figures were written."""
        return self.reports.written

    def month(self, now: Month) -> None:
        """Write what came about in a calendar month, by day."""
        happened: list[tuple[date, Callable[[], None]]] = []
        if now == max(Month(REFORM.year, REFORM.month), self.calendar[0]):
            happened.append((now.on(1), lambda: self._staff(self.land.roots[-1:], moment(now.on(1)))))
        for one in decided(self.planner, now, self.shown[0].year, plain=not self.whole):
            happened.append((one.on, partial(self._plan, one)))
        for batch in self.reporter.batches(now, self.shown):
            happened.append((batch.on, partial(self._report, batch)))
        if now == Month(REFORM.year, REFORM.month):
            happened.append((REFORM, lambda: self.sets.hand_on(self.land, moment(REFORM))))
            happened.append((REFORM, lambda: self.office.close(self.land.roots[:-1], moment(REFORM))))
        if self._asks(now.before):
            ask = partial(self.reports.ask, self.land.root, self._communes(), now.before, moment(now.on(1)))
            happened.append((now.on(1), ask))
        if now == Month(REFORM.year, 8):
            happened.append((now.on(8), lambda: self.sets.replace(self.land, moment(now.on(8)))))
        # A demonstration that dies is begun anew: a month is kept as one, and the disk is waited for once.
        with transaction.atomic():
            for _, write in sorted(happened, key=lambda each: each[0]):
                write()

    def ask_again(self, month: Month) -> None:
        """Open the month after those that were told of, never to close: a clerk has something to fill in."""
        if _OWN_REPORTS.get(self.scale) is not None:
            at = moment(month.on(12))
            self.reports.ask(self.land.root, self._communes(), month, at, lock_after_days=None)

    def _asks(self, month: Month) -> bool:
        """Say whether communes of today report a month for themselves."""
        own = _OWN_REPORTS.get(self.scale)
        return own is not None and own <= month and month in self.shown

    def _communes(self) -> list[str]:
        return [place.id for place in self.land.under(self.land.root) if place.level is AreaLevel.COMMUNE]

    def _staff(self, roots: Sequence[str], at: datetime) -> None:
        for root in roots:
            self.office.staff(self.land, root, at, communes=self.whole, fields=self.whole)

    def _plan(self, one: Decided | AssignedDown) -> None:
        self.sets.write(self.land.root_of(one.area.id), one, moment(one.on))

    def _report(self, batch: Batch) -> None:
        at = moment(batch.on)
        before = Month(batch.on.year, batch.on.month).before
        if not self._asks(before) or not is_present(batch.root) or batch.on.day != 6:
            self.reports.write(batch, at)
            return
        here = set(self._communes())
        theirs = replace(
            batch, readings=[each for each in batch.readings if each.area in here], corrections=[]
        )
        batch.readings = [each for each in batch.readings if each.area not in here]
        batch.corrections = [each for each in batch.corrections if each.right.area not in here]
        self.reports.write(batch, at)
        self.reports.submit(theirs, before, at, last=before == self.shown[-1])


def moment(day: date) -> datetime:
    """Give eight o'clock of a day in Viet Nam."""
    return datetime.combine(day, time(8), VIETNAM).astimezone(UTC)


def _calendar(shown: tuple[Month, ...]) -> list[Month]:
    """Give the calendar months in which something is written: from the plans before to the last reports."""
    found = [Month(shown[0].year - 1, 12)]
    while found[-1] <= shown[-1]:
        found.append(found[-1].next)
    return found
