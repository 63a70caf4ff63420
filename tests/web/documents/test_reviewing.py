"""A document is reviewed figure by figure: marks on their words, decisions kept, nothing done twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import NOW, TODAY, Office
from tests.factory.figures import facts_of
from tests.factory.layouts import OPEN
from tests.factory.writers.docx import docx_of
from tests.web.documents.papers import REPORT, read_all
from vedich.actions.reviewing.proposals import Review
from vedich.actions.uploads import hand_in
from vedich.store.models import (
    Decision,
    Document,
    Event,
    Observation,
    TargetVersion,
    TaskOrdered,
    Upload,
    User,
)
from vedich.store.verification import verify_record

As = Callable[[User], Client]
PART = {"HX-Request": "true"}


def handed(
    office: Office, data: bytes | str = REPORT, name: str = "báo cáo.txt", *, of: str = "commune"
) -> str:
    """Hand a document in, let it be read, and give the address of its review."""
    area = getattr(office, of)
    by = office.hoa if of == "commune" else office.lan
    made = hand_in(by=by, at=NOW, area=area, data=data.encode() if isinstance(data, str) else data, name=name)
    read_all()
    return f"/documents/{area.key}/file/{made['upload']}/"


def described(client: Client, address: str, basis: str = "own_plan") -> None:
    """Say what the document is, as its form does."""
    told = {"seen": "0", "number": "214/BC-UBND", "on": "2026-09-22", "title": "Báo cáo", "basis": basis}
    client.post(f"{address}describe/", told)


def item_of(by: User, surface: str) -> str:
    """Give the key of a figure by its words."""
    return next(each.key for each in review_of(by).proposed if each.surface == surface)


def review_of(by: User) -> Review:
    return Review(Upload.objects.select_related("area", "file").get(), by, TODAY)


def seen(page: str, item: str) -> str:
    card = page[page.index(f'id="{item}"') :]
    found = re.search(r'name="seen" value="(\d+)"', card)
    assert found is not None
    return found[1]


def marked(page: str) -> dict[str, str]:
    """Give what each mark of the source stands on, item by item."""
    found: dict[str, str] = {}
    for keys, words in re.findall(r'<mark [^>]*data-items="([^"]*)"[^>]*>(.*?)</mark>', page):
        for key in keys.split():
            found[key] = found.get(key, "") + unescape(words)
    return found


@pytest.mark.parametrize("layout", ["report_with_annex", "three_levels", "area_columns", "task_table"])
def test_every_mark_stands_on_its_very_words(layout: str, office: Office, as_: As) -> None:
    address = handed(office, docx_of(OPEN[layout](facts_of(6, year=2026))), "phụ lục.docx", of="province")
    page = as_(office.lan).get(f"{address}review/").content.decode()
    found = marked(page)
    review = review_of(office.lan)
    assert review.proposed
    for each in review.proposed:
        text = review.read.source.text[each.span.start : each.span.end]
        assert "".join(found[each.key].split()) == "".join(text.split())


def test_a_figure_is_accepted_corrected_rejected_and_undone(office: Office, as_: As) -> None:
    address = handed(office)
    client = as_(office.hoa)
    first = item_of(office.hoa, "61,45 tỷ đồng")

    def decide(item: str, choice: str, **more: str) -> str:
        page = client.get(f"{address}review/").content.decode()
        answer = client.post(
            f"{address}item/{item}/decide/",
            {"choice": choice, "seen": seen(page, item), **more},
            headers=PART,
        )
        assert answer.status_code == 200, answer.content.decode()
        return answer.content.decode()

    assert "chấp nhận" in decide(first, "accepted")
    assert "Đã quyết 1 trên 3" in decide(first, "rejected")
    assert "Đã quyết 0 trên 3" in decide(first, "undone")
    card = decide(first, "corrected", value="61,5", measure="tỷ đồng", period="9 tháng 2026")
    assert "61,5 tỷ đồng" in card
    assert Decision.objects.count() == 4
    assert verify_record().faults == ()
    standing = next(each for each in review_of(office.hoa).proposed if each.key == first)
    assert (standing.state, standing.meant.value) == ("corrected", "61,5")


def test_a_correction_that_makes_no_sense_says_what_to_write(office: Office, as_: As) -> None:
    address = handed(office)
    client = as_(office.hoa)
    item = item_of(office.hoa, "61,45 tỷ đồng")
    for field, value, said in (
        ("period", "hôm qua", "không phải"),
        ("value", "nhiều", "không phải là một con số"),
        ("indicator", "không có trong đời", "Danh mục không có chỉ tiêu"),
        ("area", "xã Không Có", "Hồ sơ chưa có địa bàn"),
        ("measure", "quả chuối", "không đổi được"),
        ("area", "T34:80", "không có quyền xác nhận"),
    ):
        answer = client.post(
            f"{address}item/{item}/decide/", {"choice": "corrected", "seen": "0", field: value}, headers=PART
        )
        assert answer.status_code == 422
        assert said in answer.content.decode(), field
    for choice in (
        "committed",
        "nonsense",
        "corrected:[1]",
        'corrected:{"kind": "x"}',
        'corrected:{"zzz": "x"}',
    ):
        answer = client.post(f"{address}item/{item}/decide/", {"choice": choice, "seen": "0"}, headers=PART)
        assert answer.status_code == 422, choice
    assert not Decision.objects.exists()


def test_two_people_see_each_others_decisions_and_a_stale_one_gets_a_sentence(
    office: Office, as_: As
) -> None:
    address = handed(office)
    hoa, lan = as_(office.hoa), as_(office.lan)
    page = hoa.get(f"{address}review/").content.decode()
    item = item_of(office.hoa, "61,45 tỷ đồng")
    lan.post(f"{address}item/{item}/decide/", {"choice": "rejected", "seen": "0"}, headers=PART)
    answer = hoa.post(
        f"{address}item/{item}/decide/", {"choice": "accepted", "seen": seen(page, item)}, headers=PART
    )
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "lan vừa quyết định dòng này" in told
    assert "bỏ qua" in told
    told = hoa.get(f"{address}changes/?since=0", headers=PART).content.decode()
    assert f'id="{item}"' in told
    assert "Đã quyết 1 trên" in told
    assert f'id="{item}"' not in lan.get(f"{address}changes/?since=0", headers=PART).content.decode()
    assert Decision.objects.count() == 1


def test_a_range_shows_both_ends_and_a_plain_print_is_not_told_again(office: Office, as_: As) -> None:
    text = "XÃ CẦN ĐƯỚC\nChỉ tiêu năm 2026: tỷ lệ hộ nghèo còn 0,4%; tốc độ tăng GRDP đạt từ 10% đến 10,5%.\n"
    page = as_(office.hoa).get(f"{handed(office, text)}review/").content.decode()
    assert "= 10 - 10,5 %" in page
    assert "= 0,4 %" not in page


def test_an_area_that_the_record_has_not_is_named(office: Office, as_: As) -> None:
    text = "ỦY BAN NHÂN DÂN TỈNH VĨNH LONG\nTỉnh Vĩnh Long năm 2026: sản lượng lúa đạt 300.658 tấn.\n"
    page = unescape(as_(office.hoa).get(f"{handed(office, text)}review/").content.decode())
    assert re.search("hồ sơ này không có nơi nào là “[^”]*Vĩnh Long”: sửa", page)


def test_a_double_click_decides_once(office: Office, as_: As) -> None:
    address = handed(office)
    client = as_(office.hoa)
    item = item_of(office.hoa, "61,45 tỷ đồng")
    before = Event.objects.count()
    for _ in range(2):
        client.post(
            f"{address}item/{item}/decide/", {"choice": "rejected", "seen": "0", "once": "k"}, headers=PART
        )
    assert Decision.objects.count() == 1
    assert Event.objects.count() == before + 1


def test_what_was_accepted_goes_on_record_with_its_place_and_the_rest_is_told(
    office: Office, as_: As
) -> None:
    address = handed(office)
    client = as_(office.hoa)
    described(client, address)
    client.post(f"{address}accept-certain/")
    assert {each.state for each in review_of(office.hoa).proposed if each.is_certain} == {"accepted"}
    for each in review_of(office.hoa).proposed:
        if each.state == "open":
            told = {"choice": "accepted", "seen": "0"}
            client.post(f"{address}item/{each.key}/decide/", told, headers=PART)
    page = client.post(f"{address}commit/").content.decode()
    assert "Đã ghi 3 dòng vào hồ sơ" in page
    assert "1 chỉ tiêu" in page
    document = Document.objects.get()
    assert (document.number, document.file.name if document.file else "") == ("214/BC-UBND", "báo cáo.txt")
    observation = Observation.objects.get(indicator__code="BUD-001")
    assert observation.printed == "61,45"
    start, end = observation.span_start or 0, observation.span_end or 0
    assert REPORT[start:end].startswith("61,45")
    assert TargetVersion.objects.get().document == document
    assert verify_record().faults == ()
    # Once more: nothing waits, and nothing is on record twice.
    page = client.post(f"{address}commit/", follow=True).content.decode()
    assert "Không có dòng nào đã chấp nhận mà chưa vào hồ sơ" in page
    assert Observation.objects.count() == 2
    assert "đã vào hồ sơ" in client.get("/documents/X34:28108/").content.decode()


def test_a_line_that_the_record_refuses_costs_no_other(office: Office, as_: As) -> None:
    text = REPORT + "Tỷ lệ hộ nghèo còn 0,71%.\n"
    address = handed(office, text)
    client = as_(office.hoa)
    described(client, address)
    review = review_of(office.hoa)
    twins = [each for each in review.proposed if each.twins]
    assert {each.surface for each in twins} == {"0,63%", "0,71%"}
    assert not any(each.is_certain for each in twins)
    for each in review.proposed:
        client.post(f"{address}item/{each.key}/decide/", {"choice": "accepted", "seen": "0"}, headers=PART)
    page = client.post(f"{address}commit/").content.decode()
    assert "1 dòng chưa ghi được" in page
    assert "bỏ một trong hai" in page
    assert Observation.objects.count() == 2
    assert TargetVersion.objects.count() == 1


def test_a_document_without_a_date_is_asked_for_it(office: Office, as_: As) -> None:
    address = handed(office, "Năm 2026, thu ngân sách nhà nước trên địa bàn xã đạt 61,45 tỷ đồng.")
    client = as_(office.hoa)
    client.post(f"{address}accept-certain/")
    page = client.post(f"{address}commit/", follow=True).content.decode()
    assert "Văn bản không ghi ngày" in page
    assert not Observation.objects.exists()


def test_tasks_are_kept_as_tasks_to_be(office: Office, as_: As) -> None:
    address = handed(
        office, docx_of(OPEN["task_table"](facts_of(6, year=2026))), "nhiệm vụ.docx", of="province"
    )
    client = as_(office.lan)
    review = review_of(office.lan)
    assert {each.meant.kind for each in review.proposed} == {"task"}
    for each in review.proposed:
        client.post(f"{address}item/{each.key}/decide/", {"choice": "accepted", "seen": "0"}, headers=PART)
    described(client, address, basis="")
    page = client.post(f"{address}commit/").content.decode()
    assert f"{len(review.proposed)} nhiệm vụ" in page
    kept = TaskOrdered.objects.first()
    assert kept is not None
    assert kept.lead
    assert verify_record().faults == ()


def test_bulk_accept_takes_nothing_that_a_finding_touches(office: Office, as_: As) -> None:
    text = REPORT.replace("84,2%", "94,2%") + "Trong 9 tháng, xã trồng mới 12.500 cây xanh.\n"
    address = handed(office, text)
    client = as_(office.hoa)
    described(client, address)
    page = client.get(f"{address}review/").content.decode()
    assert "VD104" in page
    client.post(f"{address}accept-certain/")
    states = {each.surface[:6]: each.state for each in review_of(office.hoa).proposed}
    assert states["61,45 "] == "open"
    assert states["73 tỷ "] == "open"
    assert states["12.500"] == "accepted"


def test_words_of_a_document_are_never_tags_of_ours(office: Office, as_: As) -> None:
    evil = "<script>alert(1)</script> <img src=x onerror=alert(1)> \"'>"
    address = handed(office, f"{REPORT}{evil} đạt 5 tỷ đồng năm 2026.\n", 'a"><b onclick=x>.txt')
    page = as_(office.hoa).get(f"{address}review/").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b onclick" not in page


def test_the_review_asks_the_same_number_of_questions_however_much_there_is_to_decide(
    office: Office, as_: As
) -> None:
    client = as_(office.lan)
    counts = []
    for layout, lines in (("classic_appendix", 2), ("classic_appendix", None)):
        draft = OPEN[layout](facts_of(6, year=2026, lines=lines))
        address = handed(office, docx_of(draft), "phụ lục.docx", of="province")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{address}review/").status_code == 200
        counts.append(len(queries))
    assert counts[1] <= counts[0]


RESOLUTION = (
    "HỘI ĐỒNG NHÂN DÂN XÃ CẦN ĐƯỚC\nSố: 36/NQ-HĐND\nCần Đước, ngày 26 tháng 12 năm 2025\nNGHỊ QUYẾT\n"
    "Thông qua các chỉ tiêu chủ yếu năm 2026 của xã:\n"
    "- Thu nhập bình quân đầu người đạt 86 triệu đồng.\n"
    "- Tốc độ tăng trưởng kinh tế đạt từ 8,5% đến 9%.\n"
)


def test_an_income_per_person_is_taken_in_its_usual_print_and_the_reviewer_sees_so(
    office: Office, as_: As
) -> None:
    address = handed(office, RESOLUTION, "nghị quyết.txt")
    client = as_(office.hoa)
    item = item_of(office.hoa, "86 triệu đồng")
    each = next(each for each in review_of(office.hoa).proposed if each.key == item)
    assert (each.trouble, each.meant.measure) == (None, "triệu đồng/người/năm")
    page = client.get(f"{address}item/{item}/", headers=PART).content.decode()
    assert "= 86 triệu đồng/người/năm" in page
    assert "in “triệu đồng”, hiểu theo tên chỉ tiêu" in page
    client.post(f"{address}item/{item}/decide/", {"choice": "accepted", "seen": "0"}, headers=PART)
    client.post(f"{address}commit/", {})
    kept = TargetVersion.objects.get(target__indicator__code="ECO-009")
    assert (kept.value, kept.measure, kept.printed) == (86, "triệu đồng/người/năm", "86")


def test_a_range_is_corrected_by_both_its_ends_or_not_at_all(office: Office, as_: As) -> None:
    address = handed(office, RESOLUTION, "nghị quyết.txt")
    client = as_(office.hoa)
    each = next(each for each in review_of(office.hoa).proposed if each.meant.value_max)
    assert (each.meant.value, each.meant.value_max) == ("8,5", "9")
    form = client.get(f"{address}item/{each.key}/correct/", headers=PART).content.decode()
    assert 'name="value_max" value="9"' in form

    def decide(**told: str) -> str:
        last = review_of(office.hoa).last.get(each.key)
        where = f"{address}item/{each.key}/decide/"
        return client.post(
            where, {"seen": str(last.id if last else 0), **told}, headers=PART
        ).content.decode()

    assert "cả đầu dưới và đầu trên" in decide(choice='corrected:{"value": "8"}')
    assert "nhỏ hơn đầu dưới" in decide(choice="corrected", value="9,5", value_max="9")
    assert "= 8 - 9 %" in decide(choice="corrected", value="8", value_max="9")
    assert "= 8,7 %" in decide(choice="corrected", value="8,7", value_max="")


def test_a_task_without_a_deadline_is_shown_like_any_other(office: Office, as_: As) -> None:
    task = "Giao Phòng Kinh tế xã chủ trì rà soát các khoản thu còn nợ đọng.\n"
    address = handed(office, REPORT + task)
    assert any(
        each.meant.kind == "task" and not each.meant.deadline for each in review_of(office.hoa).proposed
    )
    page = as_(office.hoa).get(f"{address}review/")
    assert page.status_code == 200
    assert "rà soát các khoản thu còn nợ đọng" in page.content.decode()
