"""Areas that pass into others: merged, split; what stood under them and their targets follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.borders import end, refuse_other_borders
from vedich.actions.deed import Deed, action
from vedich.actions.inheriting import Fate, Part, pass_on_targets
from vedich.actions.trouble import ActionError
from vedich.domain.lineage import SuccessionKind
from vedich.store.models import Area, AreaSuccession, Document


@dataclass(frozen=True, slots=True)
class Heir:
    """An area that takes over a part of another: the whole, or a share measured by something."""

    area: Area
    share: Decimal | None = None
    weight_basis: str = ""


@action("merge_areas")
def merge_areas(
    deed: Deed,
    *,
    areas: Sequence[Area],
    into: Area,
    on: date,
    document: Document | None = None,
    targets: Fate | None = None,
    weights: Sequence[Decimal] = (),
) -> dict[str, Any]:
    """End areas on a day; another one, which begins that day, takes over the whole of each.

    What stood under them stands under it. `targets` says what becomes of targets that run on; None decides
    nothing, and the integrity check goes on asking. `weights`, one for each area, serve targets on rates.

    Raises:
        ActionError: an area has ceased or has an heir already, or the new one does not begin that day.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    if not areas or into in areas or len({area.pk for area in areas}) < len(areas):
        raise ActionError(
            "Cần ít nhất một địa bàn cũ, mỗi địa bàn một lần, và địa bàn mới phải là địa bàn khác "
            "(ranh giới mới).",
            "Name at least one old area, each once; the new one is another area, since it has other borders.",
        )
    event = deed.about(f"area:{into.key}", area=into)
    refuse_other_borders(into, on)
    for area in areas:
        end(area, on, into)
        AreaSuccession.objects.create(
            old=area,
            new=into,
            on=on,
            kind=SuccessionKind.MERGED_INTO.value,
            estimated=False,
            document=document,
        )
    told = pass_on_targets(
        areas,
        [Part(into)],
        on,
        targets,
        event=event.pk,
        document=document,
        reason=deed.reason,
        weights=weights,
    )
    deed.change(merged=[area.key for area in areas], into=into.key, on=on, targets=told)
    return {"into": into.pk, **told}


@action("split_area")
def split_area(
    deed: Deed,
    *,
    area: Area,
    heirs: Sequence[Heir],
    on: date,
    document: Document | None = None,
    targets: Fate | None = None,
) -> dict[str, Any]:
    """End an area on a day; others take over parts of it. Figures carried along are estimates.

    Shares that are all known must come to one: what is lost in a split is lost from every total. What stood
    under the area must be put under an heir before; nobody can guess which.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    _refuse_heirs(area, heirs)
    event = deed.about(f"area:{area.key}", area=area)
    for heir in heirs:
        refuse_other_borders(heir.area, on)
    end(area, on)
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
    told = pass_on_targets(
        [area],
        [Part(heir.area, heir.share, True) for heir in heirs],
        on,
        targets,
        event=event.pk,
        document=document,
        reason=deed.reason,
    )
    deed.change(split=area.key, heirs=[[heir.area.key, heir.share] for heir in heirs], on=on, targets=told)
    return {"area": area.pk, **told}


@action("decide_targets")
def decide_targets(
    deed: Deed,
    *,
    areas: Sequence[Area],
    on: date,
    targets: Fate,
    document: Document | None = None,
    weights: Sequence[Decimal] = (),
) -> dict[str, Any]:
    """Say afterwards what becomes of the targets of areas that ceased the day before `on`.

    For areas whose end the record knows from the catalog, or where nothing was decided when they merged.
    Targets are carried over to the one heir that took all of each, or to the heirs of one that was split.

    Raises:
        ActionError: an area stands on past that day, or targets are to be carried and the areas have no heirs
            in common.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    if not areas or any(area.until is None or area.until >= on for area in areas):
        raise ActionError(
            f"Chỉ quyết định được cho địa bàn đã kết thúc trước ngày {on:%d/%m/%Y}.",
            f"This is decided for areas that ceased before {on}.",
        )
    heirs = _heirs_of(areas, on) if targets is Fate.CARRIED_OVER else []
    event = deed.about(f"area:{areas[0].key}", area=areas[0])
    told = pass_on_targets(
        areas, heirs, on, targets, event=event.pk, document=document, reason=deed.reason, weights=weights
    )
    deed.change(areas=[area.key for area in areas], fate=targets, on=on, targets=told)
    return told


def _heirs_of(areas: Sequence[Area], on: date) -> list[Part]:
    """Give the one heir that took the whole of each area, or the heirs of the one that was split."""
    steps = list(AreaSuccession.objects.filter(old__in=areas, on=on).select_related("new").order_by("pk"))
    heirs = {step.new_id for step in steps}
    if len(steps) == len(areas) and len(heirs) == 1 and not any(step.estimated for step in steps):
        return [Part(steps[0].new)]
    if len(areas) == 1 and len(steps) > 1:
        return [Part(step.new, step.share, True) for step in steps]
    raise ActionError(
        f"{len(areas)} địa bàn này không cùng nhập trọn vào một địa bàn, nên không chuyển tiếp chung được. "
        "Hãy quyết định riêng cho từng địa bàn.",
        f"These {len(areas)} areas do not all pass into one heir; decide for each of them.",
    )


def _refuse_heirs(area: Area, heirs: Sequence[Heir]) -> None:
    if len({heir.area.pk for heir in heirs} - {area.pk}) < max(2, len(heirs)):
        raise ActionError(
            "Chia tách cần ít nhất hai địa bàn nhận, khác nhau và khác địa bàn cũ. Nếu chỉ có một, hãy dùng "
            "sáp nhập.",
            "A split has at least two heirs, each once and none the old area. With one, merge instead.",
        )
    known = [heir.share for heir in heirs if heir.share is not None]
    told = " + ".join(str(heir.share) if heir.share is not None else "?" for heir in heirs)
    total = sum(known, Decimal(0))
    if any(not 0 < share < 1 for share in known) or (total >= 1 if len(known) < len(heirs) else total != 1):
        raise ActionError(
            f"Các tỷ lệ chia ({told}) phải lớn hơn 0 và cộng đúng bằng 1; để trống tỷ lệ chưa biết.",
            f"The shares ({told}) must be above 0 and come to 1; leave out those that are not known.",
        )
