"""An office says how it judges; the scheme is dated, sourced, audited, and lies over the catalog's."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.actions.conftest import NOW, Office
from vedich.access.require import NotAllowedError
from vedich.actions.schemes import set_scheme
from vedich.actions.trouble import ActionError
from vedich.domain.verdict import Verdict
from vedich.store.models import Event, Scheme
from vedich.store.verification import verify_record

SINCE = date(2026, 1, 1)


def test_a_scheme_is_kept_with_its_day_source_and_event(office: Office) -> None:
    set_scheme(
        by=office.keeper,
        at=NOW,
        since=SINCE,
        source="Quy định đánh giá của tỉnh",
        near_share=Decimal("95"),
        names={Verdict.MET: "hoàn thành"},
    )
    kept = Scheme.objects.get()
    assert (kept.since, kept.near_share, kept.near_points) == (SINCE, Decimal(95), None)
    assert Event.objects.get(action="set_scheme").pk == kept.event_id
    assert verify_record().faults == ()


def test_who_enters_figures_does_not_say_how_they_are_judged(office: Office) -> None:
    for person in (office.hoa, office.lan, office.minh, office.administrator):
        with pytest.raises(NotAllowedError):
            set_scheme(by=person, at=NOW, since=SINCE, source="x", near_share=Decimal(50))
    assert not Scheme.objects.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"source": " ", "near_share": Decimal(95)}, "nêu căn cứ"),
        ({"source": "x"}, "Chưa nêu ngưỡng"),
        ({"source": "x", "near_share": Decimal(101)}, "không quá 100"),
        ({"source": "x", "near_points": Decimal(-1)}, "từ 0 trở lên"),
        ({"source": "x", "pace_safe": Decimal(3)}, "số âm"),
        ({"source": "x", "pace_safe": Decimal(-8), "pace_watch": Decimal(-3)}, "giảm dần"),
        ({"source": "x", "names": {Verdict.MET: " "}}, "từ 1 đến"),
    ],
)
def test_a_scheme_that_makes_no_sense_is_refused_with_its_remedy(
    words: dict[str, object], said: str, office: Office
) -> None:
    with pytest.raises(ActionError) as refusal:
        set_scheme(by=office.keeper, at=NOW, since=SINCE, **words)
    assert said in refusal.value.vi
    assert not Scheme.objects.exists()
