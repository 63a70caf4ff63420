"""Columns that stand in several sheets."""

from __future__ import annotations

from vedich.domain.wording import Wording
from vedich.exchange.columns import Column, Holds, Listed

NUMBER = Column(
    "number",
    Wording("TT", "No."),
    "Số thứ tự của dòng; dòng khác dẫn tới dòng này bằng số đó.",
    6,
    Holds.NUMBER,
)
REMARK = Column(
    "remark", Wording("Cần sửa", "To mend"), "Máy ghi cột này khi trả tệp lại; không cần điền.", 46
)
INDICATOR = Column(
    "indicator",
    Wording("Chỉ tiêu", "Indicator"),
    "Chọn trong danh sách, hoặc gõ mã (ví dụ BUD-001) hay đúng tên.",
    38,
    required=True,
    listed=Listed.INDICATORS,
)
PART = Column(
    "part",
    Wording("Phân tổ", "Part"),
    "Để trống khi là số chung; chọn phần (ví dụ Nữ) khi là số của riêng phần đó.",
    20,
    listed=Listed.PARTS,
    may_miss=True,
)
AREA = Column(
    "area",
    Wording("Địa bàn", "Area"),
    "Chọn trong danh sách, hoặc gõ mã (ví dụ X34:28108) hay đúng tên.",
    24,
    required=True,
    listed=Listed.AREAS,
)
PERIOD = Column(
    "period",
    Wording("Kỳ", "Period"),
    "Ví dụ: tháng 9/2026, quý III/2026, 9 tháng 2026, 6 tháng đầu năm 2026, năm 2026, 2026-2030.",
    17,
    Holds.PERIOD,
    required=True,
    listed=Listed.PERIODS,
)
VALUE = Column(
    "value",
    Wording("Giá trị", "Value"),
    "Ghi số. Bằng không thì ghi 0; chưa có số thì bỏ cả dòng: ô trống không phải là 0.",
    13,
    Holds.FIGURE,
)
VALUE_MAX = Column(
    "value_max", Wording("Đến", "Up to"), "Chỉ điền khi là một khoảng: số cuối của khoảng.", 10, Holds.FIGURE
)
MEASURE = Column(
    "measure",
    Wording("Đơn vị tính", "Measure"),
    "Phải đổi được ra đơn vị tính của chỉ tiêu. Để trống thì hiểu là đơn vị tính của chỉ tiêu.",
    12,
    listed=Listed.MEASURES,
)
WORDS = Column("words", Wording("Bằng lời", "In words"), "Khi không có số: ghi nguyên lời.", 15)
DOCUMENT = Column("document", Wording("Số văn bản", "Document"), "Số, ký hiệu, ví dụ 58/NQ-HĐND.", 17)
DOCUMENT_ON = Column(
    "document_on", Wording("Ngày văn bản", "Dated"), "Ngày ban hành, ví dụ 12/12/2025.", 14, Holds.DAY
)
