"""The grid of a report in a real browser: paste, keys, undo, and nothing typed is ever lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

from playwright.sync_api import Route

from tests.actions.conftest import Office
from tests.browser.walk import Walk
from tests.web.reports.forms import ask_for, monthly, tell_september
from tests.web.reports.test_below import COMMUNES, asked_of_the_province, tell
from vedich.store.models import Draft, Observation

PASTE = """(text) => {
  let html = "";
  const within = document.activeElement.closest("#grid");
  const there = within ? document.activeElement : document.querySelector("#grid .tabulator-tableholder");
  const clipboardData = new DataTransfer();
  if (Array.isArray(text)) [text, html] = text;
  clipboardData.setData("text/plain", text);
  if (html) clipboardData.setData("text/html", html);
  there.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
}"""


def ready(one: Walk) -> None:
    one.go("/report/1/")
    one.page.wait_for_selector("#grid[data-ready]")


def cell(one: Walk, indicator: str, field: str):  # type: ignore[no-untyped-def]
    row = one.page.locator(f".tabulator-row:has(.tabulator-cell.of-line:text-is('{indicator}'))")
    return row.locator(f"[tabulator-field={field}]")


def kept(one: Walk) -> None:
    one.page.wait_for_selector("#entry-state:has-text('Đã giữ')")


def test_a_table_of_excel_is_pasted_by_its_names_with_its_heads_and_undone(
    office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for(office)
    tell_september(office)
    names = [row.vi for row in monthly(6)]
    one = walk(office.hoa)
    ready(one)
    cell(one, names[0], "now").click()
    lines = ["STT\tTên chỉ tiêu\tTrong tháng\tLũy kế"]
    lines += [f"{n}\t{name}\t{n}10,5\t{9 + n}10,5" for n, name in enumerate(reversed(names), 1)]
    one.page.evaluate(PASTE, "\n".join(lines))
    kept(one)
    assert cell(one, names[5], "now").inner_text() == "110,5"
    assert cell(one, names[0], "now").inner_text() == "610,5"
    one.shoot("entry-pasted")
    one.check()
    one.page.keyboard.press("Control+z")
    assert cell(one, names[0], "now").inner_text() == "–"
    one.page.keyboard.press("Control+y")
    assert cell(one, names[0], "now").inner_text() == "610,5"
    assert not Observation.objects.filter(submission=1).exists()


def test_keys_work_as_in_a_spreadsheet_and_nought_is_no_blank(
    office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for(office)
    names = [row.vi for row in monthly(6)]
    one = walk(office.hoa)
    ready(one)
    cell(one, names[0], "now").click()
    one.page.keyboard.type("1.234,5")
    one.page.keyboard.press("Enter")
    one.page.keyboard.type("0")
    one.page.keyboard.press("Tab")
    one.page.keyboard.type("abc")
    one.page.keyboard.press("Enter")
    kept(one)
    assert cell(one, names[0], "now").inner_text() == "1.234,5"
    assert cell(one, names[1], "now").inner_text() == "0"
    assert cell(one, names[2], "now").inner_text() == "–"
    assert "không phải là số" in cell(one, names[1], "told").inner_text()
    assert "fault" in cell(one, names[1], "to_date").get_attribute("class")
    one.page.keyboard.press("ArrowUp")
    one.page.keyboard.press("Delete")
    one.page.wait_for_timeout(1_000)
    assert "fault" not in cell(one, names[1], "to_date").get_attribute("class"), "red as long as it is wrong"
    assert cell(one, names[1], "to_date").inner_text() == "–"


def test_a_form_that_cannot_be_saved_leads_to_the_cell_that_is_no_figure(
    office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for(office, many=40)
    last = monthly(40)[-1].vi
    one = walk(office.hoa)
    ready(one)
    one.page.evaluate(PASTE, f"Tên chỉ tiêu\tTrong tháng\n{last}\tmười hai")
    assert "Không thấy số nào khớp" in one.page.locator("#messages").inner_text()
    first = monthly(1)[0].vi
    one.page.evaluate(PASTE, f"Tên chỉ tiêu\tTrong tháng\n{first}\t5\n{last}\t12 tấn")
    kept(one)
    one.page.get_by_role("button", name="Lưu số liệu").click()
    one.page.wait_for_selector("#grid[data-ready]")
    one.check()
    one.shoot("entry-faulty")
    one.page.get_by_role("link", name=last).click()
    one.page.wait_for_timeout(500)
    one.page.keyboard.type("12,5")
    one.page.keyboard.press("Enter")
    one.page.wait_for_timeout(1_000)
    assert cell(one, last, "now").inner_text() == "12,5"
    assert "fault" not in cell(one, last, "now").get_attribute("class")
    one.page.get_by_role("button", name="Lưu số liệu").click()
    one.page.wait_for_load_state("networkidle")
    assert sorted(row.value for row in Observation.objects.filter(submission=1)) == [5, Decimal("12.5")]
    # The browser notes the refusal itself; it was meant.
    one.troubles = [each for each in one.troubles if "422" not in each]


def test_what_is_typed_without_a_connection_is_there_after_a_restart(
    office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for(office)
    names = [row.vi for row in monthly(6)]
    one = walk(office.hoa)
    ready(one)
    one.context.set_offline(True)
    cell(one, names[0], "now").click()
    one.page.keyboard.type("77")
    one.page.keyboard.press("Enter")
    one.page.wait_for_selector("#entry-state:has-text('Mất kết nối')")
    assert not Draft.objects.exists()
    one.context.set_offline(False)
    ready(one)
    # It went out as soon as the line was back, or with the page loaded then: the browser lets go of it.
    one.page.wait_for_function("!Object.keys(localStorage).some((name) => name.startsWith('vedich-entry:'))")
    assert cell(one, names[0], "now").inner_text() == "77"
    assert "77" in Draft.objects.get().content
    # The browser notes the lost connection itself; it was meant.
    one.troubles = [each for each in one.troubles if "ERR_INTERNET_DISCONNECTED" not in each]


def test_what_goes_out_while_the_next_page_is_on_its_way_is_shown_there(
    office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for(office)
    name = monthly(6)[0].vi
    one = walk(office.hoa)
    ready(one)
    asked_before = one.context.request.get(one.page.url).text()
    held: list[Route] = []
    let_go: list[Route] = []
    one.page.route("**/draft/", lambda route: route.continue_() if let_go else held.append(route))
    cell(one, name, "now").click()
    one.page.keyboard.type("77")
    with one.page.expect_request("**/draft/"):
        one.page.keyboard.press("Enter")

    def answer(route: Route) -> None:
        let_go.append(held.pop())
        let_go[0].continue_()
        for _ in range(400):
            if Draft.objects.exists():
                break
            time.sleep(0.05)
        time.sleep(0.5)  # the page that is left hears of it
        route.fulfill(body=asked_before, content_type="text/html; charset=utf-8")

    one.page.route(one.page.url, answer, times=1)
    ready(one)
    assert cell(one, name, "now").inner_text() == "77"


def test_on_a_phone_the_plain_form_keeps_what_is_typed_and_says_what_is_odd(
    office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for(office)
    tell_september(office)
    code = monthly(1)[0].indicator.code
    one = walk(office.hoa, width=390)
    one.go("/report/1/")
    one.page.fill(f"[name='cell:{code}|2026-10M']", "800")
    kept(one)
    assert "thấp hơn kỳ trước (900)" in one.page.locator(f"[data-told='{code}']").inner_text()
    one.check()
    one.shoot("entry-phone")
    one.go("/report/1/")
    assert one.page.locator(f"[name='cell:{code}|2026-10M']").input_value() == "800"


def test_two_people_at_one_cell_see_both_figures_side_by_side(
    office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for(office)
    names = [row.vi for row in monthly(6)]
    hoa, lan = walk(office.hoa), walk(office.lan)
    ready(hoa)
    cell(hoa, names[0], "now").click()
    hoa.page.keyboard.type("5,1")
    hoa.page.keyboard.press("Enter")
    kept(hoa)
    lan.go("/report/1/?enter")
    lan.page.wait_for_selector("#grid[data-ready]")
    cell(lan, names[0], "now").click()
    lan.page.keyboard.type("5,2")
    lan.page.keyboard.press("Enter")
    kept(lan)
    lan.page.get_by_role("button", name="Lưu số liệu").click()
    lan.page.wait_for_load_state("networkidle")
    hoa.page.get_by_role("button", name="Lưu số liệu").click()
    hoa.page.wait_for_load_state("networkidle")
    hoa.check()
    hoa.shoot("entry-clash")
    assert Observation.objects.get(submission=1).value == Decimal("5.2")
    hoa.page.get_by_label("5,1").check()
    hoa.page.get_by_role("button", name="Chọn xong").click()
    hoa.page.wait_for_load_state("networkidle")
    hoa.page.wait_for_selector("#grid[data-ready]")
    hoa.page.get_by_role("button", name="Lưu số liệu").click()
    hoa.page.wait_for_load_state("networkidle")
    assert Observation.objects.order_by("-pk")[0].value == Decimal("5.1")


def test_a_paste_of_ten_megabytes_is_told_and_changes_nothing(
    office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for(office)
    one = walk(office.hoa)
    ready(one)
    cell(one, monthly(1)[0].vi, "now").click()
    one.page.evaluate(f"({PASTE})('1\\t2\\n'.repeat(2_500_000))")
    told = one.page.locator("#messages").inner_text()
    assert "quá lớn (hơn 2 MB)" in told
    assert "Chỉ chép các cột số liệu" in told
    assert cell(one, monthly(1)[0].vi, "now").inner_text() == "–"
    assert not Draft.objects.exists()


def test_a_province_copies_the_sums_of_its_communes_into_blank_cells(
    office: Office, walk: Callable[..., Walk]
) -> None:
    asked_of_the_province(office)
    for area, figure in zip(COMMUNES, ("60.5", "40"), strict=True):
        tell(office, area, figure)
    one = walk(office.lan)
    ready(one)
    one.page.get_by_role("button", name="Chép tổng cấp dưới").click()
    kept(one)
    assert one.page.locator("[tabulator-field=now].takes").first.inner_text() == "100,5"
    one.check()
    one.shoot("entry-below")


def test_parts_are_pasted_beneath_the_line_that_was_named_before_them(
    office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for(office, codes=["LAB-001", "LAB-002", "BUD-001"])
    one = walk(office.hoa)
    ready(one)
    rows = [
        ("Giải quyết việc làm", "120"), ("- Nam", "70"), ("Trong đó: Nữ", "50"),
        ("Tạo việc làm mới", "105"), ("Nam", "60"), ("Nữ", "44"),
    ]  # fmt: skip
    one.page.evaluate(PASTE, "Tên chỉ tiêu\tTrong tháng\n" + "\n".join("\t".join(row) for row in rows))
    kept(one)
    shown = one.page.locator("[tabulator-field=now].takes").all_inner_texts()
    assert shown == ["120", "70", "50", "105", "60", "44", "–"]
    told = cell(one, "Tạo việc làm mới", "told").inner_text()
    assert "Các phần theo giới tính cộng lại là 104, khác số chung" in told
    one.check()
    one.shoot("entry-parts")
    phone = walk(office.hoa, width=390, lang="en")
    phone.go("/report/1/")
    phone.page.fill("[name='cell:LAB-002#sex.female|2026-10']", "45")
    kept_in_english(phone)
    assert "not the whole" not in phone.page.locator("[data-told='LAB-002']").inner_text()
    phone.check()
    phone.shoot("entry-parts-phone")
    assert "45" in Draft.objects.get().content


def kept_in_english(one: Walk) -> None:
    one.page.wait_for_selector("#entry-state:has-text('Kept')")


def test_pasted_figures_are_read_by_their_separators_and_asked_about_where_those_say_nothing(
    office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for(office)
    one = walk(office.hoa, lang="en")
    ready(one)
    now = one.page.locator("[tabulator-field=now].takes")

    def pasted(*figures: str, html: str = "") -> list[str]:
        now.first.click()
        one.page.evaluate(PASTE, ["\n".join(figures), html])
        return now.all_inner_texts()[: len(figures)]

    # As a Vietnamese spreadsheet writes them: nothing else can be meant, and the page says what it did.
    assert pasted("1.234,5", "1.234", "12345,25") == ["1,234.5", "1,234", "12,345.25"]
    assert "put down as 1,234.5" in one.page.locator("#messages").inner_text()
    assert pasted("2,234.5", "2,234", "0.125") == ["2,234.5", "2,234", "0.125"]
    # Alone it may be either; nothing is filled in before somebody says which.
    assert pasted("3.234", "7") == ["2,234.5", "2,234"]
    one.check()
    one.shoot("entry-asked-sign-en")
    one.page.get_by_role("button", name="Thousands: it is 3234").click()
    assert now.all_inner_texts()[:2] == ["3,234", "7"]
    assert pasted("4.234") == ["3,234"]
    one.page.get_by_role("button", name="Decimals: it is 4.234").click()
    assert now.first.inner_text() == "4.234"
    assert not one.page.locator(".told.fault").count()
    # What is typed is asked about in the form: no spreadsheet stands behind it.
    one.page.keyboard.type("8.234")
    one.page.keyboard.press("Enter")
    told = one.page.locator(".told.fault").first
    told.wait_for()
    assert "thousands or decimals" in told.inner_text()
    # A spreadsheet that says what its cells hold is not asked.
    assert pasted("5.234", html='<table><tr><td sdval="5234">5.234</td></tr></table>') == ["5,234"]
    while one.page.evaluate("Object.keys(localStorage).some((name) => name.startsWith('vedich-entry:'))"):
        one.page.wait_for_timeout(100)
    vietnamese = walk(office.hoa)
    ready(vietnamese)
    shown = vietnamese.page.locator("[tabulator-field=now].takes").all_inner_texts()
    assert shown[:3] == ["5.234", "7", "0,125"], "each language shows the same figures its own way"
    vietnamese.page.locator("[tabulator-field=now].takes").first.click()
    vietnamese.page.evaluate(PASTE, "6,234")
    vietnamese.page.get_by_role("button", name="Hàng nghìn: là 6234").wait_for()
    vietnamese.shoot("entry-asked-sign")
    vietnamese.page.get_by_role("button", name="Thôi, không dán").click()
