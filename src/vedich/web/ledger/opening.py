"""The form that opens a period: chosen, shown with its days before anything is asked, then opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms

from vedich.catalog.public_holidays import holidays_around
from vedich.domain.period import Period, PeriodError
from vedich.domain.regime import Regime
from vedich.exchange.period_words import period_of
from vedich.store.queries.ledger import sets
from vedich.store.queries.regimes import regimes
from vedich.web.parts import figures
from vedich.web.parts.words import later, say, spoken

_MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Opening:
    """A period that may be opened, as its regime has it.

    Nulls: `due` None has no due day; `lock_after` None is never closed by itself.
    """

    regime: Regime
    nominal: Period
    covers: Period
    due: date | None
    holidays: frozenset[date]
    lock_after: int | None
    set: str
    given: tuple[date, ...]

    @property
    def last_day(self) -> date | None:
        """Give the last day on which figures are taken, None where there is none."""
        if self.due is None or self.lock_after is None:
            return None
        return self.due + timedelta(days=self.lock_after)


class OpeningForm(forms.Form):
    """Which regime and period, which list of indicators, and how long figures are taken once it is due."""

    regime = forms.ChoiceField(label=later("Chế độ báo cáo", "Report regime"))
    period = forms.CharField(
        label=later("Kỳ", "Period"),
        max_length=40,
        help_text=later("Ví dụ: tháng 10/2026, quý III/2026, năm 2026", "Like October 2026, Q3 2026 or 2026"),
    )
    set = forms.ChoiceField(label=later("Danh mục chỉ tiêu", "Indicators"), required=False)
    lock_after = forms.IntegerField(
        label=later("Khóa sau hạn (ngày)", "Closed after the due day by (days)"),
        help_text=later("Để trống: không tự khóa", "Blank: never closed by itself"),
        min_value=0,
        max_value=_MOST_DAYS,
        required=False,
    )

    def __init__(self, asked: Any, day: date) -> None:
        super().__init__(asked or None)
        lang = spoken()
        held = [one for one in regimes().values() if one.holds_on(day)]
        self.fields["regime"].choices = [(one.code, one.vi if lang == "vi" else one.en) for one in held]  # type: ignore[attr-defined]
        everything = ("", say("theo chỉ tiêu được giao của từng nơi", "the targets of each place"))
        self.fields["set"].choices = [everything, *sets()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Work out the days of the period by the rule of its regime."""
        told = super().clean() or {}
        if "regime" not in told or "period" not in told:
            return told
        try:
            nominal = period_of(told["period"])
        except PeriodError as error:
            self.add_error("period", error.vi if spoken() == "vi" else str(error))
            return told
        regime = regimes()[told["regime"]]
        rule = regime.rule_for(nominal)
        if rule is None:
            self.add_error("period", say("Chế độ này không có kỳ như vậy.", "The regime has no such period."))
            return told
        covers = rule.covered(nominal)
        off = holidays_around(covers.end)
        due = rule.due(nominal, off)
        between = sorted(day for day in off if due and covers.end < day <= due)
        told["opening"] = Opening(
            regime, nominal, covers, due, off, told.get("lock_after"), told.get("set", ""), tuple(between)
        )
        return told


def last_month(day: date) -> str:
    """Give the month that one most likely opens now."""
    year, month = divmod(12 * day.year + day.month - (1 if day.day >= 15 else 2), 12)
    return figures.period(Period.month(year, month + 1), spoken())
