"""The rules that a verdict may come from, in words; their codes stand in the column `rule`."""

from __future__ import annotations

from vedich.domain.wording import Wording

RULES: dict[str, Wording] = {
    "better": Wording("tốt hơn mức giao", "better than the goal"),
    "ceiling": Wording("tốt hơn mức giao, nhưng mức giao đã là trần", "better, but the goal is the ceiling"),
    "inside": Wording("nằm trong khoảng được giao", "inside the range"),
    "equal": Wording("đúng bằng mức giao", "exactly the goal"),
    "near_share": Wording("kém mức giao, nhưng còn trong ngưỡng tỷ lệ", "short, within the margin of shares"),
    "near_points": Wording("kém mức giao, nhưng còn trong ngưỡng điểm", "short, within the margin of points"),
    "short": Wording("kém mức giao quá ngưỡng", "short by more than the margin"),
    "outcome": Wording("kết quả bằng lời, đã có người cân nhắc", "told in words that a person weighed"),
    "months_missing": Wording(
        "còn thiếu tháng nên chưa kết luận được", "months are missing: nothing is proved"
    ),
    "areas_missing": Wording(
        "còn thiếu địa bàn nên chưa kết luận được", "areas are missing: nothing is proved"
    ),
    "nothing_said": Wording("đã đến kỳ mà chưa có số", "due, and nobody said anything"),
    "not_due": Wording("kỳ này chưa thể có số", "cannot be known yet"),
    "ended": Wording("chỉ tiêu đã kết thúc", "the target has ended"),
    "replaced": Wording("chỉ tiêu đã được thay", "the target was replaced"),
    "words": Wording("chỉ tiêu bằng lời, chờ người đánh giá", "a target in words waits for a person"),
    "goal": Wording("chỉ tiêu thiếu mức phải đạt", "the target lacks its figure"),
    "reference": Wording("năm gốc chưa có số đầy đủ", "the year it is counted from is not known whole"),
    "target_measure": Wording(
        "đơn vị tính của chỉ tiêu không đổi được", "the measure of the target does not convert"
    ),
    "measure": Wording("đơn vị tính của số liệu không đổi được", "the measure of a figure does not convert"),
    "share": Wording("không ai biết tỷ lệ chia tách", "nobody knows the shares of a split"),
    "overlap": Wording("các số chồng lên nhau về thời gian", "figures overlap in time"),
    "parts": Wording("tử số hoặc mẫu số chưa đầy đủ", "a part that it is worked out from is not whole"),
    "zero": Wording("không thể chia cho số này", "nothing can be divided by this"),
    "years": Wording("thiếu năm nên chưa có bình quân", "years are missing: there is no mean"),
}
