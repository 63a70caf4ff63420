"""What one document does to another is said once, by who may confirm documents of its area."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actions.conftest import NOW, Office
from vedich.access.require import NotAllowedError
from vedich.actions.documents import register_document, relate_documents
from vedich.actions.trouble import ActionError
from vedich.store.models import Document, DocumentRelation, Event
from vedich.store.verification import verify_record


def resolution(office: Office, number: str, on: date) -> Document:
    """Register a resolution of the commune."""
    made = register_document(by=office.hoa, at=NOW, area=office.commune, number=number, on=on)
    return Document.objects.get(pk=made["document"])


def test_a_relation_is_kept_once_with_its_event(office: Office) -> None:
    old = resolution(office, "12/NQ-HĐND", date(2025, 12, 20))
    new = resolution(office, "31/NQ-HĐND", date(2026, 7, 15))
    before = Event.objects.count()
    for _ in range(2):
        relate_documents(by=office.hoa, at=NOW, document=new, other=old, kind="amends")
    relation = DocumentRelation.objects.get()
    # Without a day of its own it holds from the day of the later document.
    assert (relation.document, relation.other, relation.since) == (new, old, date(2026, 7, 15))
    assert Event.objects.count() == before + 2
    assert verify_record().faults == ()


def test_a_relation_of_no_known_kind_is_refused(office: Office) -> None:
    old = resolution(office, "12/NQ-HĐND", date(2025, 12, 20))
    new = resolution(office, "31/NQ-HĐND", date(2026, 7, 15))
    with pytest.raises(ActionError, match="choose one of amends") as told:
        relate_documents(by=office.hoa, at=NOW, document=new, other=old, kind="likes")
    assert "Quan hệ 'likes' không có" in told.value.vi
    assert not DocumentRelation.objects.exists()


def test_a_document_does_nothing_to_itself(office: Office) -> None:
    one = resolution(office, "12/NQ-HĐND", date(2025, 12, 20))
    with pytest.raises(ActionError, match="to itself") as told:
        relate_documents(by=office.hoa, at=NOW, document=one, other=one, kind="replaces")
    assert "chính nó" in told.value.vi


def test_who_may_not_confirm_relates_nothing(office: Office) -> None:
    old = resolution(office, "12/NQ-HĐND", date(2025, 12, 20))
    new = resolution(office, "31/NQ-HĐND", date(2026, 7, 15))
    for somebody in (office.binh, office.minh, office.administrator):
        with pytest.raises(NotAllowedError):
            relate_documents(by=somebody, at=NOW, document=new, other=old, kind="amends")
    assert not DocumentRelation.objects.exists()
