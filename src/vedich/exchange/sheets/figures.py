"""The sheets of figures: results, and the targets they are measured by."""

from __future__ import annotations

from vedich.domain.wording import Wording
from vedich.exchange.columns import Column, Holds, Listed, Sheet
from vedich.exchange.sheets.shared import (
    AREA,
    DOCUMENT,
    DOCUMENT_ON,
    INDICATOR,
    MEASURE,
    NUMBER,
    PART,
    PERIOD,
    REMARK,
    VALUE,
    VALUE_MAX,
    WORDS,
)

OBSERVATIONS = Sheet(
    "observations",
    Wording("Số liệu", "Results"),
    Wording("SỐ LIỆU THỰC HIỆN", "RESULTS"),
    Wording(
        "Mỗi dòng là một con số của một chỉ tiêu, một địa bàn, một kỳ.",
        "Each row is one figure of an indicator, an area and a period.",
    ),
    (
        NUMBER,
        INDICATOR,
        PART,
        AREA,
        PERIOD,
        Column(
            "as_of",
            Wording("Ngày chốt số", "As of"),
            Wording(
                "Số được biết đến vào ngày nào, ví dụ 25/9/2026.",
                "The day on which the figure was known, like 25/9/2026.",
            ),
            14,
            Holds.DAY,
            required=True,
        ),
        Column(
            "vintage",
            Wording("Loại số", "Vintage"),
            Wording(
                "Ước, thực hiện, sơ bộ hay chính thức: chọn trong danh sách.",
                "Estimate, result, preliminary or final: choose from the list.",
            ),
            13,
            required=True,
            listed=Listed.VINTAGES,
        ),
        VALUE,
        VALUE_MAX,
        MEASURE,
        WORDS,
        Column(
            "denominator",
            Wording("Mẫu số", "Out of"),
            Wording(
                "Với tỷ lệ hoặc số đếm: tính trên tổng bao nhiêu.", "For rates and counts: out of how many."
            ),
            12,
            Holds.FIGURE,
        ),
        Column(
            "place",
            Wording("Nguồn", "Source"),
            Wording(
                "Lấy ở đâu, ví dụ BC 214/BC-UBND, mục II.2.",
                "Where it comes from, like BC 214/BC-UBND, part II.2.",
            ),
            20,
        ),
        Column(
            "reason",
            Wording("Lý do đính chính", "Reason"),
            Wording(
                "Chỉ điền khi số này thay một số đã có trong hồ sơ; số cũ vẫn được giữ.",
                "Only where this figure replaces one on record; the old one is kept.",
            ),
            24,
        ),
        REMARK,
    ),
)

TARGETS = Sheet(
    "targets",
    Wording("Mục tiêu", "Targets"),
    Wording("MỤC TIÊU, CHỈ TIÊU KẾ HOẠCH", "TARGETS"),
    Wording(
        "Mỗi dòng là một chỉ tiêu được giao cho một địa bàn, một kỳ, trên một căn cứ.",
        "Each row is one target of an area and a period on one basis.",
    ),
    (
        NUMBER,
        INDICATOR,
        PART,
        AREA,
        PERIOD,
        Column(
            "basis",
            Wording("Căn cứ", "Basis"),
            Wording(
                "Ai giao: cấp trên, HĐND, kế hoạch của đơn vị, phấn đấu ... Bắt buộc.",
                "Who set it: from above, the council, the own plan, stretch ... Required.",
            ),
            23,
            required=True,
            listed=Listed.BASES,
        ),
        DOCUMENT,
        DOCUMENT_ON,
        Column(
            "operator",
            Wording("Yêu cầu", "Requirement"),
            Wording(
                "Từ mức này trở lên, không quá, giảm còn ...: chọn trong danh sách.",
                "At least, at most, down to ...: choose from the list.",
            ),
            21,
            required=True,
            listed=Listed.OPERATORS,
        ),
        VALUE,
        VALUE_MAX,
        MEASURE,
        WORDS,
        Column(
            "whole",
            Wording("Phần của TT", "Part of No."),
            Wording(
                "Chỉ tiêu thành phần: ghi TT của chỉ tiêu chung, đứng ở dòng trên.",
                "Of a part: the No. of its whole, which stands in a row above.",
            ),
            11,
            Holds.NUMBER,
        ),
        Column(
            "assigned_from",
            Wording("Giao từ TT", "Down from No."),
            Wording(
                "Cấp dưới nhận từ chỉ tiêu nào: TT của dòng cấp trên. Tổng các dòng phải bằng dòng đó.",
                "Assigned down from which target: the No. of its row. The rows must come to that one.",
            ),
            11,
            Holds.NUMBER,
        ),
        Column(
            "lead",
            Wording("Chủ trì", "Lead"),
            Wording(
                "Mã hoặc tên cơ quan chủ trì, chọn trong danh sách.",
                "Key or name of the lead agency, from the list.",
            ),
            22,
            listed=Listed.AGENCIES,
        ),
        Column(
            "supports",
            Wording("Phối hợp", "Support"),
            Wording(
                "Mã hoặc tên các cơ quan phối hợp, cách nhau bằng dấu chấm phẩy.",
                "Keys or names of supporting agencies, with semicolons between them.",
            ),
            22,
        ),
        Column(
            "reason",
            Wording("Lý do", "Reason"),
            Wording(
                "Điền khi sửa một chỉ tiêu đã có, hoặc khi tổng giao xuống khác dòng cấp trên.",
                "Where a target on record changes, or what is assigned down does not come to the row above.",
            ),
            24,
        ),
        REMARK,
    ),
)
