"""What dated rows of an area must keep to: one name, one parent a day, no circle, nothing after its end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from vedich.access.scope import in_force
from vedich.actions.trouble import ActionError
from vedich.store.models import Area, AreaCode, AreaName, AreaParent


def refuse_dissolved(area: Area, on: date) -> None:
    """Refuse an area that has ceased before a day, or has not begun; what the record says now counts.

    Raises:
        ActionError: it does not stand on that day.
    """
    area.refresh_from_db(fields=["since", "until"])
    if area.until is not None and area.until < on:
        raise ActionError(
            f"Địa bàn {area.key} đã kết thúc ngày {area.until:%d/%m/%Y}. Hãy chọn địa bàn kế tục.",
            f"The area {area.key} ceased on {area.until}. Choose the area that took its place.",
        )
    if area.since is not None and on < area.since:
        raise ActionError(
            f"Địa bàn {area.key} chỉ có từ ngày {area.since:%d/%m/%Y}, sau ngày {on:%d/%m/%Y}.",
            f"The area {area.key} begins on {area.since}, after {on}.",
        )


def refuse_other_borders(area: Area, on: date) -> None:
    """Refuse an heir that does not begin on a day: with other borders it would be another area.

    Raises:
        ActionError: it began earlier or later, or nobody knows when.
    """
    refuse_dissolved(area, on)
    if area.since != on:
        told = f"từ ngày {area.since:%d/%m/%Y}" if area.since else "từ ngày chưa rõ"
        raise ActionError(
            f"Địa bàn nhận {area.key} có {told}, không phải từ {on:%d/%m/%Y}; ranh giới mới là địa bàn mới. "
            "Hãy thêm địa bàn bắt đầu từ ngày đó.",
            f"The heir {area.key} begins on {area.since}, not on {on}; other borders make another area. "
            "Add an area that begins that day.",
        )


def make_room(rows: QuerySet[Any], area: Area, on: date) -> date | None:
    """End the row that is in force on a day the day before, and give the last day of the one that follows.

    Raises:
        ActionError: a row begins on that day or later; what was decided for later is not written over.
    """
    later = rows.filter(since__gte=on).order_by("since").first()
    if later is not None:
        raise ActionError(
            f"Địa bàn {area.key} đã có thay đổi từ ngày {later.since:%d/%m/%Y}. Hãy chọn ngày sau ngày đó.",
            f"The area {area.key} has a change from {later.since} on. Choose a later day.",
        )
    rows.filter(in_force(on)).update(until=on - timedelta(days=1))
    return area.until


def put_under(area: Area, parent: Area, on: date, hierarchy: str) -> None:
    """Put an area under another from a day on.

    Raises:
        ActionError: that would make a circle on some day, or two parents.
    """
    refuse_circle(area, parent, on, hierarchy)
    until = make_room(AreaParent.objects.filter(area=area, hierarchy=hierarchy), area, on)
    AreaParent.objects.create(area=area, parent=parent, hierarchy=hierarchy, since=on, until=until)


def refuse_circle(area: Area, parent: Area, on: date, hierarchy: str) -> None:
    """Refuse a parent that lies below the area on that day or on any later day that is known already.

    Raises:
        ActionError: it does.
    """
    later = AreaParent.objects.filter(hierarchy=hierarchy, since__gt=on).values_list("since", flat=True)
    for day in [on, *sorted({each for each in later.distinct() if each is not None})]:
        above: int | None = parent.pk
        way: set[int] = set()
        while above is not None and above not in way:
            if above == area.pk:
                raise ActionError(
                    f"{parent.key} nằm dưới {area.key} (ngày {day:%d/%m/%Y}), nên không thể là cấp trên.",
                    f"{parent.key} lies below {area.key} on {day} and cannot stand above it.",
                )
            way.add(above)
            above = (
                AreaParent.objects.filter(in_force(day), area=above, hierarchy=hierarchy)
                .values_list("parent_id", flat=True)
                .first()
            )


def end(area: Area, on: date, heir: Area | None = None) -> None:
    """End an area with its names, codes and parents the day before; what stood under it passes to its heir.

    Raises:
        ActionError: it has ceased, has an heir already, or a change is known for later.
    """
    refuse_dissolved(area, on)
    if area.became.exists():
        raise ActionError(
            f"Địa bàn {area.key} đã có địa bàn kế tục. Hãy chọn địa bàn khác.",
            f"The area {area.key} has an heir already. Choose another one.",
        )
    last = on - timedelta(days=1)
    if area.since is not None and area.since > last:
        raise ActionError(
            f"Địa bàn {area.key} mới có từ ngày {area.since:%d/%m/%Y}, nên không thể kết thúc trước ngày đó.",
            f"The area {area.key} begins on {area.since} and cannot end before.",
        )
    for table in (AreaName, AreaCode, AreaParent):
        rows = table._default_manager.filter(area=area)
        if rows.filter(since__gte=on).exists():
            raise ActionError(
                f"Địa bàn {area.key} có thay đổi từ ngày {on:%d/%m/%Y} trở đi, nên không thể kết thúc trước.",
                f"The area {area.key} has a change on {on} or later and cannot end before it.",
            )
        rows.filter(Q(until=None) | Q(until__gt=last)).update(until=last)
    if heir is not None:
        for link in AreaParent.objects.filter(in_force(on), parent=area).select_related("area"):
            put_under(link.area, heir, on, link.hierarchy)
    Area.objects.filter(pk=area.pk).update(until=last)
    area.until = last
