"""Targets by form: levels on several bases at once, told in words before they are saved, changed, ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from tests.actions.conftest import NOW, Office
from vedich.actions.levels import Level, end_target, set_levels
from vedich.actions.observations import Said, record_observations
from vedich.actions.targets import Aim, change_target
from vedich.actions.trouble import ActionError, StaleError
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.store.models import Document, Event, Target, TargetAgency, TargetVersion, User

Start = Callable[[User], Client]
NEW = "/setup/targets/X34:28108/new/"
LIST = "/setup/targets/X34:28108/"
FORM = {
    "indicator": "BUD-001 · Thu ngân sách", "operator": "at_least", "measure": "", "words": "",
    "tolerance": "", "reference": "", "lead": "ubnd-can-duoc",
    "level-TOTAL_FORMS": "4", "level-INITIAL_FORMS": "4", "part-TOTAL_FORMS": "2", "part-INITIAL_FORMS": "2",
    "level-0-period": "năm 2026", "level-0-basis": "assigned", "level-0-value": "73,50",
    "level-0-number": "2015/QĐ-UBND", "level-0-on": "2025-12-10",
    "level-1-period": "năm 2026", "level-1-basis": "adopted", "level-1-value": "75",
    "level-1-number": "58/NQ-HĐND", "level-1-on": "2025-12-20",
    "level-2-period": "quý I/2026", "level-2-basis": "stretch", "level-2-value": "20",
    "level-3-period": "2026-2030", "level-3-basis": "term", "level-3-value": "",
    "part-0-indicator": "BUD-002", "part-0-operator": "at_least", "part-0-value": "1.234,5", "part-0-of": "2",
    "part-1-indicator": "", "part-1-operator": "at_least", "act": "save", "once": "k1",
}  # fmt: skip


def test_one_form_sets_a_target_on_several_bases_with_periods_parts_and_documents(
    office: Office, as_: Start
) -> None:
    lan = as_(office.lan)
    page = lan.get(NEW).content.decode()
    assert "Kế hoạch 5 năm" in page or "kế hoạch 5 năm" in page
    assert 'value="năm 20' in page
    lan.cookies["vedich-lang"] = "en"
    assert 'value="năm 20' not in lan.get(NEW).content.decode()
    lan.cookies["vedich-lang"] = "vi"
    shown = lan.post(NEW, {**FORM, "act": "look"}).content.decode()
    assert "Đạt khi kết quả ≥ 73,50 tỷ đồng." in shown
    assert "Gần đạt từ 90 % của mức này." in shown
    assert not Target.objects.exists()
    first, again = lan.post(NEW, FORM), lan.post(NEW, FORM)
    assert (first.status_code, first["Location"]) == (302, again["Location"])
    rows = {
        (row.target.set.basis, row.target.set.period, row.target.indicator.code): row
        for row in TargetVersion.objects.select_related("target__set", "target__indicator", "document")
    }
    assert set(rows) == {
        ("assigned", "2026", "BUD-001"),
        ("adopted", "2026", "BUD-001"),
        ("stretch", "2026-Q1", "BUD-001"),
        ("adopted", "2026", "BUD-002"),
    }
    level = rows["assigned", "2026", "BUD-001"]
    assert (level.value, level.printed) == (Decimal("73.50"), "73,50")
    assert level.document is not None and level.document.number == "2015/QĐ-UBND"
    part = rows["adopted", "2026", "BUD-002"]
    assert part.target.whole == rows["adopted", "2026", "BUD-001"].target
    assert TargetAgency.objects.filter(leads=True, agency=office.committee).count() == 3
    assert Event.objects.filter(action="set_levels").count() == 1
    told = lan.get(LIST, {"year": "2026"}).content.decode()
    assert told.index("73,50") < told.index("75</a>")
    assert "trong đó:" in told
    # The same once more is refused at its lines, and nothing is doubled.
    refused = lan.post(NEW, {**FORM, "once": "k2"})
    assert refused.status_code == 422
    assert "đã có mức cho căn cứ" in refused.content.decode()
    assert Target.objects.count() == 4


def test_a_part_of_a_breakdown_has_a_goal_of_its_own_under_its_whole_and_is_judged_by_its_own_results(
    office: Office, as_: Start
) -> None:
    lan = as_(office.lan)
    form = {
        **FORM, "indicator": "LAB-002", "level-1-value": "", "level-1-number": "", "level-2-value": "",
        "level-0-value": "120", "part-0-indicator": "", "part-0-part": "sex.female", "part-0-value": "60",
        "part-0-of": "1",
    }  # fmt: skip
    assert "Nữ</option>" in lan.get(NEW).content.decode()
    assert lan.post(NEW, form).status_code == 302
    whole, women = Target.objects.order_by("pk")
    assert (whole.category, women.whole, women.indicator) == (None, whole, whole.indicator)
    assert women.category is not None and women.category.key == "female"
    told = lan.get(LIST, {"year": "2026"}).content.decode()
    assert "Tạo việc làm mới – Nữ" in told
    assert "Tạo việc làm mới – Nữ" in lan.get(f"/setup/targets/X34:28108/{whole.pk}/").content.decode()
    female = women.category_id
    for category, value in ((None, 200), (female, 30)):
        said = Said(
            "LAB-002", office.commune.key, Period.first_months(2026, 9), date(2026, 10, 1), Vintage.ACTUAL,
            "lao động", Decimal(value), category=category,
        )  # fmt: skip
        record_observations(by=office.hoa, at=NOW, rows=[said])
    page = lan.get("/targets/X34:28108/?as_of=2026-09").content.decode()
    assert "Tạo việc làm mới - Nữ" in page
    # Another level for the part alone stands on its own; the very same once more does not.
    alone = {**form, "part": "sex.female", "part-0-part": "", "once": "k2"}
    assert lan.post(NEW, alone).status_code == 302
    assert lan.post(NEW, {**alone, "once": "k3"}).status_code == 422


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"level-0-value": "bảy mươi"}, "không phải là số"),
        ({"level-0-period": "tháng mười ba"}, "không phải là một kỳ"),
        ({"indicator": "BUD-01"}, "có phải là"),
        ({"measure": "ha"}, "không đổi được ra"),
        ({"operator": "between"}, "Cần số cuối"),
        ({"operator": "text"}, "cần ghi bằng lời"),
        ({"part-0-of": "9"}, "Không có dòng mức số này"),
        ({"level-0-value": "", "level-0-number": "1/QĐ-UBND"}, "ô trống không phải là 0"),
        ({"lead": "so-khong-co"}, "không có cơ quan"),
        ({"level-1-number": "nghị quyết"}, "không phải số hiệu"),
        ({f"level-{n}-{key}": "" for n in range(4) for key in ("value", "number")}, "Chưa có mức"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said_at_its_field_and_nothing_is_saved(
    changed: dict[str, str], said: str, office: Office, as_: Start
) -> None:
    refused = as_(office.lan).post(NEW, {**FORM, **changed})
    assert (refused.status_code, said in refused.content.decode()) == (422, True)
    assert not Target.objects.exists()


def test_more_lines_keep_what_was_typed(office: Office, as_: Start) -> None:
    page = as_(office.lan).post(NEW, {**FORM, "act": "more"}).content.decode()
    assert 'name="level-7-value"' in page
    assert 'value="73,50"' in page
    assert "parts" in page and 'class="fault"' not in page


def laid(office: Office, value: str = "73") -> Target:
    level = Level(
        Period.year(2026), Basis.ADOPTED, (Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(value)),)
    )
    made = set_levels(by=office.lan, at=NOW, area=office.commune, levels=[level])
    return Target.objects.get(pk=made["targets"][0])


CHANGE = {
    "act": "change", "operator": "at_least", "value": "80", "value_max": "", "words": "",
    "since": "2026-07-01", "number": "12/NQ-HĐND", "on": "2026-06-30", "reason": "điều chỉnh giữa năm",
    "seen": "1",
}  # fmt: skip


def test_a_change_has_its_day_its_document_and_its_reason_and_the_old_level_stays(
    office: Office, as_: Start
) -> None:
    target, lan = laid(office), as_(office.lan)
    address = f"{LIST}{target.pk}/"
    assert lan.post(address, {**CHANGE, "reason": ""}).status_code == 422
    assert lan.post(address, CHANGE).status_code == 302
    rows = list(TargetVersion.objects.filter(target=target).order_by("version"))
    assert [(row.value, row.standing, row.since) for row in rows] == [
        (Decimal(73), "set", date(2026, 1, 1)),
        (Decimal(80), "changed", date(2026, 7, 1)),
    ]
    assert rows[1].document == Document.objects.get(number="12/NQ-HĐND")
    page = lan.get(address).content.decode()
    assert "Bản 1" in page and "điều chỉnh giữa năm" in page


def test_a_stale_form_shows_both_side_by_side_and_may_be_sent_again(office: Office, as_: Start) -> None:
    target, lan = laid(office), as_(office.lan)
    aim = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(90))
    since = date(2026, 6, 1)
    change_target(
        by=office.minh, at=NOW, target=target, version=1, aim=aim, since=since, reason="Nghị quyết mới"
    )
    answer = lan.post(f"{LIST}{target.pk}/", CHANGE)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "<td>80</td>" in page and "90</td>" in page and "minh" in page
    assert TargetVersion.objects.filter(target=target).count() == 2
    # What was typed is still there, and rests on what stands now.
    assert 'value="80"' in page and 'name="seen" value="2"' in page
    assert lan.post(f"{LIST}{target.pk}/", {**CHANGE, "seen": "2"}).status_code == 302


def test_a_target_that_ends_stays_on_record_and_may_be_set_anew(office: Office, as_: Start) -> None:
    target, lan = laid(office), as_(office.lan)
    ended = {"act": "end", "end-since": "2026-07-01", "end-reason": "Nghị quyết bãi bỏ", "end-seen": "1"}
    assert lan.post(f"{LIST}{target.pk}/", ended).status_code == 302
    assert "đã kết thúc" in lan.get(LIST, {"year": "2026"}).content.decode()
    with pytest.raises(ActionError, match="ended already"):
        end_target(by=office.lan, at=NOW, target=target, version=2, since=date(2026, 8, 1), reason="lần nữa")
    with pytest.raises(StaleError):
        end_target(by=office.lan, at=NOW, target=target, version=1, since=date(2026, 8, 1), reason="cũ")
    laid(office, "60")
    with pytest.raises(ActionError, match="already"):
        laid(office, "61")


def test_a_leader_names_a_document_on_record_and_registers_none(office: Office, as_: Start) -> None:
    target, minh = laid(office), as_(office.minh)
    refused = minh.post(f"{LIST}{target.pk}/", CHANGE)
    assert refused.status_code == 422
    assert "không đăng ký văn bản" in refused.content.decode()
    assert minh.post(f"{LIST}{target.pk}/", {**CHANGE, "number": "", "on": ""}).status_code == 302


def test_whoever_sets_no_targets_finds_no_room(office: Office, as_: Start) -> None:
    target, hoa = laid(office), as_(office.hoa)
    for address in (LIST, NEW, f"{LIST}{target.pk}/", f"{LIST}{target.pk}/down/"):
        assert hoa.get(address).status_code == 404
        assert hoa.post(address, CHANGE).status_code == 404
    assert "không thiết lập gì" in hoa.get("/setup/").content.decode()
    assert "Đặt và giao chỉ tiêu" in as_(office.lan).get("/setup/").content.decode()
    assert as_(office.lan).get("/setup/targets/")["Location"] == "/setup/targets/T34:80/"
