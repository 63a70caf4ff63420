"""Areas of the record: loaded from the catalog, added, renamed, put under another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.areas_made import make_area, rename
from vedich.actions.borders import put_under, refuse_dissolved
from vedich.actions.deed import Deed, action
from vedich.catalog.areas import load as catalog
from vedich.catalog.areas.lineage import lineage
from vedich.domain.area import AreaType
from vedich.store.models import Area, AreaCode, AreaName, AreaParent, AreaSuccession, Document
from vedich.store.models.areas import Hierarchy

COUNTRY = "VN"


@action("load_areas")
def load_areas(deed: Deed, *, keys: Sequence[str] = (), alone: bool = False) -> dict[str, Any]:
    """Take areas of the catalog into the record, with names, codes, parents and what became of them.

    `keys` are ids of the catalog; what stands above, below, before and after them comes along. Without keys
    the whole nation of both eras is taken. `alone` takes just those that `keys` name: a record of the
    provinces needs no commune. Areas that are there stay as they are.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    deed.about("areas")
    wanted = list(keys) if alone else _closure(keys) if keys else list(catalog.entries())
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
    document: Document | None = None,
) -> dict[str, Any]:
    """Add an area of the office's own (a village, a placeholder that a document leaves unnamed)."""
    deed.require(Permission.MANAGE_AREAS, None)
    deed.about(f"area:{key}", area=parent)
    area = make_area(
        key=key, type=type, name=name, parent=parent, code=code, since=since, placeholder=placeholder
    )
    deed.change(name=name, type=type, parent=parent.key, since=since)
    if document is not None:
        deed.change(document=document.pk)
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
    deed.about(f"area:{area.key}", area=area)
    rename(area, name, type, on)
    deed.change(name=name, type=type, on=on, document=document.pk if document else None)
    return {"area": area.pk}


@action("move_area")
def move_area(
    deed: Deed,
    *,
    area: Area,
    parent: Area,
    on: date,
    hierarchy: str = Hierarchy.GOVERNMENT.value,
    document: Document | None = None,
) -> dict[str, Any]:
    """Put an area under another one from a day on, in one hierarchy.

    Raises:
        ActionError: the new parent lies below the area on that day or a later one, or has ceased; or the area
            got another parent on that day or after it.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    deed.about(f"area:{area.key}", area=area)
    refuse_dissolved(area, on)
    refuse_dissolved(parent, on)
    put_under(area, parent, on, hierarchy)
    deed.change(parent=parent.key, hierarchy=hierarchy, on=on)
    if document is not None:
        deed.change(document=document.pk)
    return {"area": area.pk}
