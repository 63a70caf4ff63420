"""Take a document into the record: unnamed areas, the document, what was confirmed of it; all or nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from vedich.actions.areas import COUNTRY, add_area
from vedich.actions.confirming import Confirmed, Counted, confirm_claims
from vedich.actions.documents import register_document
from vedich.actions.placing import Placeholder
from vedich.actions.trouble import ActionError
from vedich.domain.agency import AgencyKind
from vedich.domain.identity import DocumentNumber, DocumentNumberError
from vedich.store.models import Area, Document, User

_ISSUERS = {"UBND": AgencyKind.PEOPLES_COMMITTEE, "HĐND": AgencyKind.COUNCIL}


@dataclass(frozen=True, slots=True)
class Paper:
    """The document as the person has it: what it says of itself, and the bytes it was read from.

    Nulls: an article has no `number`; its issuer then stays unknown, else the number tells it.
    """

    number: str
    on: date
    title: str
    type: str = ""
    file_hash: str = ""
    file_size: int = 0
    file_name: str = ""
    media_type: str = "application/octet-stream"


def keep_document(
    *,
    by: User,
    at: datetime,
    area: str,
    paper: Paper,
    confirmed: Collection[Confirmed] = (),
    counted: Collection[Counted] = (),
    placeholders: Collection[Placeholder] = (),
) -> dict[str, Any]:
    """Register a document and write what a person confirmed of it, each change with its event.

    Raises:
        NotAllowedError: the person may not confirm here, or not add an area that is not named.
        ActionError: something cannot be kept; nothing was written.
    """
    with transaction.atomic():
        for each in placeholders:
            nation = Area.objects.get(key=COUNTRY)
            add_area(
                by=by, at=at, key=each.key, type=each.type, name=each.name, parent=nation, placeholder=True
            )
        home = Area.objects.filter(key=area).first()
        if home is None:
            raise ActionError(
                "Không rõ văn bản là của địa bàn nào; hãy thêm --area MÃ (xem: vedich area TÊN).",
                "It is not clear which area the document is of; add --area KEY (see: vedich area NAME).",
            )
        made = register_document(
            by=by,
            at=at,
            area=home,
            issued_by=issuer_of(paper.number),
            number=paper.number,
            on=paper.on,
            title=paper.title,
            type=paper.type,
            file_hash=paper.file_hash,
            file_size=paper.file_size,
            file_name=paper.file_name,
            media_type=paper.media_type,
        )
        written = confirm_claims(
            by=by,
            at=at,
            document=Document.objects.get(pk=made["document"]),
            area=home,
            as_of=paper.on,
            confirmed=tuple(confirmed),
            counted=tuple(counted),
        )
    return {**written, "document": made["document"]}


def issuer_of(number: str) -> AgencyKind | None:
    """Give the kind of body that a number names as its issuer; None for other bodies, or without a number.

    >>> issuer_of("58/NQ-HĐND"), issuer_of("25-NQ/TU"), issuer_of("5425/UBND-KGVX"), issuer_of("")
    (<AgencyKind.COUNCIL: 'council'>, <AgencyKind.PARTY_COMMITTEE: 'party_committee'>, None, None)
    """
    try:
        parsed = DocumentNumber.parse(number)
    except DocumentNumberError:
        return None
    return AgencyKind.PARTY_COMMITTEE if parsed.is_party else _ISSUERS.get(parsed.body)
