"""A demonstration is a record like any other: written by actions, whole, and everything made up says so."""

from __future__ import annotations

from datetime import date

from vedich.actions.demonstrating.build import demonstrate
from vedich.demonstration.scale import COMMUNE, Scale
from vedich.domain.role import Role
from vedich.domain.submission import SubmissionState
from vedich.domain.target import Basis
from vedich.store.integrity.catalogue import contradictions
from vedich.store.models import (
    Appointment,
    Area,
    Document,
    Event,
    Observation,
    Submission,
    Target,
    TargetSet,
    TargetVersion,
)
from vedich.store.verification import verify_record


def test_a_commune_with_two_years_of_reports(record: str) -> None:
    """Made once, since it takes seconds, and looked at from all sides."""
    steps = list(demonstrate(scale=Scale.COMMUNE, seed=1, months=24))
    assert steps[-1].done == steps[-1].total
    assert Observation.objects.count() == steps[-1].facts > 1_000

    # Everything made up rests on a document that is marked.
    assert not Observation.objects.exclude(document__illustration=True).exists()
    assert not TargetSet.objects.exclude(document__illustration=True).exists()
    assert not Document.objects.exclude(title__endswith="(minh họa)").exists()

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
    assert set(Appointment.objects.values_list("role", flat=True)) >= {
        Role.CLERK, Role.SPECIALIST, Role.APPROVER, Role.LEADER, Role.VERIFIER, Role.READER
    }  # fmt: skip

    # In the order of the days on which it would have come about, and not to be shaken.
    days = [
        at.date() for at in Event.objects.filter(chain="T34:80").order_by("seq").values_list("at", flat=True)
    ]
    assert days == sorted(days)
    assert not verify_record().faults
    # What is worth a look are figures: months left out, reports late, unusual ones. The rest is in order.
    assert {found.code[:3] for found in contradictions(date(2026, 1, 31))} <= {"DB4", "DB6"}
