"""The sheets of what figures are about: indicators and areas."""

from __future__ import annotations

from vedich.domain.wording import Wording
from vedich.exchange.columns import Column, Holds, Listed, Sheet
from vedich.exchange.sheets.shared import DOCUMENT, DOCUMENT_ON, NUMBER, REMARK

INDICATORS = Sheet(
    "indicators",
    Wording("Chỉ tiêu", "Indicators"),
    Wording("CHỈ TIÊU CỦA HỒ SƠ", "INDICATORS OF THE RECORD"),
    Wording(
        "Để tra cứu, và để thêm chỉ tiêu của đơn vị. Sửa định nghĩa thì ghi ngày hiệu lực mới.",
        "To look up, and to add your own. A changed definition needs the day it holds from.",
    ),
    (
        NUMBER,
        Column(
            "code",
            Wording("Mã", "Code"),
            Wording("Mã riêng, ví dụ XA-001.", "A code of its own, like XA-001."),
            12,
            required=True,
        ),
        Column(
            "vi", Wording("Tên chỉ tiêu", "Name"), Wording("Tên đầy đủ.", "The full name."), 52, required=True
        ),
        Column(
            "measure",
            Wording("Đơn vị tính", "Measure"),
            Wording("Ví dụ: tỷ đồng, ha, %, hộ.", "Like tỷ đồng, ha, %, hộ."),
            16,
            required=True,
            listed=Listed.MEASURES,
        ),
        Column(
            "kind",
            Wording("Loại", "Kind"),
            Wording(
                "Số cộng dồn theo tháng (luồng) hay số tại một thời điểm, tỷ lệ ...",
                "Adds up over the months (flow), stands at a moment (stock), a rate ...",
            ),
            22,
            required=True,
            listed=Listed.KINDS,
        ),
        Column(
            "direction",
            Wording("Chiều tốt", "Better"),
            Wording("Càng cao càng tốt hay càng thấp càng tốt.", "Whether higher or lower is better."),
            19,
            required=True,
            listed=Listed.DIRECTIONS,
        ),
        Column(
            "frequency",
            Wording("Kỳ công bố", "Frequency"),
            Wording("Bao lâu có số một lần.", "How often there is a figure."),
            13,
            required=True,
            listed=Listed.FREQUENCIES,
        ),
        Column(
            "aggregation",
            Wording("Cách tổng hợp", "Adds up"),
            Wording(
                "Cộng các địa bàn; đếm; chỉ lấy số công bố; hoặc không cộng, mỗi nơi có số riêng.",
                "The sum of the areas below; a count; official figures alone; or not summed up.",
            ),
            32,
        ),
        Column(
            "since",
            Wording("Hiệu lực từ", "Since"),
            Wording(
                "Ngày định nghĩa này có hiệu lực; bắt buộc khi sửa chỉ tiêu đã có.",
                "The day this definition holds from; required where an indicator on record changes.",
            ),
            14,
            Holds.DAY,
        ),
        REMARK,
    ),
)

AREAS = Sheet(
    "areas",
    Wording("Đơn vị", "Areas"),
    Wording("ĐỊA BÀN CỦA HỒ SƠ", "AREAS OF THE RECORD"),
    Wording(
        "Để tra cứu, thêm ấp, khu phố của đơn vị (mã bắt đầu bằng L:), đổi tên, chuyển cấp trên.",
        "To look up, add villages and quarters of your own (keys begin with L:), rename, put under another.",
    ),
    (
        NUMBER,
        Column(
            "key",
            Wording("Mã", "Key"),
            Wording(
                "Địa bàn tự thêm: mã bắt đầu bằng L:, ví dụ L:ap-1.",
                "An area of your own: its key begins with L:, like L:ap-1.",
            ),
            16,
            required=True,
        ),
        Column(
            "type",
            Wording("Loại", "Type"),
            Wording(
                "Xã, phường, thôn ...: chọn trong danh sách.",
                "Commune, ward, village ...: choose from the list.",
            ),
            13,
            required=True,
            listed=Listed.AREA_TYPES,
        ),
        Column(
            "name",
            Wording("Tên", "Name"),
            Wording("Tên riêng, không ghi loại.", "The proper name, without the type."),
            30,
            required=True,
        ),
        Column(
            "parent",
            Wording("Trực thuộc", "Part of"),
            Wording(
                "Địa bàn cấp trên: chọn trong danh sách, hoặc mã của một dòng trong bảng này.",
                "The area above: from the list, or the key of a row of this table.",
            ),
            28,
            required=True,
            listed=Listed.AREAS,
        ),
        Column(
            "since",
            Wording("Từ ngày", "Since"),
            Wording(
                "Ngày thành lập; khi đổi tên hoặc chuyển cấp trên thì là ngày đổi.",
                "The day it was set up; of a new name or a new area above the day of the change.",
            ),
            14,
            Holds.DAY,
        ),
        DOCUMENT,
        DOCUMENT_ON,
        REMARK,
    ),
)
