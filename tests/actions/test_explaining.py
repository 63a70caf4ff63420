"""What people say of a target stands beside it, and is never written over."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actions.conftest import NOW, Office
from vedich.access.require import NotAllowedError
from vedich.actions.explaining import explain_target, rate_confidence
from vedich.actions.trouble import ActionError
from vedich.store.models import Confidence, Event, Indicator, Target, TargetExplanation, TargetSet
from vedich.store.verification import verify_record

DAY = date(2026, 10, 31)


@pytest.fixture
def target(office: Office) -> Target:
    """Give a target of the commune."""
    aims = TargetSet.objects.create(
        basis="adopted",
        area=office.commune,
        period="2026",
        period_start=date(2026, 1, 1),
        period_end=date(2026, 12, 31),
    )
    return Target.objects.create(
        set=aims, area=office.commune, indicator=Indicator.objects.get(code="BUD-001")
    )


def test_each_explanation_stays_beside_the_next(office: Office, target: Target) -> None:
    for gap in ("Hụt 5 tỷ đồng", "Hụt 3 tỷ đồng"):
        explain_target(by=office.hoa, at=NOW, target=target, as_of=DAY, gap=gap, remedy="Đôn đốc nợ thuế")
    kept = TargetExplanation.objects.order_by("pk").values_list("gap", "remedy", "by__username")
    assert list(kept) == [
        ("Hụt 5 tỷ đồng", "Đôn đốc nợ thuế", "hoa"),
        ("Hụt 3 tỷ đồng", "Đôn đốc nợ thuế", "hoa"),
    ]
    assert verify_record().faults == ()


def test_how_sure_people_are_stands_apart_from_the_figure(office: Office, target: Target) -> None:
    rate_confidence(by=office.minh, at=NOW, target=target, as_of=DAY, rating=2, note="Thu đất chậm")
    rated = Confidence.objects.get()
    assert (rated.rating, rated.note, rated.by) == (2, "Thu đất chậm", office.minh)
    assert Event.objects.get(pk=rated.event_id).subject == f"target:{target.pk}"
    assert verify_record().faults == ()


@pytest.mark.parametrize("rating", [0, 6])
def test_there_is_no_rating_beyond_the_scale(rating: int, office: Office, target: Target) -> None:
    with pytest.raises(ActionError, match="choose from 1"):
        rate_confidence(by=office.hoa, at=NOW, target=target, as_of=DAY, rating=rating)


def test_only_who_answers_for_a_target_explains_it(office: Office, target: Target) -> None:
    with pytest.raises(NotAllowedError):
        explain_target(by=office.keeper, at=NOW, target=target, as_of=DAY, gap="x")
    with pytest.raises(NotAllowedError):
        rate_confidence(by=office.keeper, at=NOW, target=target, as_of=DAY, rating=3)
