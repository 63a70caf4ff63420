"""What a document calls a target is kept as declared, sealed, and changes nothing that is computed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.actions.conftest import NOW, Office
from vedich.access.require import NotAllowedError
from vedich.actions.declaring import declare_verdicts
from vedich.actions.documents import register_document
from vedich.actions.targets import Aim, set_targets
from vedich.actions.trouble import ActionError
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.domain.verdict import Verdict
from vedich.store.models import DeclaredJudgement, Document, Target
from vedich.store.verification import verify_record

YEAR = Period.year(2026)


@pytest.fixture
def target(office: Office) -> Target:
    aims = [Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(73))]
    set_targets(by=office.lan, at=NOW, area=office.commune, period=YEAR, basis=Basis.ADOPTED, aims=aims)
    register_document(
        by=office.lan, at=NOW, area=office.commune, issued_by=None, number="1/BC", on=date(2026, 12, 20),
        title="", type="", file_hash="", file_size=0, file_name="", media_type="",
    )  # fmt: skip
    return Target.objects.get()


def test_a_declared_verdict_is_kept_with_its_event(office: Office, target: Target) -> None:
    document = Document.objects.get()
    declare_verdicts(
        by=office.lan, at=NOW, document=document, period=YEAR, verdicts=[(target, Verdict.EXCEEDED)]
    )
    kept = DeclaredJudgement.objects.get()
    assert (kept.target, kept.verdict, kept.total) == (target, "exceeded", None)
    assert verify_record().faults == ()


def test_what_no_document_can_say_and_who_may_not_say_it_is_refused(office: Office, target: Target) -> None:
    document = Document.objects.get()
    with pytest.raises(ActionError, match="exceeded, met, near or missed"):
        declare_verdicts(
            by=office.lan, at=NOW, document=document, period=YEAR, verdicts=[(target, Verdict.NOT_DUE)]
        )
    with pytest.raises(ActionError):
        declare_verdicts(by=office.lan, at=NOW, document=document, period=YEAR, verdicts=[])
    with pytest.raises(NotAllowedError):
        declare_verdicts(
            by=office.minh, at=NOW, document=document, period=YEAR, verdicts=[(target, Verdict.MET)]
        )
    assert not DeclaredJudgement.objects.exists()
