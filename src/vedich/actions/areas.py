"""Areas of the record: loaded from the catalog, added, renamed, put under another, merged and split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError
from vedich.catalog.areas import load as catalog
from vedich.catalog.areas.lineage import lineage
from vedich.domain.area import AreaType
from vedich.domain.lineage import SuccessionKind
from vedich.store.models import Area, AreaCode, AreaName, AreaParent, AreaSuccession, Document
from vedich.store.models.areas import Hierarchy

COUNTRY = "VN"


@action("load_areas")
def load_areas(deed: Deed, *, keys: Sequence[str] = ()) -> dict[str, Any]:
    """Take areas of the catalog into the record, with names, codes, parents and what became of them.

    `keys` are ids of the catalog; what stands above, below, before and after them comes along. Without keys
    the whole nation of both eras is taken. Areas that are there stay as they are.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    deed.about("areas")
    wanted = _closure(keys) if keys else list(catalog.entries())
    ids = dict(Area.objects.values_list("key", "pk"))
    new = [catalog.area(key) for key in wanted if key not in ids]
    rows = [Area(key=each.id, level=each.level.value, since=each.since, until=each.until) for each in new]
    if COUNTRY not in ids:
        rows.append(Area(key=COUNTRY, level="country"))
    Area.objects.bulk_create(rows, batch_size=2000)
    ids = dict(Area.objects.values_list("key", "pk"))
    if COUNTRY in {row.key for row in rows}:
        AreaName.objects.create(area_id=ids[COUNTRY], type="country", name="Việt Nam")
    AreaName.objects.bulk_create(
        (
            AreaName(
                area_id=ids[each.id], type=each.type.value, name=each.name, since=each.since, until=each.until
            )
            for each in new
        ),
        batch_size=2000,
    )
    AreaCode.objects.bulk_create(
        (AreaCode(area_id=ids[each.id], code=each.code, since=each.since, until=each.until) for each in new),
        batch_size=2000,
    )
    AreaParent.objects.bulk_create(
        (
            AreaParent(
                area_id=ids[each.id],
                parent_id=ids[each.parent or COUNTRY],
                since=each.since,
                until=each.until,
            )
            for each in new
        ),
        batch_size=2000,
    )
    steps = _successions({each.id for each in new}, ids)
    AreaSuccession.objects.bulk_create(steps, batch_size=2000)
    deed.rows(sorted(each.id for each in new))
    deed.change(successions=len(steps))
    return {"areas": len(new), "successions": len(steps)}


def _closure(keys: Sequence[str]) -> list[str]:
    """Give areas with all that stand above, below, before and after them."""
    known = lineage()
    found: dict[str, None] = {}
    layer = list(keys)
    while layer:
        key = layer.pop()
        if key in found:
            continue
        found[key] = None
        place = catalog.area(key)
        layer += [descent.area for descent in (*known.became(key), *known.made_of(key))]
        for above in catalog.chain(place):
            found.setdefault(above.id, None)
        layer += [below.id for below in catalog.inside(place)]
    return list(found)


def _successions(new: set[str], ids: dict[str, int]) -> list[AreaSuccession]:
    made = []
    for steps in lineage().forwards.values():
        for step in steps:
            if (step.old in new or step.new in new) and step.old in ids and step.new in ids:
                made.append(
                    AreaSuccession(
                        old_id=ids[step.old],
                        new_id=ids[step.new],
                        on=step.on,
                        kind=step.kind.value,
                        share=step.share,
                        weight_basis=step.weight_basis or "",
                        estimated=step.estimated,
                    )
                )
    return made


@action("add_area")
def add_area(
    deed: Deed,
    *,
    key: str,
    type: AreaType,
    name: str,
    parent: Area,
    code: str = "",
    since: date | None = None,
    placeholder: bool = False,
) -> dict[str, Any]:
    """Add an area of the office's own (a village, a placeholder that a document leaves unnamed)."""
    deed.require(Permission.MANAGE_AREAS, None)
    if not key.startswith("L:"):
        raise ActionError(
            f"Mã địa bàn tự thêm phải bắt đầu bằng 'L:' (nhận được {key!r}), để không lẫn với danh mục.",
            f"The key of an area of one's own begins with 'L:' (got {key!r}), apart from the catalog's.",
        )
    if Area.objects.filter(key=key).exists():
        raise ActionError(f"Địa bàn {key!r} đã có.", f"There is an area {key!r} already.")
    deed.about(f"area:{key}", area=parent)
    area = Area.objects.create(key=key, level=type.level.value, since=since, placeholder=placeholder)
    AreaName.objects.create(area=area, type=type.value, name=name, since=since)
    if code:
        AreaCode.objects.create(area=area, system="own", code=code, since=since)
    AreaParent.objects.create(area=area, parent=parent, since=since)
    deed.change(name=name, type=type, parent=parent.key, since=since)
    return {"area": area.pk}


@action("rename_area")
def rename_area(
    deed: Deed,
    *,
    area: Area,
    name: str,
    type: AreaType,
    on: date,
    document: Document | None = None,
) -> dict[str, Any]:
    """Give an area another name or type from a day on; it stays the same area."""
    deed.require(Permission.MANAGE_AREAS, None)
    _refuse_dissolved(area, on)
    deed.about(f"area:{area.key}", area=area)
    AreaName.objects.filter(area=area, until=None).update(until=on - timedelta(days=1))
    AreaName.objects.create(area=area, type=type.value, name=name, since=on)
    deed.change(name=name, type=type, on=on, document=document.pk if document else None)
    return {"area": area.pk}


@action("move_area")
def move_area(
    deed: Deed, *, area: Area, parent: Area, on: date, hierarchy: str = Hierarchy.GOVERNMENT.value
) -> dict[str, Any]:
    """Put an area under another one from a day on, in one hierarchy.

    Raises:
        ActionError: the new parent lies below the area, or has ceased.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    _refuse_dissolved(area, on)
    _refuse_dissolved(parent, on)
    _refuse_circle(area, parent, on, hierarchy)
    deed.about(f"area:{area.key}", area=area)
    AreaParent.objects.filter(area=area, hierarchy=hierarchy, until=None).update(until=on - timedelta(days=1))
    AreaParent.objects.create(area=area, parent=parent, hierarchy=hierarchy, since=on)
    deed.change(parent=parent.key, hierarchy=hierarchy, on=on)
    return {"area": area.pk}


@dataclass(frozen=True, slots=True)
class Heir:
    """An area that takes over a part of another: the whole, or a share measured by something."""

    area: Area
    share: Decimal | None = None
    weight_basis: str = ""


@action("merge_areas")
def merge_areas(
    deed: Deed, *, areas: Sequence[Area], into: Area, on: date, document: Document | None = None
) -> dict[str, Any]:
    """End areas on a day; another one, which begins that day, takes over the whole of each."""
    deed.require(Permission.MANAGE_AREAS, None)
    if not areas or into in areas:
        raise ActionError(
            "Cần ít nhất một địa bàn cũ, và địa bàn mới phải là địa bàn khác (ranh giới mới).",
            "Name at least one old area; the new one is another area, since it has other borders.",
        )
    deed.about(f"area:{into.key}", area=into)
    for area in areas:
        _end(area, on)
        AreaSuccession.objects.create(
            old=area,
            new=into,
            on=on,
            kind=SuccessionKind.MERGED_INTO.value,
            estimated=False,
            document=document,
        )
    deed.change(merged=[area.key for area in areas], into=into.key, on=on)
    return {"into": into.pk}


@action("split_area")
def split_area(
    deed: Deed, *, area: Area, heirs: Sequence[Heir], on: date, document: Document | None = None
) -> dict[str, Any]:
    """End an area on a day; others take over parts of it. Figures carried along are estimates.

    Shares that are all known must come to one: what is lost in a split is lost from every total.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    shares = [heir.share for heir in heirs]
    if len(heirs) < 2:
        raise ActionError(
            "Chia tách cần ít nhất hai địa bàn nhận. Nếu chỉ có một, hãy dùng sáp nhập.",
            "A split has at least two heirs. With one, merge instead.",
        )
    if None not in shares and sum(share for share in shares if share is not None) != 1:
        told = " + ".join(str(share) for share in shares)
        raise ActionError(
            f"Các tỷ lệ chia ({told}) phải cộng đúng bằng 1; để trống tất cả nếu chưa biết.",
            f"The shares ({told}) must come to 1; leave all of them out where they are not known.",
        )
    deed.about(f"area:{area.key}", area=area)
    _end(area, on)
    for heir in heirs:
        AreaSuccession.objects.create(
            old=area,
            new=heir.area,
            on=on,
            kind=SuccessionKind.SPLIT_FROM.value,
            share=heir.share,
            weight_basis=heir.weight_basis,
            estimated=True,
            document=document,
        )
    deed.change(split=area.key, heirs=[[heir.area.key, heir.share] for heir in heirs], on=on)
    return {"area": area.pk}


def _end(area: Area, on: date) -> None:
    """End an area, its names, codes and parents the day before."""
    _refuse_dissolved(area, on)
    last = on - timedelta(days=1)
    Area.objects.filter(pk=area.pk).update(until=last)
    for table in (AreaName, AreaCode, AreaParent):
        table._default_manager.filter(area=area, until=None).update(until=last)


def _refuse_dissolved(area: Area, on: date) -> None:
    if area.until is not None and area.until < on:
        raise ActionError(
            f"Địa bàn {area.key} đã kết thúc ngày {area.until:%d/%m/%Y}. Hãy chọn địa bàn kế tục.",
            f"The area {area.key} ceased on {area.until}. Choose the area that took its place.",
        )


def _refuse_circle(area: Area, parent: Area, on: date, hierarchy: str) -> None:
    from vedich.access.scope import under

    if parent == area or (hierarchy == Hierarchy.GOVERNMENT and parent.pk in under({area.pk}, on)):
        raise ActionError(
            f"{parent.key} nằm dưới {area.key}, nên không thể là cấp trên của nó.",
            f"{parent.key} lies below {area.key} and cannot stand above it.",
        )
