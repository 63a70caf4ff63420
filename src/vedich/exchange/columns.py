"""The sheets of the workbook template and their columns: keys, heads, help, and what a cell holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vedich.domain.wording import Wording

# Raised when a column changes its meaning; a workbook of an older version is refused, not misread.
TEMPLATE_VERSION = 1


class Holds(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    FIGURE = "figure"
    DAY = "day"
    PERIOD = "period"
    NUMBER = "number"


class Listed(StrEnum):
    """The list on the sheet of codes from which a cell is chosen."""

    INDICATORS = "indicators"
    AREAS = "areas"
    PERIODS = "periods"
    VINTAGES = "vintages"
    BASES = "bases"
    OPERATORS = "operators"
    MEASURES = "measures"
    AREA_TYPES = "area_types"
    KINDS = "kinds"
    DIRECTIONS = "directions"
    FREQUENCIES = "frequencies"
    AGENCIES = "agencies"
    PARTS = "parts"
    AGENCY_KINDS = "agency_kinds"
    ROLES = "roles"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in files for machines, its head, what to write, and how wide it is drawn.

    `may_miss` says that workbooks of before have no such column, and are read without it.
    Nulls: `listed` is None where anything may be written. `help` is in Vietnamese: workbooks are for people.
    """

    key: str
    heading: Wording
    help: str
    width: int
    holds: Holds = Holds.TEXT
    required: bool = False
    listed: Listed | None = None
    may_miss: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, what it is for, and its columns; the first numbers the rows, the last is ours."""

    key: str
    name: Wording
    title: str
    guide: str
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        """Give the column of a key."""
        return next(column for column in self.columns if column.key == key)

    def place(self, key: str) -> int:
        """Give the place of a column, from 0."""
        return [column.key for column in self.columns].index(key)


_NUMBER = Column(
    "number",
    Wording("TT", "No."),
    "Số thứ tự của dòng; dòng khác dẫn tới dòng này bằng số đó.",
    6,
    Holds.NUMBER,
)
_REMARK = Column(
    "remark", Wording("Cần sửa", "To mend"), "Máy ghi cột này khi trả tệp lại; không cần điền.", 46
)
_INDICATOR = Column(
    "indicator",
    Wording("Chỉ tiêu", "Indicator"),
    "Chọn trong danh sách, hoặc gõ mã (ví dụ BUD-001) hay đúng tên.",
    38,
    required=True,
    listed=Listed.INDICATORS,
)
_PART = Column(
    "part",
    Wording("Phân tổ", "Part"),
    "Để trống khi là số chung; chọn phần (ví dụ Nữ) khi là số của riêng phần đó.",
    20,
    listed=Listed.PARTS,
    may_miss=True,
)
_AREA = Column(
    "area",
    Wording("Địa bàn", "Area"),
    "Chọn trong danh sách, hoặc gõ mã (ví dụ X34:28108) hay đúng tên.",
    24,
    required=True,
    listed=Listed.AREAS,
)
_PERIOD = Column(
    "period",
    Wording("Kỳ", "Period"),
    "Ví dụ: tháng 9/2026, quý III/2026, 9 tháng 2026, 6 tháng đầu năm 2026, năm 2026, 2026-2030.",
    17,
    Holds.PERIOD,
    required=True,
    listed=Listed.PERIODS,
)
_VALUE = Column(
    "value",
    Wording("Giá trị", "Value"),
    "Ghi số. Bằng không thì ghi 0; chưa có số thì bỏ cả dòng: ô trống không phải là 0.",
    13,
    Holds.FIGURE,
)
_VALUE_MAX = Column(
    "value_max", Wording("Đến", "Up to"), "Chỉ điền khi là một khoảng: số cuối của khoảng.", 10, Holds.FIGURE
)
_MEASURE = Column(
    "measure",
    Wording("Đơn vị tính", "Measure"),
    "Phải đổi được ra đơn vị tính của chỉ tiêu. Để trống thì hiểu là đơn vị tính của chỉ tiêu.",
    12,
    listed=Listed.MEASURES,
)
_WORDS = Column("words", Wording("Bằng lời", "In words"), "Khi không có số: ghi nguyên lời.", 15)
_DOCUMENT = Column("document", Wording("Số văn bản", "Document"), "Số, ký hiệu, ví dụ 58/NQ-HĐND.", 17)
_DOCUMENT_ON = Column(
    "document_on", Wording("Ngày văn bản", "Dated"), "Ngày ban hành, ví dụ 12/12/2025.", 14, Holds.DAY
)

OBSERVATIONS = Sheet(
    "observations",
    Wording("Số liệu", "Results"),
    "SỐ LIỆU THỰC HIỆN",
    "Mỗi dòng là một con số của một chỉ tiêu, một địa bàn, một kỳ.",
    (
        _NUMBER,
        _INDICATOR,
        _PART,
        _AREA,
        _PERIOD,
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
        _VALUE,
        _VALUE_MAX,
        _MEASURE,
        _WORDS,
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
        _REMARK,
    ),
)

TARGETS = Sheet(
    "targets",
    Wording("Mục tiêu", "Targets"),
    "MỤC TIÊU, CHỈ TIÊU KẾ HOẠCH",
    "Mỗi dòng là một chỉ tiêu được giao cho một địa bàn, một kỳ, trên một căn cứ.",
    (
        _NUMBER,
        _INDICATOR,
        _AREA,
        _PERIOD,
        Column(
            "basis",
            Wording("Căn cứ", "Basis"),
            "Ai giao: cấp trên, HĐND, kế hoạch của đơn vị, phấn đấu ... Bắt buộc.",
            23,
            required=True,
            listed=Listed.BASES,
        ),
        _DOCUMENT,
        _DOCUMENT_ON,
        Column(
            "operator",
            Wording("Yêu cầu", "Requirement"),
            "Từ mức này trở lên, không quá, giảm còn ...: chọn trong danh sách.",
            21,
            required=True,
            listed=Listed.OPERATORS,
        ),
        _VALUE,
        _VALUE_MAX,
        _MEASURE,
        _WORDS,
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
        _REMARK,
    ),
)

INDICATORS = Sheet(
    "indicators",
    Wording("Chỉ tiêu", "Indicators"),
    "CHỈ TIÊU CỦA HỒ SƠ",
    "Để tra cứu, và để thêm chỉ tiêu của đơn vị. Sửa định nghĩa thì ghi ngày hiệu lực mới.",
    (
        _NUMBER,
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
            "sum: cộng các địa bàn; none: không cộng được; official_only: chỉ lấy số công bố.",
            32,
        ),
        Column(
            "since",
            Wording("Hiệu lực từ", "Since"),
            "Ngày định nghĩa này có hiệu lực; bắt buộc khi sửa chỉ tiêu đã có.",
            14,
            Holds.DAY,
        ),
        _REMARK,
    ),
)

AREAS = Sheet(
    "areas",
    Wording("Đơn vị", "Areas"),
    "ĐỊA BÀN CỦA HỒ SƠ",
    "Để tra cứu, thêm ấp, khu phố của đơn vị (mã bắt đầu bằng L:), đổi tên, chuyển cấp trên.",
    (
        _NUMBER,
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
        _DOCUMENT,
        _DOCUMENT_ON,
        _REMARK,
    ),
)

PEOPLE = Sheet(
    "people",
    Wording("Tài khoản", "People"),
    "TÀI KHOẢN VÀ VAI TRÒ",
    "Mỗi dòng là một vai trò của một người; người có nhiều vai trò thì ghi nhiều dòng cùng tài khoản.",
    (
        _NUMBER,
        Column(
            "username",
            Wording("Tài khoản", "Account"),
            "Chữ thường không dấu, số, dấu chấm, ví dụ hoa.canduoc.",
            18,
            required=True,
        ),
        Column("name", Wording("Họ và tên", "Name"), "Bắt buộc với tài khoản mới.", 26),
        Column("position", Wording("Chức vụ", "Position"), "Có thể để trống.", 26),
        Column("email", Wording("Thư điện tử", "E-mail"), "Có thể để trống.", 22),
        Column("phone", Wording("Điện thoại", "Phone"), "Có thể để trống.", 15),
        Column(
            "role",
            Wording("Vai trò", "Role"),
            "Chọn trong danh sách.",
            24,
            required=True,
            listed=Listed.ROLES,
        ),
        Column(
            "area",
            Wording("Địa bàn", "Area"),
            "Mã hoặc đúng tên; quản trị tài khoản, quản lý bộ chỉ tiêu và giám sát an ninh thì để trống.",
            26,
            listed=Listed.AREAS,
        ),
        Column(
            "agency",
            Wording("Cơ quan", "Agency"),
            "Mã hoặc tên; có thể để trống.",
            24,
            listed=Listed.AGENCIES,
        ),
        Column("since", Wording("Từ ngày", "From"), "Ví dụ 1/1/2026.", 14, Holds.DAY, required=True),
        Column("until", Wording("Đến hết ngày", "Until"), "Để trống: chưa có ngày cuối.", 14, Holds.DAY),
        Column(
            "acting_for",
            Wording("Làm thay", "Acts for"),
            "Tài khoản được làm thay; hai người khi đó không duyệt số liệu của nhau.",
            18,
        ),
        _REMARK,
    ),
)

AGENCIES = Sheet(
    "agencies",
    Wording("Cơ quan", "Agencies"),
    "CƠ QUAN",
    "Thêm cơ quan; đổi tên hoặc sáp nhập theo quyết định: số liệu trước ngày đó vẫn ghi tên cũ.",
    (
        _NUMBER,
        Column(
            "key",
            Wording("Mã", "Key"),
            "Chữ thường không dấu, số, gạch, ví dụ so-tai-chinh. Không đổi về sau.",
            20,
            required=True,
        ),
        Column("name", Wording("Tên cơ quan", "Name"), "Ghi tên mới để đổi tên.", 36, required=True),
        Column(
            "kind",
            Wording("Loại", "Kind"),
            "Chọn trong danh sách; bắt buộc với cơ quan mới.",
            22,
            listed=Listed.AGENCY_KINDS,
        ),
        Column(
            "area",
            Wording("Phục vụ địa bàn", "Serves"),
            "Mã hoặc đúng tên; cơ quan trung ương thì để trống.",
            26,
            listed=Listed.AREAS,
        ),
        Column(
            "since",
            Wording("Từ ngày", "From"),
            "Ngày đầu mang tên mới, hoặc ngày sáp nhập; bắt buộc khi đổi tên, sáp nhập.",
            14,
            Holds.DAY,
        ),
        Column(
            "into",
            Wording("Sáp nhập vào", "Merged into"),
            "Cơ quan nhận: mã hoặc tên. Để trống nếu không sáp nhập.",
            28,
            listed=Listed.AGENCIES,
        ),
        Column(
            "decision",
            Wording("Quyết định", "Decision"),
            "Số hiệu, ví dụ 12/QĐ-UBND; bắt buộc khi đổi tên, sáp nhập.",
            20,
        ),
        _REMARK,
    ),
)

# The sheets of every template, and those that are in some alone.
SHEETS = (OBSERVATIONS, TARGETS, INDICATORS, AREAS)
ALL_SHEETS = (*SHEETS, PEOPLE, AGENCIES)
