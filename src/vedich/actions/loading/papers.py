"""The documents that rows of a file name: found in the record, or registered."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q

from vedich.actions.documents import register_document
from vedich.actions.keeping import issuer_of
from vedich.domain.identity import DocumentNumber, DocumentNumberError
from vedich.domain.target import Basis
from vedich.store.models import Area, Document, User


def document_of(
    number: str, on: date | None, area: Area, *, by: User, at: datetime, basis: Basis | None = None
) -> Document | None:
    """Give the document of a number and date in an area; one that is not there is registered.

    What is assigned from above was not issued by the area's own bodies: its issuer stays unknown.
    Nulls: None without a number.

    Raises:
        ActionError: the number is malformed.
        NotAllowedError: the person may not register documents here.
    """
    if not number:
        return None
    try:
        told = str(DocumentNumber.parse(number))
    except DocumentNumberError:
        told = number
    # A number alone identifies nothing: the document is the area's own, or has set targets for it.
    named = Document.objects.filter(Q(area=area) | Q(target_sets__area=area), number=told, on=on)
    there = named.order_by("pk").first()
    if there is not None:
        return there
    made = register_document(
        by=by,
        at=at,
        area=area,
        issued_by=None if basis is Basis.ASSIGNED else issuer_of(number),
        number=number,
        on=on,
    )
    return Document.objects.get(pk=made["document"])
