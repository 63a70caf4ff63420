"""The ledger of report periods: what is asked of whom until when, and who sent, is late, or need not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo

from django.db.models import Min, Q

from vedich.domain.agency import AgencyKind
from vedich.domain.regime import Clock
from vedich.domain.submission import SubmissionMove, SubmissionState
from vedich.domain.wording import Wording
from vedich.store.models import Agency, Approval, Area, IndicatorSet, Outgoing, ReportPeriod, Submission
from vedich.store.queries.agency_names import called_on
from vedich.store.queries.areas import titles_of
from vedich.store.queries.owing import heirs, is_owed
from vedich.store.queries.regimes import name_of

# A door hands a period on to actions, and never looks into its row.
if TYPE_CHECKING:
    PeriodRow: TypeAlias = ReportPeriod
else:
    PeriodRow = ReportPeriod

# More ids than this are asked for in turns: a database takes only so many parameters.
_FEW = 500
_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class Standing(StrEnum):
    """How a report stands for whoever waits for it."""

    MISSING = "missing"
    LATE = "late"
    WITH_LEADER = "with_leader"
    RETURNED = "returned"
    SENT = "sent"
    SENT_LATE = "sent_late"
    APPROVED = "approved"
    EXCLUDED = "excluded"

    @property
    def wording(self) -> Wording:
        """Give the name for people."""
        return _STANDINGS[self]


_STANDINGS = {
    Standing.MISSING: Wording("chưa gửi", "not sent"),
    Standing.LATE: Wording("quá hạn", "late"),
    Standing.WITH_LEADER: Wording("chờ lãnh đạo đơn vị", "with its leader"),
    Standing.RETURNED: Wording("bị trả lại", "returned"),
    Standing.SENT: Wording("chờ duyệt", "to approve"),
    Standing.SENT_LATE: Wording("gửi trễ, chờ duyệt", "sent late, to approve"),
    Standing.APPROVED: Wording("đã duyệt", "approved"),
    Standing.EXCLUDED: Wording("không phải báo cáo", "excluded"),
}


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that is owed: by whom, how it stands, how many days late, and why where somebody said so.

    `heir` is who owes it now where the agency has passed into another, "" where it is whose it was.
    Nulls: `sent` None was not sent up yet; `open_until` None has no day of closing; `reminded` None: never.
    """

    id: int
    area: str
    agency: str
    set: str
    state: SubmissionState
    standing: Standing
    days_late: int
    sent: datetime | None
    open_until: date | None
    reason: str
    on_behalf: bool
    reminded: date | None = None
    heir: str = ""

    @property
    def is_owed(self) -> bool:
        """Say whether the agency still has to send it."""
        return self.state.may_be_reminded or self.state is SubmissionState.SUBMITTED


@dataclass(frozen=True, slots=True)
class Kept:
    """A period of the ledger with the reports that are owed in it."""

    id: int
    regime: Wording
    clock: Clock
    period: str
    covers: tuple[date, date]
    due: date | None
    owed: tuple[Owed, ...]

    @property
    def expected(self) -> int:
        """Count those who owe a report: all but who is excluded."""
        return sum(one.standing is not Standing.EXCLUDED for one in self.owed)

    def count(self, *standings: Standing) -> int:
        """Count the reports that stand so."""
        return sum(one.standing in standings for one in self.owed)

    @property
    def sent(self) -> int:
        """Count the reports that were sent."""
        return self.count(Standing.SENT, Standing.SENT_LATE, Standing.APPROVED)

    @property
    def counts(self) -> list[tuple[Standing, int]]:
        """Give each standing that occurs with its count, in the order in which one asks."""
        return [(each, count) for each in Standing if (count := self.count(each))]


def periods_of(areas: Collection[int], day: date, *, limit: int = 24) -> list[Kept]:
    """Give the periods in which reports of some areas are owed, the newest first."""
    asked: set[int] = set()
    for some in _in_turns(areas):
        asked |= set(Submission.objects.filter(area__in=some).values_list("report_period", flat=True))
    rows = ReportPeriod.objects.filter(pk__in=asked).select_related("regime")
    return _all(list(rows.order_by("-covers_end", "-pk")[:limit]), areas, day)


def period_of(pk: int) -> ReportPeriod | None:
    """Give a period of the ledger, or None."""
    return ReportPeriod.objects.filter(pk=pk).select_related("regime").first()


def kept(period: ReportPeriod, areas: Collection[int], day: date) -> Kept:
    """Give a period with what some areas owe in it, by the areas' names."""
    return _all([period], areas, day)[0]


def sets() -> list[tuple[str, str]]:
    """Give the sets that a report may be asked by, as key and name."""
    return list(IndicatorSet.objects.order_by("vi").values_list("key", "vi"))


def set_of(key: str) -> IndicatorSet | None:
    """Give the set of a key, or None."""
    return IndicatorSet.objects.filter(key=key).first()


def agencies_for(areas: Collection[int], day: date) -> list[tuple[Agency, Area]]:
    """Give the people's committees that would report for some areas, each with its area."""
    found = []
    for some in _in_turns(areas):
        standing = (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))
        rows = Agency.objects.filter(standing, area__in=some, kind=AgencyKind.PEOPLES_COMMITTEE.value)
        found += [(row, row.area) for row in rows.select_related("area") if row.area is not None]
    return found


def _all(periods: Sequence[ReportPeriod], areas: Collection[int], day: date) -> list[Kept]:
    rows: list[Submission] = []
    for some in _in_turns(areas):
        owed = Submission.objects.filter(area__in=some, report_period__in=periods)
        rows += owed.select_related("agency", "set")
    sent: dict[int, datetime] = {}
    for those in _in_turns([row.pk for row in rows]):
        moves = Approval.objects.filter(submission__in=those, move=SubmissionMove.SEND_UP.value)
        sent |= dict(moves.order_by().values_list("submission").annotate(first=Min("at")))
    titles = titles_of({row.area_id for row in rows}, day) if rows else {}
    reminded = reminded_on(periods)
    by_period: dict[int, list[Owed]] = defaultdict(list)
    # A period names whoever reports as they were called at its end.
    bodies = {row.agency_id for row in rows}
    ends = {period.pk: period.covers_end for period in periods}
    then = called_on(bodies, set(ends.values()))
    due = {period.pk: period.due for period in periods}
    passed = heirs(day) if rows else {}
    for row in rows:
        state = SubmissionState(row.state)
        # A corrected version stands for the report only once it is approved; the old one counts until then.
        if state is SubmissionState.CORRECTED or (row.replaces_id and not state.is_in_total):
            continue
        heir = passed.get(row.agency_id) if is_owed(state) else None
        at, last = sent.get(row.pk), due[row.report_period_id]
        late = _days_late(state, at, last, day)
        by_period[row.report_period_id].append(
            Owed(
                row.pk,
                titles.get(row.area_id, ""),
                then[ends[row.report_period_id]].get(row.agency_id, row.agency.vi),
                row.set.vi if row.set else "",
                state,
                _standing(state, late),
                late,
                at,
                row.open_until,
                row.reason,
                row.on_behalf,
                reminded.get(row.pk),
                heir.vi if heir else "",
            )
        )
    return [
        Kept(
            one.pk,
            name_of(one.regime),
            Clock(one.regime.clock),
            one.period,
            (one.covers_start, one.covers_end),
            one.due,
            tuple(sorted(by_period[one.pk], key=lambda owed: (owed.area, owed.agency, owed.id))),
        )
        for one in periods
    ]


def reminded_on(periods: Sequence[ReportPeriod]) -> dict[int, date]:
    """Give when reports of some periods were last reminded of, by the reports' ids."""
    subjects = [f"period:{period.regime.key}:{period.period}" for period in periods]
    found: dict[int, date] = {}
    messages = Outgoing.objects.filter(kind="remind", event__subject__in=subjects)
    for key in messages.order_by("pk").values_list("key", flat=True):
        _, pk, on = key.split(":")
        found[int(pk)] = date.fromisoformat(on)
    return found


def _days_late(state: SubmissionState, sent: datetime | None, due: date | None, day: date) -> int:
    if due is None or state is SubmissionState.EXCLUDED:
        return 0
    came = day if sent is None else sent.astimezone(_VIETNAM).date()
    return max(0, (came - due).days)


def _standing(state: SubmissionState, late: int) -> Standing:
    if state is SubmissionState.EXCLUDED:
        return Standing.EXCLUDED
    if state.is_in_total:
        return Standing.APPROVED
    if state in (SubmissionState.RETURNED, SubmissionState.REFUSED):
        return Standing.RETURNED
    if state is SubmissionState.SENT_UP:
        return Standing.SENT_LATE if late else Standing.SENT
    if late:
        return Standing.LATE
    return Standing.WITH_LEADER if state is SubmissionState.SUBMITTED else Standing.MISSING


def _in_turns(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _FEW):
        yield ordered[start : start + _FEW]
