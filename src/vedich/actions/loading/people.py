"""The lines of a workbook about people: accounts that are new are made, roles that are new are given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from vedich.access.policy import POLICY, Reach
from vedich.access.require import NotAllowedError
from vedich.actions.accounts import add_user, appoint, describe_person
from vedich.actions.loading.faults import Faults
from vedich.actions.loading.names import Names
from vedich.actions.loading.results import needed, required
from vedich.actions.trouble import ActionError
from vedich.domain.refusal import Refusal, RefusedError
from vedich.domain.role import Role
from vedich.domain.wording import Wording
from vedich.exchange import cells
from vedich.exchange.columns import Listed
from vedich.exchange.sheets import PEOPLE
from vedich.exchange.template.reading import Line
from vedich.store.models import Agency, Appointment, Area, User

_ACCOUNT = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")


def take_people(
    lines: Sequence[Line], faults: Faults, names: Names, *, by: User, at: datetime
) -> tuple[int, int, tuple[str, ...]]:
    """Make accounts and give roles; give how many were, how many are there, and which accounts are new."""
    done = there = 0
    new: list[str] = []
    for line in lines:
        try:
            told = _understood(line, names)
            user = User.objects.filter(username=told["username"]).first()
            if user is None:
                user = _made(line, told["username"], by=by, at=at)
                new.append(told["username"])
            held = Appointment.objects.filter(
                user=user, role=told["role"].value, area=told["area"], since=told["since"]
            )
            if held.exists():
                there += 1
                continue
            what = {key: told[key] for key in ("role", "area", "agency", "since", "until", "acting_for")}
            appoint(by=by, at=at, user=user, **what)
            done += 1
        except RefusedError as error:
            faults.add(PEOPLE.key, line.row, error.refusal)
        except (ActionError, NotAllowedError) as error:
            faults.add_error(PEOPLE.key, [line.row], error, "username")
    return done, there, tuple(new)


def _made(line: Line, username: str, *, by: User, at: datetime) -> User:
    row = line.cells
    name = cells.text(row.get("name"))
    if not name:
        raise _refused(
            "name",
            Wording("tài khoản mới chưa có họ và tên", "a new account lacks a name"),
            Wording("ghi họ và tên", "write the name"),
        )
    about: dict[str, Any] = {key: cells.text(row.get(key))[:200] for key in ("email", "phone")}
    made = add_user(by=by, at=at, username=username, name=name, **about)
    user = User.objects.get(pk=made["user"])
    if position := cells.text(row.get("position")):
        describe_person(by=by, at=at, user=user, name=name, position=position[:200], **about)
    return user


def _understood(line: Line, names: Names) -> dict[str, Any]:
    row = line.cells
    required(row, PEOPLE)
    username = cells.text(row.get("username"))
    if not _ACCOUNT.fullmatch(username):
        raise _refused(
            "username",
            Wording(
                f"“{username[:40]}” không dùng làm tên tài khoản được", f"{username[:40]!r} is no account"
            ),
            Wording(
                "dùng chữ thường không dấu, số, dấu chấm, gạch", "use small letters, digits, dots, dashes"
            ),
        )
    role = Role(needed(cells.choice(row.get("role"), Listed.ROLES, "role"), "role", "vai trò"))
    since: date = needed(cells.day(row.get("since"), "since"), "since", "ngày bắt đầu")
    return {
        "username": username,
        "role": role,
        "area": _area(names.area(row.get("area")), role),
        "agency": _agency(names, cells.text(row.get("agency"))),
        "since": since,
        "until": cells.day(row.get("until"), "until"),
        "acting_for": _other(cells.text(row.get("acting_for"))),
    }


def _area(key: str, role: Role) -> Area | None:
    everywhere = Reach.RECORD in POLICY[role].values()
    if everywhere and key:
        raise _refused(
            "area",
            Wording(f"vai trò {role.wording.vi} không gắn với địa bàn", f"a {role.wording.en} has no area"),
            Wording("để trống ô này", "leave it blank"),
        )
    if everywhere:
        return None
    found = Area.objects.filter(key=key).first() if key else None
    if found is None:
        raise _refused(
            "area",
            Wording("chưa có hoặc không có địa bàn này trong hồ sơ", "no area, or none of this name"),
            Wording("chọn địa bàn trong danh sách", "choose the area from the list"),
        )
    return found


def _agency(names: Names, said: str) -> Agency | None:
    if not said:
        return None
    found = Agency.objects.filter(key=names.agency(said)).first()
    if found is None:
        raise _refused(
            "agency",
            Wording(f"không có cơ quan “{said[:60]}”", f"there is no agency {said[:60]!r}"),
            Wording("chọn trong danh sách, hoặc để trống", "choose from the list, or leave it out"),
        )
    return found


def _other(username: str) -> User | None:
    if not username:
        return None
    found = User.objects.filter(username=username).first()
    if found is None:
        raise _refused(
            "acting_for",
            Wording(f"không có tài khoản “{username[:40]}”", f"there is no account {username[:40]!r}"),
            Wording("ghi tài khoản đã có, hoặc xếp dòng của người đó lên trước", "name one that is there"),
        )
    return found


def _refused(column: str, why: Wording, remedy: Wording) -> RefusedError:
    return RefusedError(Refusal(column, why, remedy))
