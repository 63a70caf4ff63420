"""Refuse what a person may not do; the refusal tells nothing about what is there."""

from __future__ import annotations

from datetime import date

from vedich.access.policy import Permission
from vedich.access.scope import Posts, scope
from vedich.store.models import Area, User


class NotAllowedError(PermissionError):
    """Raised when somebody may not do something; the same whether the thing exists or not."""

    def __init__(self, permission: Permission) -> None:
        self.permission = permission
        self.vi = (
            "Tài khoản của bạn không có quyền làm việc này ở địa bàn này (hoặc địa bàn không có trong hồ "
            "sơ). Hãy hỏi người quản trị tài khoản. Chưa có gì thay đổi."
        )
        super().__init__(
            f"This account may not '{permission.value}' here, or there is no such area. Ask the "
            "administrator for an appointment. Nothing was changed."
        )


def may(user: User, permission: Permission, area: Area | int | None, on: date) -> bool:
    """Say whether a person may do something in an area (None: to the record as a whole) on a day."""
    return scope(user, permission, on).holds(area.pk if isinstance(area, Area) else area)


def require(who: User | Posts, permission: Permission, area: Area | int | None, on: date) -> None:
    """Let pass or refuse.

    Raises:
        NotAllowedError: the person may not do this here.
    """
    held = who.scope(permission) if isinstance(who, Posts) else scope(who, permission, on)
    if not held.holds(area.pk if isinstance(area, Area) else area):
        raise NotAllowedError(permission)
