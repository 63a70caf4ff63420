"""The parts of a figure beneath its line: typed, checked, returned, sent as Excel, shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

import pytest
import time_machine
from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.web.reports.forms import ask_for
from tests.web.reports.test_entering import REPORT, put
from tests.web.reports.test_workbook import sent, taken
from vedich.actions.indicators import define_breakdown, define_indicator
from vedich.actions.submissions import move_submission
from vedich.domain.breakdown import Breakdown, Category
from vedich.domain.indicator import Aggregation, AggregationKind, Frequency, Indicator, IndicatorKind
from vedich.domain.observation import WITHDRAWN
from vedich.domain.submission import SubmissionMove
from vedich.store.models import Draft, Observation, Submission, User
from vedich.store.queries.contents import content_hash

Start = Callable[[User], Client]
WHOLE, MALE, FEMALE = (f"LAB-002{part}|2026-10" for part in ("", "#sex.male", "#sex.female"))


@pytest.fixture(autouse=True)
def on_the_day() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def parts() -> dict[str, Decimal | None]:
    rows = Observation.objects.filter(submission=1).order_by("pk").select_related("category")
    return {row.category.key if row.category else "": row.value for row in rows}


def rows_of(client: Client) -> list[dict[str, object]]:
    page = client.get(REPORT).content.decode()
    told = page.partition('<script id="rows" type="application/json">')[2].partition("</script>")[0]
    return json.loads(told)  # type: ignore[no-any-return]


def said(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_the_parts_of_a_line_stand_beneath_it_and_a_blank_part_is_no_nought(
    office: Office, as_: Start
) -> None:
    ask_for(office, codes=["LAB-002", "BUD-001"])
    hoa = as_(office.hoa)
    rows = [(row["name"], row["label"], row["full"]) for row in rows_of(hoa) if not row.get("heading")]
    assert rows[:3] == [
        ("Tạo việc làm mới", "1", "Tạo việc làm mới"),
        ("Nam", "", "Tạo việc làm mới: Nam"),
        ("Nữ", "", "Tạo việc làm mới: Nữ"),
    ]
    put(hoa, {WHOLE: ["105", None], MALE: ["60", None], FEMALE: ["0", None]})
    assert parts() == {"": Decimal(105), "male": Decimal(60), "female": Decimal(0)}
    nought = Observation.objects.get(category__key="female")
    put(hoa, {FEMALE: ["", nought.pk]})
    last = Observation.objects.filter(category__key="female").order_by("-pk")[0]
    assert (last.value, last.words) == (None, WITHDRAWN)
    assert [
        row["now"] for row in rows_of(hoa) if row["id"] in ("LAB-002#sex.male", "LAB-002#sex.female")
    ] == [
        "60",
        "",
    ]
    page = said(hoa.get(REPORT))
    assert "1 trên 2 dòng" in page, "parts count with their line"
    assert f'name="cell:{FEMALE}"' in page, "a plain form takes parts, too"


def test_parts_that_are_not_their_whole_ask_why_and_stop_nobody(office: Office, as_: Start) -> None:
    ask_for(office, codes=["LAB-002", "BUD-001"])
    hoa = as_(office.hoa)
    assert "hơn số chung" in said(put(hoa, {WHOLE: ["50", None], MALE: ["60", None]}, "submit"))
    told = said(put(hoa, {FEMALE: ["45", None]}, "submit"))
    assert "Các phần theo giới tính cộng lại là 105, khác số chung" in told
    put(hoa, {"note:LAB-002": "Chưa gồm lao động thời vụ"}, "submit")
    assert Submission.objects.get().state == "submitted"


def test_parts_that_make_their_whole_pass_and_a_blank_whole_is_told_of(office: Office, as_: Start) -> None:
    ask_for(office, codes=["LAB-002", "BUD-001"])
    hoa = as_(office.hoa)
    typed = {MALE: ["60", None], FEMALE: ["45", None]}
    told = hoa.post(f"{REPORT}draft/", {"typed": json.dumps(typed)}).json()
    assert told["told"]["LAB-002"] == [
        ["now", "tells", "Các phần theo giới tính cộng lại là 105; số chung còn trống."]
    ]
    put(hoa, {WHOLE: ["105", None]}, "submit")
    assert Submission.objects.get().state == "submitted"


def test_two_people_at_one_part_see_both_figures_and_a_correction_keeps_the_other_parts(
    office: Office, as_: Start
) -> None:
    ask_for(office, codes=["LAB-002", "BUD-001"])
    hoa, lan = as_(office.hoa), as_(office.lan)
    hoa.post(f"{REPORT}draft/", {"typed": json.dumps({MALE: ["60", None]})})
    put(lan, {MALE: ["61", None], FEMALE: ["45", None], WHOLE: ["106", None]})
    answer = put(hoa, {})
    assert "Hai người cùng sửa" in said(answer)
    assert "Tạo việc làm mới: Nam" in said(answer)
    assert parts()["male"] == 61
    hoa.post(f"{REPORT}save/", {"act": "settle", "typed": "{}", f"choose:{MALE}": "theirs"})
    put(hoa, {}, "submit")
    through(office)
    move(office, office.hoa, SubmissionMove.REQUEST_CORRECTION, "Sai số nữ")
    move(office, office.minh, SubmissionMove.AGREE_TO_CORRECTION)
    new = Submission.objects.get(version=2)
    female = Observation.objects.get(category__key="female")
    hoa.post(f"/report/{new.pk}/save/", {"act": "save", "typed": json.dumps({FEMALE: ["44", female.pk]})})
    rows = Observation.objects.filter(submission=new).select_related("category")
    told = {row.category.key if row.category else "": row.value for row in rows}
    assert told == {"": Decimal(106), "male": Decimal(61), "female": Decimal(44)}


def move(office: Office, by: User, what: SubmissionMove, reason: str = "") -> None:
    report = Submission.objects.get(version=1)
    move_submission(
        by=by,
        at=NOW,
        submission=report.pk,
        move=what,
        edition=report.edition,
        seen=content_hash(report),
        reason=reason,
    )


def through(office: Office) -> None:
    move(office, office.binh, SubmissionMove.SEND_UP)
    move(office, office.minh, SubmissionMove.APPROVE)


def test_who_approves_sees_the_parts_gives_one_back_and_sees_it_alone_again(
    office: Office, as_: Start
) -> None:
    ask_for(office, codes=["LAB-002", "BUD-001"])
    hoa, binh = as_(office.hoa), as_(office.binh)
    put(hoa, {WHOLE: ["105", None], MALE: ["60", None], FEMALE: ["45", None]}, "submit")
    page = said(binh.get(REPORT))
    assert "Tạo việc làm mới: Nữ" in page
    report = Submission.objects.get()
    binh.post(
        f"{REPORT}move/",
        {
            "move": "return",
            "edition": report.edition,
            "seen": content_hash(report),
            f"back:{FEMALE}": "Đếm lại",
        },
    )
    assert Submission.objects.get().state == "returned"
    assert "Đếm lại" in said(hoa.get(REPORT))
    female = Observation.objects.get(category__key="female")
    put(hoa, {FEMALE: ["46", female.pk], WHOLE: ["106", Observation.objects.get(category=None).pk]}, "submit")
    page = said(binh.get(REPORT))
    assert "Tạo việc làm mới: Nữ" in page
    assert "Tạo việc làm mới: Nam" not in page, "it did not change"


def test_the_excel_form_has_the_parts_and_takes_them_back(office: Office, as_: Start) -> None:
    ask_for(office, codes=["LAB-002", "BUD-001"])
    hoa = as_(office.hoa)
    book = taken(hoa)
    page = book["Số liệu"]
    heads = {str(cell.value).rstrip(" *"): cell.column for cell in page[3] if cell.value}
    lines = {
        (page.cell(row, heads["Chỉ tiêu"]).value, page.cell(row, heads["Phân tổ"]).value or ""): row
        for row in range(page.max_row, 3, -1)
        if page.cell(row, heads["Kỳ"]).value == "tháng 10/2026"
    }
    name = "LAB-002 · Tạo việc làm mới"
    assert [part for line, part in lines if line == name][::-1] == ["", "sex.male · Nam", "sex.female · Nữ"]
    for part, value in (("", 105), ("sex.male · Nam", 60), ("sex.female · Nữ", 45)):
        page.cell(lines[name, part], heads["Giá trị"]).value = value
    assert sent(hoa, book).status_code == 302
    put(hoa, {})
    assert parts() == {"": Decimal(105), "male": Decimal(60), "female": Decimal(45)}
    # By its name alone, too; one that this line has not goes back marked.
    page.cell(lines[name, "sex.female · Nữ"], heads["Phân tổ"]).value = "Nữ"
    page.cell(lines[name, "sex.female · Nữ"], heads["Giá trị"]).value = 47
    page.cell(lines[name, "sex.male · Nam"], heads["Phân tổ"]).value = "urban_rural.urban"
    answer = sent(hoa, book)
    assert "attachment" in answer["Content-Disposition"]
    assert not Draft.objects.exists(), "all or nothing"
    page.cell(lines[name, "sex.male · Nam"], heads["Phân tổ"]).value = "Nam"
    sent(hoa, book)
    put(hoa, {})
    assert parts()["female"] == 47


def test_a_form_of_before_without_the_column_of_parts_is_taken(office: Office, as_: Start) -> None:
    ask_for(office, codes=["LAB-002", "BUD-001"])
    hoa = as_(office.hoa)
    book = taken(hoa)
    page = book["Số liệu"]
    heads = {str(cell.value).rstrip(" *"): cell.column for cell in page[3] if cell.value}
    for row in range(page.max_row, 3, -1):
        if page.cell(row, heads["Phân tổ"]).value:
            page.delete_rows(row)
    page.cell(4, heads["Giá trị"]).value = 105
    page.delete_cols(heads["Phân tổ"])
    assert sent(hoa, book).status_code == 302
    put(hoa, {})
    assert parts() == {"": Decimal(105)}


def test_the_target_page_and_the_table_show_the_parts_that_count(office: Office, as_: Start) -> None:
    from tests.web.targets.boards import lay_out

    lay_out(office)
    breakdown = Breakdown(
        "khoan", "khoản thu", "kind", (Category("dat", "Thu từ đất"), Category("khac", "Thu khác"))
    )
    define_breakdown(by=office.keeper, at=NOW, breakdown=breakdown)
    revenue = Indicator(
        "BUD-001",
        "Thu ngân sách nhà nước trên địa bàn",
        "State revenue",
        "tỷ đồng",
        IndicatorKind.FLOW,
        frequency=Frequency.MONTH,
        aggregation=Aggregation(AggregationKind.SUM),
        breakdowns=("khoan",),
    )
    define_indicator(by=office.keeper, at=NOW, indicator=revenue, since=NOW.date().replace(day=1, month=1))
    ask_for(office, codes=["BUD-001", "LAB-002"])
    hoa, code = as_(office.hoa), "BUD-001"
    typed = {
        f"{code}|2026-10": ["10", None],
        f"{code}|2026-10M": ["100", None],
        f"{code}#khoan.dat|2026-10M": ["25", None],
        f"{code}#khoan.khac|2026-10M": ["75", None],
        "note:BUD-001": "Đủ",
    }
    put(hoa, typed, "submit")
    assert "Theo phân tổ" not in said(hoa.get("/targets/X34:28108/BUD-001/?as_of=2026-10")), (
        "not approved yet"
    )
    through(office)
    page = said(hoa.get("/targets/X34:28108/BUD-001/?as_of=2026-10"))
    assert "Theo phân tổ" in page
    assert "25 tỷ đồng" in page
    assert "25,00%" in page
    assert '<span class="tag">Thu từ đất</span>' in page, "each telling says of which part it is"
    assert "Thu từ đất 25; Thu khác 75" in said(hoa.get("/targets/X34:28108/?as_of=2026-10"))
