"""Setting up by Excel: out with what stands, back with its faults marked, looked at, taken whole and once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from tests.actions.conftest import Office
from tests.web.setup.test_targets import laid
from vedich.exchange.sheets import ALL_SHEETS
from vedich.exchange.template.writing import HEAD_ROW
from vedich.store.models import Agency, Appointment, IndicatorVersion, Target, TargetVersion, User

Start = Callable[[User], Client]
ROOM = "/setup/workbooks/"


def filled(data: bytes, key: str, *rows: dict[str, Any]) -> SimpleUploadedFile:
    """Write rows under those that a workbook has."""
    sheet = next(each for each in ALL_SHEETS if each.key == key)
    book = openpyxl.load_workbook(BytesIO(data))
    page = book[sheet.name.vi]
    at = HEAD_ROW + 2
    while page.cell(at, 2).value or page.cell(at, 3).value:
        at += 1
    for number, row in enumerate(rows):
        for column, value in row.items():
            page.cell(at + number, sheet.place(column) + 1, value)
    stream = BytesIO()
    book.save(stream)
    return SimpleUploadedFile("điền.xlsx", stream.getvalue())


def looked_at(client: Client, file: SimpleUploadedFile) -> tuple[str, str]:
    page = client.post(ROOM, {"act": "look", "workbook": file}).content.decode()
    return page, page.partition('name="hash" value="')[2][:64]


def test_targets_with_what_is_assigned_down_are_looked_at_and_taken_once(office: Office, as_: Start) -> None:
    laid(office)
    lan = as_(office.lan)
    out = lan.get(f"{ROOM}targets/", {"area": "T34:80", "year": "2026"})
    book = openpyxl.load_workbook(BytesIO(out.content))
    assert [name for name in ("Mục tiêu", "Số liệu", "Chỉ tiêu") if name in book.sheetnames] == ["Mục tiêu"]
    whole = {
        "number": 7, "indicator": "BUD-002", "area": "T34:80", "period": "năm 2026", "basis": "HĐND giao",
        "document": "58/NQ-HĐND", "document_on": "12/12/2025", "operator": "từ … trở lên (≥)", "value": 90,
    }  # fmt: skip
    part = {
        **whole, "number": 8, "area": "X34:28108", "basis": "cấp trên giao", "assigned_from": 7, "value": 90
    }  # fmt: skip
    page, token = looked_at(lan, filled(out.content, "targets", whole, part))
    assert "2 dòng mới hoặc đổi" in page and "1 dòng hồ sơ đã có" in page
    assert Target.objects.count() == 1
    done = lan.post(ROOM, {"act": "save", "hash": token}).content.decode()
    assert "Đã ghi" in done
    child = Target.objects.get(assigned_from__indicator__code="BUD-002")
    assert child.versions.get().value == Decimal(90)
    # Twice is once: the same press finds nothing waiting, the same file has nothing new.
    assert lan.post(ROOM, {"act": "save", "hash": token}).status_code == 302
    assert "Không có gì mới để ghi" in looked_at(lan, filled(out.content, "targets", whole, part))[0]
    assert TargetVersion.objects.count() == 3


def test_a_workbook_with_faults_comes_back_marked_and_nothing_is_written(office: Office, as_: Start) -> None:
    lan = as_(office.lan)
    out = lan.get(f"{ROOM}targets/", {"area": "T34:80", "year": "2026"}).content
    wrong = {
        "number": 1, "indicator": "BUD-01", "area": "X34:28108", "period": "năm 2026", "basis": "HĐND giao",
        "operator": "từ … trở lên (≥)", "value": "chín mươi",
    }  # fmt: skip
    answer = lan.post(ROOM, {"act": "look", "workbook": filled(out, "targets", wrong)})
    assert "l%E1%BB%97i.xlsx" in answer["Content-Disposition"]
    book = openpyxl.load_workbook(BytesIO(answer.content))
    assert book.sheetnames[0] == "Cần sửa"
    assert "không phải là số" in str([cell.value for row in book["Cần sửa"].iter_rows() for cell in row])
    assert not Target.objects.exists()
    for file in (SimpleUploadedFile("a.xlsx", b"PK"), SimpleUploadedFile("a.docx", b"x" * 1_600_000)):
        assert lan.post(ROOM, {"act": "look", "workbook": file}).status_code == 422
    assert lan.post(ROOM, {"act": "look"}).status_code == 422


def test_people_are_made_with_their_roles_and_get_their_passwords_once(office: Office, as_: Start) -> None:
    with override_settings(VEDICH_DEMONSTRATION=True):
        admin = as_(office.administrator)
        out = admin.get(f"{ROOM}people/").content
        thu = {
            "username": "thu", "name": "Trần Thị Thu", "position": "Công chức", "role": "người nhập số liệu",
            "area": "X34:28108", "since": "1/1/2026",
        }  # fmt: skip
        second = {**thu, "role": "người xem", "area": "tỉnh Tây Ninh", "until": "31/12/2026"}
        lead = {
            "username": "an", "name": "Lê An", "role": "người duyệt", "area": "X34:28108",
            "since": "1/1/2026", "acting_for": "binh", "agency": "ubnd-can-duoc",
        }  # fmt: skip
        bad = [
            *({**thu, **change} for change in ({"area": ""}, {"role": "quản trị tài khoản"}, {"name": ""})),
            {**thu, "username": "Thu Trần"},
            {**lead, "acting_for": "khong-ai"},
            {**lead, "agency": "so-la"},
        ]
        marked = admin.post(ROOM, {"act": "look", "workbook": filled(out, "people", *bad)}).content
        returned = openpyxl.load_workbook(BytesIO(marked))["Cần sửa"]
        assert returned["A1"].value == "6 CHỖ CẦN SỬA"
        assert not User.objects.filter(username="thu").exists()
        page, token = looked_at(admin, filled(out, "people", thu, second, lead))
        assert "3 dòng mới" in page and "Tài khoản mới: thu, an" in page
        assert not User.objects.filter(username="thu").exists()
        done = admin.post(ROOM, {"act": "save", "hash": token})
        assert done["Cache-Control"] == "no-store"
        password = done.content.decode().partition('thu</th><td translate="no"><code>')[2].partition("<")[0]
        user = User.objects.get(username="thu")
        assert user.check_password(password)
        assert Appointment.objects.filter(user=user).count() == 2
        assert Appointment.objects.get(user__username="an").acting_for == office.binh
        again = admin.get(f"{ROOM}people/").content
        assert "Không có gì mới" in looked_at(admin, filled(again, "people"))[0]


def test_indicators_of_ones_own_come_by_workbook_and_rights_hold(office: Office, as_: Start) -> None:
    keeper = as_(office.keeper)
    own = {
        "code": "XA-001", "vi": "Hộ dùng nước sạch", "measure": "hộ", "kind": "tại một thời điểm",
        "direction": "càng cao càng tốt", "frequency": "năm", "aggregation": "sum",
    }  # fmt: skip
    file = filled(keeper.get(f"{ROOM}indicators/").content, "indicators", own)
    data = file.read()
    token = looked_at(keeper, SimpleUploadedFile("a.xlsx", data))[1]
    assert keeper.post(ROOM, {"act": "save", "hash": token}).status_code == 200
    assert IndicatorVersion.objects.get(indicator__code="XA-001").measure == "hộ"
    # Somebody else's workbook in the hands of a specialist comes back: each row says that they may not.
    strange = filled(keeper.get(f"{ROOM}indicators/").content, "indicators", {**own, "code": "XA-002"})
    refused = as_(office.lan).post(ROOM, {"act": "look", "workbook": strange})
    assert "attachment" in refused["Content-Disposition"]
    hoa = as_(office.hoa)
    assert hoa.post(ROOM, {"act": "look"}).status_code == 404
    for kind in ("targets", "indicators", "people", "else"):
        assert hoa.get(f"{ROOM}{kind}/", {"area": "X34:28108"}).status_code == 404
    assert as_(office.lan).get(f"{ROOM}targets/", {"area": "T34:01"}).status_code == 404


def test_agencies_are_added_renamed_and_merged_by_workbook(office: Office, as_: Start) -> None:
    keeper = as_(office.keeper)
    assert keeper.get(f"{ROOM}people/").status_code == 404
    out = keeper.get(f"{ROOM}agencies/", {"year": "2026"})
    guide = openpyxl.load_workbook(BytesIO(out.content)).worksheets[0]
    told = " ".join(str(cell.value) for row in guide.iter_rows() for cell in row if cell.value)
    assert told.startswith("MẪU CƠ QUAN") and "Trang Mục tiêu" not in told
    new = {"key": "so-tai-chinh", "name": "Sở Tài chính", "kind": "sở, phòng chuyên môn", "area": "T34:80"}
    other = {**new, "key": "so-ke-hoach", "name": "Sở Kế hoạch"}
    page, token = looked_at(keeper, filled(out.content, "agencies", new, other))
    assert "2 dòng mới hoặc đổi" in page and "1 dòng hồ sơ đã có" in page
    assert Agency.objects.count() == 1
    keeper.post(ROOM, {"act": "save", "hash": token})
    assert Agency.objects.get(key="so-ke-hoach").kind == "department"
    blank = {"key": "so-tai-chinh", "name": "Sở Tài chính và Kế hoạch", "since": "1/11/2026"}
    back = keeper.post(ROOM, {"act": "look", "workbook": filled(out.content, "agencies", blank)})
    assert back["Content-Type"].endswith("sheet"), "without its decision the line comes back marked"
    named = {**blank, "decision": "12/QĐ-UBND"}
    passed = {
        "key": "so-ke-hoach", "name": "Sở Kế hoạch", "since": "1/11/2026", "into": "so-tai-chinh",
        "decision": "12/QĐ-UBND",
    }  # fmt: skip
    for told in ("2 dòng mới hoặc đổi", "3 dòng hồ sơ đã có"):
        page, token = looked_at(keeper, filled(out.content, "agencies", named, passed))
        assert told in page
        keeper.post(ROOM, {"act": "save", "hash": token})
    row = Agency.objects.get(key="so-ke-hoach")
    assert row.merged_into is not None and row.merged_into.vi == "Sở Tài chính và Kế hoạch"
    assert row.until == date(2026, 10, 31)
