"""A report that is sent several times at once, as impatient hands and bad lines do, is recorded once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.db import connection

from tests.actions.conftest import NOW, Office
from tests.actions.crowd import at_once
from tests.actions.test_imports import said
from vedich.actions.observations import record_observations
from vedich.actions.trouble import OtherRequestError
from vedich.store.models import Event, KeptReply, Observation
from vedich.store.verification import verify_record

TIMES = 6


def sent(office: Office, count: int) -> None:
    """Send so many reports, each six times at once, and once more when all is over."""
    rows = [replace(row, value=Decimal(number)) for number, row in enumerate(said(count))]
    calls: list[Callable[[], Any]] = [
        partial(record_observations, by=office.hoa, at=NOW, once=f"report {number}", rows=[row])
        for number, row in enumerate(rows)
    ]
    before = Event.objects.count()
    other_replies = 0
    for call in calls:
        replies = [*at_once([call] * TIMES), call()]
        other_replies += any(reply != replies[0] or not isinstance(reply, dict) for reply in replies)
    twice = Observation.objects.count() - count
    events = Event.objects.count() - before
    print(
        f"{connection.vendor}: {count} reports sent {TIMES} times at once and once later: "
        f"{twice} recorded twice, {events} events, {other_replies} with other replies"
    )
    assert (twice, events, other_replies) == (0, count, 0)
    assert KeptReply.objects.count() == count
    assert verify_record().faults == ()


def test_reports_sent_six_times_at_once_are_recorded_once(office: Office) -> None:
    sent(office, 200)


@pytest.mark.slow
def test_a_thousand_reports_sent_six_times_at_once_are_recorded_once(office: Office) -> None:
    sent(office, 1000)


def test_of_two_requests_at_once_under_one_key_one_is_refused(office: Office) -> None:
    for number in range(20):
        calls = [
            partial(record_observations, by=office.hoa, at=NOW, once=f"key {number}", rows=[row])
            for row in said(2)
        ]
        told = at_once(calls)
        assert [type(each) for each in told if isinstance(each, Exception)] == [OtherRequestError]
    assert Observation.objects.count() == 20
