"""A form without a connection: kept by choice, filled in, sent later, cleared by whoever signs out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from tests.actions.conftest import NOW, Office
from tests.browser.test_entry import cell, kept, ready
from tests.browser.walk import Walk
from tests.web.reports.forms import OCTOBER, ask_for, monthly, tell_september
from vedich.actions.entering import Written, enter_figures
from vedich.actions.observations import Said
from vedich.domain.observation import Vintage
from vedich.store.models import Draft, Observation

ANSWERED = "navigator.serviceWorker.ready.then(() => true)"


def keep_form(one: Walk) -> None:
    ready(one)
    one.page.get_by_role("button", name="Giữ biểu này trong máy").click()
    one.page.wait_for_selector("#offline:has-text('Đã giữ trong máy')")
    assert one.page.evaluate(ANSWERED)


def without_a_line(one: Walk) -> None:
    """Cut the line and open the form in a new window, as after the browser was closed."""
    one.context.set_offline(True)
    again = one.context.new_page()
    one.page.close()
    one.page = again
    one.page.goto(one.site + "/report/1/", wait_until="load")
    one.page.wait_for_selector("#offline:has-text('Không có mạng')")
    one.page.wait_for_selector("#grid[data-ready]")


def type_into(one: Walk, name: str, text: str) -> None:
    cell(one, name, "now").click()
    one.page.keyboard.type(text)
    one.page.keyboard.press("Enter")
    one.page.wait_for_selector("#entry-state:has-text('Mất kết nối')")


def with_a_line(one: Walk) -> None:
    one.context.set_offline(False)
    one.page.wait_for_selector("html:not([data-kept-at])", timeout=20_000)
    one.page.wait_for_selector("#grid[data-ready]")
    # The browser notes the lost connection itself; it was meant.
    one.troubles = [each for each in one.troubles if "ERR_INTERNET_DISCONNECTED" not in each]


def names() -> list[str]:
    return [row.vi for row in monthly(6)]


def test_a_kept_form_opens_without_a_line_and_what_is_typed_is_sent_once_it_is_back(
    office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for(office)
    tell_september(office)
    one = walk(office.hoa)
    keep_form(one)
    one.check()
    one.shoot("offline-kept")
    without_a_line(one)
    type_into(one, names()[0], "77")
    one.page.get_by_role("button", name="Lưu số liệu").click()
    one.page.wait_for_selector("#messages:has-text('Chưa có mạng nên chưa lưu được')")
    one.shoot("offline-typed")
    assert not Draft.objects.exists()
    with_a_line(one)
    assert cell(one, names()[0], "now").inner_text() == "77"
    assert "77" in Draft.objects.get().content
    one.page.get_by_role("button", name="Lưu số liệu").click()
    one.page.wait_for_load_state("networkidle")
    assert Observation.objects.get(submission=1).value == Decimal(77)


def test_what_another_wrote_meanwhile_is_shown_beside_what_was_typed_without_a_line(
    office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for(office)
    one = walk(office.hoa)
    keep_form(one)
    without_a_line(one)
    type_into(one, names()[0], "5,1")
    row = monthly(1)[0]
    theirs = Said(
        row.indicator.code,
        office.commune.key,
        OCTOBER,
        date(2026, 10, 31),
        Vintage.ACTUAL,
        row.measure,
        Decimal("5.2"),
    )
    enter_figures(by=office.lan, at=NOW, submission=1, cells=[Written(theirs, None)])
    with_a_line(one)
    one.page.wait_for_selector("#clash")
    assert one.page.get_by_label("5,1").count() == 1
    assert one.page.get_by_label("5,2").count() == 1
    assert Observation.objects.get(submission=1).value == Decimal("5.2")


def test_what_was_typed_outlives_a_session_and_signing_out_clears_the_browser(
    office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for(office)
    one = walk(office.hoa)
    keep_form(one)
    session = next(each for each in one.context.cookies() if each["name"] == "vedich")
    without_a_line(one)
    type_into(one, names()[0], "77")
    one.context.clear_cookies(name="vedich")
    one.context.set_offline(False)
    one.page.wait_for_url("**/sign-in/**", timeout=20_000)
    assert not Draft.objects.exists()
    one.context.add_cookies([session])
    ready(one)
    kept(one)
    assert "77" in Draft.objects.get().content
    one.page.wait_for_selector("#offline[data-ready]")
    one.page.get_by_role("button", name="Đăng xuất").click()
    # The browser is cleared first; the sign-out goes to the server after that.
    one.page.wait_for_selector("form[data-sign-out]", state="detached")
    assert one.page.evaluate("caches.keys()") == []
    assert one.page.evaluate("Object.keys(localStorage).filter((n) => n.startsWith('vedich-entry'))") == []
    one.troubles = [each for each in one.troubles if "ERR_INTERNET_DISCONNECTED" not in each]


@pytest.mark.parametrize("answer", [False, True])
def test_signing_out_warns_of_figures_that_have_not_reached_the_server(
    answer: bool, office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for(office)
    one = walk(office.hoa)
    ready(one)
    one.page.evaluate(f"localStorage.setItem('vedich-entry:{office.hoa.pk}:9', '{{\"x\":[\"1\",null]}}')")
    asked: list[str] = []

    def asks(dialog) -> None:  # type: ignore[no-untyped-def]
        asked.append(dialog.message)
        dialog.accept() if answer else dialog.dismiss()

    one.page.on("dialog", asks)
    one.page.get_by_role("button", name="Đăng xuất").click()
    one.page.wait_for_timeout(500)
    one.page.wait_for_load_state("networkidle")
    assert "chưa gửi được" in asked[0]
    assert ("/report/1/" in one.page.url) is not answer
    left = one.page.evaluate("Object.keys(localStorage).some((n) => n.startsWith('vedich-entry'))")
    assert left is not answer


def test_signing_out_without_a_line_clears_the_browser_and_says_what_is_left_to_do(
    office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for(office)
    one = walk(office.hoa)
    keep_form(one)
    without_a_line(one)
    type_into(one, names()[0], "77")
    one.page.on("dialog", lambda dialog: dialog.accept())
    one.page.get_by_role("button", name="Đăng xuất").click()
    one.page.wait_for_selector("#messages:has-text('máy chủ chưa đóng phiên')")
    assert one.page.evaluate("caches.keys()") == []
    assert one.page.evaluate("Object.keys(localStorage).filter((n) => n.startsWith('vedich-entry'))") == []
    one.troubles = [each for each in one.troubles if "ERR_INTERNET_DISCONNECTED" not in each]
