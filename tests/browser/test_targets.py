"""The table of targets in a real browser: search without marks, sorting there and back, the panel by key."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2

from tests.actions.conftest import Office
from tests.browser.walk import Walk
from tests.web.targets.boards import ADDRESS, lay_out


def test_the_search_box_finds_rows_without_vietnamese_marks(
    office: Office, walk: Callable[..., Walk]
) -> None:
    lay_out(office, many=12)
    one = walk(office.hoa)
    one.go(ADDRESS)
    page = one.page
    rows = page.locator("#board tbody tr:not(.group):visible")
    assert rows.count() == 14
    page.fill("#search-table", "tong thu ngan sach")
    assert rows.count() == 1
    assert "61,45" in rows.first.inner_text()
    assert page.locator("[data-search-told]").inner_text() == "1 trên 14 dòng"
    assert page.locator("#board tr.group:visible").count() == 1
    page.fill("#search-table", "")
    assert rows.count() == 14
    assert page.locator("[data-search-told]").inner_text() == "14 dòng"


def test_a_third_press_gives_the_form_its_own_order_back(office: Office, walk: Callable[..., Walk]) -> None:
    lay_out(office, many=12)
    one = walk(office.hoa)
    one.go(ADDRESS)
    page = one.page
    printed = page.locator("#board tbody tr").all_inner_texts()
    by_result = page.locator("th:has-text('Lũy kế') .sort")
    by_result.click()
    first = page.locator("#board tbody tr:visible").first.inner_text()
    assert "0,6" in first
    assert page.locator("#board tr.group:visible").count() == 0
    by_result.click()
    assert "61,45" in page.locator("#board tbody tr:visible").first.inner_text()
    by_result.click()
    assert page.locator("#board tbody tr").all_inner_texts() == printed
    assert page.locator("th[aria-sort]").count() == 0


def test_a_figure_opens_its_story_beside_the_table_by_keyboard_alone(
    office: Office, walk: Callable[..., Walk]
) -> None:
    lay_out(office)
    for width in (1440, 390):
        one = walk(office.hoa, width=width)
        one.go(ADDRESS)
        page = one.page
        figure = page.locator("a.figure", has_text="61,45").first
        figure.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("#panel:not([hidden]) .calculation")
        assert "214/BC-UBND" in page.locator("#panel").inner_text()
        one.check()
        page.keyboard.press("Escape")
        assert page.locator("#panel").is_hidden()
        assert figure.evaluate("(link) => link === document.activeElement")


def test_every_printed_sheet_repeats_what_its_columns_are(office: Office, walk: Callable[..., Walk]) -> None:
    lay_out(office, many=45)
    one = walk(office.hoa)
    one.go(ADDRESS)
    sheets = pypdfium2.PdfDocument(one.page.pdf(format="A4", landscape=True))
    assert len(sheets) > 1
    for sheet in (0, 1):
        told = " ".join(sheets[sheet].get_textpage().get_text_range().split())
        assert all(head in told for head in ("STT", "Chỉ tiêu", "ĐVT", "Lũy kế", "Đánh giá")), told[:300]
