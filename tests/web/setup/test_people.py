"""Accounts and roles by form: a password handed out once, roles with their days, revocation at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client, override_settings

from tests.actions.conftest import NOW, Office
from vedich.actions.accounts import disable_user, end_appointment
from vedich.actions.trouble import ActionError
from vedich.domain.role import Role
from vedich.store.models import Appointment, Event, Person, User

Start = Callable[[User], Client]
PEOPLE, NEW = "/setup/people/", "/setup/new-person/"
THU = {
    "username": "thu", "name": "Trần Thị Thu", "position": "Công chức Văn phòng - Thống kê", "email": "",
    "phone": "0912 000 000", "role": "clerk", "area": "xã Cần Đước", "agency": "ubnd-can-duoc",
    "since": "2026-11-01", "until": "", "acting_for": "", "once": "a-key-of-a-form",
}  # fmt: skip


@pytest.fixture
def admin(office: Office, as_: Start) -> Client:
    """Give the administrator; the gate of the second factor has tests of its own."""
    with override_settings(VEDICH_DEMONSTRATION=True):
        yield as_(office.administrator)


def test_an_account_its_role_and_its_password_are_made_at_once_and_twice_is_once(
    office: Office, admin: Client
) -> None:
    first, again = admin.post(NEW, THU), admin.post(NEW, THU)
    page = first.content.decode()
    password = page.partition('<strong translate="no">')[2].partition("<")[0]
    assert len(password) == 23 and password in again.content.decode()
    assert first["Cache-Control"] == "no-store"
    user = User.objects.get(username="thu")
    assert user.check_password(password)
    assert Person.objects.get(user=user).position == "Công chức Văn phòng - Thống kê"
    held = Appointment.objects.get(user=user)
    assert (held.role, held.area, held.agency) == ("clerk", office.commune, office.committee)
    # Nothing of the person or the password is in the audit trail.
    told = " ".join(Event.objects.filter(subject=f"user:{user.pk}").values_list("content", flat=True))
    assert "Thu" not in told.replace("thu", "") and password not in told and "0912" not in told
    assert "Trần Thị Thu" in admin.get(PEOPLE).content.decode()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"username": "Thu Trần"}, "chữ thường không dấu"),
        ({"username": "hoa"}, "đã có"),
        ({"area": "xã Không Có"}, "không có địa bàn này"),
        ({"area": ""}, "cần một địa bàn"),
        ({"role": "administrator"}, "không gắn với địa bàn"),
        ({"until": "2026-10-01"}, "Kết thúc trước khi bắt đầu"),
        ({"agency": "so-nao-do"}, "không có cơ quan này"),
        ({"acting_for": "khong-ai"}, "Không có tài khoản này"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(changed: dict[str, str], said: str, admin: Client) -> None:
    refused = admin.post(NEW, {**THU, **changed})
    assert (refused.status_code, said in refused.content.decode()) == (422, True)
    assert not User.objects.filter(username="thu").exists()


def test_a_role_that_ended_yesterday_is_gone_on_the_next_request(
    office: Office, admin: Client, as_: Start
) -> None:
    hoa = as_(office.hoa)
    assert hoa.get("/documents/X34:28108/").status_code == 200
    page = admin.get(f"{PEOPLE}hoa/").content.decode()
    held = Appointment.objects.get(user=office.hoa)
    yesterday = page.partition('name="until" required value="')[2][:10]
    sent = {"act": "end", "appointment": str(held.pk), "until": yesterday, "reason": "chuyển công tác"}
    assert admin.post(f"{PEOPLE}hoa/", sent).status_code == 302
    assert hoa.get("/documents/X34:28108/").status_code == 404
    refused = admin.post(f"{PEOPLE}hoa/", sent)
    assert (refused.status_code, "đã kết thúc" in refused.content.decode()) == (422, True)
    assert "đã hết" in admin.get(f"{PEOPLE}hoa/").content.decode()


def test_an_account_is_closed_at_once_and_opened_again_with_a_reason(
    office: Office, admin: Client, as_: Start
) -> None:
    hoa = as_(office.hoa)
    address = f"{PEOPLE}hoa/"
    assert admin.post(address, {"act": "close", "reason": ""}).status_code == 422
    assert admin.post(address, {"act": "close", "reason": "nghỉ hưu"}).status_code == 302
    assert hoa.get("/").status_code == 302
    assert "đã khóa" in admin.get(PEOPLE).content.decode()
    assert admin.post(address, {"act": "reopen", "reason": "nhầm người"}).status_code == 302
    assert as_(office.hoa).get("/").status_code == 200


def test_somebody_acts_for_another_and_a_new_password_ends_the_old_one(office: Office, admin: Client) -> None:
    address = f"{PEOPLE}hoa/"
    acts = {
        "act": "role", "role": "approver", "area": "X34:28108", "agency": "", "since": "2026-11-01",
        "until": "2026-12-31", "acting_for": "binh",
    }  # fmt: skip
    assert admin.post(address, acts).status_code == 302
    made = Appointment.objects.get(user=office.hoa, role="approver")
    assert (made.acting_for, made.until) == (office.binh, date(2026, 12, 31))
    assert "làm thay binh" in admin.get(address).content.decode()
    one = admin.post(address, {"act": "password", "once": "first-form-key"}).content.decode()
    two = admin.post(address, {"act": "password", "once": "second-form-key"}).content.decode()
    assert one.partition("<strong translate")[2][:40] != two.partition("<strong translate")[2][:40]
    described = {
        "act": "describe",
        "name": "Nguyễn Thị Hoa",
        "position": "Chuyên viên",
        "email": "",
        "phone": "",
    }
    assert admin.post(address, described).status_code == 302
    assert Person.objects.get(user=office.hoa).name == "Nguyễn Thị Hoa"


def test_a_record_never_loses_its_last_administrator(office: Office, admin: Client) -> None:
    own = Appointment.objects.get(user=office.administrator)
    today = NOW.date()
    with pytest.raises(ActionError, match="needs an administrator"):
        end_appointment(by=office.administrator, at=NOW, appointment=own, until=today, reason="nghỉ")
    with pytest.raises(ActionError, match="needs an administrator"):
        disable_user(by=office.administrator, at=NOW, user=office.administrator, reason="nghỉ")
    role = Appointment.objects.get(user=office.hoa, role=Role.CLERK.value)
    with pytest.raises(ActionError, match="the day before that"):
        end_appointment(
            by=office.administrator,
            at=NOW,
            appointment=role,
            until=role.since - timedelta(days=9),
            reason="x",
        )
    page = admin.get(f"{PEOPLE}admin/").content.decode()
    assert "Không ai tự giao quyền cho mình" in page


def test_nobody_else_sees_accounts(office: Office, as_: Start) -> None:
    for user in (office.lan, office.keeper):
        for address in (PEOPLE, NEW, f"{PEOPLE}hoa/"):
            assert as_(user).get(address).status_code == 404
            assert as_(user).post(address, THU).status_code == 404
