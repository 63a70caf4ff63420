"""Why an action was refused, each with the sentence for people; nothing was changed in any of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from vedich.domain.refusal import Refusal


class ActionError(Exception):
    """Raised when an action is refused; `vi` and `en` are the sentences for people."""

    def __init__(self, vi: str, en: str) -> None:
        self.why = (vi, en)
        self.vi = f"{vi} Chưa có gì thay đổi."
        self.en = f"{en} Nothing was changed."
        super().__init__(self.en)


class RowTroublesError(ActionError):
    """Raised when rows cannot be taken; `troubles` names each by its number, with its remedy."""

    def __init__(self, troubles: Sequence[tuple[int, Refusal]], count: int, all_told: int = 0) -> None:
        self.troubles = tuple(troubles)
        refused = max(all_told, len(troubles))
        shown = {lang: "; ".join(_row(lang, *each) for each in troubles[:5]) for lang in ("vi", "en")}
        left = refused - 5
        super().__init__(
            f"{refused} trong {count} dòng chưa nhận được: {shown['vi']}"
            f"{f' (và {left} dòng khác)' if left > 0 else ''}.",
            f"{refused} of {count} rows cannot be taken: {shown['en']}"
            f"{f' (and {left} more)' if left > 0 else ''}.",
        )


def _row(lang: str, number: int, refusal: Refusal) -> str:
    return f"{'dòng' if lang == 'vi' else 'row'} {number}: {refusal.say(lang)}"


class ClockError(ActionError):
    """Raised when the clock stands before something that the record already holds."""

    def __init__(self, at: datetime, last: datetime) -> None:
        super().__init__(
            f"Đồng hồ máy đang chỉ {at:%H:%M %d/%m/%Y}, trước việc gần nhất đã ghi trong hồ sơ "
            f"({last:%H:%M %d/%m/%Y}), nên thứ tự số liệu sẽ sai. Hãy chỉnh lại đồng hồ rồi làm lại.",
            f"The clock of this machine says {at:%Y-%m-%d %H:%M}, before the last thing the record holds "
            f"({last:%Y-%m-%d %H:%M}), so figures would stand in a wrong order. Set the clock, then repeat.",
        )


class MissingReasonError(ActionError):
    """Raised when an action that others must understand comes without a reason."""

    def __init__(self, action: str) -> None:
        super().__init__(
            "Việc này cần nêu lý do để người liên quan hiểu và tra lại được.",
            f"'{action}' needs a reason, so that those concerned can understand it.",
        )


class OtherRequestError(ActionError):
    """Raised when a key that was used comes again with another request."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"Mã yêu cầu {key!r} đã dùng cho một việc khác. Hãy tải lại trang rồi làm lại.",
            f"The key {key!r} was used for another request. Load the page again and repeat.",
        )


class StaleError(ActionError):
    """Raised when somebody else changed the thing since it was read; says who and what stands now."""

    def __init__(self, what: str, mine: int, now: int, by: str = "") -> None:
        super().__init__(
            f"{what} đã được {by or 'người khác'} sửa (bản {now}, bạn đang xem bản {mine}). "
            "Hãy tải lại để xem cả hai rồi quyết định.",
            f"{what} was changed by {by or 'somebody else'} (edition {now}, you saw {mine}). Load it again, "
            "look at both, and decide.",
        )


class UnseenError(ActionError):
    """Raised when somebody approves other content than was seen."""

    def __init__(self) -> None:
        super().__init__(
            "Số liệu đã thay đổi sau khi bạn xem, nên chưa duyệt. Hãy xem lại bản mới.",
            "The figures changed after you saw them, so they are not approved. Look at them again.",
        )


class SelfApprovalError(ActionError):
    """Raised when somebody approves what they entered, submitted or sent up themselves."""

    def __init__(self) -> None:
        super().__init__(
            "Người nhập, trình hoặc gửi báo cáo lên không được tự duyệt. Hãy chuyển cho người duyệt khác.",
            "Who entered, submitted or sent up a report may not approve it. Hand it to another approver.",
        )


class UnauditedError(RuntimeError):
    """Raised when an action is written wrongly: it says never, or twice, what it is about."""

    def __init__(self, action: str, fault: str) -> None:
        super().__init__(
            f"The action '{action}' {fault}; it was undone. Mend its function: one `deed.about`."
        )
