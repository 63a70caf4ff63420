"""Tasks as whole texts order them."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from vedich.domain.deadline import Deadline
from vedich.domain.document import Directive
from vedich.domain.period import Period
from vedich.reading.read import read_text


def tasks(text: str, year: int = 2023) -> tuple[Directive, ...]:
    return read_text(text, as_of=Period.year(year)).directives


def test_the_giver_of_a_list_holds_for_its_items_and_not_behind_them() -> None:
    found = tasks(
        "Kết luận phiên họp, Chủ tịch UBND huyện yêu cầu:\n"
        "- Phòng Nội vụ tổng hợp kết quả chấm điểm.\n"
        "- Ban Quản lý dự án huyện nghiệm thu khối lượng đã thi công.\n"
        "Văn phòng UBND huyện thông báo để các đơn vị biết.\n"
    )
    assert [(task.lead, task.assigner) for task in found] == [
        ("Phòng Nội vụ", "Chủ tịch UBND huyện"),
        ("Ban Quản lý dự án huyện", "Chủ tịch UBND huyện"),
    ]


def test_a_heading_that_reports_ends_a_section_of_tasks() -> None:
    found = tasks("NHIỆM VỤ THÁNG 9\n\nKẾT QUẢ THÁNG 8\n- Phòng Y tế khám cho 340 người trong tháng 8.\n")
    assert found == ()


def test_each_order_of_a_sentence_has_its_own_time() -> None:
    found = tasks(
        "UBND tỉnh giao Sở Y tế lập danh sách trước ngày 5/3/2023; "
        "yêu cầu Sở Tài chính thẩm định trong tháng 4; Công an tỉnh báo cáo trước ngày 10 hằng tháng."
    )
    assert [(task.lead, task.deadline) for task in found] == [
        ("Sở Y tế", "2023-03-05"),
        ("Sở Tài chính", "2023-04"),
        ("Công an tỉnh", "R/M-10"),
    ]


def test_a_clause_without_an_addressee_belongs_to_the_task_before() -> None:
    (task,) = tasks(
        "Giao Sở Y tế kiểm tra bếp ăn tập thể; định kỳ báo cáo UBND tỉnh trước ngày 20 hằng tháng."
    )
    assert task.action == "kiểm tra bếp ăn tập thể; báo cáo UBND tỉnh"
    assert task.deadline == "R/M-20"


def test_the_limit_may_stand_before_the_addressee() -> None:
    (task,) = tasks("Chủ tịch UBND huyện yêu cầu: Đến hết tháng 12, các xã phải hoàn thành hồ sơ.")
    assert (task.lead, task.deadline) == ("các xã", "2023-12")


def test_a_text_of_december_means_the_coming_quarter() -> None:
    (task,) = tasks("Ngày 20/12/2023\n\nUBND huyện yêu cầu Phòng Nội vụ trình danh mục trong quý I.", 2023)
    assert task.deadline == "2024-Q1"


def test_the_title_of_a_list_may_stand_in_its_line() -> None:
    (task,) = tasks("Tổ chức thực hiện: Sở Du lịch kiểm tra cơ sở lưu trú, xong trước 30/6/2025.")
    assert (task.lead, task.action, task.deadline) == ("Sở Du lịch", "kiểm tra cơ sở lưu trú", "2025-06-30")


def test_an_appeal_is_no_task() -> None:
    assert (
        tasks("Bí thư Huyện ủy yêu cầu các chi bộ nêu cao tinh thần trách nhiệm, phát huy vai trò nêu gương.")
        == ()
    )


def test_a_report_of_what_was_done_is_no_task() -> None:
    assert (
        tasks(
            "Phòng Kinh tế phối hợp với các xã thành lập 3 hợp tác xã. Sở Y tế đã trình đề án trước ngày 5/3."
        )
        == ()
    )


def test_places_lead_back_to_decomposed_text() -> None:
    text = unicodedata.normalize(
        "NFD", "Bí thư Thị ủy yêu cầu Phòng Nội vụ tổng hợp hồ sơ trước ngày 31/12/2022."
    )
    (task,) = tasks(text)
    assert text[task.span.start : task.span.end] == task.surface
    assert task.surface.startswith("B")
    assert task.surface.endswith("2022")
    assert task.lead == "Phòng Nội vụ"


_PEOPLE = ["Chủ tịch UBND huyện", "Sở Y tế", "các xã", "huyện"]
_VERBS = [
    "yêu cầu",
    "giao",
    "chỉ đạo",
    "phải",
    "cần",
    "chủ trì",
    "phối hợp với",
    "phấn đấu",
    "hoàn thành",
    "đã",
]
_DEEDS = ["rà soát hồ sơ", "báo cáo", "NHIỆM VỤ", "KẾT QUẢ", "Kết luận,", "nhiệm vụ sau", "12 ha", "và"]
_TIMES = ["trước ngày 15/6", "hằng tháng", "trong quý II/2024", "31/02"]
_MARKS = [":", ";", ",", ".", "\n", "- ", "(", ")", "\u00a0"]
_PIECES = [*_PEOPLE, *_VERBS, *_DEEDS, *_TIMES, *_MARKS]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=25))
def test_no_arrangement_of_words_breaks_the_reader(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for task in tasks(text):
        assert text[task.span.start : task.span.end] == task.surface
        assert task.action
        assert task.lead or task.supports or task.deadline
        assert 0 < task.certainty <= 1
        assert task.deadline is None or str(Deadline.parse(task.deadline)) == task.deadline
