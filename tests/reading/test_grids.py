"""Whole tables of many layouts out of grids: each figure with its indicator, period, area and kind."""

from __future__ import annotations

from tests.reading.gridding import Rows, barred, document, table
from vedich.domain.document import Claim, ClaimKind, Reading, Relation
from vedich.domain.grid import Grid
from vedich.domain.period import Period
from vedich.reading.read import read_text
from vedich.reading.records import records

AS_OF = Period.parse("2023-10-20")


def reading(*blocks: str | Rows, name: str = "") -> Reading:
    text, grids = document(*blocks, name=name)
    return read_text(text, as_of=AS_OF, grids=grids)


def one(found: Reading, row: int, column: int, grid: int = 1) -> Claim:
    (claim,) = [
        claim
        for claim in found.claims
        if claim.cell and (claim.cell.table, claim.cell.row, claim.cell.column) == (grid, row, column)
    ]
    return claim


def short(claim: Claim) -> str:
    """Give a claim in one line: indicator, value with its measure, kind or relation, period, area."""
    value = f"{claim.value.normalize():f} {claim.measure}".strip()
    kind = claim.relation.value if claim.relation else claim.kind.value
    said = [claim.indicator, value, kind, str(claim.period)]
    return " · ".join([*said, claim.area] if claim.area else said)


def told(found: Reading, row: int, column: int, grid: int = 1) -> str:
    return short(one(found, row, column, grid))


CLASSIC = barred(
    """
    STT | Chỉ tiêu | ĐVT | TH năm trước | KH năm | Ước TH 9 tháng | % KH | So với CK (%) | Ghi chú
    A | B | C | 1 | 2 | 3 | 4=3/2 | 5 | 6
    I | KINH TẾ |  |  |  |  |  |  |
    1 | Sản lượng lúa | tấn | 310.000 | 318.000 | 250.400 | 78,7 | 103,2 | Đạt khá
    2 | Tổng thu ngân sách nhà nước | tỷ đồng | 525,5 | 540 | 431,2 | 79,9 | 109,4 |
         | Trong đó: Thu nội địa | tỷ đồng | 500 | 510 | 402 | 78,8 | … |
    II | XÃ HỘI |  |  |  |  |  |  |
    1 | Tỷ lệ hộ nghèo | % | 1,5 | 1,2 | x | - |  |
    """
)


def test_the_classic_appendix_gives_each_column_its_role() -> None:
    found = reading("TÌNH HÌNH THỰC HIỆN CÁC CHỈ TIÊU 9 THÁNG NĂM 2023 CỦA HUYỆN TÂN THẠNH", CLASSIC)
    assert [told(found, 4, column) for column in range(4, 9)] == [
        "Sản lượng lúa · 310000 tấn · result · 2022 · huyện Tân Thạnh",
        "Sản lượng lúa · 318000 tấn · target · 2023 · huyện Tân Thạnh",
        "Sản lượng lúa · 250400 tấn · result · 2023-9M · huyện Tân Thạnh",
        "Sản lượng lúa · 78.7 % · of_plan · 2023-9M · huyện Tân Thạnh",
        "Sản lượng lúa · 103.2 % · yoy_ratio · 2023-9M · huyện Tân Thạnh",
    ]
    assert told(found, 8, 5) == "Tỷ lệ hộ nghèo · 1.2 % · rate · 2023 · huyện Tân Thạnh"
    assert one(found, 8, 5).kind is ClaimKind.TARGET


def test_blanks_crosses_and_dots_are_no_figures() -> None:
    found = reading("BIỂU CHỈ TIÊU NĂM 2023", CLASSIC)
    assert len(found.claims) == 5 + 5 + 4 + 2


def test_records_of_a_table_carry_their_cell() -> None:
    found = reading("BIỂU CHỈ TIÊU NĂM 2023", CLASSIC)
    first = records(found, "a")[0]
    assert first["cell"] == {"table": 1, "row": 4, "column": 4}
    assert found.text[first["start"] : first["end"]] == first["surface"] == "310.000"


def test_spans_are_those_of_the_text_that_holds_the_table() -> None:
    found = reading("Thu ngân sách năm 2022 đạt 500 tỷ đồng.", CLASSIC, "Số hộ nghèo năm 2023 còn 120 hộ.")
    assert all(found.text[claim.span.start : claim.span.end] == claim.surface for claim in found.claims)
    assert [claim.surface for claim in found.claims if claim.cell is None] == ["500 tỷ đồng", "120 hộ"]
    assert all(
        found.text[claim.indicator_span.start : claim.indicator_span.end] in claim.indicator
        for claim in found.claims
        if claim.indicator_span
    )


def test_heads_of_three_levels_are_read_from_the_top() -> None:
    found = reading(
        "Báo cáo tháng 9 năm 2023 của huyện Cần Đước",
        barred(
            """
            TT | Nội dung | ĐVT | Kế hoạch năm 2023 | < | Thực hiện năm 2023 | < | So sánh (%) | < | <
            ^|^|^|Tỉnh giao|Huyện phấn đấu|Tháng 9|Lũy kế 9 tháng|So với kế hoạch năm|<|So với cùng kỳ
            ^ | ^ | ^ | ^ | ^ | ^ | ^ | Tỉnh giao | Phấn đấu | ^
            (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10)
            1 | Sản lượng thủy sản | tấn | 4.000 | 4.200 | 350 | 3.100 | 77,5 | 73,8 | 104,1
            """
        ),
    )
    kinds = [(str(one(found, 5, column).period), one(found, 5, column).relation) for column in range(4, 11)]
    assert kinds == [
        ("2023", None), ("2023", None), ("2023-09", None), ("2023-9M", None),
        ("2023-9M", Relation.OF_PROVINCE_PLAN), ("2023-9M", Relation.OF_STRETCH),
        ("2023-9M", Relation.YOY_RATIO),
    ]  # fmt: skip


def test_a_head_whose_merging_was_lost_reaches_to_the_right() -> None:
    found = reading(
        "Kết quả năm 2023",
        barred(
            """
            STT | Chỉ tiêu (ĐVT: ha) | Năm 2022 |     | Năm 2023 |
                |                    | KH       | TH  | KH       | Ước TH
            1   | Diện tích lúa      | 100      | 98  | 105      | 104
            """
        ),
    )
    assert [told(found, 3, column) for column in range(3, 7)] == [
        "Diện tích lúa · 100 ha · target · 2022",
        "Diện tích lúa · 98 ha · result · 2022",
        "Diện tích lúa · 105 ha · target · 2023",
        "Diện tích lúa · 104 ha · result · 2023",
    ]


def test_the_measure_may_stand_once_above_the_table() -> None:
    found = reading(
        "DỰ TOÁN THU, CHI NGÂN SÁCH NĂM 2024",
        "Đơn vị tính: triệu đồng",
        barred(
            """
            STT | NỘI DUNG                      | DỰ TOÁN NĂM 2023 | ƯỚC TH NĂM 2023 | DỰ TOÁN NĂM 2024
            A   | TỔNG THU NSNN                 | 1.250.000        | 1.301.500       | 1.380.000
            I   | Thu nội địa                   | 1.100.000        | 1.160.000       | 1.230.000
            1   | Thu từ doanh nghiệp nhà nước  | 95.000           | 99.400          | 101.000
            -   | Thuế giá trị gia tăng         | 60.000           | 61.200          | 64.000
            """
        ),
    )
    assert told(found, 2, 5) == "TỔNG THU NSNN · 1380000 triệu đồng · target · 2024"
    assert told(found, 3, 4) == "Thu nội địa · 1160000 triệu đồng · result · 2023"
    assert (
        told(found, 5, 3)
        == "Thu từ doanh nghiệp nhà nước: Thuế giá trị gia tăng · 60000 triệu đồng · target · 2023"
    )


def test_the_measure_may_stand_in_the_name_or_in_the_head() -> None:
    found = reading(
        "Kết quả sản xuất năm 2023",
        barred(
            """
            TT | Chỉ tiêu                | Kế hoạch 2023 (ha) | Thực hiện 2023
            1  | Diện tích rau màu       | 1.200              | 1.250
            2  | Sản lượng rau màu (tấn) | 1.300              | 24.600
            """
        ),
    )
    assert one(found, 2, 3).measure == "ha"
    assert told(found, 3, 4) == "Sản lượng rau màu · 24600 tấn · result · 2023"


def test_one_row_for_each_area_and_a_total() -> None:
    found = reading(
        "KẾT QUẢ THU NGÂN SÁCH 6 THÁNG NĂM 2023 CỦA HUYỆN ĐỨC HÒA",
        barred(
            """
            STT | Xã, thị trấn | Thu ngân sách (tỷ đồng) | <        | <
            ^   | ^            | KH 2023                 | TH 6T/2023 | % KH
            1   | Mỹ Hạnh Bắc  | 12,5                    | 7,1      | 56,8
            2   | TT. Hậu Nghĩa| 20                      | 11       | 55
            Tổng cộng | <      | 32,5                    | 18,1     | 55,7
            """
        ),
    )
    assert one(found, 4, 3).area == "TT. Hậu Nghĩa"
    assert told(found, 5, 4) == "Thu ngân sách · 18.1 tỷ đồng · result · 2023-H1 · huyện Đức Hòa"
    assert told(found, 5, 5) == "Thu ngân sách · 55.7 % · of_plan · 2023-H1 · huyện Đức Hòa"


def test_one_column_for_each_area() -> None:
    found = reading(
        "GIAO CHỈ TIÊU KẾ HOẠCH NĂM 2024 CHO CÁC XÃ",
        barred(
            """
            TT | Chỉ tiêu        | ĐVT | Toàn huyện | Chia ra các xã | <
            ^  | ^               | ^   | ^          | Mỹ Lệ          | Long Hựu
            1  | Trồng cây xanh  | cây | 900        | 500            | 400
            """
        ),
    )
    assert told(found, 3, 5) == "Trồng cây xanh · 500 cây · target · 2024 · xã Mỹ Lệ"
    assert told(found, 3, 6) == "Trồng cây xanh · 400 cây · target · 2024 · xã Long Hựu"


def test_an_area_over_plan_and_result() -> None:
    found = reading(
        "Tiến độ trồng rừng năm 2023",
        barred(
            """
            TT | Chỉ tiêu               | ĐVT | Xã Mỹ Lệ | <  | Xã Long Cang | <
            ^  | ^                      | ^   | KH       | TH | KH           | TH
            1  | Diện tích rừng trồng mới | ha  | 50       | 45 | 60           | 66
            """
        ),
    )
    assert told(found, 3, 4) == "Diện tích rừng trồng mới · 50 ha · target · 2023 · xã Mỹ Lệ"
    assert told(found, 3, 7) == "Diện tích rừng trồng mới · 66 ha · result · 2023 · xã Long Cang"


def test_group_rows_of_areas_hold_for_the_rows_below() -> None:
    found = reading(
        "KẾT QUẢ NĂM 2023",
        barred(
            """
            STT | Chỉ tiêu       | ĐVT | KH 2023 | TH 2023
            I   | Xã Mỹ Lệ       |     |         |
            1   | Diện tích lúa  | ha  | 120     | 118
            II. Xã Long Cang | < | < | < | <
            1   | Diện tích lúa  | ha  | 200     | 210
            """
        ),
    )
    assert told(found, 3, 4) == "Diện tích lúa · 120 ha · target · 2023 · xã Mỹ Lệ"
    assert told(found, 5, 5) == "Diện tích lúa · 210 ha · result · 2023 · xã Long Cang"


def test_one_table_for_each_area_under_its_name() -> None:
    rows = barred(
        """
        STT | Chỉ tiêu      | ĐVT | Kế hoạch | Thực hiện
        1   | Diện tích lúa | ha  | 120      | 118
        """
    )
    found = reading("KẾT QUẢ NĂM 2023 CỦA TỪNG XÃ", "1. Xã Mỹ Lệ", rows, "2. Xã Long Cang", rows)
    assert told(found, 2, 4, 1) == "Diện tích lúa · 120 ha · target · 2023 · xã Mỹ Lệ"
    assert told(found, 2, 5, 2) == "Diện tích lúa · 118 ha · result · 2023 · xã Long Cang"


def test_a_sheet_may_name_area_and_year() -> None:
    rows = barred(
        """
        STT | Chỉ tiêu      | ĐVT | Kế hoạch | Thực hiện
        1   | Diện tích lúa | ha  | 120      | 118
        """
    )
    text, grids = document(rows, name="Xã Mỹ Lệ 2022")
    found = read_text(text, as_of=AS_OF, grids=grids)
    assert told(found, 2, 5) == "Diện tích lúa · 118 ha · result · 2022"
    text, grids = document(rows, name="Xã Mỹ Lệ")
    assert one(read_text(text, as_of=AS_OF, grids=grids), 2, 4).area == "xã Mỹ Lệ"


def test_a_turned_table_has_its_indicators_in_the_head() -> None:
    found = reading(
        "KẾT QUẢ 9 THÁNG NĂM 2023",
        barred(
            """
            Nội dung           | Sản lượng lúa (tấn) | Số hộ nghèo (hộ)
            Kế hoạch năm 2023  | 318.000             | 120
            Thực hiện 9 tháng  | 250.000             | 131
            So với KH (%)      | 78,6                |
            """
        ),
    )
    assert told(found, 2, 2) == "Sản lượng lúa · 318000 tấn · target · 2023"
    assert told(found, 3, 3) == "Số hộ nghèo · 131 hộ · result · 2023-9M"
    assert told(found, 4, 2) == "Sản lượng lúa · 78.6 % · of_plan · 2023-9M"


def test_years_down_the_first_column() -> None:
    found = reading(
        "Một số chỉ tiêu của huyện Bến Lức",
        barred(
            """
            Năm  | Dân số (người) | Tỷ lệ hộ nghèo (%)
            2020 | 181.000        | 2,1
            2021 | 183.500        | 1,7
            """
        ),
    )
    assert told(found, 3, 2) == "Dân số · 183500 người · result · 2021 · huyện Bến Lức"
    assert told(found, 2, 3) == "Tỷ lệ hộ nghèo · 2.1 % · rate · 2020 · huyện Bến Lức"


MONTHLY = barred(
    """
    STT|Chỉ tiêu|ĐVT|TH tháng trước|Ước TH tháng báo cáo|Lũy kế|Cùng kỳ năm trước|Lũy kế/KH (%)|So CK|KH năm
    1 | Thu hút du khách | lượt | 9.000 | 9.500 | 81.000 | 70.000 | 81 | 115,7 | 100.000
    """
)


def test_columns_that_lean_on_the_month_of_the_report() -> None:
    found = reading("BÁO CÁO THÁNG 10 NĂM 2023", MONTHLY)
    told_of = [
        (one(found, 2, column).kind.value, str(one(found, 2, column).period)) for column in range(4, 11)
    ]
    assert told_of == [
        ("result", "2023-09"),
        ("result", "2023-10"),
        ("result", "2023-10M"),
        ("baseline", "2022-10M"),
        ("comparison", "2023-10M"),
        ("comparison", "2023-10M"),
        ("target", "2023"),
    ]


def test_a_table_goes_on_over_the_page_with_its_head_told_again() -> None:
    head = "STT | Chỉ tiêu | ĐVT | KH 2023 | TH 2023"
    first = barred(f"{head}\n1 | Đàn gia cầm | con | 900 | 950\n2 | Cơ cấu kinh tế | % | |")
    second = barred(f"{head}\n- | Dịch vụ | % | 40 | 42")
    found = reading("KẾT QUẢ NĂM 2023", first, "(Tiếp theo)", second)
    assert told(found, 2, 5, 2) == "Cơ cấu kinh tế: Dịch vụ · 42 % · of_total · 2023"


def test_a_table_goes_on_without_its_head() -> None:
    first = barred("STT | Chỉ tiêu | ĐVT | KH 2023 | TH 2023\n1 | Đàn gia cầm | con | 900 | 950")
    text, opening = table(first)
    more, second = table(
        barred("2 | Đàn gia súc | con | 90 | 95"), number=2, at=len(text), continues=opening.number
    )
    found = read_text(text + more, as_of=AS_OF, grids=(opening, second))
    assert told(found, 1, 5, 2) == "Đàn gia súc · 95 con · result · 2023"


def test_several_tables_stand_on_one_sheet_with_lines_between() -> None:
    found = reading(
        barred(
            """
            BIỂU 1. SẢN XUẤT NÔNG NGHIỆP NĂM 2023 | | |
            Chỉ tiêu      | ĐVT | KH 2023 | TH 2023
            Diện tích lúa | ha  | 120     | 118
            Ghi chú: số liệu sơ bộ | | |
            BIỂU 2. VĂN HÓA NĂM 2022 | | |
            Chỉ tiêu            | ĐVT | Kế hoạch | Kết quả
            Số ấp văn hóa       | ấp  | 20       | 19
            """
        )
    )
    assert told(found, 3, 4) == "Diện tích lúa · 118 ha · result · 2023"
    assert told(found, 7, 4) == "Số ấp văn hóa · 19 ấp · result · 2022"


def test_crops_by_area_yield_and_output() -> None:
    found = reading(
        "Kết quả sản xuất vụ Đông Xuân năm 2023",
        barred(
            """
            STT | Cây trồng | Diện tích (ha) | Năng suất (tạ/ha) | Sản lượng (tấn)
            1   | Lúa       | 1.200          | 65                | 7.800
            2   | Ngô       | 300            | 50,5              | 1.515
            """
        ),
    )
    assert told(found, 2, 3).startswith("Diện tích Lúa · 1200 ha · result")
    assert told(found, 3, 5).startswith("Sản lượng Ngô · 1515 tấn · result")


def test_a_result_and_its_plan_in_one_cell_are_two_claims() -> None:
    found = reading(
        "KẾT QUẢ NĂM 2023",
        barred(
            """
            STT | Chỉ tiêu              | ĐVT | TH/KH
            1   | Diện tích gieo trồng  | ha  | 5.120/4.800
            """
        ),
    )
    assert [(claim.surface, claim.kind.value, claim.measure) for claim in found.claims] == [
        ("5.120", "result", "ha"),
        ("4.800", "target", "ha"),
    ]


def test_heads_and_signatures_laid_out_in_cells_stay_text() -> None:
    found = reading(
        barred(
            """
            ỦY BAN NHÂN DÂN HUYỆN MỸ TÚ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Số: 25/BC-UBND              | Mỹ Tú, ngày 15 tháng 9 năm 2023
            """
        ),
        "Sản lượng lúa 9 tháng đạt 250.000 tấn.",
        barred("Nơi nhận: - Như trên; - Lưu: VT. | TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"),
    )
    (claim,) = found.claims
    assert (claim.indicator, claim.cell, str(claim.area).title()) == ("Sản lượng lúa", None, "Huyện Mỹ Tú")


def test_a_list_of_people_is_no_table_of_figures() -> None:
    found = reading(
        barred(
            """
            STT | Họ và tên    | Năm sinh | Số điện thoại
            1   | Nguyễn Văn A | 1980     | 0912 345 678
            2   | Trần Thị B   | 1985     | 0913 345 679
            """
        )
    )
    assert [claim for claim in found.claims if claim.cell] == []


def test_no_grids_read_as_before() -> None:
    text = "Năm 2023, sản lượng tôm đạt 4.610 tấn."
    assert read_text(text, grids=(Grid(1, 0, 0, ()),)).claims == read_text(text).claims


def test_a_table_of_tasks_gives_tasks_and_no_figures() -> None:
    found = reading(
        "DANH MỤC NHIỆM VỤ QUÝ IV NĂM 2023",
        barred(
            """
            STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn hoàn thành | Sản phẩm
            I | Về kinh tế | | | |
            1|Rà soát quy hoạch 5 cụm công nghiệp|Phòng Kinh tế|UBND các xã, thị trấn|Trước 15/12/2023|Báo cáo
            2 | Xây dựng đề án du lịch | Phòng Văn hóa | - | Quý II/2024 | Đề án
            """
        ),
    )
    assert found.claims == ()
    assert [(task.action, task.lead, task.supports, task.deadline) for task in found.directives] == [
        ("Rà soát quy hoạch 5 cụm công nghiệp", "Phòng Kinh tế", ("UBND các xã, thị trấn",), "2023-12-15"),
        ("Xây dựng đề án du lịch", "Phòng Văn hóa", (), "2024-Q2"),
    ]


def test_sentences_in_cells_are_read_as_sentences() -> None:
    found = reading(
        "BÁO CÁO KẾT QUẢ NĂM 2023 CỦA HUYỆN TÂN THẠNH",
        barred(
            """
            TT | Lĩnh vực | Kết quả thực hiện
            1 | Thủy sản | Sản lượng tôm năm 2023 đạt 4.610 tấn, bằng 102,5% kế hoạch năm.
            2 | Ngân sách | Thu ngân sách năm 2023 đạt 526,8 tỷ đồng.
            """
        ),
    )
    assert [(claim.indicator, claim.surface, claim.cell) for claim in found.claims] == [
        ("Sản lượng tôm", "4.610 tấn", None),
        ("Sản lượng tôm", "102,5%", None),
        ("Thu ngân sách", "526,8 tỷ đồng", None),
    ]


def test_more_names_than_are_looked_up_are_read_and_told() -> None:
    rows = [["Tên", "ĐVT", "KH 2023"], *([f"Hạng mục {number}", "tấn", "5"] for number in range(5_001))]
    found = reading("BIỂU KẾ HOẠCH NĂM 2023", rows)
    assert len(found.claims) == 5_001
    (notice,) = found.notices
    assert "5.001 tên dòng" in notice.vi
    assert "5,001 different names" in notice.en
    assert reading("BIỂU KẾ HOẠCH NĂM 2023", rows[:-1]).notices == ()
