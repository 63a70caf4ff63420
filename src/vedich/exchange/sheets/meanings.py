"""The sheets of what figures are about: indicators and areas."""

from __future__ import annotations

from vedich.domain.wording import Wording
from vedich.exchange.columns import Column, Holds, Listed, Sheet
from vedich.exchange.sheets.shared import DOCUMENT, DOCUMENT_ON, NUMBER, REMARK

INDICATORS = Sheet(
    "indicators",
    Wording("Chỉ tiêu", "Indicators"),
    "CHỈ TIÊU CỦA HỒ SƠ",
    "Để tra cứu, và để thêm chỉ tiêu của đơn vị. Sửa định nghĩa thì ghi ngày hiệu lực mới.",
    (
        NUMBER,
        Column("code", Wording("Mã", "Code"), "Mã riêng, ví dụ XA-001.", 12, required=True),
        Column("vi", Wording("Tên chỉ tiêu", "Name"), "Tên đầy đủ.", 52, required=True),
        Column(
            "measure",
            Wording("Đơn vị tính", "Measure"),
            "Ví dụ: tỷ đồng, ha, %, hộ.",
            16,
            required=True,
            listed=Listed.MEASURES,
        ),
        Column(
            "kind",
            Wording("Loại", "Kind"),
            "Số cộng dồn theo tháng (luồng) hay số tại một thời điểm, tỷ lệ ...",
            22,
            required=True,
            listed=Listed.KINDS,
        ),
        Column(
            "direction",
            Wording("Chiều tốt", "Better"),
            "Càng cao càng tốt hay càng thấp càng tốt.",
            19,
            required=True,
            listed=Listed.DIRECTIONS,
        ),
        Column(
            "frequency",
            Wording("Kỳ công bố", "Frequency"),
            "Bao lâu có số một lần.",
            13,
            required=True,
            listed=Listed.FREQUENCIES,
        ),
        Column(
            "aggregation",
            Wording("Cách tổng hợp", "Adds up"),
            "Cộng các địa bàn; đếm; chỉ lấy số công bố; hoặc không cộng, mỗi nơi có số riêng.",
            32,
        ),
        Column(
            "since",
            Wording("Hiệu lực từ", "Since"),
            "Ngày định nghĩa này có hiệu lực; bắt buộc khi sửa chỉ tiêu đã có.",
            14,
            Holds.DAY,
        ),
        REMARK,
    ),
)

AREAS = Sheet(
    "areas",
    Wording("Đơn vị", "Areas"),
    "ĐỊA BÀN CỦA HỒ SƠ",
    "Để tra cứu, thêm ấp, khu phố của đơn vị (mã bắt đầu bằng L:), đổi tên, chuyển cấp trên.",
    (
        NUMBER,
        Column(
            "key",
            Wording("Mã", "Key"),
            "Địa bàn tự thêm: mã bắt đầu bằng L:, ví dụ L:ap-1.",
            16,
            required=True,
        ),
        Column(
            "type",
            Wording("Loại", "Type"),
            "Xã, phường, thôn ...: chọn trong danh sách.",
            13,
            required=True,
            listed=Listed.AREA_TYPES,
        ),
        Column("name", Wording("Tên", "Name"), "Tên riêng, không ghi loại.", 30, required=True),
        Column(
            "parent",
            Wording("Trực thuộc", "Part of"),
            "Địa bàn cấp trên: chọn trong danh sách, hoặc mã của một dòng trong bảng này.",
            28,
            required=True,
            listed=Listed.AREAS,
        ),
        Column(
            "since",
            Wording("Từ ngày", "Since"),
            "Ngày thành lập; khi đổi tên hoặc chuyển cấp trên thì là ngày đổi.",
            14,
            Holds.DAY,
        ),
        DOCUMENT,
        DOCUMENT_ON,
        REMARK,
    ),
)
