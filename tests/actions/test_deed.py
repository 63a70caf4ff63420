"""An action is whole: permission, change, event, messages and reply in one transaction, or nothing."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from vedich.access.require import NotAllowedError
from vedich.actions.accounts import add_user, appoint, disable_user
from vedich.actions.trouble import ActionError, MissingReasonError, OtherRequestError
from vedich.domain.role import Role
from vedich.store.chain import BEGINNING, linked
from vedich.store.models import ChainHead, Event, KeptReply, Outgoing, Person, User

NOW = datetime(2026, 11, 2, 8, tzinfo=UTC)
TODAY = date(2026, 11, 2)


@pytest.fixture
def administrator(record: str) -> User:
    """Give the first account of a record, its administrator."""
    first = User()
    add_user(by=first, at=NOW, username="lan", name="Lê Ngọc Lan")
    appoint(by=first, at=NOW, user=first, role=Role.ADMINISTRATOR, since=TODAY)
    return first


def test_every_action_leaves_one_event_that_holds_the_one_before(administrator: User) -> None:
    add_user(by=administrator, at=NOW, username="hoa", name="Nguyễn Thị Hoa")
    events = list(Event.objects.order_by("seq"))
    assert [event.action for event in events] == ["add_user", "appoint", "add_user"]
    previous = BEGINNING
    for event in events:
        assert event.previous == previous
        assert event.hash == linked(previous, event.content)
        previous = event.hash
    head = ChainHead.objects.get()
    assert (head.seq, head.hash) == (3, previous)


def test_an_event_holds_no_personal_data(administrator: User) -> None:
    add_user(by=administrator, at=NOW, username="hoa", name="Nguyễn Thị Hoa", phone="0900000001")
    written = Event.objects.latest("seq").content
    assert "Nguyễn" not in written
    assert "0900000001" not in written
    assert json.loads(written)["by"] == administrator.pk


def test_who_has_no_right_changes_nothing_and_leaves_no_event(administrator: User) -> None:
    add_user(by=administrator, at=NOW, username="hoa", name="Nguyễn Thị Hoa")
    before = Event.objects.count(), User.objects.count()
    with pytest.raises(NotAllowedError) as refusal:
        add_user(by=User.objects.get(username="hoa"), at=NOW, username="ban", name="Bạn của Hoa")
    assert "Chưa có gì thay đổi" in refusal.value.vi
    assert (Event.objects.count(), User.objects.count()) == before


def test_the_same_request_sent_again_gives_the_same_reply_and_changes_nothing(administrator: User) -> None:
    first = add_user(by=administrator, at=NOW, once="7f3a", username="hoa", name="Nguyễn Thị Hoa")
    later = NOW + timedelta(minutes=1)
    again = add_user(by=administrator, at=later, once="7f3a", username="hoa", name="Nguyễn Thị Hoa")
    assert again == first
    assert User.objects.filter(username="hoa").count() == 1
    assert Event.objects.filter(action="add_user").count() == 2
    assert KeptReply.objects.count() == 1


def test_a_key_is_not_used_for_two_requests(administrator: User) -> None:
    add_user(by=administrator, at=NOW, once="7f3a", username="hoa", name="Nguyễn Thị Hoa")
    with pytest.raises(OtherRequestError):
        add_user(by=administrator, at=NOW, once="7f3a", username="binh", name="Trần Văn Bình")
    assert not User.objects.filter(username="binh").exists()


def test_what_fails_half_way_is_undone_whole(administrator: User) -> None:
    before = Event.objects.count(), Person.objects.count(), Outgoing.objects.count()
    with pytest.raises(ActionError):
        add_user(by=administrator, at=NOW, username="lan", name="Một Lan khác")
    assert (Event.objects.count(), Person.objects.count(), Outgoing.objects.count()) == before


def test_what_others_must_understand_needs_a_reason(administrator: User) -> None:
    add_user(by=administrator, at=NOW, username="hoa", name="Nguyễn Thị Hoa")
    with pytest.raises(MissingReasonError):
        disable_user(by=administrator, at=NOW, reason="  ", user=User.objects.get(username="hoa"))


def test_nobody_gives_rights_to_themselves(administrator: User) -> None:
    with pytest.raises(ActionError):
        appoint(by=administrator, at=NOW, user=administrator, role=Role.SECURITY_OFFICER, since=TODAY)


def test_a_closed_account_has_no_right_from_the_next_request_on(administrator: User) -> None:
    add_user(by=administrator, at=NOW, username="binh", name="Trần Văn Bình")
    binh = User.objects.get(username="binh")
    appoint(by=administrator, at=NOW, user=binh, role=Role.ADMINISTRATOR, since=TODAY)
    add_user(by=binh, at=NOW, username="hoa", name="Nguyễn Thị Hoa")
    disable_user(by=administrator, at=NOW, reason="Nghỉ hưu", user=binh)
    with pytest.raises(NotAllowedError):
        add_user(by=User.objects.get(username="binh"), at=NOW, username="sau", name="Đặng Thị Sáu")
