"""Who takes the whole record out of it stands in the record."""

from __future__ import annotations

import pytest

from tests.actions.conftest import NOW, Office
from vedich.access.require import NotAllowedError
from vedich.actions.archiving import export_record
from vedich.store.models import Event


def test_that_the_record_left_stands_in_it(office: Office) -> None:
    told = export_record(by=office.administrator, at=NOW)
    event = Event.objects.get(pk=told["event"])
    assert (event.action, event.by, event.subject) == ("export_record", office.administrator, "record")


def test_nobody_takes_it_who_does_not_keep_it(office: Office) -> None:
    for somebody in (office.hoa, office.lan, office.minh, office.keeper):
        with pytest.raises(NotAllowedError):
            export_record(by=somebody, at=NOW)
