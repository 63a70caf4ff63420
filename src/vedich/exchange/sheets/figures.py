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
    "SỐ LIỆU THỰC HIỆN",
    "Mỗi dòng là một con số của một chỉ tiêu, một địa bàn, một kỳ.",
    (
        NUMBER,
        INDICATOR,
        PART,
        AREA,
        PERIOD,
        Column(
            "as_of",
            Wording("Ngày chốt số", "As of"),
            "Số được biết đến vào ngày nào, ví dụ 25/9/2026.",
            14,
            Holds.DAY,
            required=True,
        ),
        Column(
            "vintage",
            Wording("Loại số", "Vintage"),
            "Ước, thực hiện, sơ bộ hay chính thức: chọn trong danh sách.",
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
            "Với tỷ lệ hoặc số đếm: tính trên tổng bao nhiêu.",
            12,
            Holds.FIGURE,
        ),
        Column("place", Wording("Nguồn", "Source"), "Lấy ở đâu, ví dụ BC 214/BC-UBND, mục II.2.", 20),
        Column(
            "reason",
            Wording("Lý do đính chính", "Reason"),
            "Chỉ điền khi số này thay một số đã có trong hồ sơ; số cũ vẫn được giữ.",
            24,
        ),
        REMARK,
    ),
)

TARGETS = Sheet(
    "targets",
    Wording("Mục tiêu", "Targets"),
    "MỤC TIÊU, CHỈ TIÊU KẾ HOẠCH",
    "Mỗi dòng là một chỉ tiêu được giao cho một địa bàn, một kỳ, trên một căn cứ.",
    (
        NUMBER,
        INDICATOR,
        AREA,
        PERIOD,
        Column(
            "basis",
            Wording("Căn cứ", "Basis"),
            "Ai giao: cấp trên, HĐND, kế hoạch của đơn vị, phấn đấu ... Bắt buộc.",
            23,
            required=True,
            listed=Listed.BASES,
        ),
        DOCUMENT,
        DOCUMENT_ON,
        Column(
            "operator",
            Wording("Yêu cầu", "Requirement"),
            "Từ mức này trở lên, không quá, giảm còn ...: chọn trong danh sách.",
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
            "Chỉ tiêu thành phần: ghi TT của chỉ tiêu chung, đứng ở dòng trên.",
            11,
            Holds.NUMBER,
        ),
        Column(
            "assigned_from",
            Wording("Giao từ TT", "Down from No."),
            "Cấp dưới nhận từ chỉ tiêu nào: ghi TT của dòng cấp trên. Tổng các dòng phải bằng dòng cấp trên.",
            11,
            Holds.NUMBER,
        ),
        Column(
            "lead",
            Wording("Chủ trì", "Lead"),
            "Mã hoặc tên cơ quan chủ trì, chọn trong danh sách.",
            22,
            listed=Listed.AGENCIES,
        ),
        Column(
            "supports",
            Wording("Phối hợp", "Support"),
            "Mã hoặc tên các cơ quan phối hợp, cách nhau bằng dấu chấm phẩy.",
            22,
        ),
        Column(
            "reason",
            Wording("Lý do", "Reason"),
            "Điền khi sửa một chỉ tiêu đã có, hoặc khi tổng giao xuống khác dòng cấp trên.",
            24,
        ),
        REMARK,
    ),
)
