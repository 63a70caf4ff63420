"""A month's report from the clerk's Excel to the table of targets, through five people, in a real browser."""

from __future__ import annotations

import time
from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest

from tests.actions.conftest import NOW, Office
from tests.actions.test_aggregates import OTHER, opened, tell
from tests.browser.test_entry import PASTE, cell, kept, ready
from tests.browser.walk import Walk
from tests.web.reports.forms import ask_for, monthly, tell_september
from tests.web.targets.boards import lay_out
from vedich.actions.indicators import SetLine, define_set
from vedich.actions.submissions import open_period
from vedich.catalog.load import catalog
from vedich.domain.period import Period
from vedich.store.models import Indicator, IndicatorSet, IndicatorVersion, Observation, Submission

# The whole of it, in seconds of a person's waiting.
A_MINUTE = 60
# What a frame of a form of 3,000 lines may cost of the browser's processor: others may use the machine, too.
A_FRAME = 0.2


def button(one: Walk, words: str) -> None:
    one.page.get_by_role("button", name=words, exact=True).click()
    one.page.wait_for_load_state("networkidle")


def state() -> str:
    return Submission.objects.values_list("state", flat=True).get()


@pytest.mark.parametrize("width", [1440])
def test_a_month_goes_from_the_clerks_paste_to_the_table_of_targets_in_a_minute(
    width: int, office: Office, walk: Callable[..., Walk]
) -> None:
    lay_out(office)
    ask_for(office, many=45)
    tell_september(office, many=45)
    rows = monthly(45)
    people = {name: walk(getattr(office, name), width=width) for name in ("hoa", "binh", "lan", "minh")}
    revenue = next(row for row in rows if row.indicator.code == "BUD-001")
    began, pictures = time.monotonic(), 0.0

    hoa = people["hoa"]
    hoa.go("/inbox/")
    hoa.page.locator("tr:has-text('Báo cáo thống kê') th a").first.click()
    hoa.page.wait_for_selector("#grid[data-ready]")
    lines = ["STT\tTên chỉ tiêu\tĐVT\tTrong tháng\tLũy kế"]
    told = {"flow": "110\t1010"}
    lines += [f"{n}\t{row.vi}\t{row.measure}\t" + told.get(row.kind, "50\t") for n, row in enumerate(rows, 1)]
    hoa.page.evaluate(PASTE, "\r\n".join(lines))
    kept(hoa)
    assert "Đã điền 45 dòng" in hoa.page.locator("#entry-state").inner_text()
    pictures += hoa.shoot_everywhere("month-1-pasted")
    by_excel(hoa, rows[0].indicator.code, {"tháng 10/2026": 111, "10 tháng 2026": 1011})
    hoa.page.wait_for_selector("#grid[data-ready]")
    assert cell(hoa, rows[0].vi, "to_date").inner_text() == "1.011"
    button(hoa, "Lưu và trình lãnh đạo")
    assert state() == "submitted", hoa.page.locator("main").inner_text()[:2000]

    people["binh"].go("/report/1/")
    pictures += people["binh"].shoot_everywhere("month-2-leader")
    button(people["binh"], "Đồng ý, gửi cấp trên")

    people["lan"].go("/report/1/")
    box = people["lan"].page.locator(f"[name='back:{revenue.indicator.code}|2026-10']")
    box.fill("Thiếu khoản thu từ đất tháng 10")
    pictures += people["lan"].shoot_everywhere("month-3-specialist")
    button(people["lan"], "Trả lại để sửa")
    assert state() == "returned"

    ready(hoa)
    assert "Thiếu khoản thu từ đất" in cell(hoa, revenue.vi, "told").inner_text()
    cell(hoa, revenue.vi, "now").click()
    hoa.page.keyboard.type("112,5")
    hoa.page.keyboard.press("Tab")
    hoa.page.keyboard.type("1.012,5")
    hoa.page.keyboard.press("Enter")
    kept(hoa)
    pictures += hoa.shoot_everywhere("month-4-mended")
    button(hoa, "Lưu và trình lãnh đạo")
    assert state() == "submitted", hoa.page.locator("main").inner_text()[:2000]

    people["binh"].go("/report/1/")
    assert people["binh"].page.locator("table.form tbody tr").count() == 2, "only what changed"
    pictures += people["binh"].shoot_everywhere("month-5-changed")
    button(people["binh"], "Đồng ý, gửi cấp trên")
    people["minh"].go("/report/1/")
    pictures += people["minh"].shoot_everywhere("month-6-approver")
    button(people["minh"], "Duyệt")
    assert state() == "approved"

    people["minh"].go("/targets/X34:28108/?as_of=2026-10")
    assert "1.012,5" in people["minh"].page.locator("#board").inner_text()
    took = time.monotonic() - began - pictures
    pictures += people["minh"].shoot_everywhere("month-7-targets")
    for one in people.values():
        one.check()
    assert Observation.objects.filter(submission=1).count() >= 90 - 10
    assert took <= A_MINUTE, f"{took:.0f} s"


def by_excel(one: Walk, code: str, figures: dict[str, int]) -> None:
    """Take the Excel form with what was typed, change some figures of a line, and send the file back."""
    with one.page.expect_download() as waiting:
        one.page.get_by_role("link", name="Tải biểu Excel").click()
    book = openpyxl.load_workbook(BytesIO(waiting.value.path().read_bytes()))
    page = book["Số liệu"]
    heads = {str(head.value).rstrip(" *"): head.column for head in page[3] if head.value}
    for row in range(4, page.max_row + 1):
        indicator, period = (page.cell(row, heads[head]).value for head in ("Chỉ tiêu", "Kỳ"))
        if str(indicator).startswith(code) and period in figures:
            assert page.cell(row, heads["Giá trị"]).value is not None, "the draft is in the file"
            page.cell(row, heads["Giá trị"]).value = figures[period]
    stream = BytesIO()
    book.save(stream)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = {"name": "thang-10.xlsx", "mimeType": kind, "buffer": stream.getvalue()}
    one.page.set_input_files("#workbook", file)
    button(one, "Gửi tệp")


def ask_for_many(office: Office, count: int) -> None:
    """Ask the commune for a report of so many lines, more than any catalog has."""
    made = Indicator.objects.bulk_create(Indicator(code=f"XA-{n:05}") for n in range(count))
    IndicatorVersion.objects.bulk_create(
        IndicatorVersion(
            indicator=one,
            version=1,
            vi=f"Sản lượng của hộ số {n}",
            measure="tấn",
            kind="flow",
            direction="up",
            frequency="month",
            aggregation="sum",
        )
        for n, one in enumerate(made)
    )
    lines = [SetLine(str(n), "", one.code) for n, one in enumerate(made, 1)]
    define_set(by=office.keeper, at=NOW, key="nhieu", vi="Biểu dài", lines=lines)
    open_period(
        by=office.lan,
        at=NOW,
        regime=catalog().regimes["statistical"],
        nominal=Period.month(2026, 10),
        agencies=[(office.committee, office.commune)],
        area=office.province,
        set=IndicatorSet.objects.get(),
    )


class Cost:
    """Counts the time of the processor that the page itself took, step by step."""

    def __init__(self, one: Walk) -> None:
        self._link = one.context.new_cdp_session(one.page)
        self._link.send("Performance.enable", {"timeDomain": "threadTicks"})
        self._before = self._taken()
        self.steps: list[float] = []

    def _taken(self) -> float:
        told = self._link.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in told if each["name"] == "TaskDuration"))

    def step(self) -> None:
        """Note what was taken since the last step."""
        now = self._taken()
        self.steps.append(now - self._before)
        self._before = now


def test_a_form_of_three_thousand_lines_scrolls_and_takes_a_paste_without_standing_still(
    office: Office, walk: Callable[..., Walk]
) -> None:
    ask_for_many(office, 3000)
    one = walk(office.hoa)
    ready(one)
    page, cost = one.page, Cost(one)
    for _ in range(40):
        page.evaluate("document.querySelector('#grid .tabulator-tableholder').scrollTop += 1500")
        page.wait_for_timeout(50)
        cost.step()
    scrolled = max(cost.steps)
    page.evaluate("document.querySelector('#grid .tabulator-tableholder').scrollTop = 0")
    cell(one, "Sản lượng của hộ số 0", "now").click()
    cost.step()
    page.evaluate(PASTE, "\n".join(f"{n},5\t{n + 900},5" for n in range(3000)))
    cost.step()
    pasted = cost.steps[-1]
    kept(one)
    print(f"processor of a frame: scrolling {scrolled:.3f} s at most, pasting {pasted:.3f} s")
    assert "Đã điền 3000 dòng" in page.locator("#entry-state").inner_text()
    assert cell(one, "Sản lượng của hộ số 3", "to_date").inner_text() == "903,5"
    assert scrolled <= A_FRAME, sorted(cost.steps)[-5:]
    assert pasted <= A_FRAME


def test_the_aggregate_report_of_a_province_is_submitted_and_opens_again(
    office: Office, walk: Callable[..., Walk]
) -> None:
    opened(office)
    tell(office, office.commune.key, "60.5")
    lan = walk(office.lan)
    lan.go("/ledger/T34:80/1/total/")
    button(lan, "Trình báo cáo tổng hợp")
    tell(office, OTHER, "40")
    lan.go("/inbox/")
    lan.shoot_everywhere("total-1-inbox")
    lan.page.locator("a[href$='/total/']").first.click()
    lan.page.wait_for_load_state("networkidle")
    assert "Số hiện nay khác số đã trình" in lan.page.locator("main").inner_text()
    lan.check()
    lan.shoot_everywhere("total-2-opened-again")
