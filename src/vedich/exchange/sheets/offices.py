"""The sheets of an office: its people with their roles, and the agencies."""

from __future__ import annotations

from vedich.domain.wording import Wording
from vedich.exchange.columns import Column, Holds, Listed, Sheet
from vedich.exchange.sheets.shared import NUMBER, REMARK

PEOPLE = Sheet(
    "people",
    Wording("Tài khoản", "People"),
    "TÀI KHOẢN VÀ VAI TRÒ",
    "Mỗi dòng là một vai trò của một người; người có nhiều vai trò thì ghi nhiều dòng cùng tài khoản.",
    (
        NUMBER,
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
        REMARK,
    ),
)

AGENCIES = Sheet(
    "agencies",
    Wording("Cơ quan", "Agencies"),
    "CƠ QUAN",
    "Thêm cơ quan; đổi tên hoặc sáp nhập theo quyết định: số liệu trước ngày đó vẫn ghi tên cũ.",
    (
        NUMBER,
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
        REMARK,
    ),
)
