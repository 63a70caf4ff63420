"""A rule of a report regime in a sentence, and what it means for one period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vedich.catalog.public_holidays import holidays_around
from vedich.domain.period import Period, PeriodKind
from vedich.domain.regime import Clock, PeriodRule, Regime
from vedich.domain.wording import Wording

CLOCKS = {
    Clock.ADMINISTRATIVE: Wording("Hành chính", "Administrative"),
    Clock.STATISTICAL: Wording("Thống kê", "Statistical"),
    Clock.TREASURY: Wording("Kho bạc, ngân sách", "Treasury"),
    Clock.SECTOR: Wording("Ngành", "Sector"),
}
KINDS = {
    PeriodKind.MONTH: Wording("tháng", "month"),
    PeriodKind.QUARTER: Wording("quý", "quarter"),
    PeriodKind.HALF: Wording("6 tháng", "half year"),
    PeriodKind.MONTHS_SO_FAR: Wording("số tháng đầu năm (9 tháng …)", "months so far"),
    PeriodKind.YEAR: Wording("năm", "year"),
}
_MONTHS = {-1: Wording("tháng trước", "of the month before"), 0: Wording("trong kỳ", "within it")}
_LATER = Wording("tháng sau", "of the month after")


@dataclass(frozen=True, slots=True)
class Example:
    """What a rule means for a period: the days it covers, and the day it is due."""

    period: str
    start: date
    end: date
    due: date | None


def rule_in_words(rule: PeriodRule) -> Wording:
    """Say which days a report covers, and when it is due.

    >>> rule_in_words(PeriodRule(PeriodKind.MONTH, 15, -1, end_day=14, due_working_days=2)).vi
    'Báo cáo tháng: từ ngày 15 tháng trước đến ngày 14 trong kỳ; gửi trong 2 ngày làm việc sau đó.'
    """
    kind = KINDS.get(rule.kind, Wording(rule.kind.value, rule.kind.value))
    start, end = _day(rule.start_day, rule.start_month_offset), _day(rule.end_day, rule.end_month_offset)
    if rule.due_working_days is not None:
        due = Wording(
            f"gửi trong {rule.due_working_days} ngày làm việc sau đó",
            f"due within {rule.due_working_days} working days",
        )
    elif rule.due_day is not None:
        day = _day(rule.due_day, rule.due_month_offset)
        due = Wording(f"gửi chậm nhất {day.vi}", f"due on {day.en}")
    else:
        due = Wording("không đặt hạn", "without a due day")
    return Wording(
        f"Báo cáo {kind.vi}: từ {start.vi} đến {end.vi}; {due.vi}.",
        f"{kind.en.capitalize()}: from {start.en} to {end.en}; {due.en}.",
    )


def _day(day: int, offset: int) -> Wording:
    month = _MONTHS.get(offset, _LATER)
    told = "ngày cuối" if day == 31 else f"ngày {day}"
    return Wording(f"{told} {month.vi}", f"{'the last day' if day == 31 else f'day {day}'} {month.en}")


def examples(regime: Regime, day: date) -> list[Example]:
    """Give what the rules mean for the month, quarter and year of a day."""
    month = Period.month(day.year, day.month)
    asked = (month, Period.quarter(day.year, (day.month + 2) // 3), Period.year(day.year))
    found = []
    for period in asked:
        rule = regime.rule_for(period)
        if rule is not None:
            covers = rule.covered(period)
            due = rule.due(period, holidays_around(covers.end))
            found.append(Example(str(period), covers.start, covers.end, due))
    return found
