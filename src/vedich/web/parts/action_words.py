"""What was done, in words: the actions that an office meets in the history of a target."""

from __future__ import annotations

from vedich.domain.wording import Wording

_ACTIONS = {
    "set_targets": Wording("giao chỉ tiêu", "set targets"),
    "decide_targets": Wording("quyết định chỉ tiêu", "decided targets"),
    "assign_down": Wording("giao chỉ tiêu xuống cấp dưới", "assigned targets down"),
    "set_levels": Wording("đặt chỉ tiêu", "set a target"),
    "end_target": Wording("kết thúc chỉ tiêu", "ended a target"),
    "share_out_target": Wording("giao chỉ tiêu xuống cấp dưới", "assigned a target down"),
    "change_target": Wording("điều chỉnh chỉ tiêu", "changed a target"),
    "confirm_claims": Wording("xác nhận số liệu đọc từ văn bản", "confirmed what was read of a document"),
    "record_observations": Wording("ghi số liệu", "entered figures"),
    "publish_import": Wording("nạp số liệu hàng loạt", "imported figures"),
    "move_submission": Wording("chuyển bước báo cáo", "moved a report on"),
    "enter_figures": Wording("nhập số liệu vào báo cáo", "typed figures into a report"),
    "attach_evidence": Wording("gắn tệp minh chứng", "attached a file of evidence"),
    "open_period": Wording("mở kỳ báo cáo", "opened a period"),
    "remind": Wording("nhắc nơi chưa gửi", "reminded those who have not sent"),
    "limit_entry": Wording("đổi hạn nhập số liệu", "set until when figures are taken"),
    "explain_target": Wording("giải trình", "explained"),
    "rate_confidence": Wording("đánh giá khả năng đạt", "said how sure they are"),
    "split_area": Wording("chia địa bàn", "split an area"),
    "confirm_reorganisation": Wording("xác nhận sắp xếp địa bàn", "confirmed a reorganisation"),
    "take_effect": Wording("sắp xếp địa bàn có hiệu lực", "reorganised areas"),
    "merge_areas": Wording("sáp nhập địa bàn", "merged areas"),
}


def action_words(action: str) -> Wording:
    """Give the words of an action; one that has none is shown by its name on record."""
    return _ACTIONS.get(action, Wording(action, action))
