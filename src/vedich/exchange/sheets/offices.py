"""The sheets of an office: its people with their roles, and the agencies."""

from __future__ import annotations

from vedich.domain.wording import Wording
from vedich.exchange.columns import Column, Holds, Listed, Sheet
from vedich.exchange.sheets.shared import NUMBER, REMARK

PEOPLE = Sheet(
    "people",
    Wording("Tài khoản", "People"),
    Wording("TÀI KHOẢN VÀ VAI TRÒ", "ACCOUNTS AND ROLES"),
    Wording(
        "Mỗi dòng là một vai trò của một người; người có nhiều vai trò thì ghi nhiều dòng cùng tài khoản.",
        "Each row is one role of a person; who has several has a row for each under the same account.",
    ),
    (
        NUMBER,
        Column(
            "username",
            Wording("Tài khoản", "Account"),
            Wording(
                "Chữ thường không dấu, số, dấu chấm, ví dụ hoa.canduoc.",
                "Small letters without marks, digits and dots, like hoa.canduoc.",
            ),
            18,
            required=True,
        ),
        Column(
            "name",
            Wording("Họ và tên", "Name"),
            Wording("Bắt buộc với tài khoản mới.", "Required for a new account."),
            26,
        ),
        Column(
            "position", Wording("Chức vụ", "Position"), Wording("Có thể để trống.", "May be left blank."), 26
        ),
        Column(
            "email", Wording("Thư điện tử", "E-mail"), Wording("Có thể để trống.", "May be left blank."), 22
        ),
        Column(
            "phone", Wording("Điện thoại", "Phone"), Wording("Có thể để trống.", "May be left blank."), 15
        ),
        Column(
            "role",
            Wording("Vai trò", "Role"),
            Wording("Chọn trong danh sách.", "Choose from the list."),
            24,
            required=True,
            listed=Listed.ROLES,
        ),
        Column(
            "area",
            Wording("Địa bàn", "Area"),
            Wording(
                "Mã hoặc đúng tên; quản trị tài khoản, quản lý bộ chỉ tiêu và giám sát an ninh thì để trống.",
                "Key or exact name; blank for administrators, indicator managers and security officers.",
            ),
            26,
            listed=Listed.AREAS,
        ),
        Column(
            "agency",
            Wording("Cơ quan", "Agency"),
            Wording("Mã hoặc tên; có thể để trống.", "Key or name; may be left blank."),
            24,
            listed=Listed.AGENCIES,
        ),
        Column(
            "since",
            Wording("Từ ngày", "From"),
            Wording("Ví dụ 1/1/2026.", "Like 1/1/2026."),
            14,
            Holds.DAY,
            required=True,
        ),
        Column(
            "until",
            Wording("Đến hết ngày", "Until"),
            Wording("Để trống: chưa có ngày cuối.", "Blank: no last day yet."),
            14,
            Holds.DAY,
        ),
        Column(
            "acting_for",
            Wording("Làm thay", "Acts for"),
            Wording(
                "Tài khoản được làm thay; hai người khi đó không duyệt số liệu của nhau.",
                "The account that is acted for; the two do not approve each other's figures.",
            ),
            18,
        ),
        REMARK,
    ),
)

AGENCIES = Sheet(
    "agencies",
    Wording("Cơ quan", "Agencies"),
    Wording("CƠ QUAN", "AGENCIES"),
    Wording(
        "Thêm cơ quan; đổi tên hoặc sáp nhập theo quyết định: số liệu trước ngày đó vẫn ghi tên cũ.",
        "Add agencies, rename or merge them by a decision: figures of before keep the old name.",
    ),
    (
        NUMBER,
        Column(
            "key",
            Wording("Mã", "Key"),
            Wording(
                "Chữ thường không dấu, số, gạch, ví dụ so-tai-chinh. Không đổi về sau.",
                "Small letters without marks, digits, hyphens, like so-tai-chinh. It stays for good.",
            ),
            20,
            required=True,
        ),
        Column(
            "name",
            Wording("Tên cơ quan", "Name"),
            Wording("Ghi tên mới để đổi tên.", "Write the new name to rename it."),
            36,
            required=True,
        ),
        Column(
            "kind",
            Wording("Loại", "Kind"),
            Wording(
                "Chọn trong danh sách; bắt buộc với cơ quan mới.", "From the list; required for a new agency."
            ),
            22,
            listed=Listed.AGENCY_KINDS,
        ),
        Column(
            "area",
            Wording("Phục vụ địa bàn", "Serves"),
            Wording(
                "Mã hoặc đúng tên; cơ quan trung ương thì để trống.",
                "Key or exact name; blank for a central agency.",
            ),
            26,
            listed=Listed.AREAS,
        ),
        Column(
            "since",
            Wording("Từ ngày", "From"),
            Wording(
                "Ngày đầu mang tên mới, hoặc ngày sáp nhập; bắt buộc khi đổi tên, sáp nhập.",
                "The first day of the new name, or the day of the merger; required for either.",
            ),
            14,
            Holds.DAY,
        ),
        Column(
            "into",
            Wording("Sáp nhập vào", "Merged into"),
            Wording(
                "Cơ quan nhận: mã hoặc tên. Để trống nếu không sáp nhập.",
                "The agency that takes over: key or name. Blank where nothing merges.",
            ),
            28,
            listed=Listed.AGENCIES,
        ),
        Column(
            "decision",
            Wording("Quyết định", "Decision"),
            Wording(
                "Số hiệu, ví dụ 12/QĐ-UBND; bắt buộc khi đổi tên, sáp nhập.",
                "Its number, like 12/QĐ-UBND; required to rename or merge.",
            ),
            20,
        ),
        REMARK,
    ),
)
