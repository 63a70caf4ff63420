"""A demonstration is a record like any other: written by actions, whole, and everything made up says so."""

from __future__ import annotations

from datetime import date

import pytest

from vedich.actions.demonstrating.build import demonstrate, moment
from vedich.demonstration.papers import COMMITTED
from vedich.demonstration.scale import COMMUNE, PROVINCE, Scale
from vedich.domain.figure import Figure
from vedich.domain.role import Role
from vedich.domain.submission import SubmissionState
from vedich.domain.target import Basis
from vedich.jobs.working import work_once
from vedich.store.integrity.catalogue import contradictions
from vedich.store.models import (
    Appointment,
    Area,
    DeclaredJudgement,
    Document,
    Event,
    Observation,
    Reprint,
    Submission,
    Target,
    TargetSet,
    TargetVersion,
)
from vedich.store.queries.uploads import Stage, to_review
from vedich.store.queries.waiting import findings
from vedich.store.verification import verify_record


def test_a_commune_with_two_years_of_reports(record: str) -> None:
    """Made once, since it takes seconds, and looked at from all sides."""
    steps = list(demonstrate(scale=Scale.COMMUNE, seed=1, months=24, worker=work_once))
    assert steps[-1].done == steps[-1].total
    assert Observation.objects.count() == steps[-1].facts + 9 > 1_000

    # Everything made up rests on a document that is marked; what articles state rests on theirs.
    real = Document.objects.filter(type="article")
    assert Observation.objects.exclude(document__illustration=True).count() == 9
    assert not Observation.objects.filter(document__illustration=False).exclude(document__in=real).exists()
    assert not TargetSet.objects.filter(document__illustration=False).exclude(document__in=real).exists()
    assert not Document.objects.exclude(title__endswith="(minh họa)").exclude(pk__in=real).exists()
    assert not Document.objects.filter(title__endswith="(minh họa)", illustration=False).exists()

    # What an article declares stays declared; plans without a figure get none.
    counted = DeclaredJudgement.objects.get(area__key="L:huyen-chua-ro-ten")
    assert (counted.total, counted.met, counted.exceeded, counted.missed) == (42, 26, 17, 13)
    assert Area.objects.get(key="L:huyen-chua-ro-ten").placeholder
    rice = TargetVersion.objects.get(
        target__area__key="H63:806", target__indicator__code="AGR-001", target__set__basis=Basis.ASSIGNED
    )
    assert (rice.value, rice.operator) == (None, "text")
    assert "107%" in rice.words
    town = TargetSet.objects.get(area__key="H63:817", period="2023", basis=Basis.PARTY_RESOLUTION)
    assert (town.declared_count, town.targets.count()) == (19, 3)

    # Whole target sets beside one another, and what became of those of the areas that ceased.
    commune = Area.objects.get(key=COMMUNE)
    half = TargetSet.objects.filter(area=commune, period="2025-H2")
    assert set(half.values_list("basis", flat=True)) >= {
        Basis.ADOPTED, Basis.ASSIGNED, Basis.STRETCH, Basis.BUDGET_ESTIMATE, Basis.PARTY_RESOLUTION
    }  # fmt: skip
    adopted = half.get(basis=Basis.ADOPTED)
    assert adopted.declared_count == Target.objects.filter(set=adopted, whole=None).count() >= 40
    standings = set(TargetVersion.objects.values_list("standing", flat=True))
    assert standings >= {"set", "carried_over", "replaced", "ended"}

    # Zero stands as zero, and what is blank is not there.
    assert Observation.objects.filter(indicator__code="AGR-020", value=0).exists()
    assert not Observation.objects.filter(value=None, words="").exists()

    # Some figures came late, some were set right.
    assert Observation.objects.exclude(supersedes=None).exists()
    reports = Submission.objects.filter(area=commune)
    assert reports.filter(state=SubmissionState.APPROVED.value).count() >= 4
    # One report waits to be filled in, and is never closed by itself.
    asked = reports.get(state=SubmissionState.ASSIGNED.value, report_period__period="2026-01")
    assert asked.open_until is None
    assert set(Appointment.objects.values_list("role", flat=True)) >= {
        Role.CLERK, Role.SPECIALIST, Role.APPROVER, Role.LEADER, Role.VERIFIER, Role.READER
    }  # fmt: skip

    # Documents were read and wait for a person, and findings wait for who explains them.
    waiting = to_review(None, date(2026, 4, 1), moment(date(2026, 4, 1)))
    assert [(each.stage, each.findings) for each in waiting.first] == [
        (Stage.TO_REVIEW, 0), (Stage.TO_REVIEW, 0), (Stage.TO_REVIEW, 5)
    ]  # fmt: skip
    assert findings([commune.pk], date(2026, 4, 1)).count

    # In the order of the days on which it would have come about, and not to be shaken.
    days = [
        at.date() for at in Event.objects.filter(chain="T34:80").order_by("seq").values_list("at", flat=True)
    ]
    assert days == sorted(days)
    assert not verify_record().faults
    # What is worth a look are figures: months left out, reports late, unusual ones. The rest is in order.
    found = {one.code for one in contradictions(date(2026, 1, 31))}
    # Of the articles: 26 + 13 + 13 are not 42; 3 of 19 are named; a term ran on when its town ceased.
    assert found >= {"DB308", "DB310", "DB506"}
    assert {code[:3] for code in found - {"DB308", "DB310", "DB506"}} <= {"DB4", "DB6"}


@pytest.mark.slow
def test_a_province_has_a_document_on_record_whose_figures_are_those_of_the_record(record: str) -> None:
    for _ in demonstrate(scale=Scale.PROVINCE, seed=1, months=24, worker=work_once):
        pass
    paper = Document.objects.get(number="15/BC-UBND")
    # What the record said of the year already is printed again, and tied to it: nothing is told twice.
    assert not Observation.objects.filter(document=paper).exists()
    again = Reprint.objects.filter(document=paper).select_related(
        "observation__area", "observation__indicator"
    )
    assert {each.observation.indicator.code for each in again} == set(COMMITTED.figures)
    for each in again:
        assert each.way == Reprint.Way.AGAIN
        one = each.observation
        assert (one.area.key, one.period) == (PROVINCE, "2025")
        assert each.printed == Figure.of(one.value.normalize()).text  # type: ignore[union-attr]
    assert not verify_record().faults


@pytest.mark.slow
def test_a_longer_demonstration_has_people_from_its_first_day(record: str) -> None:
    steps = list(demonstrate(scale=Scale.COMMUNE, seed=1, months=37))
    assert steps[-1].done == steps[-1].total
