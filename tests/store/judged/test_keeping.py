"""A board that is kept is judged anew exactly when something touched it, with the boards above it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from vedich.actions.areas import load_areas
from vedich.actions.observations import Said, record_observations
from vedich.actions.schemes import set_scheme
from vedich.actions.submissions import move_submission, open_period
from vedich.actions.targets import Aim, change_target, set_targets
from vedich.catalog.load import catalog
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.submission import SubmissionMove
from vedich.domain.target import Basis, Operator
from vedich.domain.verdict import Verdict
from vedich.store.facts.asked import Asked
from vedich.store.judged.board import Board
from vedich.store.judged.evaluating import evaluated
from vedich.store.judged.files import judged_from_files
from vedich.store.judged.keeping import board
from vedich.store.judged.refreshing import refresh_due
from vedich.store.models import Area, JudgedBoard, JudgedDue, JudgedMoment, Submission, Target
from vedich.store.queries.contents import content_hash
from vedich.store.verification import verify_record

YEAR, NINE = Period.year(2026), Period.first_months(2026, 9)
ASKED = Asked(date(2026, 9, 30))


def said(figure: str, **others: object) -> Said:
    """Say what revenue of the commune came to in nine months."""
    told: dict[str, object] = {
        "indicator": "BUD-001",
        "area": "X34:28108",
        "period": NINE,
        "as_of": date(2026, 9, 22),
        "vintage": Vintage.ACTUAL,
        "measure": "tỷ đồng",
        "value": Decimal(figure),
    }
    return Said(**{**told, **others})  # type: ignore[arg-type]


@pytest.fixture
def aimed(office: Office) -> Target:  # noqa: F811
    """Set a target of the commune and one of the province, in which there is another commune."""
    load_areas(by=office.keeper, at=NOW, keys=("X34:28114",))
    for area, goal in ((office.commune, "60"), (office.province, "500")):
        aims = [Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(goal))]
        set_targets(by=office.lan, at=NOW, area=area, period=YEAR, basis=Basis.ASSIGNED, aims=aims)
    return Target.objects.get(area=office.commune)


def shown(area: Area, asked: Asked = ASKED) -> Board:
    return board(asked, area.pk, NOW)


def the_result(area: Area, asked: Asked = ASKED) -> tuple[Decimal | None, Verdict]:
    (line,) = shown(area, asked).lines
    return line.result, line.verdict


def test_a_board_is_judged_once_and_then_given_as_it_is_kept(office: Office, aimed: Target) -> None:  # noqa: F811
    record_observations(by=office.hoa, at=NOW, rows=[said("61.45")])
    first = shown(office.commune)
    assert the_result(office.commune) == (Decimal("61.45"), Verdict.EXCEEDED)
    edition = JudgedBoard.objects.get(area=office.commune).edition
    assert shown(office.commune) == first
    assert JudgedBoard.objects.get(area=office.commune).edition == edition


def test_a_figure_that_counts_makes_its_board_and_those_above_due(office: Office, aimed: Target) -> None:  # noqa: F811
    for area in (office.commune, office.province):
        assert the_result(area) == (None, Verdict.NO_RESULT)
    assert not JudgedDue.objects.exists()
    record_observations(by=office.hoa, at=NOW, rows=[said("61.45")])
    due = set(JudgedDue.objects.values_list("area__key", flat=True))
    assert {"X34:28108", "T34:80"} <= due
    assert refresh_due(NOW) == len(due)
    assert not JudgedDue.objects.exists()
    assert the_result(office.commune) == (Decimal("61.45"), Verdict.EXCEEDED)
    # Of two communes one is known: a sum that proves nothing yet, and says how much of it is known.
    (line,) = shown(office.province).lines
    assert (line.result, line.verdict) == (Decimal("61.45"), Verdict.NO_RESULT)
    assert (line.rule, line.areas_known, line.areas) == ("areas_missing", 1, 2)


def test_a_refreshed_board_is_the_one_that_is_judged_whole(office: Office, aimed: Target) -> None:  # noqa: F811
    shown(office.province)
    record_observations(by=office.hoa, at=NOW, rows=[said("61.45")])
    record_observations(by=office.hoa, at=NOW, rows=[said("62", as_of=date(2026, 9, 25))])
    refresh_due(NOW)
    kept = {area: shown(area).lines for area in (office.commune, office.province)}
    whole = evaluated(ASKED, office.province.pk).boards
    assert kept == {area: whole[area.pk].lines for area in kept}


def test_what_waits_for_approval_is_in_no_total_until_it_is_approved(office: Office, aimed: Target) -> None:  # noqa: F811
    open_period(
        by=office.lan,
        at=NOW,
        regime=catalog().regimes["administrative"],
        nominal=NINE,
        agencies=[(office.committee, office.commune)],
        area=office.province,
    )
    report = Submission.objects.get()
    everything = Asked(ASKED.as_of, only_approved=False)

    def move(by: object, what: SubmissionMove) -> None:
        report.refresh_from_db()
        told = {"edition": report.edition, "seen": content_hash(report)}
        move_submission(by=by, at=NOW, submission=report.pk, move=what, **told)  # type: ignore[arg-type]

    move(office.hoa, SubmissionMove.OPEN)
    assert the_result(office.commune) == (None, Verdict.NO_RESULT)
    record_observations(by=office.hoa, at=NOW, rows=[said("61.45")], submission=report)
    assert not JudgedDue.objects.exists(), "what waits for approval is in no board of what counts"
    assert the_result(office.commune) == (None, Verdict.NO_RESULT)
    assert the_result(office.commune, everything) == (Decimal("61.45"), Verdict.EXCEEDED)
    later = said("62", as_of=date(2026, 9, 25))
    record_observations(by=office.hoa, at=NOW, rows=[later], submission=report)
    due = set(JudgedDue.objects.values_list("moment__only_approved", flat=True))
    assert due == {False}
    assert the_result(office.commune, everything) == (Decimal(62), Verdict.EXCEEDED)
    move(office.hoa, SubmissionMove.SUBMIT)
    move(office.binh, SubmissionMove.SEND_UP)
    assert the_result(office.commune) == (None, Verdict.NO_RESULT)
    move(office.minh, SubmissionMove.APPROVE)
    assert set(JudgedDue.objects.values_list("moment__only_approved", flat=True)) == {False, True}
    assert the_result(office.commune) == (Decimal(62), Verdict.EXCEEDED)


def test_a_changed_target_and_another_scheme_are_judged_anew(office: Office, aimed: Target) -> None:  # noqa: F811
    record_observations(by=office.hoa, at=NOW, rows=[said("61.45")])
    assert the_result(office.commune)[1] is Verdict.EXCEEDED
    change_target(
        by=office.lan,
        at=NOW,
        reason="HĐND điều chỉnh",
        target=aimed,
        version=1,
        aim=Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal("65")),
        since=date(2026, 7, 1),
    )
    assert the_result(office.commune)[1] is Verdict.NEAR
    set_scheme(by=office.keeper, at=NOW, since=date(2026, 1, 1), source="Quy định", near_share=Decimal(99))
    assert the_result(office.commune)[1] is Verdict.MISSED


def test_the_past_is_judged_as_it_was_known_then(office: Office, aimed: Target) -> None:  # noqa: F811
    record_observations(by=office.hoa, at=NOW, rows=[said("55"), said("61.45", as_of=date(2026, 10, 5))][:1])
    record_observations(by=office.hoa, at=NOW, rows=[said("61.45", as_of=date(2026, 10, 5))])
    assert the_result(office.commune)[0] == Decimal("61.45")
    then = Asked(ASKED.as_of, known_on=date(2026, 9, 30))
    assert the_result(office.commune, then) == (Decimal("55"), Verdict.NEAR)


def test_a_board_that_somebody_began_to_judge_later_is_not_written_over(
    office: Office,  # noqa: F811
    aimed: Target,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from vedich.store.judged import files

    shown(office.commune)
    record_observations(by=office.hoa, at=NOW, rows=[said("50")])
    slow = judged_from_files

    def overtaken(*words: object, **named: object) -> object:
        found = slow(*words, **named)  # type: ignore[arg-type]
        # While the first one was judging, a figure came in and a second process judged it.
        monkeypatch.setattr(files, "judged_from_files", slow)
        record_observations(by=office.hoa, at=NOW, rows=[said("61.45", as_of=date(2026, 9, 29))])
        shown(office.commune)
        return found

    monkeypatch.setattr(files, "judged_from_files", overtaken)
    refresh_due(NOW)
    assert the_result(office.commune) == (Decimal("61.45"), Verdict.EXCEEDED)


def test_what_was_judged_stands_outside_the_record(office: Office, aimed: Target) -> None:  # noqa: F811
    record_observations(by=office.hoa, at=NOW, rows=[said("61.45")])
    before = shown(office.commune)
    assert verify_record().faults == ()
    JudgedMoment.objects.all().delete()
    assert verify_record().faults == ()
    assert shown(office.commune) == before
