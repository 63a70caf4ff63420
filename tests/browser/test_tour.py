"""The tour of a role in a real browser: by keyboard, on a phone, without hiding the page behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.actions.conftest import Office
from tests.browser.walk import Walk
from vedich.store.models import Preference


@pytest.mark.parametrize(("width", "lang"), [(390, "vi"), (1440, "en")])
def test_a_tour_is_led_by_keyboard_and_remembered(
    width: int, lang: str, office: Office, walk: Callable[..., Walk]
) -> None:
    one = walk(office.hoa, lang=lang, width=width, tours=True)
    one.go("/")
    page, tour = one.page, one.page.locator("#tour")
    assert tour.is_visible() and page.evaluate("document.activeElement.id") == "tour-title"
    one.check()
    one.shoot("tour-1")
    page.keyboard.press("ArrowRight")
    title = tour.locator("h2").inner_text()
    assert title == ("Báo cáo phải nộp" if lang == "vi" else "Reports to send")
    assert page.locator(".toured").get_attribute("data-place") == "inbox"
    one.check()
    one.shoot("tour-2")
    # The page behind it stays usable.
    page.keyboard.press("ArrowLeft")
    assert tour.locator("h2").inner_text() == ("Trang đầu" if lang == "vi" else "Home")
    with page.expect_response("**/seen/"):
        page.keyboard.press("Escape")
    assert not tour.is_visible() and page.locator(".toured").count() == 0
    assert Preference.objects.get(user=office.hoa).tours == "clerk"
    one.go("/")
    assert tour.count() == 0
    one.go("/help/tour/clerk/")
    one.check()
    one.shoot("tour-read")
    one.go("/?tour=clerk")
    next_words = "Tiếp" if lang == "vi" else "Next"
    for _ in range(5):
        tour.get_by_role("button", name=next_words, exact=True).click()
    with page.expect_response("**/seen/"):
        tour.get_by_role("button", name="Xong" if lang == "vi" else "Done", exact=True).click()
    assert not tour.is_visible()
