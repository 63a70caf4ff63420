"""Write the reports of a demonstration: in bulk, or through the hands that enter, submit and approve them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256

from vedich.actions.demonstrating.office import Office
from vedich.actions.demonstrating.planning import paper
from vedich.actions.imports import begin_import, publish_import, stage
from vedich.actions.observations import Said, record_observations
from vedich.actions.submissions import move_submission, open_period
from vedich.catalog.areas.load import area as area_of
from vedich.catalog.areas.load import is_present
from vedich.catalog.load import catalog
from vedich.demonstration.chance import mixed, number_of
from vedich.demonstration.reports import Batch, Reading
from vedich.demonstration.scale import Month
from vedich.domain.agency import AgencyKind
from vedich.domain.period import Period
from vedich.domain.role import Role
from vedich.domain.submission import SubmissionMove
from vedich.store.models import Agency, Document, Observation, Submission

_DAY = timedelta(days=1)
_MOVES: dict[str, tuple[SubmissionMove, ...]] = {
    "entering": (),
    "submitted": (SubmissionMove.SUBMIT,),
    "returned": (SubmissionMove.SUBMIT, SubmissionMove.RETURN),
    "sent_up": (SubmissionMove.SUBMIT, SubmissionMove.SEND_UP),
    "approved": (SubmissionMove.SUBMIT, SubmissionMove.SEND_UP, SubmissionMove.APPROVE),
}


class ReportWriter:
    """Writes batches of reports into the record; counts the figures it wrote."""

    def __init__(self, office: Office, seed: int) -> None:
        self.office, self.seed, self.written = office, seed, 0
        self._opened: dict[Month, int] = {}

    def write(self, batch: Batch, at: datetime) -> None:
        """Write what a province's areas reported on a day, and set right what was wrong before."""
        if not batch.readings:
            return
        by = self.office.people[batch.root, Role.SPECIALIST]
        title = f"{batch.title} {area_of(batch.root).title}"
        document = paper(by, at, self.office.areas[batch.root], title, batch.on)
        key = f"{batch.root}:{batch.on}:{batch.title}"
        run = begin_import(by=by, at=at, key=key, source_hash=sha256(key.encode()).hexdigest())
        for how_far in stage(run, map(said, batch.readings), document=document):
            if how_far.refused:
                raise RuntimeError(f"{batch.title}: {how_far.refused} rows of the demonstration are refused.")
        self.written += publish_import(by=by, at=at, run=run)["rows"]
        self._correct(batch, document, at)

    def ask(
        self,
        root: str,
        areas: Sequence[str],
        month: Month,
        at: datetime,
        *,
        lock_after_days: int | None = 20,
    ) -> None:
        """Open a month in the ledger and ask communes for their reports."""
        committees = {
            agency.area.key: agency
            for agency in Agency.objects.filter(
                kind=AgencyKind.PEOPLES_COMMITTEE.value, area__key__in=areas
            ).select_related("area")
            if agency.area is not None
        }
        self._opened[month] = open_period(
            by=self.office.people[root, Role.SPECIALIST],
            at=at,
            regime=catalog().regimes["statistical"],
            nominal=Period.month(month.year, month.month),
            agencies=[(committees[area], self.office.areas[area]) for area in areas],
            area=self.office.areas[root],
            lock_after_days=lock_after_days,
        )["period"]

    def submit(self, batch: Batch, month: Month, at: datetime, *, last: bool) -> None:
        """Let communes report for themselves: enter, submit; their leaders and the province approve."""
        by = self.office.people[batch.root, Role.SPECIALIST]
        root = self.office.areas[batch.root]
        document = paper(by, at, root, f"Báo cáo của cấp xã tháng {month.month}/{month.year}", batch.on)
        by_area: dict[str, list[Reading]] = defaultdict(list)
        for reading in batch.readings:
            by_area[reading.area].append(reading)
        steps: list[tuple[datetime, Callable[[], None]]] = []
        reports = Submission.objects.filter(report_period=self._opened[month], area__key__in=list(by_area))
        for report in reports.select_related("area").order_by("area__key"):
            readings = by_area[report.area.key]
            lot = mixed(self.seed, number_of(report.area.key), month.month) % 100
            begun = at + timedelta(minutes=4 * lot) + (3 * _DAY if lot % 13 == 0 else timedelta())
            # Of the last month not all is in yet: begun, returned, waiting with the leader or the province.
            for turn, step in enumerate(
                self._steps(report, readings, document, _stop(lot) if last else "approved")
            ):
                moment = begun + timedelta(hours=2 * turn)
                steps.append((moment, partial(step, moment)))
        for _, done in sorted(steps, key=lambda each: each[0]):
            done()

    def _steps(
        self, report: Submission, readings: Sequence[Reading], document: Document, stop: str
    ) -> Iterator[Callable[[datetime], None]]:
        """Give what happens to a report, one after the other, each to be done at its time."""
        if stop == "assigned":
            return
        clerk = self.office.people[report.area.key, Role.CLERK]
        head = self.office.people[report.area.key, Role.APPROVER]
        above = self.office.people[_root(self.office), Role.APPROVER]

        def enter(at: datetime) -> None:
            move_submission(by=clerk, at=at, submission=report.pk, move=SubmissionMove.OPEN, edition=1)
            rows = [said(reading) for reading in readings]
            record_observations(by=clerk, at=at, rows=rows, document=document, submission=report)
            self.written += len(readings)

        yield enter
        hands = {SubmissionMove.SUBMIT: clerk, SubmissionMove.APPROVE: above}
        seen = [""]

        def move(what: SubmissionMove, edition: int, at: datetime) -> None:
            told = move_submission(
                by=hands.get(what, head),
                at=at,
                submission=report.pk,
                move=what,
                edition=edition,
                seen=seen[0],
                reason="Số thu ngân sách chưa khớp với biên bản đối chiếu" if what.needs_reason else "",
            )
            seen[0] = told["content_hash"]

        for edition, what in enumerate(_MOVES[stop], start=2):
            yield partial(move, what, edition)

    def _correct(self, batch: Batch, document: Document, at: datetime) -> None:
        if not batch.corrections:
            return
        wanted = {(one.right.indicator, one.right.area, str(one.right.period)) for one in batch.corrections}
        ids = {
            (code, area, period): pk
            for code, area, period, pk in Observation.objects.filter(
                area__key__in={area for _, area, _ in wanted},
                period__in={period for _, _, period in wanted},
                as_of__lt=batch.on,
            )
            .order_by("pk")
            .values_list("indicator__code", "area__key", "period", "pk")
        }
        rows = [
            said(
                one.right,
                supersedes=ids[one.right.indicator, one.right.area, str(one.right.period)],
                reason=one.reason,
            )
            for one in batch.corrections
        ]
        by = self.office.people[batch.root, Role.SPECIALIST]
        self.written += record_observations(by=by, at=at, rows=rows, document=document)["rows"]


def said(reading: Reading, *, supersedes: int | None = None, reason: str = "") -> Said:
    """Give a reading as a row that is written down."""
    return Said(
        reading.indicator,
        reading.area,
        reading.period,
        reading.as_of,
        reading.vintage,
        reading.measure,
        value=reading.value,
        denominator=reading.whole,
        words=reading.words,
        supersedes=supersedes,
        reason=reason,
    )


def _stop(lot: int) -> str:
    for bound, state in (
        (3, "assigned"),
        (8, "entering"),
        (13, "submitted"),
        (16, "returned"),
        (28, "sent_up"),
    ):
        if lot < bound:
            return state
    return "approved"


def _root(office: Office) -> str:
    return next(key for key, role in office.people if role is Role.SPECIALIST and is_present(key))
