"""How an indicator is put together, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vedich.domain.indicator import AggregationKind, Direction, Frequency, IndicatorKind
from vedich.domain.wording import Wording
from vedich.store.queries.definitions import Defined, Named

KINDS = {
    IndicatorKind.FLOW: Wording(
        "số phát sinh trong kỳ, cộng dồn qua các tháng", "what comes in over time, added up month by month"
    ),
    IndicatorKind.STOCK: Wording(
        "số tại một thời điểm, lấy số mới nhất", "what stands on a day; the last one holds"
    ),
    IndicatorKind.RATE: Wording("tỷ lệ", "a rate"),
    IndicatorKind.SHARE: Wording("phần trong tổng thể, không quá 100%", "a part of a whole, at most 100%"),
    IndicatorKind.GROWTH: Wording("tốc độ tăng", "a growth rate"),
    IndicatorKind.COUNT: Wording("số đếm", "a count"),
    IndicatorKind.MILESTONE: Wording("mốc phải hoàn thành", "a milestone"),
    IndicatorKind.RANK: Wording("thứ hạng", "a rank"),
    IndicatorKind.INDEX: Wording("chỉ số", "an index"),
}
DIRECTIONS = {
    Direction.UP: Wording("càng cao càng tốt", "higher is better"),
    Direction.DOWN: Wording("càng thấp càng tốt", "lower is better"),
}
FREQUENCIES = {
    Frequency.DAY: Wording("hằng ngày", "every day"),
    Frequency.WEEK: Wording("hằng tuần", "every week"),
    Frequency.HALF: Wording("sáu tháng một lần", "every half year"),
    Frequency.SEASON: Wording("theo mùa vụ", "every crop season"),
    Frequency.MONTH: Wording("hằng tháng", "every month"),
    Frequency.QUARTER: Wording("hằng quý", "every quarter"),
    Frequency.YEAR: Wording("hằng năm", "every year"),
}
_RULES = {
    AggregationKind.SUM: Wording(
        "Số của cấp trên là tổng số của các đơn vị trực thuộc.", "The figure above is the sum of those below."
    ),
    AggregationKind.COUNT: Wording(
        "Số của cấp trên là số đếm ở các đơn vị trực thuộc, cộng lại.", "Counts of the areas below are added."
    ),
    AggregationKind.RATIO: Wording(
        "Cấp nào cũng tính lại từ tử số và mẫu số của cấp ấy; không cộng, không lấy bình quân tỷ lệ.",
        "Every level divides its own numerator by its own denominator; rates are neither added nor averaged.",
    ),
    AggregationKind.WEIGHTED_MEAN: Wording(
        "Bình quân có trọng số của các đơn vị trực thuộc.", "The weighted mean of the areas below."
    ),
    AggregationKind.MEAN: Wording("Bình quân giản đơn.", "The plain mean."),
    AggregationKind.GROWTH: Wording(
        "Tính từ mức tăng của chỉ tiêu khác so với năm trước.",
        "The growth of another indicator over the year before.",
    ),
    AggregationKind.DIFFERENCE: Wording(
        "Hiệu của chỉ tiêu khác so với năm trước.",
        "The difference of another indicator from the year before.",
    ),
    AggregationKind.OFFICIAL_ONLY: Wording(
        "Chỉ dùng số cơ quan thống kê công bố; không cộng từ cấp dưới.",
        "Only what the statistics office publishes counts; nothing is added up.",
    ),
    AggregationKind.ALL: Wording(
        "Đạt khi mọi chỉ tiêu thành phần đều đạt.", "Reached when all its parts are."
    ),
    AggregationKind.NONE: Wording(
        "Không tổng hợp lên cấp trên; mỗi cấp có số riêng.", "Not summed up: each level has its own figure."
    ),
}
_HEADS = {
    AggregationKind.RATIO: (Wording("Tử số", "Numerator"), Wording("Mẫu số", "Denominator")),
    AggregationKind.WEIGHTED_MEAN: (Wording("Trọng số", "Weight"),),
    AggregationKind.GROWTH: (Wording("Tính từ", "Worked out from"),),
    AggregationKind.DIFFERENCE: (Wording("Tính từ", "Worked out from"),),
}
_PART = Wording("Thành phần", "Part")


@dataclass(frozen=True, slots=True)
class Made:
    """A part that the indicator is made of; `code` is '' where it is no indicator of the record."""

    head: Wording
    code: str
    name: str


def rule_of(one: Defined) -> Wording:
    """Say how figures of areas become those of the area above."""
    return _RULES[one.aggregation.kind]


def parts_of(one: Defined, names: Mapping[str, Named], lang: str) -> list[Made]:
    """Give what the indicator is worked out from."""
    heads = _HEADS.get(one.aggregation.kind, ())
    if one.aggregation.kind is AggregationKind.MEAN:
        return []
    return [
        Made(
            heads[place] if place < len(heads) else _PART,
            code if code in names else "",
            names[code].name_in[lang] if code in names else code,
        )
        for place, code in enumerate(one.aggregation.of)
    ]
