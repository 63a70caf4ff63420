"""What is remembered of the record is forgotten with the event that may change it, and never misses one."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

import vedich.actions
import vedich.store.remembering as remembering_module
from tests.actions.conftest import NOW, TODAY, Office, office
from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.actions.accounts import end_appointment
from vedich.actions.areas import rename_area
from vedich.actions.deed import ACTIONS
from vedich.domain.area import AreaType
from vedich.store.models import ChainHead, Event
from vedich.store.queries.areas import area_of
from vedich.store.queries.boards import title_of
from vedich.store.remembering import FIGURES_ALONE, forget, moment, reading_anew, remembering

__all__ = ["office"]


def test_what_is_remembered_is_asked_of_the_record_once(office: Office) -> None:
    with remembering():
        scope(office.lan, Permission.READ, TODAY)
    with remembering(), CaptureQueriesContext(connection) as asked:
        assert scope(office.lan, Permission.READ, TODAY).holds(office.commune.pk)
    assert len(asked) == 1  # the ends of the chains
    with reading_anew(), CaptureQueriesContext(connection) as asked:
        scope(office.lan, Permission.READ, TODAY)
    assert len(asked) > 1


def test_a_right_that_was_taken_away_is_gone_with_its_event(office: Office) -> None:
    with remembering():
        assert scope(office.hoa, Permission.READ, TODAY).holds(office.commune.pk)
    appointment = office.hoa.appointments.get()
    last = TODAY - timedelta(days=1)
    end_appointment(by=office.administrator, at=NOW, appointment=appointment, reason="Nghỉ", until=last)
    with remembering():
        assert not scope(office.hoa, Permission.READ, TODAY).holds(office.commune.pk)


def test_a_new_name_is_read_at_once(office: Office) -> None:
    with remembering():
        area = area_of(office.commune.key)
        assert area is not None
        assert title_of(area, TODAY) == "xã Cần Đước"
    rename_area(
        by=office.keeper, at=NOW, area=office.commune, name="Đước Cần", type=AreaType.COMMUNE, on=TODAY
    )
    with remembering():
        assert title_of(area, TODAY) == "xã Đước Cần"


def test_events_of_figures_leave_the_ground_and_any_other_makes_a_new_one(office: Office) -> None:
    with remembering():
        before = moment()
    _append("record_observations")
    with remembering():
        after = moment()
    _append("merge_areas")
    with remembering():
        later = moment()
    assert before is not None
    assert after is not None
    assert later is not None
    assert after.ground is before.ground
    assert after.heads != before.heads
    assert later.ground is not after.ground


def test_processes_that_see_the_same_events_stand_on_the_same_ground_however_often_they_looked(
    office: Office,
) -> None:
    with remembering():
        divided = moment()
    (where,) = remembering_module._SEEN
    for action in ("merge_areas", "record_observations", "appoint"):
        _append(action)
        with remembering():
            often = moment()
    assert divided is not None
    remembering_module._SEEN[where] = divided  # the other process, which looks once
    with remembering():
        once = moment()
    assert often is not None
    assert once is not None
    assert once.ground == often.ground != divided.ground
    forget()  # a process that began by itself
    with remembering():
        alone = moment()
    assert alone is not None
    assert alone.ground != often.ground


def test_a_chain_that_does_not_go_on_where_it_ended_is_another_record(office: Office) -> None:
    with remembering():
        before = moment()
    ChainHead.objects.filter(chain="record").update(hash="0" * 64)
    with remembering():
        after = moment()
    assert before is not None
    assert after is not None
    assert after.ground is not before.ground


def test_outside_of_remembering_nothing_is_known_to_be_remembered(record: str) -> None:
    assert moment() is None
    with remembering(), reading_anew():
        assert moment() is None


def _append(action: str) -> None:
    """Add an event of an action to the chain of the record, without anything that it did."""
    head = ChainHead.objects.get(chain="record")
    last = Event.objects.get(chain="record", seq=head.seq)
    made = Event(
        id=last.id + 1, chain="record", seq=head.seq + 1, action=action, by_id=last.by_id, at=last.at,
        subject="x", content="{}", previous=head.hash, hash=f"{head.seq + 1:064d}",
    )  # fmt: skip
    made.save(force_insert=True)
    ChainHead.objects.filter(pk=head.pk).update(seq=made.seq, hash=made.hash)


def test_every_action_named_is_one_and_none_touches_the_ground() -> None:
    for found in pkgutil.walk_packages(vedich.actions.__path__, "vedich.actions."):
        importlib.import_module(found.name)
    ground = {
        "add_agency", "add_agencies", "add_area", "add_user", "appoint", "define_indicator", "define_set",
        "disable_user", "end_appointment", "load_areas", "load_indicators", "merge_areas", "move_area",
        "rename_area", "set_scheme", "split_area",
    }  # fmt: skip
    assert ACTIONS.keys() > FIGURES_ALONE
    assert ground < ACTIONS.keys()
    assert not FIGURES_ALONE & ground


def test_whoever_reads_on_after_an_action_sees_what_it_did(office: Office) -> None:
    with remembering():
        assert title_of(office.commune, TODAY) == "xã Cần Đước"
        kind = AreaType.COMMUNE
        rename_area(by=office.keeper, at=NOW, area=office.commune, name="Đước Cần", type=kind, on=TODAY)
        assert title_of(office.commune, TODAY) == "xã Đước Cần"
