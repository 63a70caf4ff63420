"""Columns that stand in several sheets."""

from __future__ import annotations

from vedich.domain.wording import Wording
from vedich.exchange.columns import Column, Holds, Listed

NUMBER = Column(
    "number",
    Wording("TT", "No."),
    Wording(
        "Số thứ tự của dòng; dòng khác dẫn tới dòng này bằng số đó.",
        "The number of the row; other rows name it by this.",
    ),
    6,
    Holds.NUMBER,
)
REMARK = Column(
    "remark",
    Wording("Cần sửa", "To mend"),
    Wording(
        "Máy ghi cột này khi trả tệp lại; không cần điền.", "Filled in when the file comes back; leave it."
    ),
    46,
)
INDICATOR = Column(
    "indicator",
    Wording("Chỉ tiêu", "Indicator"),
    Wording(
        "Chọn trong danh sách, hoặc gõ mã (ví dụ BUD-001) hay đúng tên.",
        "From the list, or type the code (like BUD-001) or the exact name.",
    ),
    38,
    required=True,
    listed=Listed.INDICATORS,
)
PART = Column(
    "part",
    Wording("Phân tổ", "Part"),
    Wording(
        "Để trống khi là số chung; chọn phần (ví dụ Nữ) khi là số của riêng phần đó.",
        "Blank for the whole; choose a part (like female) where the figure is of that part alone.",
    ),
    20,
    listed=Listed.PARTS,
    may_miss=True,
)
AREA = Column(
    "area",
    Wording("Địa bàn", "Area"),
    Wording(
        "Chọn trong danh sách, hoặc gõ mã (ví dụ X34:28108) hay đúng tên.",
        "From the list, or type the key (like X34:28108) or the exact name.",
    ),
    24,
    required=True,
    listed=Listed.AREAS,
)
PERIOD = Column(
    "period",
    Wording("Kỳ", "Period"),
    Wording(
        "Ví dụ: tháng 9/2026, quý III/2026, 9 tháng 2026, 6 tháng đầu năm 2026, năm 2026, 2026-2030.",
        "Like September 2026, Q3 2026, first 9 months of 2026, first half of 2026, 2026, 2026-2030.",
    ),
    17,
    Holds.PERIOD,
    required=True,
    listed=Listed.PERIODS,
)
VALUE = Column(
    "value",
    Wording("Giá trị", "Value"),
    Wording(
        "Ghi số. Bằng không thì ghi 0; chưa có số thì bỏ cả dòng: ô trống không phải là 0.",
        "A number. Write 0 where it is nought; where nothing is known leave the row out: a blank is not 0.",
    ),
    13,
    Holds.FIGURE,
)
VALUE_MAX = Column(
    "value_max",
    Wording("Đến", "Up to"),
    Wording("Chỉ điền khi là một khoảng: số cuối của khoảng.", "Of a range alone: its upper end."),
    10,
    Holds.FIGURE,
)
MEASURE = Column(
    "measure",
    Wording("Đơn vị tính", "Measure"),
    Wording(
        "Phải đổi được ra đơn vị tính của chỉ tiêu. Để trống thì hiểu là đơn vị tính của chỉ tiêu.",
        "One that converts to that of the indicator. Blank means that of the indicator.",
    ),
    12,
    listed=Listed.MEASURES,
)
WORDS = Column(
    "words",
    Wording("Bằng lời", "In words"),
    Wording("Khi không có số: ghi nguyên lời.", "Where there is no figure: the words as they stand."),
    15,
)
DOCUMENT = Column(
    "document",
    Wording("Số văn bản", "Document"),
    Wording("Số, ký hiệu, ví dụ 58/NQ-HĐND.", "Number and symbol, like 58/NQ-HĐND."),
    17,
)
DOCUMENT_ON = Column(
    "document_on",
    Wording("Ngày văn bản", "Dated"),
    Wording("Ngày ban hành, ví dụ 12/12/2025.", "Its date, like 12/12/2025."),
    14,
    Holds.DAY,
)
