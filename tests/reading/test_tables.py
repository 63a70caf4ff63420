"""Tables inside text: every cell that holds a figure is a claim, and nothing else is taken for a table."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.document import Claim, ClaimKind, ClaimStatus, Comparator, Relation
from vedich.domain.period import Period
from vedich.reading.folding import fold
from vedich.reading.frames.cell import claims_of
from vedich.reading.grammar.column import Role, column
from vedich.reading.read import read_text
from vedich.reading.setting import Setting
from vedich.reading.table import Cell, Table
from vedich.reading.tables import tables

AS_OF = Period.parse("2023-12-20")


def celled(text: str, as_of: Period = AS_OF) -> list[Claim]:
    return [claim for claim in read_text(text, as_of=as_of).claims if "cell" in claim.rules]


def one(claims: list[Claim], surface: str) -> Claim:
    (found,) = [claim for claim in claims if claim.surface == surface]
    return found


def short(claim: Claim) -> tuple[str, str, str, str, str]:
    relation = claim.relation.value if claim.relation else ""
    return claim.surface, claim.kind.value, claim.indicator, claim.measure, relation or str(claim.period)


TWO_LINES_OF_HEADS = """Tình hình thực hiện chỉ tiêu của huyện Tân Thạnh 9 tháng đầu năm 2023
Đơn vị: tỷ đồng

| TT | Chỉ tiêu | Năm 2022 | | Năm 2023 | | So sánh (%) | |
| | | KH | TH | KH năm | Ước TH 9 tháng | TH/KH | So cùng kỳ |
| A | B | 1 | 2 | 3 | 4 | 5=4/3 | 6 |
| I | KINH TẾ | | | | | | |
| 1 | Tổng thu ngân sách | 310 | 325,4 | 340 | 288,1 | 84,7 | 112,3 |
| | - Thu nội địa | 300 | 311 | 322 | 270,5 | 84 | 109 |
| 2 | Tổng chi ngân sách | 500 | 512 | 530 | 401 | 75,7 | 103 |
"""


def test_a_head_over_two_columns_gives_its_year_to_both() -> None:
    claims = celled(TWO_LINES_OF_HEADS)
    first = [(claim.surface, claim.kind.value, str(claim.period)) for claim in claims[:6]]
    assert first == [
        ("310", "target", "2022"),
        ("325,4", "result", "2022"),
        ("340", "target", "2023"),
        ("288,1", "result", "2023-9M"),
        ("84,7", "comparison", "2023-9M"),
        ("112,3", "comparison", "2023-9M"),
    ]
    assert len(claims) == 18


def test_the_measure_above_the_table_and_the_area_of_the_title_hold_for_every_level() -> None:
    claims = celled(TWO_LINES_OF_HEADS)
    assert {claim.measure for claim in claims} == {"tỷ đồng", "%"}
    assert {claim.area for claim in claims} == {"huyện Tân Thạnh"}
    assert one(claims, "288,1").status is ClaimStatus.ESTIMATED


def test_a_line_that_numbers_the_columns_is_no_row() -> None:
    assert not {"1", "2", "3", "4", "6"} & {claim.surface for claim in celled(TWO_LINES_OF_HEADS)}


def test_heads_whose_spans_were_lost_share_the_lower_line_evenly() -> None:
    claims = celled(
        "Chỉ tiêu\tĐVT\tNăm 2022\tNăm 2023\tGhi chú\nKH\tTH\tKH\tTH\n"
        "Diện tích lúa\tha\t180.000\t181.500\t182.000\t183.250\tĐạt\n"
        "Đàn heo\t1.000 con\t120\t125,5\t130\t128\t\n"
    )
    assert [(claim.kind.value, str(claim.period)) for claim in claims[:4]] == [
        ("target", "2022"),
        ("result", "2022"),
        ("target", "2023"),
        ("result", "2023"),
    ]
    assert one(claims, "125,5").value == 125500
    assert one(claims, "125,5").measure == "con"


def test_words_merged_into_one_head_are_each_understood() -> None:
    claims = celled(
        "| Nội dung | Kế hoạch HĐND tỉnh giao năm 2023 | Ước thực hiện năm 2023 | Ước TH/KH tỉnh giao (%) "
        "| Tăng, giảm so với năm 2022 (%) | Kế hoạch năm 2024 |\n"
        "| Thu nội địa (tỷ đồng) | 1.200 | 1.250 | 104,2 | 8,5 | 1.350 |\n"
        "| Tỷ lệ bao phủ BHYT (%) | > 93 | 94,2 | | -0,5 | ≥ 94 |\n"
    )
    assert [short(claim) for claim in claims[:5]] == [
        ("1.200", "target", "Thu nội địa", "tỷ đồng", "2023"),
        ("1.250", "result", "Thu nội địa", "tỷ đồng", "2023"),
        ("104,2", "comparison", "Thu nội địa", "%", "of_province_plan"),
        ("8,5", "comparison", "Thu nội địa", "%", "yoy_growth"),
        ("1.350", "target", "Thu nội địa", "tỷ đồng", "2024"),
    ]
    assert one(claims, "93").comparator is Comparator.GT
    assert one(claims, "94").comparator is Comparator.GE
    assert (one(claims, "-0,5").measure, one(claims, "-0,5").relation) == ("điểm %", None)


def test_areas_as_rows_take_their_indicator_from_the_column_and_the_caption() -> None:
    claims = celled(
        "Bảng 3: Kết quả sản xuất lúa năm 2023 của tỉnh Long An\n"
        "| STT | Huyện | Diện tích (ha) | Sản lượng (tấn) |\n|---|---|---|---|\n"
        "| 1 | Đức Hòa | 12.350 | 77.188 |\n| 2 | TX. Kiến Tường | 15.000 | 105.150 |\n"
        "| | Tổng cộng | 27.350 | 182.338 |\n"
    )
    assert [(claim.area, claim.indicator, claim.measure) for claim in claims] == [
        ("huyện Đức Hòa", "Diện tích lúa", "ha"),
        ("huyện Đức Hòa", "Sản lượng lúa", "tấn"),
        ("TX. Kiến Tường", "Diện tích lúa", "ha"),
        ("TX. Kiến Tường", "Sản lượng lúa", "tấn"),
        ("tỉnh Long An", "Diện tích lúa", "ha"),
        ("tỉnh Long An", "Sản lượng lúa", "tấn"),
    ]


def test_the_sum_of_areas_is_about_none_of_them() -> None:
    claims = celled("| Huyện | Số hộ nghèo (hộ) |\n| Thị xã Bến Lức | 120 |\n| Tổng số | 120 |\n")
    assert [claim.area for claim in claims] == ["Thị xã Bến Lức", None]


def test_areas_as_columns_are_told_by_their_names() -> None:
    claims = celled(
        "Một số chỉ tiêu năm 2023 của tỉnh Long An\n"
        "| Chỉ tiêu | ĐVT | Toàn tỉnh | Huyện Cần Đước | Huyện Cần Giuộc |\n"
        "| Sản lượng lúa | tấn | 2.800.000 | 88.800 | 45.100 |\n"
    )
    assert [claim.area for claim in claims] == ["tỉnh Long An", "huyện Cần Đước", "huyện Cần Giuộc"]
    assert {claim.kind for claim in claims} == {ClaimKind.RESULT}


def test_bare_names_of_areas_under_a_caption_that_assigns_are_targets() -> None:
    claims = celled(
        "Kế hoạch giao chỉ tiêu năm 2024\n"
        "| Chỉ tiêu | Bến Lức | Đức Hòa |\n| Thu ngân sách (tỷ đồng) | 500 | 900 |\n"
    )
    assert [(claim.area, claim.kind, str(claim.period)) for claim in claims] == [
        ("Bến Lức", ClaimKind.TARGET, "2024"),
        ("Đức Hòa", ClaimKind.TARGET, "2024"),
    ]


def test_a_column_of_units_that_are_areas_is_known_by_its_cells() -> None:
    claims = celled(
        "Tiến độ giải ngân vốn đầu tư công đến 30/9/2023 (ĐVT: triệu đồng)\n"
        "| Đơn vị | Kế hoạch vốn năm 2023 | Giải ngân | Tỷ lệ giải ngân (%) |\n"
        "| Huyện Thủ Thừa | 120.500 | 84.350 | 70 |\n| Huyện Tân Trụ | 99.000 | 65.340 | 66 |\n"
    )
    assert one(claims, "70").area == "Huyện Thủ Thừa"
    assert one(claims, "70").relation is Relation.OF_PLAN
    assert str(one(claims, "84.350").period) == "2023-01..2023-09"
    assert one(claims, "65.340").measure == "triệu đồng"


STACKED = """Chỉ tiêu
ĐVT
KH năm 2023
Ước TH năm 2023
% so KH
Tổng diện tích gieo trồng
ha
50.000
51.200
102,4
- Lúa
ha
45.000
46.100
102,4
Tỷ lệ hộ nghèo giảm còn dưới
%
1,5
1,32
Đạt
Phần II. Phương hướng năm 2024
Phấn đấu tỷ lệ hộ nghèo còn 1,2%."""


def test_cells_one_on_a_line_are_put_back_into_rows() -> None:
    claims = celled(STACKED)
    assert [short(claim) for claim in claims[3:]] == [
        ("45.000", "target", "Diện tích gieo trồng: Lúa", "ha", "2023"),
        ("46.100", "result", "Diện tích gieo trồng: Lúa", "ha", "2023"),
        ("102,4", "comparison", "Diện tích gieo trồng: Lúa", "%", "of_plan"),
        ("1,5", "target", "Tỷ lệ hộ nghèo", "%", "rate"),
        ("1,32", "result", "Tỷ lệ hộ nghèo", "%", "rate"),
    ]
    assert one(claims, "1,5").comparator is Comparator.LT


def test_the_text_behind_a_table_is_read_as_text() -> None:
    rest = [claim for claim in read_text(STACKED, as_of=AS_OF).claims if "cell" not in claim.rules]
    assert [(claim.surface, claim.kind, str(claim.period)) for claim in rest] == [
        ("1,2%", ClaimKind.TARGET, "2024")
    ]


def test_a_head_that_says_nothing_is_held_by_the_shape_of_the_rows() -> None:
    claims = celled("Xã\nTổng số hộ\nHộ nghèo\nTỷ lệ (%)\nAn Bình\n1.250\n31\n2,5\nAn Lạc\n980\n12\n1,2\n")
    assert [(claim.area, claim.indicator, claim.measure) for claim in claims[:3]] == [
        ("xã An Bình", "Tổng số hộ", "hộ"),
        ("xã An Bình", "Hộ nghèo", "hộ"),
        ("xã An Bình", "Hộ nghèo", "%"),
    ]
    assert len(claims) == 6


def test_columns_set_apart_by_blanks_keep_their_gaps() -> None:
    claims = celled(
        "STT   Chỉ tiêu                   ĐVT     KH 2023     TH 2023     TH/KH (%)\n"
        "1     Sản lượng lúa              tấn     120.000     131.000       109,2\n"
        "2     Tỷ lệ hộ nghèo             %                       1,3\n"
    )
    assert [(claim.surface, claim.kind.value) for claim in claims] == [
        ("120.000", "target"),
        ("131.000", "result"),
        ("109,2", "comparison"),
        ("1,3", "result"),
    ]


def test_an_estimate_divided_by_a_plan_is_an_estimate() -> None:
    claims = celled(
        "| Chỉ tiêu | ƯTH 2023 (tấn) | KH 2023 (tấn) | TH/KH 2023 (%) |\n| Lúa | 120 | 100 | 120,0 |"
    )
    assert one(claims, "120,0").status is ClaimStatus.ESTIMATED


def test_a_row_that_lacks_its_last_cell_does_not_eat_the_next_ordinal() -> None:
    claims = celled(
        "TT\nChỉ tiêu\nĐVT\nKH 2022\nTH 2022\nTH/KH (%)\n"
        "1\nSản lượng lúa\ntấn\n640.000\n628.150\n98,1\n"
        "2\nTỷ lệ hộ nghèo\n%\n2,4\n2,31\n"
        "3\nTỷ lệ che phủ rừng\n%\n42\n42,3\n100,7\n"
    )
    assert [claim.surface for claim in claims] == [
        *("640.000", "628.150", "98,1"),
        *("2,4", "2,31"),
        *("42", "42,3", "100,7"),
    ]
    assert one(claims, "100,7").indicator == "Tỷ lệ che phủ rừng"


def test_a_parent_without_figures_gives_name_and_measure_to_its_children() -> None:
    claims = celled(
        "| Chỉ tiêu | TH 2022 | KH 2023 |\n| Cơ cấu kinh tế (%) | | |\n"
        "| - Công nghiệp | 40,1 | 41 |\n| - Dịch vụ | 35 | 36 |\n"
    )
    assert [(claim.indicator, claim.relation) for claim in claims][::2] == [
        ("Cơ cấu kinh tế: Công nghiệp", Relation.OF_TOTAL),
        ("Cơ cấu kinh tế: Dịch vụ", Relation.OF_TOTAL),
    ]


def test_figures_tell_a_ratio_from_a_growth_where_the_head_does_not() -> None:
    head = "| Chỉ tiêu | TH 2023 (tỷ đồng) | So với cùng kỳ (%) |\n"
    assert one(celled(head + "| Thu nội địa | 311 | 107,3 |"), "107,3").relation is Relation.YOY_RATIO
    assert one(celled(head + "| Thu nội địa | 311 | 7,3 |"), "7,3").relation is Relation.YOY_GROWTH


def test_a_range_and_a_term_in_the_name_of_a_row_are_kept() -> None:
    claims = celled(
        "Chỉ tiêu\tĐVT\tTH 2020\tMục tiêu 2025\n"
        "Tốc độ tăng trưởng bình quân giai đoạn 2021-2025\t%\t6,2\t7,5-8\n"
        "Giảm tỷ lệ hộ nghèo\t%\t1,2\t1\n"
    )
    goal = one(claims, "7,5-8")
    assert (goal.comparator, str(goal.period), goal.relation) == (
        Comparator.RANGE,
        "2021..2025",
        Relation.GROWTH_OTHER,
    )
    assert one(claims, "1").value == -1
    assert one(claims, "1").measure == "điểm %"


def test_a_head_repeated_on_the_next_page_is_no_row() -> None:
    head = "| Chỉ tiêu | ĐVT | KH 2023 |\n"
    claims = celled(head + "| Diện tích lúa | ha | 120 |\n" + head + "| Diện tích ngô | ha | 80 |\n")
    assert [claim.surface for claim in claims] == ["120", "80"]


def test_a_blank_cell_and_a_verdict_are_no_claims() -> None:
    claims = celled(
        "| Chỉ tiêu | KH 2023 | TH 2023 |\n"
        "| Xã đạt chuẩn (xã) | 5 | |\n| Huyện đạt chuẩn (huyện) | - | Đạt |\n| Ấp đạt chuẩn (ấp) | | 31 |\n"
    )
    assert [claim.surface for claim in claims] == ["5", "31"]


def test_decomposed_letters_and_windows_line_ends_keep_every_place() -> None:
    for text in (unicodedata.normalize("NFD", STACKED), STACKED.replace("\n", "\r\n")):
        claims = celled(text)
        assert [claim.surface for claim in claims] == [claim.surface for claim in celled(STACKED)]
        assert all(text[claim.span.start : claim.span.end] == claim.surface for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        "Trang chủ | Kết quả | Kế hoạch năm 2023\nẢnh: Văn Nam | 15/9/2023 | 12 lượt xem",
        "| 1 | Diện tích | ha | 102.500 | 103.218 |\n| 2 | Sản lượng | tấn | 5 | 6 |",
        "Chỉ tiêu\n12\n13\n14\n15",
        "Chỉ tiêu\nKế hoạch năm 2023 là 120 ha.\n5\n6\n7\n",
        "- Sản lượng lúa: 318.400 tấn\n- Thu ngân sách: 255 tỷ đồng\n- Hộ nghèo: 3%",
        "Nội dung:\n1\tTổ chức hội nghị\n2\tBáo cáo kết quả\n",
        "Họ tên\tNăm sinh\nNguyễn Văn A\t1970\nTrần Thị B\t1982\n",
        "STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn\n1 | Rà soát hộ nghèo | Sở Lao động | 15/10/2023\n",
    ],
)
def test_what_is_not_plainly_a_table_stays_text(text: str) -> None:
    assert tables(fold(text)) == []


def test_a_table_from_cells_needs_no_text_around_it() -> None:
    """A sheet of a workbook gives its cells; the same rows and columns make the same claims."""
    text = "Sản lượng lúa tấn 640.000 651.340"
    places = [(0, 13), (14, 17), (18, 25), (26, 33)]
    row = tuple(Cell(text[start:end], start, end) for start, end in places)
    words = ("Chỉ tiêu", "ĐVT", "KH 2022", "TH 2022")
    heads = tuple(Cell(each, 0, 0) for each in words)
    table = Table(0, len(text), heads, tuple(column(each) for each in words), (row,))
    assert table.first(Role.MEASURE) == 1
    claims = list(claims_of(table, Setting(area="huyện Châu Phú"), fold(text)))
    assert [(claim.surface, claim.kind.value, claim.area) for claim in claims] == [
        ("640.000", "target", "huyện Châu Phú"),
        ("651.340", "result", "huyện Châu Phú"),
    ]


WORDS = st.sampled_from(
    [
        "Chỉ tiêu",
        "ĐVT",
        "KH 2023",
        "TH 2023",
        "TH/KH (%)",
        "Huyện",
        "tấn",
        "%",
        "102.500",
        "7,5-8",
        "-",
        "",
        "Đạt",
        "STT",
        "1",
        "Lúa",
    ]
)
ROWS = st.lists(st.lists(WORDS, min_size=1, max_size=6), max_size=8)


@given(ROWS, st.sampled_from(["|", "\t", "\n", " | "]))
def test_any_rows_at_all_are_read_without_a_crash_and_every_claim_keeps_its_place(
    rows: list[list[str]], mark: str
) -> None:
    text = "\n".join(mark.join(row) for row in rows)
    found = tables(fold(text))
    for earlier, later in pairwise(found):
        assert earlier.end <= later.start
    for table in found:
        assert all(len(row) == len(table.heads) == len(table.columns) for row in table.rows)
    for claim in read_text(text).claims:
        assert text[claim.span.start : claim.span.end] == claim.surface
