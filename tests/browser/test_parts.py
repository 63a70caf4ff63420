"""The parts of pages in every look, by keyboard, on paper, and without losing what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import override_settings

from tests.browser import parts
from tests.browser.held import Held
from tests.browser.walk import SCREENS, Walk

LOOKS = ("light.normal", "dark.normal", "contrast.normal", "light.larger")


@pytest.fixture(autouse=True)
def with_the_parts() -> Iterator[None]:
    with override_settings(ROOT_URLCONF="tests.browser.parts"):
        yield


@pytest.mark.parametrize("look", LOOKS)
def test_every_part_is_whole_in_every_look(look: str, walk: Callable[..., Walk]) -> None:
    for width in (1440, 390):
        one = walk(width=width, look=look)
        one.go("/parts/")
        one.check()
        one.shoot(f"parts-{look}")


def test_a_figure_opens_the_panel_and_escape_gives_the_focus_back(walk: Callable[..., Walk]) -> None:
    one = walk()
    one.go("/parts/")
    figure = one.page.locator("a.figure").first
    figure.focus()
    one.page.keyboard.press("Enter")
    one.page.locator("#panel:not([hidden]) h2").wait_for()
    one.check()
    one.shoot("panel")
    one.page.keyboard.press("Escape")
    assert one.page.locator("#panel").is_hidden()
    assert figure.evaluate("a => a === document.activeElement")


def test_of_two_figures_the_one_asked_last_stays_in_the_panel_and_a_closed_panel_stays_closed(
    walk: Callable[..., Walk],
) -> None:
    one = walk()
    one.go("/parts/")
    page = one.page
    first, second = page.locator("a.figure").nth(0), page.locator("a.figure").nth(1)
    held = Held(page, "**/where/")
    first.click()
    held.wait()
    second.click()
    page.locator("#panel:not([hidden]) h2").wait_for()
    page.evaluate("document.querySelector('#panel-body').firstElementChild.id = 'second'")
    held.let_go()
    assert page.locator("#panel-body #second").count() == 1
    page.keyboard.press("Escape")
    page.unroute("**/where/")
    held = Held(page, "**/where/")
    first.click()
    held.wait()
    page.keyboard.press("Escape")
    held.let_go()
    assert page.locator("#panel").is_hidden()


def test_the_first_tab_skips_to_the_content(walk: Callable[..., Walk]) -> None:
    one = walk()
    one.go("/parts/")
    one.page.keyboard.press("Tab")
    assert one.page.evaluate("document.activeElement.className") == "skip"
    one.page.keyboard.press("Enter")
    assert one.page.evaluate("document.activeElement.id") == "main"


def test_a_table_sorts_by_value_and_by_vietnamese_order_with_blanks_last(walk: Callable[..., Walk]) -> None:
    one = walk()
    one.go("/parts/")
    names = "[...document.querySelectorAll('#targets tbody tr:not(.group) th')].map(th => th.textContent)"
    one.page.get_by_role("button", name="Chỉ tiêu").click()
    found = one.page.evaluate(names)
    assert (
        found.index("Bảo hiểm y tế")
        < found.index("Diện tích lúa")
        < found.index("Đất")
        < found.index("Hộ nghèo")
    )
    one.page.get_by_role("button", name="Kế hoạch").click()
    one.page.get_by_role("button", name="Kế hoạch").click()
    assert one.page.evaluate(names)[0] == "Ước"


def test_what_was_typed_survives_a_lost_page_and_goes_once_it_is_sent(walk: Callable[..., Walk]) -> None:
    one = walk()
    one.go("/parts/")
    one.page.get_by_label("Tên chỉ tiêu").fill("Thu ngân sách")
    one.page.get_by_label("Căn cứ").select_option("b")
    one.go("/sign-in/")
    one.go("/parts/")
    assert one.page.get_by_label("Tên chỉ tiêu").input_value() == "Thu ngân sách"
    # A choice always has a value: what was chosen comes back, too.
    assert one.page.get_by_label("Căn cứ").input_value() == "b"


def test_a_double_click_sends_a_form_once(walk: Callable[..., Walk]) -> None:
    parts.SENT.clear()
    one = walk()
    one.go("/parts/")
    one.page.get_by_label("Tên chỉ tiêu").fill("x")
    one.page.get_by_label("Số thực hiện").fill("1")
    with one.page.expect_navigation(wait_until="networkidle"):
        one.page.get_by_role("button", name="Lưu").dblclick()
    assert len(parts.SENT) == 1


def test_a_wrong_form_says_so_in_words_at_the_field(walk: Callable[..., Walk]) -> None:
    one = walk()
    one.go("/parts/")
    one.page.evaluate("document.querySelector('form[data-keep]').noValidate = true")
    one.page.get_by_role("button", name="Lưu").click()
    one.page.locator(".fault").first.wait_for()
    one.check()
    one.shoot("parts-wrong")
    told = one.page.get_by_label("Tên chỉ tiêu").get_attribute("aria-describedby") or ""
    assert one.page.locator(f"#{told.split()[-1]}").inner_text().strip() != ""


def test_on_paper_there_is_the_table_and_not_the_menu(walk: Callable[..., Walk]) -> None:
    one = walk()
    one.go("/parts/")
    one.page.emulate_media(media="print")
    assert one.page.locator(".head").is_hidden()
    assert one.page.locator("#targets").is_visible()
    assert one.page.locator(".verdict svg").first.is_visible()
    SCREENS.mkdir(parents=True, exist_ok=True)
    one.page.screenshot(path=SCREENS / "parts-on-paper.png", full_page=True)
