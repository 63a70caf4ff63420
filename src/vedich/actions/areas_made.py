"""Rows of an area that begins, and of one that is called otherwise: for whatever action makes them."""

from __future__ import annotations

from datetime import date

from vedich.actions.borders import make_room, refuse_dissolved
from vedich.actions.trouble import ActionError
from vedich.domain.area import AreaType
from vedich.store.models import Area, AreaCode, AreaName, AreaParent


def make_area(
    *,
    key: str,
    type: AreaType,
    name: str,
    parent: Area,
    code: str = "",
    since: date | None = None,
    placeholder: bool = False,
) -> Area:
    """Make an area of the office's own with its name, code and parent.

    Raises:
        ActionError: its key does not begin with 'L:', or is taken.
    """
    if not key.startswith("L:"):
        raise ActionError(
            f"Mã địa bàn tự thêm phải bắt đầu bằng 'L:' (nhận được {key!r}), để không lẫn với danh mục.",
            f"The key of an area of one's own begins with 'L:' (got {key!r}), apart from the catalog's.",
        )
    if Area.objects.filter(key=key).exists():
        raise ActionError(f"Địa bàn {key!r} đã có.", f"There is an area {key!r} already.")
    area = Area.objects.create(key=key, level=type.level.value, since=since, placeholder=placeholder)
    AreaName.objects.create(area=area, type=type.value, name=name, since=since)
    if code:
        AreaCode.objects.create(area=area, system="own", code=code, since=since)
    AreaParent.objects.create(area=area, parent=parent, since=since)
    return area


def rename(area: Area, name: str, type: AreaType, on: date) -> None:
    """Give an area another name or type from a day on.

    Raises:
        ActionError: it does not stand on that day, or is called otherwise from a later day already.
    """
    refuse_dissolved(area, on)
    until = make_room(AreaName.objects.filter(area=area), area, on)
    AreaName.objects.create(area=area, type=type.value, name=name, since=on, until=until)
