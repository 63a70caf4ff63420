"""A short tour for each role: what stands where, in the order of a working day.

A step points at an entry of the menu by the name of its page, or at a part of the home page by its id; one
whose place is not there for a person is told without pointing. A tour more is one row of `TOURS`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from vedich.domain.role import Role
from vedich.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the page or the part that it is about, '' for none, and what it says."""

    at: str
    title: Wording
    told: Wording


@dataclass(frozen=True, slots=True)
class Tour:
    """The steps for one role. `provinces` says whether it is for who holds the role in a province alone."""

    role: Role
    name: Wording
    steps: tuple[Step, ...]
    provinces: bool = False


def _step(at: str, vi: str, en: str, told_vi: str, told_en: str) -> Step:
    return Step(at, Wording(vi, en), Wording(told_vi, told_en))


_START = _step(
    "start", "Trang đầu", "Home",
    "Mỗi sáng mở trang này: việc nào đang chờ bạn, bao nhiêu việc, đều ở đây.",
    "Open this page each morning: what waits for you, and how much, stands here.",
)  # fmt: skip
_FIGURES = _step(
    "targets", "Biểu chỉ tiêu", "Targets",
    "Mọi chỉ tiêu trong một bảng. Bấm vào một con số để biết nó từ đâu ra.",
    "All targets in one table. Press a figure to see where it comes from.",
)  # fmt: skip
_HELP = _step(
    "help", "Cần giúp thì ở đây", "Help is here",
    "Mỗi trang có nút Hướng dẫn. Muốn xem lại phần giới thiệu này, mở Hướng dẫn ở chân trang.",
    "Each page has its help. To see this tour again, open Help at the foot of any page.",
)  # fmt: skip

TOURS = {
    "clerk": Tour(Role.CLERK, Wording("Cán bộ nhập số liệu", "Clerk"), (
        _START,
        _step(
            "inbox", "Báo cáo phải nộp", "Reports to send",
            "Biểu của kỳ này và biểu bị trả lại kèm lý do. Mở ra, dán số từ Excel, trình lãnh đạo. "
            "Ô để trống là chưa có số, không phải số 0; số đang gõ được giữ lại cả khi mất mạng.",
            "Forms of this period, and those returned with a reason. Open one, paste from Excel, submit. "
            "A blank cell is not a zero; what you type is kept even when the connection is lost.",
        ),
        _step(
            "documents", "Văn bản", "Documents",
            "Có nghị quyết, báo cáo bằng Word, Excel hay PDF thì đưa vào đây: máy đọc trước, "
            "bạn xác nhận từng số rồi mới vào hồ sơ.",
            "Hand in a resolution or report in Word, Excel or PDF: it is read first, and a figure enters "
            "the record once you confirm it.",
        ),
        _step(
            "check", "Soát dự thảo", "Check a draft",
            "Trước khi gửi báo cáo bằng chữ, soát ở đây: số nào mâu thuẫn sẽ được chỉ ra.",
            "Check a draft before it is sent: figures that contradict each other are pointed out.",
        ),
        _FIGURES,
        _HELP,
    )),
    "leader": Tour(Role.LEADER, Wording("Lãnh đạo xã, phường", "Leader of a commune"), (
        _START,
        _step(
            "inbox", "Chờ tôi quyết định", "Waiting for my decision",
            "Báo cáo chờ trình lên hoặc duyệt. Bạn chỉ phải xem những ô đã đổi từ lần xem trước.",
            "Reports to send up or approve. You look only at cells that changed since you last looked.",
        ),
        _step(
            "scorecard", "Bảng điểm", "Scorecard",
            "Bao nhiêu chỉ tiêu đạt, cái nào đang chậm và ai chủ trì: đủ để đọc trong cuộc họp.",
            "How many targets are met, which lag and who answers for them: enough for a meeting.",
        ),
        _FIGURES,
        _HELP,
    )),
    "province-leader": Tour(Role.LEADER, Wording("Lãnh đạo tỉnh, thành phố", "Leader of a province"), (
        _START,
        _step(
            "scorecard", "Bảng điểm của tỉnh", "Scorecard of the province",
            "Cả tỉnh đạt bao nhiêu, đổi gì so với tháng trước, chỉ tiêu nào cần chỉ đạo ngay.",
            "How the province stands, what changed since last month, and what needs you now.",
        ),
        _step(
            "compare", "So sánh các xã", "Compare communes",
            "Xếp các xã, phường theo từng chỉ tiêu; bản đồ ở chân trang cho thấy nơi nào chậm.",
            "Communes side by side for each target; the map at the foot shows where it lags.",
        ),
        _step(
            "ledger", "Kỳ báo cáo", "Report periods",
            "Đơn vị nào đã gửi, gửi trễ hay còn nợ báo cáo của kỳ.",
            "Who has sent the report of a period, who was late and who still owes it.",
        ),
        _FIGURES,
        _HELP,
    ), provinces=True),
    "specialist": Tour(Role.SPECIALIST, Wording("Chuyên viên", "Specialist"), (
        _START,
        _step(
            "inbox", "Việc chờ xem", "To look at",
            "Báo cáo cấp dưới vừa gửi lên. Sai ô nào thì trả lại đúng ô đó kèm lý do.",
            "Reports that came up. Return the very cell that is wrong, with the reason.",
        ),
        _step(
            "ledger", "Kỳ báo cáo", "Report periods",
            "Mở kỳ, xem ai chưa gửi, nhắc bằng một lần bấm.",
            "Open a period, see who has not sent, remind with one press.",
        ),
        _step(
            "setup", "Giao chỉ tiêu", "Assign targets",
            "Giao chỉ tiêu xuống các xã bằng biểu mẫu hay Excel; tổng được đối chiếu khi gõ.",
            "Assign targets down by form or Excel; the sum is checked as you type.",
        ),
        _step(
            "documents", "Văn bản", "Documents",
            "Đưa nghị quyết, quyết định vào; xác nhận các số máy đọc được.",
            "Hand in resolutions and decisions; confirm the figures that were read.",
        ),
        _FIGURES,
        _HELP,
    )),
    "approver": Tour(Role.APPROVER, Wording("Người duyệt", "Approver"), (
        _START,
        _step(
            "inbox", "Chờ duyệt", "To approve",
            "Báo cáo chờ duyệt, kèm các điểm chưa khớp. Chỉ những ô đã đổi được đánh dấu; "
            "duyệt, trả lại kèm lý do, hoặc trả lời đề nghị sửa. Không ai tự duyệt số của mình.",
            "Reports to approve, with what does not fit. Changed cells are marked; approve, return with a "
            "reason, or answer a request to correct. Nobody approves their own figures.",
        ),
        _FIGURES,
        _step(
            "areas", "Nhật ký của địa bàn", "What was done here",
            "Mở địa bàn để xem nhật ký: ai ghi, ai sửa, ai duyệt, lúc nào; kiểm được là không ai sửa lén.",
            "Open an area for its trail: who wrote, changed and approved what, and that nothing was altered.",
        ),
        _HELP,
    )),
    "verifier": Tour(Role.VERIFIER, Wording("Thẩm tra của Hội đồng", "Verifier of the council"), (
        _START,
        _step(
            "check", "Soát dự thảo", "Check a draft",
            "Đưa dự thảo báo cáo vào: mỗi số được đối chiếu với hồ sơ và với chính văn bản.",
            "Hand in a draft: each figure is held against the record and against the document itself.",
        ),
        _step(
            "scorecard", "Bảng điểm", "Scorecard",
            "Số văn bản tự nêu và số tính lại đứng cạnh nhau.",
            "What documents declare and what is computed, side by side.",
        ),
        _FIGURES,
        _HELP,
    )),
    "indicator-manager": Tour(Role.INDICATOR_MANAGER, Wording("Quản lý bộ chỉ tiêu", "Indicator manager"), (
        _START,
        _step(
            "setup", "Thiết lập", "Set up",
            "Bộ chỉ tiêu, cơ quan, chế độ báo cáo, cách đánh giá: bằng biểu mẫu hoặc bằng Excel.",
            "Indicators, agencies, report regimes, how to judge: by form or by Excel.",
        ),
        _step(
            "setup", "Sắp xếp đơn vị hành chính", "Reorganisations",
            "Cũng ở Thiết lập: sáp nhập, chia tách có xem trước; người khác xác nhận, rút lại được đến ngày "
            "hiệu lực.",
            "In Set up as well: merge and divide with a preview; somebody else confirms, and it can be "
            "withdrawn until its day.",
        ),
        _HELP,
    )),
    "administrator": Tour(Role.ADMINISTRATOR, Wording("Quản trị tài khoản", "Administrator"), (
        _START,
        _step(
            "setup", "Tài khoản và vai trò", "Accounts and roles",
            "Thêm người, giao vai trò từ ngày đến ngày, từng người hoặc cả tệp Excel. "
            "Người quản trị không xem số liệu.",
            "Add people and give roles from day to day, one by one or by Excel. An administrator reads no "
            "figures.",
        ),
        _step(
            "account", "Tài khoản của bạn", "Your own account",
            "Bật lớp bảo vệ thứ hai trước tiên: tài khoản này giao được quyền cho người khác.",
            "Turn the second factor on first: this account gives rights to others.",
        ),
        _HELP,
    )),
}  # fmt: skip


def tours_for(held: Collection[tuple[Role, bool]]) -> list[str]:
    """Give the tours for roles, each with whether it is held in a province; a reader's is a verifier's.

    >>> tours_for([(Role.LEADER, True), (Role.CLERK, False)])
    ['clerk', 'province-leader']
    """
    roles = {(Role.VERIFIER if role is Role.READER else role, province) for role, province in held}
    leads = {province for role, province in roles if role is Role.LEADER}
    found = []
    for key, tour in TOURS.items():
        is_mine = tour.role in {role for role, _ in roles}
        if is_mine and (tour.role is not Role.LEADER or tour.provinces in leads):
            found.append(key)
    return found
