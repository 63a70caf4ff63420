"""Chains are read again by themselves: once a day all of each, and on where much came since."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from tests.actions.test_submissions import entered
from tests.web.audit.test_trail import many_events
from vedich.jobs.reading_chains import Chains
from vedich.store.models import ChainHead, ChainRead


class Clock:
    """A clock that somebody moves on."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self):  # type: ignore[no-untyped-def]
        return self.at


def all_read(chains: Chains) -> list[str]:
    return list(iter(chains.read_one, None))


def test_each_chain_is_read_once_a_day_and_on_when_much_came(office: Office) -> None:  # noqa: F811
    entered(office)
    clock = Clock()
    chains = Chains(clock)
    assert chains.read_one() is None, "the pages come first"
    clock.at += timedelta(hours=1)
    every = sorted(ChainHead.objects.filter(seq__gt=0).values_list("chain", flat=True))
    assert all_read(chains) == every
    assert {row.whole_seq == row.seq for row in ChainRead.objects.all()} == {True}
    many_events(499)
    clock.at += timedelta(hours=2)
    assert all_read(chains) == []
    many_events(1)
    assert all_read(chains) == [], "not looked at within the hour"
    clock.at += timedelta(hours=2)
    assert all_read(chains) == ["T34:80"]
    row = ChainRead.objects.get(chain="T34:80")
    assert row.whole_seq is not None
    assert row.seq == row.whole_seq + 500
    clock.at += timedelta(days=1)
    assert all_read(chains) == every


@pytest.mark.only_on("sqlite")
def test_a_chain_that_is_not_whole_is_told_again_and_again_and_not_kept(
    office: Office,  # noqa: F811
    caplog: pytest.LogCaptureFixture,
) -> None:
    entered(office)
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER store_event_no_update")
        cursor.execute("UPDATE store_event SET content = content || ' ' WHERE chain = 'T34:80' AND seq = 1")
    clock = Clock()
    chains = Chains(clock)
    for _ in range(2):
        caplog.clear()
        clock.at += timedelta(hours=2)
        assert "T34:80" in all_read(chains)
        assert "the chain T34:80 is not whole at events 1" in caplog.text
    assert not ChainRead.objects.filter(chain="T34:80").exists()
