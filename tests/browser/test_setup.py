"""A small commune is set up from nothing by keyboard: people, indicators, agencies, then its targets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from allauth.mfa.models import Authenticator

from tests.actions.conftest import NOW
from tests.browser.walk import Walk
from vedich.actions.accounts import add_user, appoint
from vedich.actions.areas import load_areas
from vedich.domain.role import Role
from vedich.store.models import Agency, Indicator, TargetVersion, User

COMMUNE = "X34:28108"
_MOST_TABS = 120


def to(one: Walk, place: str) -> None:
    """Press Tab until a place of the page has the focus."""
    for _ in range(_MOST_TABS):
        one.page.keyboard.press("Tab")
        if one.page.evaluate("place => document.activeElement.matches(place)", place):
            return
    raise AssertionError(f"{place} is not reached by Tab on {one.page.url}")


def write(one: Walk, place: str, text: str) -> None:
    to(one, place)
    one.page.keyboard.type(text)


def enter(one: Walk, place: str) -> None:
    """Press Enter at a place, and wait for the page that it leads to."""
    to(one, place)
    with one.page.expect_navigation():
        one.page.keyboard.press("Enter")
    one.page.wait_for_load_state("networkidle")
    one.check()


def test_a_commune_is_set_up_from_nothing_by_keyboard(record: str, walk: Callable[..., Walk]) -> None:
    first = User()
    add_user(by=first, at=NOW, username="admin", name="Quản trị")
    appoint(by=first, at=NOW, user=first, role=Role.ADMINISTRATOR, since=date(2020, 1, 1))
    add_user(by=first, at=NOW, username="keeper", name="Người giữ danh mục")
    keeper = User.objects.get(username="keeper")
    appoint(by=first, at=NOW, user=keeper, role=Role.INDICATOR_MANAGER, since=date(2020, 1, 1))
    load_areas(by=keeper, at=NOW, keys=(COMMUNE,))
    Authenticator.objects.create(user=first, type=Authenticator.Type.TOTP, data={"secret": "-"})

    admin = walk(first)
    admin.go("/setup/")
    enter(admin, "a[href='/setup/people/']")
    enter(admin, "a[href='/setup/new-person/']")
    write(admin, "#id_username", "chi")
    write(admin, "#id_name", "Lê Thị Chi")
    to(admin, "#id_role")
    for _ in range(2):  # after the clerk
        admin.page.keyboard.press("ArrowDown")
    write(admin, "#id_area", COMMUNE)
    enter(admin, "form button.button")
    assert "Mật khẩu của chi" in admin.page.inner_text("h1")
    admin.shoot("setup-password")
    assert User.objects.get(username="chi").appointments.get().role == Role.SPECIALIST.value

    keeps = walk(keeper)
    keeps.go("/setup/")
    enter(keeps, "a[href='/setup/indicators/']")
    keeps.shoot("setup-indicators-none")
    enter(keeps, "form button.button")
    assert Indicator.objects.filter(code="BUD-001").exists()
    keeps.go("/setup/")
    enter(keeps, "a[href='/setup/agencies/']")
    enter(keeps, "form[method=post] button.button")
    assert Agency.objects.filter(area__key=COMMUNE).exists()

    chi = walk(User.objects.get(username="chi"))
    chi.go("/setup/")
    enter(chi, "a[href='/setup/targets/']")
    enter(chi, f"a[href^='/setup/targets/{COMMUNE}/new/']")
    write(chi, "#id_indicator", "BUD-001")
    write(chi, "#id_level-0-value", "73,5")
    with chi.page.expect_response(lambda answer: answer.request.method == "POST"):
        write(chi, "#id_level-1-value", "75")
        to(chi, "#id_level-1-number")
    chi.page.wait_for_selector("#foretold li")
    assert "Đạt khi kết quả ≥ 73,5 tỷ đồng." in chi.page.inner_text("#foretold")
    enter(chi, "button[value='save']")
    assert "Đã đặt chỉ tiêu với 2 mức" in chi.page.inner_text("#messages")
    chi.shoot("setup-target-set")
    assert {row.printed for row in TargetVersion.objects.all()} == {"73,5", "75"}
