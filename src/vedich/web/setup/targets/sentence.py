"""How a target will be judged, in one sentence, before it is saved."""

from __future__ import annotations

from decimal import Decimal

from vedich.domain.indicator import Direction, IndicatorKind
from vedich.domain.target import Operator
from vedich.domain.wording import Wording
from vedich.judging.schemes import Scheme
from vedich.web.parts.figures import figure

_POINTS = frozenset({IndicatorKind.RATE, IndicatorKind.SHARE, IndicatorKind.GROWTH, IndicatorKind.INDEX})
_NO_MARGIN = frozenset({Operator.COMPLETE, Operator.RANK_WITHIN, Operator.TEXT, Operator.IN_GROUP})
_FULL = Decimal(100)


def judged_as(
    operator: Operator,
    value: Decimal | None,
    measure: str,
    *,
    value_max: Decimal | None = None,
    tolerance: Decimal | None = None,
    words: str = "",
    reference: str = "",
    direction: Direction = Direction.UP,
) -> Wording:
    """Say when a target is reached.

    >>> judged_as(Operator.AT_LEAST, Decimal("95"), "%").vi
    'Đạt khi kết quả ≥ 95 %.'
    >>> judged_as(Operator.DECREASE_TO, Decimal("0.63"), "%").vi
    'Đạt khi kết quả ≤ 0,63 %.'
    """
    if operator is Operator.ABOUT and value is not None:
        return _about(value, tolerance, measure)
    if operator is Operator.BETWEEN and value is not None and value_max is not None:
        vi = f"Đạt khi kết quả từ {figure(value, 'vi')} đến {figure(value_max, 'vi')} {measure}."
        return Wording(vi, f"Reached from {figure(value, 'en')} to {figure(value_max, 'en')} {measure}.")
    if operator in (Operator.DECREASE_BY, Operator.INCREASE_BY) and value is not None:
        return _relative(operator, value, measure, reference)
    if operator is Operator.KEEP:
        return _kept(value, measure, direction)
    if operator is Operator.COMPLETE:
        return Wording(
            "Đạt khi báo cáo đã hoàn thành (ghi 1 hoặc đủ 100 %).",
            "Reached when reported complete (1 or 100 %).",
        )
    if operator is Operator.RANK_WITHIN and value is not None:
        vi = f"Đạt khi xếp hạng từ {figure(value, 'vi')} trở lên (hạng 1 là cao nhất)."
        return Wording(vi, f"Reached at rank {figure(value, 'en')} or better (1 is the best).")
    if operator in (Operator.TEXT, Operator.IN_GROUP):
        return Wording(
            f"Không tự chấm: người có trách nhiệm xác nhận “{words}”.",
            f"Not judged by figures: a person confirms “{words}”.",
        )
    if value is None:
        return Wording("Chưa có số nên chưa chấm được.", "Without a figure it cannot be judged.")
    sign = {
        Operator.MORE_THAN: ">",
        Operator.AT_MOST: "≤",
        Operator.DECREASE_TO: "≤",
        Operator.LESS_THAN: "<",
        Operator.EQUAL: "=",
    }.get(operator, "≥")
    vi = f"Đạt khi kết quả {sign} {figure(value, 'vi')} {measure}."
    return Wording(vi, f"Reached at {sign} {figure(value, 'en')} {measure}.")


def near_as(
    operator: Operator, value: Decimal | None, measure: str, kind: IndicatorKind, scheme: Scheme
) -> Wording | None:
    """Say from where a result is nearly there, by the scheme in force; None where the word means nothing.

    >>> from datetime import date
    >>> from vedich.judging.schemes import scheme_on
    >>> scheme = scheme_on(date(2026, 1, 1))
    >>> near_as(Operator.AT_LEAST, Decimal("73"), "tỷ đồng", IndicatorKind.FLOW, scheme).vi
    'Gần đạt từ 90 % của mức này.'
    """
    if value is None or operator in _NO_MARGIN:
        return None
    if kind in _POINTS:
        points = figure(scheme.near_points, "vi")
        return Wording(
            f"Gần đạt khi còn thiếu không quá {points} điểm.",
            f"Near when short by {scheme.near_points} points.",
        )
    if kind in (IndicatorKind.RANK, IndicatorKind.MILESTONE):
        return None
    share = figure(scheme.near_share, "vi")
    return Wording(f"Gần đạt từ {share} % của mức này.", f"Near from {scheme.near_share} % of it.")


def _about(value: Decimal, tolerance: Decimal | None, measure: str) -> Wording:
    if not tolerance:
        return Wording(
            f"Đạt chỉ khi kết quả đúng bằng {figure(value, 'vi')} {measure}; hãy ghi sai số cho phép.",
            f"Reached only at exactly {figure(value, 'en')} {measure}; give a tolerance.",
        )
    low, high = value - tolerance, value + tolerance
    return Wording(
        f"Đạt khi kết quả từ {figure(low, 'vi')} đến {figure(high, 'vi')} {measure}.",
        f"Reached from {figure(low, 'en')} to {figure(high, 'en')} {measure}.",
    )


def _relative(operator: Operator, value: Decimal, measure: str, reference: str) -> Wording:
    vi, en = ("giảm", "down") if operator is Operator.DECREASE_BY else ("tăng", "up")
    since_vi, since_en = (reference, reference) if reference else ("cùng kỳ năm trước", "a year ago")
    return Wording(
        f"Đạt khi {vi} từ {figure(value, 'vi')} {measure} trở lên so với {since_vi}.",
        f"Reached when {en} by {figure(value, 'en')} {measure} or more over {since_en}.",
    )


def _kept(value: Decimal | None, measure: str, direction: Direction) -> Wording:
    sign = "≤" if direction is Direction.DOWN else "≥"
    if value is not None:
        vi = f"Đạt khi giữ được {sign} {figure(value, 'vi')} {measure}."
        return Wording(vi, f"Reached when kept {sign} {figure(value, 'en')} {measure}.")
    return Wording("Đạt khi không kém năm trước.", "Reached when no worse than a year ago.")
