"""A month's report of the commune, with as many lines as a test wants, and what was known before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tests.actions.conftest import NOW, Office
from vedich.actions.indicators import SetLine, define_set
from vedich.actions.observations import Said, record_observations
from vedich.actions.submissions import open_period
from vedich.catalog.load import catalog
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.store.models import IndicatorSet, IndicatorVersion, Submission

OCTOBER = Period.month(2026, 10)


def monthly(count: int) -> list[IndicatorVersion]:
    """Give indicators that are told each month, flows first."""
    rows = IndicatorVersion.objects.filter(frequency="month", kind__in=("flow", "stock", "rate"))
    found = sorted(rows.select_related("indicator"), key=lambda row: (row.kind, row.indicator.code))
    assert len(found) >= count
    return found[:count]


def ask_for(office: Office, *, many: int = 6, codes: Sequence[str] = ()) -> Submission:
    """Ask the commune for its report of October by a set of `many` lines, or some, under two headings."""
    codes = codes or [row.indicator.code for row in monthly(many)]
    half = len(codes) // 2
    lines = [SetLine("I", "Kinh tế"), *(SetLine(str(n), "", code) for n, code in enumerate(codes[:half], 1))]
    lines += [SetLine("II", "Xã hội"), *(SetLine(str(n), "", code) for n, code in enumerate(codes[half:], 1))]
    define_set(by=office.keeper, at=NOW, key="thang", vi="Biểu tháng", lines=lines)
    open_period(
        by=office.lan,
        at=NOW,
        regime=catalog().regimes["statistical"],
        nominal=OCTOBER,
        agencies=[(office.committee, office.commune)],
        area=office.province,
        set=IndicatorSet.objects.get(key="thang"),
    )
    return Submission.objects.get(set__key="thang")


def tell_september(office: Office, *, many: int = 6) -> None:
    """Let the figures of September and of nine months be known: 100 and 900 of each flow, 50 of the rest."""
    rows = []
    for row in monthly(many):
        told = [(Period.month(2026, 9), Decimal(100 if row.kind == "flow" else 50))]
        if row.kind == "flow":
            told.append((Period.first_months(2026, 9), Decimal(900)))
        rows += [
            Said(
                row.indicator.code,
                office.commune.key,
                period,
                date(2026, 9, 30),
                Vintage.ACTUAL,
                row.measure,
                value,
            )
            for period, value in told
        ]
    record_observations(by=office.lan, at=NOW, rows=rows)
