"""Accounts and appointments: who may work with the record, as what, from when to when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from vedich.access.policy import Permission
from vedich.access.scope import in_force
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError
from vedich.domain.role import Role
from vedich.store.models import Agency, Appointment, Area, Person, User


@action("add_user")
def add_user(deed: Deed, *, username: str, name: str, email: str = "", phone: str = "") -> dict[str, Any]:
    """Make an account for a person; it has no right until it is appointed.

    The very first account of a record is made by nobody else: it may add itself, as its administrator.
    """
    first = not Appointment.objects.exists()
    if not first:
        deed.require(Permission.MANAGE_ACCOUNTS, None)
    if first and deed.by.pk is None:
        deed.by.username = username
        deed.by.set_unusable_password()
        deed.by.save()
        user = deed.by
    else:
        if User.objects.filter(username=username).exists():
            raise ActionError(
                f"Tên tài khoản {username!r} đã có. Hãy chọn tên khác.",
                f"There is an account {username!r} already. Choose another name.",
            )
        user = User(username=username)
        user.set_unusable_password()
        user.save()
    deed.about(f"user:{user.pk}")
    # The event holds no personal data: a person can be erased, an event cannot.
    Person.objects.create(user=user, name=name, email=email, phone=phone)
    deed.change(account=user.pk)
    return {"user": user.pk}


@action("appoint")
def appoint(
    deed: Deed,
    *,
    user: User,
    role: Role,
    area: Area | None = None,
    agency: Agency | None = None,
    since: date,
    until: date | None = None,
    acting_for: User | None = None,
) -> dict[str, Any]:
    """Give a person a role for an area or an agency from a day to a day.

    `acting_for` is whose place they take meanwhile: the two are then one hand, and neither approves what the
    other entered. Nobody appoints themselves, but the first administrator of a record.
    """
    first = not Appointment.objects.exists() and role is Role.ADMINISTRATOR
    if not first:
        deed.require(Permission.MANAGE_ACCOUNTS, None)
        if user.pk == deed.by.pk:
            raise ActionError(
                "Không ai tự giao quyền cho mình. Hãy nhờ người quản trị khác.",
                "Nobody gives rights to themselves. Ask another administrator.",
            )
    if until is not None and until < since:
        raise ActionError(
            f"Vai trò kết thúc ngày {until:%d/%m/%Y}, trước khi bắt đầu ngày {since:%d/%m/%Y}.",
            f"The role ends on {until}, before it begins on {since}.",
        )
    if acting_for is not None and acting_for.pk == user.pk:
        raise ActionError(
            "Không ai làm thay chính mình. Hãy bỏ phần làm thay.",
            "Nobody acts in their own place. Leave it out.",
        )
    deed.about(f"user:{user.pk}", area=area)
    made = Appointment.objects.create(
        user=user, role=role.value, area=area, agency=agency, since=since, until=until, acting_for=acting_for
    )
    deed.change(
        appointment=made.pk,
        role=role,
        area=area.key if area else None,
        agency=agency.key if agency else None,
        since=since,
        until=until,
        acting_for=acting_for.pk if acting_for else None,
    )
    deed.send("appointment", f"appointment:{made.pk}", {"user": user.pk, "role": role})
    return {"appointment": made.pk}


@action("end_appointment", needs_reason=True)
def end_appointment(deed: Deed, *, appointment: Appointment, until: date) -> dict[str, Any]:
    """End a role after a day; with yesterday as its last day it is gone on the next request.

    Raises:
        NotAllowedError: the person does not manage accounts.
        ActionError: it ended before, would end before it began, or nobody would manage accounts any more.
    """
    deed.require(Permission.MANAGE_ACCOUNTS, None)
    deed.about(f"user:{appointment.user_id}", area=appointment.area)
    held = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if held.until is not None and held.until < deed.day:
        raise ActionError(
            f"Vai trò này đã kết thúc ngày {held.until:%d/%m/%Y}.",
            f"This role ended on {held.until} already.",
        )
    if until < held.since - timedelta(days=1):
        raise ActionError(
            f"Vai trò bắt đầu ngày {held.since:%d/%m/%Y}; ngày cuối sớm nhất là hôm trước ngày đó.",
            f"The role begins on {held.since}; its last day is the day before that at the earliest.",
        )
    if held.role == Role.ADMINISTRATOR.value:
        _refuse_nobody(deed, Appointment.objects.exclude(pk=held.pk))
    Appointment.objects.filter(pk=held.pk).update(until=until)
    deed.change(appointment=held.pk, until=until)
    return {"appointment": held.pk}


def _refuse_nobody(deed: Deed, others: QuerySet[Appointment]) -> None:
    """Refuse to leave a record in which nobody gives rights."""
    rows = others.filter(in_force(deed.day), role=Role.ADMINISTRATOR.value, user__active=True)
    if not rows.filter(until=None).exists():
        raise ActionError(
            "Hồ sơ phải còn ít nhất một quản trị tài khoản không có ngày kết thúc. Hãy giao vai trò đó cho "
            "người khác trước.",
            "A record needs an administrator without a last day. Give the role to somebody else first.",
        )


@action("describe_person")
def describe_person(
    deed: Deed, *, user: User, name: str, email: str = "", phone: str = "", position: str = ""
) -> dict[str, Any]:
    """Put down who is behind an account; the event says that it was done, and holds nothing of the person."""
    deed.require(Permission.MANAGE_ACCOUNTS, None)
    deed.about(f"user:{user.pk}")
    told = {"name": name, "email": email, "phone": phone, "position": position}
    Person.objects.update_or_create(user=user, defaults=told)
    deed.change(person="described")
    return {"user": user.pk}


@action("set_password")
def set_password(deed: Deed, *, user: User, password: str) -> dict[str, Any]:
    """Give an account a new password: one's own, or anybody's for who manages accounts.

    The event says that it was done and by whom, and holds nothing of the password.
    """
    if user.pk != deed.by.pk:
        deed.require(Permission.MANAGE_ACCOUNTS, None)
    deed.about(f"user:{user.pk}")
    user.set_password(password)
    User.objects.filter(pk=user.pk).update(password=user.password)
    deed.change(password="set")
    return {"user": user.pk}


@action("disable_user", needs_reason=True)
def disable_user(deed: Deed, *, user: User) -> dict[str, Any]:
    """Close an account; it acts on the next request, and what it did stays.

    Raises:
        NotAllowedError: the person does not manage accounts.
        ActionError: nobody would manage accounts any more.
    """
    deed.require(Permission.MANAGE_ACCOUNTS, None)
    deed.about(f"user:{user.pk}")
    if user.appointments.filter(in_force(deed.day), role=Role.ADMINISTRATOR.value).exists():
        _refuse_nobody(deed, Appointment.objects.exclude(user=user))
    User.objects.filter(pk=user.pk).update(active=False, disabled_on=deed.day)
    deed.change(active=False)
    return {"user": user.pk}


@action("reopen_user", needs_reason=True)
def reopen_user(deed: Deed, *, user: User) -> dict[str, Any]:
    """Open an account that was closed; its roles hold again as far as their days go."""
    deed.require(Permission.MANAGE_ACCOUNTS, None)
    deed.about(f"user:{user.pk}")
    User.objects.filter(pk=user.pk).update(active=True, disabled_on=None)
    deed.change(active=True)
    return {"user": user.pk}
