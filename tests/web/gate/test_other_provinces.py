"""A kept page goes with every chain that its totals rest on, and with no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.web.gate.test_kept import told
from tests.web.targets.boards import NINE, YEAR, lay_out
from vedich.actions.accounts import add_user, appoint
from vedich.actions.areas import add_area, load_areas, move_area
from vedich.actions.documents import register_document
from vedich.actions.observations import Said, record_observations
from vedich.actions.targets import Aim, set_targets
from vedich.domain.area import AreaType
from vedich.domain.observation import Vintage
from vedich.domain.role import Role
from vedich.domain.target import Basis, Operator
from vedich.store.models import Area, Document, User

Start = Callable[[User], Client]
OF_THE_PROVINCE = "/targets/T34:80/?as_of=2026-09"
NEIGHBOUR, FAR = "T34:79", "T34:01"
MARK = "minh họa"
MOVED_ON = date(2026, 10, 1)


def neighbours(office: Office) -> Area:
    """Give a commune that lay in the province in September and lies in its neighbour since October."""
    load_areas(by=office.keeper, at=NOW, keys=(NEIGHBOUR, FAR))
    add_area(
        by=office.keeper, at=NOW, key="L:moved", type=AreaType.COMMUNE, name="Chuyển", parent=office.province
    )
    moved = Area.objects.get(key="L:moved")
    move_area(by=office.keeper, at=NOW, area=moved, parent=Area.objects.get(key=NEIGHBOUR), on=MOVED_ON)
    for key in (NEIGHBOUR, FAR):
        add_user(by=office.administrator, at=NOW, username=key, name=key)
        appoint(
            by=office.administrator, at=NOW, user=User.objects.get(username=key), role=Role.SPECIALIST,
            area=Area.objects.get(key=key), since=date(2020, 1, 1),
        )  # fmt: skip
    return moved


def draft_of(where: Area, by: User) -> Document:
    """Register a document that nobody issued."""
    made = register_document(by=by, at=NOW, area=where, title=f"Văn bản {MARK}", illustration=True)
    return Document.objects.get(pk=made["document"])


def say(where: Area, draft: Document, by: User) -> None:
    """Record a figure of an area by a document; its event joins the chain of the province of today."""
    row = Said(
        indicator="BUD-001", area=where.key, period=NINE, as_of=date(2026, 9, 22), vintage=Vintage.ACTUAL,
        measure="tỷ đồng", value=Decimal(3), printed="3", place="1",
    )  # fmt: skip
    record_observations(by=by, at=NOW, rows=[row], document=draft)


def test_a_total_of_a_kept_page_is_marked_as_soon_as_a_part_of_it_is_made_up_in_another_chain(
    office: Office, as_: Start
) -> None:
    moved = neighbours(office)
    document = lay_out(office)
    goal = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal("60"))
    set_targets(
        by=office.lan, at=NOW, area=office.province, period=YEAR, basis=Basis.ADOPTED, aims=[goal],
        document=document,
    )  # fmt: skip
    far, moved_by = User.objects.get(username=FAR), User.objects.get(username=NEIGHBOUR)
    far_area = Area.objects.get(key=FAR)
    drafts = draft_of(far_area, far), draft_of(moved, moved_by)
    minh = as_(office.minh)
    told(minh, OF_THE_PROVINCE)
    before, _ = told(minh, OF_THE_PROVINCE)
    assert MARK not in before
    say(far_area, drafts[0], far)
    elsewhere, _ = told(minh, OF_THE_PROVINCE)
    assert MARK not in elsewhere  # nothing of it stands in this total
    told(minh, OF_THE_PROVINCE)
    _, little = told(minh, OF_THE_PROVINCE)
    assert little < 8
    say(moved, drafts[1], moved_by)
    after, _ = told(minh, OF_THE_PROVINCE)
    assert MARK in after
    assert "64,45" in after
