"""A target assigned down by form: proposed by last year's shares, with its sum, as one change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from tests.actions.conftest import NOW, Office
from vedich.actions.areas import load_areas
from vedich.actions.observations import Said, record_observations
from vedich.actions.sharing_out import Share, share_out_target
from vedich.actions.targets import Aim, set_targets
from vedich.actions.trouble import ActionError, MissingReasonError, StaleError
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.store.models import Area, Event, Target, TargetVersion, User

Start = Callable[[User], Client]
KEYS = ("X34:28108", "X34:28114", "X34:28126")


@pytest.fixture
def revenue(office: Office) -> Target:
    """Give a target of the province of 100, with three communes that brought 10, 10 and 40 last year."""
    load_areas(by=office.keeper, at=NOW, keys=KEYS[1:], alone=True)
    rows = [
        Said(
            indicator="BUD-001", area=key, period=Period.year(2025), as_of=date(2026, 1, 20),
            vintage=Vintage.ACTUAL, measure="tỷ đồng", value=Decimal(value),
        )
        for key, value in zip(KEYS, (10, 10, 40), strict=True)
    ]  # fmt: skip
    record_observations(by=office.lan, at=NOW, rows=rows)
    aim = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(100))
    area, period = office.province, Period.year(2026)
    made = set_targets(by=office.lan, at=NOW, area=area, period=period, basis=Basis.ADOPTED, aims=[aim])
    return Target.objects.get(pk=made["targets"][0])


def form(shares: dict[str, str], seen: str = "", **more: str) -> dict[str, str]:
    told = {f"share-{key}": value for key, value in shares.items()} | {f"seen-{key}": seen for key in shares}
    return {"seen": "1", "act": "save", "number": "15/QĐ-UBND", "on": "2026-01-10", **told, **more}


def shares_of(target: Target) -> dict[str, Decimal | None]:
    rows = TargetVersion.objects.filter(target__assigned_from=target).order_by("version")
    return {row.target.area.key: row.value for row in rows}


def test_last_years_shares_are_proposed_and_assigned_as_one_change(
    revenue: Target, office: Office, as_: Start
) -> None:
    lan, address = as_(office.lan), f"/setup/targets/T34:80/{revenue.pk}/down/"
    page = lan.get(address, {"decimals": "0"}).content.decode()
    assert 'name="share-X34:28108" value="17"' in page  # 16,67 and the first of equal fractions
    assert 'name="share-X34:28126" value="67"' in page
    assert "Tổng khớp" in page and "Được cộng thêm 1" in page
    sent = form(dict(zip(KEYS, ("17", "16,5", "66,5"), strict=True)), once="a")
    assert lan.post(address, sent).status_code == 302
    assert lan.post(address, sent)["Location"] == f"/setup/targets/T34:80/{revenue.pk}/"
    assert shares_of(revenue) == dict(zip(KEYS, (Decimal(17), Decimal("16.5"), Decimal("66.5")), strict=True))
    assert Event.objects.filter(action="share_out_target").count() == 1
    child = Target.objects.get(assigned_from=revenue, area__key=KEYS[0])
    assert child.set.document is not None and child.set.document.number == "15/QĐ-UBND"
    assert "Đã giao xuống (3)" in lan.get(f"/setup/targets/T34:80/{revenue.pk}/").content.decode()
    assert "tỉnh Tây Ninh giao" in lan.get(f"/setup/targets/{KEYS[0]}/{child.pk}/").content.decode()


def test_another_sum_needs_a_yes_and_a_reason(revenue: Target, office: Office, as_: Start) -> None:
    lan, address = as_(office.lan), f"/setup/targets/T34:80/{revenue.pk}/down/"
    off = form(dict(zip(KEYS, ("20", "20", "70"), strict=True)))
    told = lan.post(address, {**off, "act": "check"}).content.decode()
    assert "Tổng lệch" in told and "thừa" in told
    refused = lan.post(address, off)
    assert (refused.status_code, "lệch +10" in refused.content.decode()) == (422, True)
    assert shares_of(revenue) == {}
    assert lan.post(address, {**off, "allow": "on"}).status_code == 422
    assert lan.post(address, {**off, "allow": "on", "reason": "giao cao hơn để phấn đấu"}).status_code == 302
    assert sum(value or 0 for value in shares_of(revenue).values()) == 110


def test_what_was_assigned_is_changed_with_a_reason_and_a_stale_form_shows_both(
    revenue: Target, office: Office, as_: Start
) -> None:
    lan, address = as_(office.lan), f"/setup/targets/T34:80/{revenue.pk}/down/"
    assert lan.post(address, form(dict(zip(KEYS, ("20", "20", "60"), strict=True)))).status_code == 302
    moved = dict(zip(KEYS, ("25", "15", "60"), strict=True))
    assert lan.post(address, form(moved, "1")).status_code == 422  # no reason
    assert lan.post(address, form(moved, "1", reason="điều chuyển", since="2026-07-01")).status_code == 302
    assert shares_of(revenue) == dict(zip(KEYS, (25, 15, 60), strict=True))
    stale = lan.post(address, form(dict(zip(KEYS, ("30", "10", "60"), strict=True)), "1", reason="lần nữa"))
    page = stale.content.decode()
    assert stale.status_code == 409
    assert '<td class="number">30</td><td class="number">25</td>' in page
    assert shares_of(revenue)["X34:28108"] == 25
    # A share cannot be emptied here, nor be below zero.
    assert lan.post(address, form({KEYS[0]: ""}, "2", reason="bỏ")).status_code == 422
    assert lan.post(address, form({KEYS[0]: "-5"}, "2", reason="bỏ")).status_code == 422


def test_a_rate_is_proposed_as_it_is_and_no_sum_is_asked(office: Office, as_: Start) -> None:
    area, period = office.province, Period.year(2026)
    aim = Aim("POV-001", Operator.DECREASE_TO, "%", Decimal("0.63"), printed="0,63")
    made = set_targets(by=office.lan, at=NOW, area=area, period=period, basis=Basis.ADOPTED, aims=[aim])
    lan, address = as_(office.lan), f"/setup/targets/T34:80/{made['targets'][0]}/down/"
    page = lan.get(address).content.decode()
    assert 'name="share-X34:28108" value="0,63"' in page
    assert "không cộng được" in page.lower()
    assert lan.post(address, form({KEYS[0]: "0,7"})).status_code == 302
    child = Target.objects.get(assigned_from=made["targets"][0])
    assert child.versions.get().operator == "decrease_to"


def test_the_action_refuses_areas_elsewhere_twice_and_stale_ones(revenue: Target, office: Office) -> None:
    def share(shares: list[Share], **more: object) -> None:
        share_out_target(by=office.lan, at=NOW, target=revenue, version=1, shares=shares, **more)

    own = Area.objects.get(key=KEYS[0])
    with pytest.raises(ActionError, match="does not lie below"):
        share([Share(office.province, Decimal(100))])
    with pytest.raises(ActionError, match="twice"):
        share([Share(own, Decimal(50)), Share(own, Decimal(50))])
    with pytest.raises(StaleError):
        share([Share(own, Decimal(100), seen=3)])
    share([Share(own, Decimal(100))])
    with pytest.raises(StaleError):
        share([Share(own, Decimal(100))])
    with pytest.raises(MissingReasonError):
        share([Share(own, Decimal(90), seen=1)])
    share([Share(own, Decimal(100), seen=1)])  # the same again changes nothing
    assert TargetVersion.objects.filter(target__assigned_from=revenue).count() == 1
