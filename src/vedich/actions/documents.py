"""Documents and agencies: registered with what identifies them, and what one document does to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError
from vedich.domain.agency import AgencyKind
from vedich.domain.area import AreaType
from vedich.domain.identity import DocumentNumber, DocumentNumberError
from vedich.store.models import Agency, AgencyAlias, Area, Document, DocumentRelation, StoredFile

# More keys than this are not asked for one by one.
_AT_ONCE = 500


@action("add_agency")
def add_agency(
    deed: Deed,
    *,
    key: str,
    kind: AgencyKind,
    vi: str,
    en: str = "",
    area: Area | None = None,
    above: Agency | None = None,
    aliases: Sequence[str] = (),
) -> dict[str, Any]:
    """Add a body that sets, reports, leads or supports."""
    deed.require(Permission.MANAGE_AREAS, None)
    if Agency.objects.filter(key=key).exists():
        raise ActionError(f"Cơ quan {key!r} đã có.", f"There is an agency {key!r} already.")
    deed.about(f"agency:{key}", area=area)
    made = Agency.objects.create(key=key, kind=kind.value, vi=vi, en=en, area=area, above=above)
    AgencyAlias.objects.bulk_create(AgencyAlias(agency=made, name=name) for name in dict.fromkeys(aliases))
    deed.change(vi=vi, kind=kind, area=area.key if area else None, above=above.key if above else None)
    return {"agency": made.pk}


@dataclass(frozen=True, slots=True)
class NewAgency:
    """An agency to be added, under its key."""

    key: str
    kind: AgencyKind
    vi: str
    area: Area


@action("add_agencies")
def add_agencies(deed: Deed, *, agencies: Sequence[NewAgency]) -> dict[str, Any]:
    """Add many bodies at once, all under one root; those whose key the record has stay as they are."""
    deed.require(Permission.MANAGE_AREAS, None)
    keys = [each.key for each in agencies]
    there = (
        set(Agency.objects.filter(key__in=keys).values_list("key", flat=True))
        if len(keys) <= _AT_ONCE
        else set(Agency.objects.values_list("key", flat=True))
    )
    new = [each for each in agencies if each.key not in there]
    deed.about("agencies", area=agencies[0].area if agencies else None)
    Agency.objects.bulk_create(
        (Agency(key=each.key, kind=each.kind.value, vi=each.vi, area=each.area) for each in new),
        batch_size=2000,
    )
    deed.rows([each.key, each.kind, each.vi, each.area.key] for each in new)
    return {"agencies": len(new)}


@action("register_document")
def register_document(
    deed: Deed,
    *,
    area: Area,
    issuer: Agency | None = None,
    issued_by: AgencyKind | None = None,
    number: str = "",
    on: date | None = None,
    title: str = "",
    type: str = "",
    is_draft: bool = False,
    file_hash: str = "",
    file_size: int = 0,
    file_name: str = "",
    media_type: str = "text/plain",
    illustration: bool = False,
) -> dict[str, Any]:
    """Register a document, and the file it was read from by its hash.

    `issued_by` names the issuer by its kind where an area has one of each: its people's committee, its
    council, its Party committee; one that the record does not have yet is added. Number and symbol are
    checked for their form; the same issuer, number and date is the same document, and is given back instead
    of made again. `illustration` marks what nobody issued, and with it every figure that rests on it.

    Raises:
        ActionError: the number is malformed, or there is neither number nor title nor file to know it by.
    """
    deed.require(Permission.CONFIRM, area)
    if number:
        try:
            number = str(DocumentNumber.parse(number))
        except DocumentNumberError as error:
            raise ActionError(
                f"{number!r} không phải số hiệu văn bản. Hãy viết như 45/NQ-HĐND hoặc 25-NQ/TU.",
                str(error),
            ) from None
    if not (number or title or file_hash):
        raise ActionError(
            "Văn bản cần ít nhất số hiệu, tên hoặc tệp để nhận ra.",
            "A document needs a number, a title or a file to be known by.",
        )
    file = None
    if file_hash:
        file, _ = StoredFile.objects.get_or_create(
            sha256=file_hash, defaults={"size": file_size, "name": file_name, "media_type": media_type}
        )
    if issuer is None and issued_by is not None:
        issuer = _body_of(area, issued_by)
    same = _same(issuer, number, on, file)
    deed.about(f"document:{same.pk}" if same else f"document:{number or title or file_hash[:12]}", area=area)
    if same is None:
        same = Document.objects.create(
            issuer=issuer,
            number=number,
            type=type,
            on=on,
            title=title,
            is_draft=is_draft,
            area=area,
            file=file,
            illustration=illustration,
        )
    deed.change(document=same.pk, number=number, on=on, file=file_hash, issuer=issuer.key if issuer else None)
    if illustration:
        deed.change(illustration=True)
    return {"document": same.pk}


BODIES = {
    AgencyKind.PEOPLES_COMMITTEE: "UBND",
    AgencyKind.COUNCIL: "HĐND",
    AgencyKind.PARTY_COMMITTEE: "Đảng ủy",
}


def _body_of(area: Area, kind: AgencyKind) -> Agency:
    """Give the one body of a kind that an area has by law; it needs no permission to be there."""
    there = Agency.objects.filter(area=area, kind=kind.value).order_by("pk").first()
    if there is not None:
        return there
    name = area.names.order_by("-since").first()
    title = f"{AreaType(name.type).wording.vi} {name.name}" if name else area.key
    return Agency.objects.create(
        key=f"{kind.value}:{area.key}", kind=kind.value, vi=f"{BODIES[kind]} {title}", area=area
    )


def _same(issuer: Agency | None, number: str, on: date | None, file: StoredFile | None) -> Document | None:
    if issuer is not None and number and on is not None:
        return Document.objects.filter(issuer=issuer, number=number, on=on).first()
    return Document.objects.filter(file=file).first() if file is not None else None


@action("relate_documents")
def relate_documents(
    deed: Deed, *, document: Document, other: Document, kind: str, since: date | None = None
) -> dict[str, Any]:
    """Say what a document does to another: amends, replaces, repeals, concretises, is based on."""
    deed.require(Permission.CONFIRM, document.area_id)
    if kind not in DocumentRelation.Kind.values:
        raise ActionError(
            f"Quan hệ {kind!r} không có; hãy chọn một trong: {', '.join(DocumentRelation.Kind.values)}.",
            f"There is no relation {kind!r}; choose one of {', '.join(DocumentRelation.Kind.values)}.",
        )
    if document.pk == other.pk:
        raise ActionError(
            "Văn bản không thể sửa, thay thế hay căn cứ vào chính nó. Hãy chọn văn bản kia.",
            "A document does nothing to itself. Choose the other document.",
        )
    deed.about(f"document:{document.pk}", area=document.area)
    made, _ = DocumentRelation.objects.get_or_create(
        document=document, other=other, kind=kind, defaults={"since": since or document.on}
    )
    deed.change(relation=kind, other=other.pk, since=made.since)
    return {"relation": made.pk}
