"""Documents come into a demonstration as they would: handed in, read, and one of them put on record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from vedich.actions.demonstrating.office import Office
from vedich.actions.integrity import keep_violations
from vedich.actions.reviewing.committing import commit_review
from vedich.actions.reviewing.deciding import CHOICE, Choice, decide_review
from vedich.actions.reviewing.proposals import Review
from vedich.actions.uploads import hand_in
from vedich.demonstration.papers import COMMITTED, HANDED_IN, Paper
from vedich.demonstration.scale import COMMUNE, PROVINCE
from vedich.domain.figure import Figure
from vedich.domain.role import Role
from vedich.store.models import Observation, Upload, User

Clock = Callable[[], datetime]
# Does all work that waits, as the process beside the pages would.
Worker = Callable[[Clock], object]

_MINUTE = timedelta(minutes=1)
# Reports that did not come, leaps, and months left out; more would bury whoever looks for the first time.
_LOOKED_FOR = ("DB403", "DB418", "DB6")


def bring_findings(office: Office, at: datetime) -> None:
    """Look through the record once, so that findings wait in the inboxes of those who explain them."""
    keep_violations(by=office.admin, at=at, select=_LOOKED_FOR)


def bring_papers(office: Office, worker: Worker, moment: Callable[[Paper], datetime]) -> None:
    """Hand in the documents of a demonstration and let them be read; the first goes on record.

    What a document takes from the record is left out where the record has it not: a commune alone knows
    nothing of its province.
    """
    specialist = office.people[PROVINCE, Role.SPECIALIST]
    figures = _figures(COMMITTED.figures)
    if set(COMMITTED.figures) <= set(figures):
        at = moment(COMMITTED)
        _commit(specialist, _handed_in(office, PROVINCE, specialist, COMMITTED, figures, worker, at), at)
    for paper in HANDED_IN:
        clerk = office.people[COMMUNE, Role.CLERK]
        _handed_in(office, COMMUNE, clerk, paper, {}, worker, moment(paper))


def _handed_in(
    office: Office, area: str, by: User, paper: Paper, figures: dict[str, str], worker: Worker, at: datetime
) -> Upload:
    data = paper.word(figures)
    made = hand_in(by=by, at=at, area=office.areas[area], data=data, name=paper.name)
    worker(lambda: at + _MINUTE)
    return Upload.objects.select_related("area", "file").get(pk=made["upload"])


def _commit(by: User, upload: Upload, at: datetime) -> None:
    """Accept what the record can keep of an upload and put it on record, as somebody does who reads it."""
    review = Review(upload, by, at.date())
    choices = [
        Choice(each.key, CHOICE.ACCEPTED if each.trouble is None else CHOICE.REJECTED)
        for each in review.proposed
    ]
    decide_review(by=by, at=at + 20 * _MINUTE, upload=upload, choices=choices)
    commit_review(by=by, at=at + 21 * _MINUTE, upload=upload)


def _figures(codes: tuple[str, ...]) -> dict[str, str]:
    """Give what the province last said of the year, as a document prints it."""
    rows = Observation.objects.filter(
        area__key=PROVINCE, indicator__code__in=codes, period="2025", value__isnull=False
    ).order_by("as_of", "pk")
    return {
        code: f"{Figure.of(value.normalize()).text} {measure}"
        for code, value, measure in rows.values_list("indicator__code", "value", "measure")
        if value is not None
    }
