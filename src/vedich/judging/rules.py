"""The rules that a verdict may come from, in words; their codes stand in the column `rule`."""

from __future__ import annotations

from collections.abc import Mapping

from vedich.domain.wording import Wording

# Names in braces are the figures that a rule looked at: margins of the scheme, columns of the verdict.
RULES: dict[str, Wording] = {
    "better": Wording("kết quả tốt hơn mức giao", "the result is better than the goal"),
    "ceiling": Wording("đạt mức cao nhất có thể, không thể vượt", "at the ceiling, which nothing can exceed"),
    "inside": Wording("kết quả nằm trong khoảng giao", "the result lies inside the range"),
    "equal": Wording("kết quả đúng bằng mức giao", "the result equals the goal"),
    "near_points": Wording(
        "thiếu không quá {near_points} điểm so với mức giao", "short by no more than {near_points} points"
    ),
    "near_share": Wording("đạt từ {near_share}% mức giao trở lên", "at least {near_share}% of the goal"),
    "short": Wording("kết quả kém mức giao quá ngưỡng gần đạt", "short of the goal by more than the margin"),
    "areas_missing": Wording(
        "mới có số của {areas_known} trên {areas} đơn vị, chưa kết luận được",
        "only {areas_known} of {areas} areas are known: nothing is proved yet",
    ),
    "months_missing": Wording(
        "mới có số của {known} trên {due} tháng, chưa kết luận được",
        "only {known} of {due} months are known: nothing is proved yet",
    ),
    "outcome": Wording("kết quả bằng lời, đã có người đánh giá", "a result in words that a person weighed"),
    "ended": Wording("chỉ tiêu đã kết thúc", "the target has ended"),
    "replaced": Wording("chỉ tiêu đã được thay thế", "the target was replaced"),
    "words": Wording("chỉ tiêu định tính, chờ người có thẩm quyền", "told in words: waits for a person"),
    "reference": Wording(
        "chưa có số của năm gốc nên không tính được mức tăng, giảm",
        "the figure that the change is counted from is not on record",
    ),
    "goal": Wording("chỉ tiêu thiếu số để so", "the target lacks its figure"),
    "target_measure": Wording(
        "đơn vị tính của chỉ tiêu không đổi được ra đơn vị của kết quả",
        "the measure of the target does not convert to that of its results",
    ),
    "measure": Wording(
        "đơn vị tính của số liệu không đổi được, hoặc số có quá nhiều chữ số",
        "the measure of a figure does not convert, or it has too many digits",
    ),
    "share": Wording("không ai công bố tỷ lệ chia tách", "nobody published the shares of the split"),
    "overlap": Wording("các số liệu chồng lên nhau về thời gian", "figures overlap in time"),
    "parts": Wording("thiếu số của tử số hoặc mẫu số", "a numerator or denominator is missing"),
    "years": Wording("thiếu năm nên chưa tính được bình quân", "years are missing: there is no mean yet"),
    "zero": Wording("mẫu số bằng 0", "the denominator is 0"),
    "nothing_said": Wording("đã đến kỳ mà chưa có số liệu nào", "due, and nothing was said"),
    "not_due": Wording("số liệu của kỳ này chưa thể có", "the result cannot be known yet"),
}


def said(rule: str, figures: Mapping[str, object]) -> Wording:
    """Say a rule with the figures it looked at, already written out; what is not handed in is left open.

    >>> said("months_missing", {"known": 2, "due": 9}).vi
    'mới có số của 2 trên 9 tháng, chưa kết luận được'
    """
    told = RULES[rule]
    known = _Open(figures)
    return Wording(told.vi.format_map(known), told.en.format_map(known))


class _Open(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "…"
