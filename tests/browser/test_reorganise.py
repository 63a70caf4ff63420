"""Two communes are merged in the assistant, by hand, and both views are right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import override_settings

from tests.actions.conftest import NOW, Office
from tests.actions.reorganising.plans import ask_reports, commune, decided, furnish, merger
from tests.browser.walk import Walk
from vedich.actions.accounts import appoint
from vedich.actions.reorganising.planning import plan_reorganisation
from vedich.domain.role import Role
from vedich.store.models import Area


def press(one: Walk, words: str) -> None:
    one.page.get_by_role("button", name=words, exact=True).click()
    one.page.wait_for_load_state("networkidle")


def look(one: Walk, name: str) -> None:
    one.check()
    one.shoot(name)


@pytest.mark.parametrize(("width", "lang"), [(1440, "vi"), (390, "en")])
def test_two_communes_are_merged_and_both_views_are_right(
    width: int, lang: str, office: Office, walk: Callable[..., Walk]
) -> None:
    a, b = commune(office, "An Hòa"), commune(office, "Bình Hòa")
    furnish(office, a, revenue="61.45", poverty="2.5")
    furnish(office, b, revenue="8.55", poverty="1.5")
    ask_reports(office, a, b)
    role, since = Role.INDICATOR_MANAGER, date(2020, 1, 1)
    appoint(by=office.administrator, at=NOW, user=office.minh, role=role, since=since)
    vi = lang == "vi"
    one = walk(office.minh, lang=lang, width=width)
    page = one.page
    one.go("/reorganise/")
    look(one, "reorganise-0-none")
    page.get_by_role("link", name="Lập phương án đầu tiên" if vi else "Plan the first").click()
    page.locator("#id_areas").fill("xã An Hòa\nxã Bình Hòa")
    look(one, "reorganise-1-areas")
    press(one, "Tiếp: quyết định và ngày" if vi else "Next: decision and day")
    page.locator("#id_name").fill("Tân Hòa")
    page.locator("#id_decision").fill("12/NQ-HĐND")
    page.locator("#id_decided_on").fill("2026-10-20")
    page.locator("#id_title").fill("Sắp xếp xã An Hòa và xã Bình Hòa")
    page.locator("#id_on").fill("2026-11-01")
    look(one, "reorganise-2-decision")
    press(one, "Lưu phương án và tiếp tục" if vi else "Keep the plan and go on")
    for row, people in enumerate(("3.000" if vi else "3000", "1.000" if vi else "1000")):
        page.locator(f"[name='w-0-population-{row}']").fill(people)
    page.locator("#basis-0").select_option("population")
    look(one, "reorganise-3-weights")
    press(one, "Lưu và xem trước" if vi else "Save and preview")
    told = page.locator("main").inner_text()
    assert ("2,25" if vi else "2.25") in told
    look(one, "reorganise-4-preview")
    # Whoever planned it does not confirm it: the other person who may does.
    assert page.get_by_role("button", name="Xác nhận phương án" if vi else "Confirm the plan").count() == 0
    other = walk(office.keeper, lang=lang, width=width)
    other.go("/reorganise/1/")
    press(other, "Xác nhận phương án" if vi else "Confirm the plan")
    one.go("/reorganise/1/")
    look(one, "reorganise-5-in-effect")
    assert Area.objects.get(key=a.key).until == date(2026, 10, 31)

    new = Area.objects.get(key="L:xa-tan-hoa-20261101")
    one.go(f"/targets/{new.key}/?as_of=2026-11&boundaries=now")
    look(one, "reorganise-6-now")
    now = page.locator("#board").inner_text()
    assert "70" in now, now
    one.go(f"/targets/{new.key}/?as_of=2026-10&boundaries=now")
    look(one, "reorganise-6-earlier")
    earlier = page.locator("#board").inner_text()
    assert "70" in earlier, earlier
    assert "xã An Hòa" in page.locator("section[aria-labelledby=earlier]").inner_text()
    one.go(f"/targets/{a.key}/?as_of=2026-10&boundaries=then")
    look(one, "reorganise-7-then")
    then = page.locator("#board").inner_text()
    assert ("61,45" if vi else "61.45") in then, then


# The gate of the second factor has a test of its own.
@override_settings(VEDICH_DEMONSTRATION=True)
def test_an_administrator_sees_whose_roles_end_and_agrees(office: Office, walk: Callable[..., Walk]) -> None:
    furnish(office, commune(office, "An Hòa"), revenue="61.45", poverty="2.5")
    plan_reorganisation(by=office.keeper, at=NOW, plan=merger("L:An Hòa", name="Tân Hòa"), **decided())
    one = walk(office.administrator, width=390)
    one.go("/reorganise/1/roles/")
    look(one, "reorganise-roles")
    press(one, "Đồng ý chuyển vai trò")
    assert "Quản trị đã đồng ý" in one.page.locator("main").inner_text()
