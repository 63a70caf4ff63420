"""What the record refuses is told on a page: no right looks like nothing there, a reason is said as it is."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from tests.actions.conftest import Office
from vedich.access.policy import Permission
from vedich.access.require import NotAllowedError
from vedich.actions.accounts import end_appointment
from vedich.actions.trouble import ActionError
from vedich.site.urls import urlpatterns as pages
from vedich.store.models import Appointment, User
from vedich.web.gate.asked import Asked
from vedich.web.parts.doing import do, try_to

Start = Callable[[User], Client]


def not_allowed(request: Asked) -> HttpResponse:
    raise NotAllowedError(Permission.ENTER)


def refused(request: Asked) -> HttpResponse:
    raise ActionError("Kỳ này đã khóa. <b>", "This period is locked. <b>")


def doing(request: Asked) -> HttpResponse:
    appointment = Appointment.objects.get(pk=request.POST["appointment"])
    chosen = try_to if "try" in request.POST else do
    reply = chosen(request, end_appointment, appointment=appointment, until=request.day)
    return HttpResponse(str(reply))


urlpatterns = [
    *pages,
    path("t/not-allowed/", not_allowed),
    path("t/refused/", refused),
    path("t/doing/", doing),
]
handler404 = "vedich.web.faults.views.not_found"


@override_settings(ROOT_URLCONF="tests.web.gate.test_refusals")
def test_no_right_looks_like_nothing_there(office: Office, as_: Start) -> None:
    client = as_(office.hoa)
    mine, nothing = client.get("/t/not-allowed/"), client.get("/t/nothing/")
    assert mine.status_code == nothing.status_code == 404
    assert "Không có trang này" in mine.content.decode()


@override_settings(ROOT_URLCONF="tests.web.gate.test_refusals")
def test_a_refusal_is_a_page_with_its_sentence_escaped(office: Office, as_: Start) -> None:
    answer = as_(office.hoa).get("/t/refused/")
    assert answer.status_code == 409
    assert "Kỳ này đã khóa. &lt;b&gt;" in answer.content.decode()


@override_settings(ROOT_URLCONF="tests.web.gate.test_refusals", VEDICH_DEMONSTRATION=True)
def test_an_action_gets_who_when_why_and_the_key_of_the_form(office: Office, as_: Start) -> None:
    client = as_(office.administrator)
    appointment = Appointment.objects.get(user=office.hoa)
    form = {"appointment": appointment.pk, "once": "key-of-the-form", "reason": "nghỉ việc"}
    first, again = client.post("/t/doing/", form), client.post("/t/doing/", form)
    assert first.status_code == again.status_code == 200
    assert first.content == again.content
    from vedich.store.models import Event

    event = Event.objects.get(action="end_appointment")
    assert event.by == office.administrator
    assert "nghỉ việc" in event.content


@override_settings(ROOT_URLCONF="tests.web.gate.test_refusals", VEDICH_DEMONSTRATION=True)
def test_a_refusal_can_be_told_on_the_next_page_instead(office: Office, as_: Start) -> None:
    client = as_(office.administrator)
    appointment = Appointment.objects.get(user=office.hoa)
    answer = client.post("/t/doing/", {"appointment": appointment.pk, "try": "yes"})
    assert answer.content == b"None"  # without a reason the action is refused
    assert 'class="message error"' in client.get("/").content.decode()
