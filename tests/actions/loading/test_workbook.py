"""A workbook is taken whole or not at all; every line that cannot be taken is named with its remedy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.actions.conftest import NOW, Office
from vedich.actions.areas import add_area
from vedich.actions.loading.faults import WorkbookRefusedError
from vedich.actions.loading.workbook import Taken, load_workbook
from vedich.actions.trouble import ClockError
from vedich.domain.area import AreaType
from vedich.exchange.cells import Broken, Cell, Percent
from vedich.exchange.template.reading import Filled, Line
from vedich.store.models import (
    Area,
    Document,
    Event,
    ImportRun,
    IndicatorVersion,
    Observation,
    Target,
    TargetSet,
    TargetVersion,
    User,
)
from vedich.store.verification import verify_record

RESULT: Mapping[str, Cell] = {
    "indicator": "BUD-001 · Tổng thu ngân sách nhà nước trên địa bàn",
    "area": "X34:28108 · xã Cần Đước",
    "period": "tháng 9/2026",
    "as_of": date(2026, 9, 25),
    "vintage": "thực hiện",
    "value": Decimal("61.45"),
    "measure": "tỷ đồng",
}
TARGET: Mapping[str, Cell] = {
    "number": Decimal(1),
    "indicator": "BUD-001",
    "area": "T34:80",
    "period": "năm 2026",
    "basis": "HĐND giao",
    "document": "58/NQ-HĐND",
    "document_on": date(2025, 12, 12),
    "operator": "từ … trở lên (≥)",
    "value": Decimal(1000),
}
AREA: Mapping[str, Cell] = {
    "key": "L:ap-1",
    "type": "thôn",
    "name": "Ấp 1",
    "parent": "X34:28108",
    "since": date(2026, 1, 1),
    "document": "12/NQ-HĐND",
    "document_on": date(2025, 12, 12),
}
INDICATOR: Mapping[str, Cell] = {
    "code": "XA-001",
    "vi": "Số tuyến đường hoa",
    "measure": "tuyến",
    "kind": "tại một thời điểm",
    "direction": "càng cao càng tốt",
    "frequency": "quý",
    "aggregation": "sum",
}


def sheet(*rows: Mapping[str, Cell]) -> tuple[Line, ...]:
    """Give rows as they stand in a workbook, from row 5 on."""
    return tuple(Line(at, row) for at, row in enumerate(rows, start=5))


def load(by: User, source: str = "ab", **sheets: tuple[Line, ...]) -> dict[str, Taken]:
    return load_workbook(by=by, at=NOW, filled=Filled(sheets), source_hash=source * 32)


def refused(by: User, **sheets: tuple[Line, ...]) -> dict[tuple[str, int], str]:
    """Give what is refused, by sheet and row; nothing at all was changed."""
    before = Event.objects.count()
    with pytest.raises(WorkbookRefusedError) as refusal:
        load(by, **sheets)
    assert Event.objects.count() == before
    assert not Observation.objects.exists()
    assert not ImportRun.objects.exists()
    return {(fault.sheet, fault.row): fault.refusal.say("vi") for fault in refusal.value.faults}


def test_results_are_one_import_and_the_same_file_again_doubles_nothing(office: Office) -> None:
    rows = sheet(RESULT, {**RESULT, "indicator": "AGR-002", "measure": None, "value": Decimal(4120)})
    assert load(office.hoa, observations=rows)["observations"] == Taken(done=2)
    assert Event.objects.filter(action="publish_import").count() == 1
    assert load(office.hoa, observations=rows)["observations"] == Taken(there=2)
    mended = sheet(*(line.cells for line in rows), {**RESULT, "vintage": "ước lần 1"})
    assert load(office.hoa, "cd", observations=mended)["observations"] == Taken(done=1, there=2)
    assert load(office.hoa, "ef", observations=mended)["observations"] == Taken(there=3)
    assert Observation.objects.count() == 3
    assert ImportRun.objects.filter(published_at=None).count() == 0
    assert Observation.objects.get(indicator__code="AGR-002").measure == "ha"
    assert verify_record().faults == ()


def test_goals_of_parts_are_set_under_their_whole_assigned_down_and_found_again(office: Office) -> None:
    whole = {**TARGET, "indicator": "LAB-002", "value": Decimal(120)}
    women = {**whole, "number": Decimal(2), "part": "Nữ", "value": Decimal(60), "whole": Decimal(1)}
    below = {
        **women, "number": Decimal(3), "area": "X34:28108", "whole": None, "assigned_from": Decimal(2),
        "document": None, "document_on": None,
    }  # fmt: skip
    rows = sheet(whole, women, below)
    assert load(office.lan, targets=rows)["targets"] == Taken(done=3)
    parts = [row.category.key if row.category else "" for row in Target.objects.order_by("pk")]
    assert parts == ["", "female", "female"]
    assert load(office.lan, "cd", targets=rows)["targets"] == Taken(there=3)
    wrong = sheet(whole, women, {**below, "part": None}, {**women, "part": "Người Mường"})
    found = refused(office.lan, targets=wrong)
    assert "không có phần “Người Mường”" in found["targets", 8]
    assert "là chỉ tiêu hoặc kỳ khác" in found["targets", 7]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"indicator": "BUD-01"}, "không có chỉ tiêu “BUD-01” trong hồ sơ; có phải là: BUD-001 · "),
        ({"indicator": "thu ngân sách nhà nước"}, "có phải là: BUD-001"),
        ({"indicator": None}, "chưa ghi chỉ tiêu; điền ô này"),
        ({"area": "xã Cần Đướt"}, "có phải là: X34:28108 · xã Cần Đước?"),
        ({"area": "X34:28109"}, "có phải là: X34:28108 · xã Cần Đước"),
        ({"measure": "ha"}, "đơn vị tính “ha” không đổi được ra “tỷ đồng”"),
        ({"value": "sáu mươi"}, "“sáu mươi” không phải là số; chỉ ghi số, ví dụ 61,45"),
        ({"value": Broken("#REF!")}, "“#REF!” không phải là số"),
        ({"value": Percent(Decimal("84.2"))}, "ô này hiện 84.2% mà đơn vị tính là “tỷ đồng”"),
        ({"value": None}, "ô trống không phải là 0 và không phải là kết quả; ghi số; nếu thật sự bằng không"),
        ({"period": "tháng 13/2026"}, "không phải là một kỳ; ghi như: tháng 9/2026"),
        ({"period": "tháng 2/2027"}, "kỳ 2027-02 chưa bắt đầu nên chưa thể có kết quả; sửa lại kỳ"),
        ({"as_of": "31/2/2026"}, "“31/2/2026” không phải là ngày; ghi như 25/9/2026"),
        ({"vintage": "gần đúng"}, "không có trong danh sách; chọn một trong: dự báo, ước lần 1"),
        ({"area": "T34:80"}, "tài khoản của bạn không có quyền"),
    ],
)
def test_a_line_that_cannot_be_taken_is_named_and_nothing_of_the_file_is(
    change: dict[str, Cell], said: str, office: Office
) -> None:
    found = refused(office.hoa, observations=sheet(RESULT, {**RESULT, **change}))
    assert list(found) == [("observations", 6)]
    assert said in found["observations", 6]


def test_nought_is_a_figure(office: Office) -> None:
    assert load(office.hoa, observations=sheet({**RESULT, "value": Decimal(0)}))["observations"].done == 1
    assert Observation.objects.get().value == 0


def test_a_line_that_stands_twice_names_the_row_of_the_other(office: Office) -> None:
    found = refused(office.hoa, observations=sheet(RESULT, {**RESULT, "value": Decimal(62)}))
    assert "trùng với dòng 5" in found["observations", 6]


def test_a_dissolved_area_names_its_heir(office: Office) -> None:
    old = Area.objects.exclude(until=None).filter(became__new=office.commune, level="commune").first()
    assert old is not None
    found = refused(office.lan, observations=sheet({**RESULT, "area": old.key}))
    assert (
        f"địa bàn {old.key} đã kết thúc ngày 30/06/2025; ghi địa bàn kế tục: X34:28108 · xã Cần Đước"
        in (found["observations", 5])
    )


def test_another_figure_than_the_record_has_needs_a_reason_and_then_corrects_it(office: Office) -> None:
    load(office.hoa, observations=sheet(RESULT))
    other = {**RESULT, "value": Decimal(62)}
    with pytest.raises(WorkbookRefusedError) as refusal:
        load(office.hoa, "cd", observations=sheet(other))
    assert "hồ sơ đang có 61,45 tỷ đồng" in refusal.value.faults[0].refusal.say("vi")
    load(office.hoa, "cd", observations=sheet({**other, "reason": "cộng thiếu một khoản"}))
    first, second = Observation.objects.order_by("pk")
    assert (second.supersedes, second.value, first.value) == (first, 62, Decimal("61.45"))
    assert load(office.hoa, "ef", observations=sheet(other))["observations"] == Taken(there=1)


def test_a_clock_that_was_turned_back_is_noticed(office: Office) -> None:
    load(office.hoa, observations=sheet(RESULT))
    filled = Filled({"observations": sheet({**RESULT, "value": Decimal(1), "vintage": "sơ bộ"})})
    with pytest.raises(ClockError, match="Set the clock") as refusal:
        load_workbook(by=office.hoa, at=NOW - timedelta(hours=2), filled=filled, source_hash="cd" * 32)
    assert "trước việc gần nhất đã ghi trong hồ sơ" in refusal.value.vi
    assert Observation.objects.count() == 1


def test_targets_are_set_by_document_and_basis_with_their_parts(office: Office) -> None:
    rows = sheet(
        TARGET,
        {**TARGET, "number": Decimal(2), "indicator": "BUD-002", "value": Decimal(600), "whole": Decimal(1)},
        {**TARGET, "number": None, "basis": "phấn đấu", "value": Decimal(1100), "document": None},
    )
    assert load(office.lan, targets=rows)["targets"] == Taken(done=3)
    assert sorted(TargetSet.objects.values_list("basis", flat=True)) == ["adopted", "stretch"]
    part = Target.objects.get(indicator__code="BUD-002")
    assert part.whole is not None
    assert part.whole.indicator.code == "BUD-001"
    assert Document.objects.get().number == "58/NQ-HĐND"
    assert load(office.lan, "cd", targets=rows)["targets"] == Taken(there=3)
    later = sheet(*(line.cells for line in rows), {
        **TARGET, "number": Decimal(9), "indicator": "BUD-003", "value": Decimal(1), "whole": Decimal(1),
    })  # fmt: skip
    assert load(office.lan, "ef", targets=later)["targets"] == Taken(done=1, there=3)
    assert Target.objects.get(indicator__code="BUD-003").whole == part.whole


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"basis": None}, "chưa rõ chỉ tiêu do ai giao; chọn căn cứ: cấp trên giao, HĐND giao"),
        ({"value": None}, "cần một số; ô trống không phải là 0"),
        ({"operator": "trong khoảng (từ - đến)"}, "cần cả số đầu và số cuối"),
        ({"measure": "ha"}, "không đổi được ra “tỷ đồng”"),
        ({"whole": Decimal(7)}, "không có dòng TT 7 dùng được trong trang này"),
        ({"whole": Decimal(1), "number": Decimal(1)}, "vòng tròn"),
        ({"assigned_from": Decimal(7)}, "không có dòng TT 7"),
        ({"area": "X99"}, "không có địa bàn “X99” trong hồ sơ"),
        ({"lead": "Sở Không Có"}, "không có cơ quan Sở Không Có"),
        ({"document": "số 1"}, "không phải số hiệu văn bản"),
        ({"number": Decimal("1.5")}, "không phải là số thứ tự"),
    ],
)
def test_a_target_that_cannot_be_set_is_named(change: dict[str, Cell], said: str, office: Office) -> None:
    found = refused(office.lan, targets=sheet({**TARGET, **change}))
    assert said in found["targets", 5]
    assert not Target.objects.exists()


def test_parts_that_are_parts_of_one_another_are_refused(office: Office) -> None:
    found = refused(
        office.lan,
        targets=sheet(
            {**TARGET, "whole": Decimal(2)},
            {**TARGET, "number": Decimal(2), "indicator": "BUD-002", "whole": Decimal(1)},
        ),
    )
    assert "vòng tròn: dòng TT 2 lại là phần của dòng này" in found["targets", 5]


def test_a_clerk_sets_no_targets(office: Office) -> None:
    found = refused(office.hoa, targets=sheet({**TARGET, "area": "X34:28108"}))
    assert "không có quyền" in found["targets", 5]


def down(value: int, area: str = "X34:28108") -> dict[str, Cell]:
    """Give a line that is assigned down from line 1."""
    return {
        **TARGET,
        "number": None,
        "area": area,
        "basis": "cấp trên giao",
        "value": Decimal(value),
        "assigned_from": Decimal(1),
        "document": "100/QĐ-UBND",
    }


def test_targets_are_assigned_down_where_the_parts_come_to_the_whole(office: Office) -> None:
    rows = sheet(TARGET, down(1000))
    assert load(office.lan, targets=rows)["targets"] == Taken(done=2)
    child = Target.objects.get(area=office.commune)
    assert child.assigned_from is not None
    assert child.assigned_from.area == office.province
    assert load(office.lan, "cd", targets=rows)["targets"] == Taken(there=2)


def test_a_difference_of_the_parts_is_refused_until_it_has_a_reason(office: Office) -> None:
    found = refused(office.lan, targets=sheet(TARGET, down(990)))
    assert list(found) == [("targets", 5)]
    assert (
        "tổng giao cho 1 địa bàn là 990 tỷ đồng, khác chỉ tiêu cấp trên 1000 (chênh -10)"
        in (found["targets", 5])
    )
    load(office.lan, targets=sheet({**TARGET, "reason": "dự phòng 10 tỷ"}, down(990)))
    event = Event.objects.get(action="assign_down")
    assert '"difference":"-10"' in event.content
    assert "dự phòng 10 tỷ" in event.content


def test_shares_in_another_measure_are_converted(office: Office) -> None:
    share = {**down(0), "value": Decimal(1_000_000), "measure": "triệu đồng"}
    assert load(office.lan, targets=sheet(TARGET, share))["targets"] == Taken(done=2)
    assert TargetVersion.objects.get(target__area=office.commune).value == 1000


def test_a_level_that_differs_is_changed_by_a_document_with_a_reason(office: Office) -> None:
    load(office.lan, targets=sheet(TARGET))
    other = {**TARGET, "value": Decimal(1200), "document": "70/NQ-HĐND", "document_on": date(2026, 7, 1)}
    with pytest.raises(WorkbookRefusedError) as refusal:
        load(office.lan, "cd", targets=sheet({**TARGET, "value": Decimal(1200)}))
    assert "hồ sơ đang có chỉ tiêu này: từ … trở lên (≥) 1000 tỷ đồng" in (
        refusal.value.faults[0].refusal.say("vi")
    )
    rows = sheet({**other, "reason": "điều chỉnh giữa năm"})
    assert load(office.lan, "cd", targets=rows)["targets"] == Taken(done=1)
    assert load(office.lan, "ef", targets=rows)["targets"] == Taken(there=1)
    last = TargetVersion.objects.order_by("-version").first()
    assert last is not None
    assert (last.version, last.value, last.since) == (2, 1200, date(2026, 7, 1))
    assert Target.objects.count() == 1


def test_areas_are_added_behind_their_parents_renamed_and_moved(office: Office) -> None:
    below = {**AREA, "key": "L:to-1", "name": "Tổ 1", "parent": "L:ap-1"}
    assert load(office.keeper_and_specialist(), areas=sheet(below, AREA))["areas"] == Taken(done=2)
    assert Area.objects.get(key="L:to-1").parents.get().parent.key == "L:ap-1"
    again = {**AREA, "name": "Ấp Nhất", "since": date(2026, 6, 1)}
    taken = load(office.keeper_and_specialist(), "cd", areas=sheet(again, below))
    assert taken["areas"] == Taken(done=1, there=1)
    assert Area.objects.get(key="L:ap-1").names.get(until=None).name == "Ấp Nhất"


def test_areas_in_a_circle_are_refused(office: Office) -> None:
    who = office.keeper_and_specialist()
    first, second = {**AREA, "parent": "L:ap-2"}, {**AREA, "key": "L:ap-2", "parent": "L:ap-1"}
    found = refused(who, areas=sheet(first, second))
    assert "trực thuộc vòng tròn: L:ap-2" in found["areas", 5]
    assert "vòng tròn" in refused(who, areas=sheet({**AREA, "parent": "L:ap-1"}))["areas", 5]
    for key, above in (("L:ap-1", office.commune), ("L:to-1", None)):
        add_area(
            by=who,
            at=NOW,
            key=key,
            type=AreaType.VILLAGE,
            name=key,
            parent=above or Area.objects.get(key="L:ap-1"),
            since=date(2026, 1, 1),
        )
    moved = {**AREA, "name": "L:ap-1", "parent": "L:to-1", "since": date(2026, 6, 1)}
    assert "nằm dưới L:ap-1" in refused(who, areas=sheet(moved))["areas", 5]


def test_a_clerk_adds_no_areas(office: Office) -> None:
    assert "không có quyền" in refused(office.hoa, areas=sheet(AREA))["areas", 5]


def test_indicators_are_defined_and_used_in_the_same_file(office: Office) -> None:
    figures = {**RESULT, "indicator": "XA-001", "measure": None, "value": Decimal(5)}
    taken = load(office.keeper_and_specialist(), indicators=sheet(INDICATOR), observations=sheet(figures))
    assert (taken["indicators"], taken["observations"]) == (Taken(done=1), Taken(done=1))
    other = {**INDICATOR, "measure": "km"}
    with pytest.raises(WorkbookRefusedError) as refusal:
        load(office.keeper_and_specialist(), "cd", indicators=sheet(other))
    assert "hồ sơ đã định nghĩa XA-001 khác: “tuyến”" in refusal.value.faults[0].refusal.say("vi")
    load(office.keeper_and_specialist(), "cd", indicators=sheet({**other, "since": date(2027, 1, 1)}))
    assert IndicatorVersion.objects.filter(indicator__code="XA-001").count() == 2


def test_a_fault_in_one_sheet_leaves_the_others_untaken(office: Office) -> None:
    who = office.keeper_and_specialist()
    wrong = {**RESULT, "value": "?"}
    found = refused(who, areas=sheet(AREA), indicators=sheet(INDICATOR), observations=sheet(wrong))
    assert list(found) == [("observations", 5)]
    assert not Area.objects.filter(key="L:ap-1").exists()
    assert not IndicatorVersion.objects.filter(indicator__code="XA-001").exists()


def test_english_says_the_same(office: Office) -> None:
    with pytest.raises(WorkbookRefusedError) as refusal:
        load(office.hoa, observations=sheet({**RESULT, "value": None}))
    told = refusal.value.faults[0].refusal
    assert "a blank is not 0" in told.say("en")
    assert refusal.value.en.startswith("1 of 1 rows cannot be taken")
