"""Words about indicators for the command `indicator`: direction, kind, how it adds up, validity."""

from __future__ import annotations

import sys

from vedich.catalog.entry import IndicatorEntry
from vedich.catalog.find import nearest_names
from vedich.catalog.load import catalog
from vedich.domain.indicator import AggregationKind, Direction, Frequency, Indicator, IndicatorKind
from vedich.domain.wording import Wording, day

DIRECTIONS = {
    Direction.UP: Wording("càng cao càng tốt", "higher is better"),
    Direction.DOWN: Wording("càng thấp càng tốt", "lower is better"),
    Direction.NEUTRAL: Wording("cao hay thấp không nói lên tốt xấu", "neither way is better"),
}
KINDS = {
    IndicatorKind.FLOW: Wording("số phát sinh, lũy kế trong năm", "flow, accumulates over the year"),
    IndicatorKind.STOCK: Wording("số tại thời điểm, không lũy kế", "stock at a date, never accumulated"),
    IndicatorKind.RATE: Wording("tỷ lệ, so sánh bằng điểm %", "rate, compared in points"),
    IndicatorKind.SHARE: Wording("tỷ trọng trong tổng số", "share of a whole"),
    IndicatorKind.GROWTH: Wording("tốc độ tăng, giảm", "growth or reduction"),
    IndicatorKind.INDEX: Wording("chỉ số do cơ quan tính và công bố", "index as published"),
    IndicatorKind.COUNT: Wording("số kết quả đạt được trong kỳ", "count of what was achieved"),
    IndicatorKind.MILESTONE: Wording("mốc: đạt hoặc không đạt", "milestone: reached or not"),
    IndicatorKind.RANK: Wording("thứ hạng", "rank"),
}
FREQUENCIES = {
    Frequency.DAY: Wording("hằng ngày", "daily"),
    Frequency.WEEK: Wording("hằng tuần", "weekly"),
    Frequency.MONTH: Wording("hằng tháng", "monthly"),
    Frequency.QUARTER: Wording("hằng quý", "quarterly"),
    Frequency.HALF: Wording("6 tháng một lần", "half-yearly"),
    Frequency.YEAR: Wording("hằng năm", "yearly"),
    Frequency.SEASON: Wording("theo mùa vụ", "each crop season"),
}
_WAYS = {
    AggregationKind.SUM: Wording("cộng số của các đơn vị", "the figures of the parts are added"),
    AggregationKind.WEIGHTED_MEAN: Wording("bình quân có quyền số: {0}", "mean weighted by {0}"),
    AggregationKind.MEAN: Wording("bình quân cộng của các {0}", "plain mean of the {0}"),
    AggregationKind.RATIO: Wording(
        "tính lại: {0} chia cho {1}; không cộng, không lấy bình quân",
        "recomputed: {0} over {1}; never added or averaged",
    ),
    AggregationKind.GROWTH: Wording("tính lại từ mức tăng của {0}", "recomputed from the growth of {0}"),
    AggregationKind.DIFFERENCE: Wording(
        "tính lại từ chênh lệch hai kỳ của {0}", "recomputed from the change of {0} between two periods"
    ),
    AggregationKind.OFFICIAL_ONLY: Wording(
        "không tự gộp; chỉ dùng số do cơ quan có thẩm quyền công bố",
        "never merged here; only the published figure",
    ),
    AggregationKind.ALL: Wording("đạt khi tất cả cùng đạt: {0}", "reached when all are: {0}"),
    AggregationKind.COUNT: Wording("đếm số đơn vị đạt", "the parts that reached it are counted"),
    AggregationKind.NONE: Wording("không cộng, không gộp", "neither added nor merged"),
}
_DECREASE = Wording("tính lại từ mức giảm của {0}", "recomputed from the decrease of {0}")


def name(indicator: Indicator, lang: str) -> str:
    """Give the indicator's name in a language."""
    return indicator.en if lang == "en" else indicator.vi


def adds_up(entry: IndicatorEntry, lang: str) -> str:
    """Say how the figure of an area follows from those of its parts.

    >>> adds_up(catalog().indicators["poverty_rate"], "en")
    'recomputed: Poor households (POV-003) over Number of households (POP-003); never added or averaged'
    """
    way = entry.indicator.aggregation
    wording = _DECREASE if way.kind is AggregationKind.GROWTH and way.factor < 0 else _WAYS[way.kind]
    parts = [_part(part, lang) for part in entry.parts]
    if way.kind is AggregationKind.ALL:
        parts = ["; ".join(parts)]
    elif way.factor > 1:
        factor = f"{way.factor:,}"
        parts[0] += f" × {factor.replace(',', '.') if lang == 'vi' else factor}"
    return wording.say(lang).format(*parts)


def validity(indicator: Indicator, lang: str) -> str:
    """Say from when to when the definition holds; nothing when it always does."""
    vi = lang == "vi"
    said = []
    if indicator.since:
        said.append(f"{'từ' if vi else 'from'} {day(indicator.since, lang)}")
    if indicator.until:
        said.append(f"{'đến' if vi else 'until'} {day(indicator.until, lang)}")
    return " ".join(said)


def say_unknown(query: str, lang: str) -> int:
    """Say on standard error that no indicator has a name, offer the nearest, and give exit code 2."""
    near = [f"{name(found, lang)} ({found.code})" for found in nearest_names(query)]
    if lang == "vi":
        hint = f"Gần nhất: {'; '.join(near)}." if near else "Không có tên nào gần giống."
        print(f"Danh mục không có chỉ tiêu “{query}”. {hint}", file=sys.stderr)
        print('Thử từ khóa ngắn hơn hoặc mã, ví dụ: vedich indicator "hộ nghèo".', file=sys.stderr)
    else:
        hint = f"Nearest: {'; '.join(near)}." if near else "No name looks alike."
        print(f"The catalog has no indicator called “{query}”. {hint}", file=sys.stderr)
        print('Try fewer words or a code, for example: vedich indicator "poor households".', file=sys.stderr)
    return 2


def _part(part: Wording, lang: str) -> str:
    known = catalog().by_code.get(part.vi)
    return f"{name(known.indicator, lang)} ({part.vi})" if known else part.say(lang)
