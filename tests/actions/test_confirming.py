"""What a person confirms of a document becomes targets, results and declared counts, each with its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.actions.conftest import NOW, Office
from vedich.access.require import NotAllowedError
from vedich.actions.confirming import Confirmed, Counted, confirm_claims
from vedich.actions.documents import register_document
from vedich.actions.trouble import ActionError
from vedich.domain.document import ClaimKind
from vedich.domain.period import Period
from vedich.domain.target import Basis
from vedich.reading.read import read_text
from vedich.store.models import DeclaredJudgement, Document, Event, Observation, Target, TargetVersion
from vedich.store.verification import verify_record

TEXT = (
    "Xã Cần Đước: năm 2026, thu ngân sách nhà nước trên địa bàn đạt 61,45 tỷ đồng. "
    "Trong 20 chỉ tiêu có 17 chỉ tiêu đạt, trong đó 6 chỉ tiêu vượt; 3 chỉ tiêu không đạt. "
    "Năm 2027 phấn đấu tỷ lệ hộ nghèo giảm còn 0,63%, thu ngân sách đạt từ 70 tỷ đồng trở lên."
)
YEAR, NEXT = Period.year(2026), Period.year(2027)


@pytest.fixture
def document(office: Office) -> Document:
    """Register the report the figures come from."""
    made = register_document(
        by=office.hoa, at=NOW, area=office.commune, number="615/BC-UBND", on=date(2026, 12, 20)
    )
    return Document.objects.get(pk=made["document"])


def confirmed(basis: Basis = Basis.OWN_PLAN) -> list[Confirmed]:
    """Confirm the targets and results of the text, as a clerk would on the screen."""
    reading = read_text(TEXT)
    return [
        Confirmed(
            claim,
            claim.link.code if claim.link else "",
            "X34:28108",
            NEXT if claim.kind is ClaimKind.TARGET else YEAR,
            basis,
            place=f"ký tự {claim.span.start}",
            decreases="giảm còn" in TEXT[max(0, claim.span.start - 10) : claim.span.start],
        )
        for claim in reading.claims
        if claim.kind in (ClaimKind.TARGET, ClaimKind.RESULT)
    ]


def test_every_figure_keeps_its_form_and_leads_back_to_its_place(office: Office, document: Document) -> None:
    counted = [Counted(tally, "X34:28108", YEAR) for tally in read_text(TEXT).tallies]
    done = confirm_claims(
        by=office.hoa,
        at=NOW,
        document=document,
        area=office.commune,
        as_of=date(2026, 12, 20),
        confirmed=confirmed(),
        counted=counted,
    )
    assert done == {"observations": 1, "targets": 2, "declared": 1, "printed_again": 0}
    result = Observation.objects.get()
    assert (result.value, result.printed, result.document) == (Decimal("61.45"), "61,45", document)
    assert TEXT[result.span_start : result.span_end] == "61,45 tỷ đồng"
    poverty = TargetVersion.objects.get(target__indicator__code="POV-001")
    assert (poverty.operator, poverty.value, poverty.printed) == ("decrease_to", Decimal("0.63"), "0,63")
    assert TargetVersion.objects.get(target__indicator__code="BUD-001").operator == "at_least"


def test_what_a_document_declares_of_itself_stays_declared(office: Office, document: Document) -> None:
    counted = [Counted(tally, "X34:28108", YEAR) for tally in read_text(TEXT).tallies]
    confirm_claims(
        by=office.hoa,
        at=NOW,
        document=document,
        area=office.commune,
        as_of=date(2026, 12, 20),
        counted=counted,
    )
    declared = DeclaredJudgement.objects.get()
    assert (declared.total, declared.met, declared.exceeded, declared.missed) == (20, 17, 6, 3)
    assert declared.no_result is None
    assert not Target.objects.exists()


def test_a_target_without_its_authority_is_refused_and_nothing_is_written(
    office: Office, document: Document
) -> None:
    before = Event.objects.count()
    with pytest.raises(ActionError, match="authority"):
        confirm_claims(
            by=office.hoa,
            at=NOW,
            document=document,
            area=office.commune,
            as_of=date(2026, 12, 20),
            confirmed=confirmed(Basis.UNKNOWN),
        )
    assert Event.objects.count() == before
    assert not Observation.objects.exists()


def test_a_clerk_confirms_nothing_for_another_area(office: Office, document: Document) -> None:
    with pytest.raises(NotAllowedError):
        confirm_claims(
            by=office.hoa,
            at=NOW,
            document=document,
            area=office.province,
            as_of=date(2026, 12, 20),
            confirmed=confirmed(),
        )


def test_what_was_confirmed_is_sealed(office: Office, document: Document) -> None:
    confirm_claims(
        by=office.hoa,
        at=NOW,
        document=document,
        area=office.commune,
        as_of=date(2026, 12, 20),
        confirmed=confirmed(),
    )
    assert '"store_targetversion":[2,' in Event.objects.get(action="confirm_claims").content
    assert verify_record().faults == ()
