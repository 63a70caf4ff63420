"""Targets of a commune with results, as many as a test wants, on two bases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.actions.conftest import NOW, Office
from vedich.actions.documents import register_document
from vedich.actions.observations import Said, record_observations
from vedich.actions.targets import Aim, set_targets
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.store.models import Document, IndicatorVersion

YEAR, NINE = Period.year(2026), Period.first_months(2026, 9)
ADDRESS = "/targets/X34:28108/?as_of=2026-09"


def lay_out(office: Office, *, many: int = 0, illustration: bool = False, revenue: str = "61.45") -> Document:
    """Set revenue on two bases and poverty on one, with results of nine months, and `many` targets more.

    The goal of revenue is 73; `revenue` is its result.
    """
    made = register_document(
        by=office.lan, at=NOW, area=office.commune, issued_by=None, number="214/BC-UBND",
        on=date(2026, 9, 22), title="Báo cáo 9 tháng", type="BC", file_hash="", file_size=0, file_name="",
        media_type="", illustration=illustration,
    )  # fmt: skip
    document = Document.objects.get(pk=made["document"])
    budget = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal("73"))
    poverty = Aim("POV-001", Operator.DECREASE_TO, "%", Decimal("0.63"))
    for basis, aims in ((Basis.ADOPTED, [budget, poverty, *_others(many)]), (Basis.STRETCH, [budget])):
        set_targets(
            by=office.lan, at=NOW, area=office.commune, period=YEAR, basis=basis, aims=aims, document=document
        )
    told = [("BUD-001", NINE, revenue, "tỷ đồng"), ("POV-001", Period.month(2026, 9), "0.6", "%")]
    rows = [
        Said(
            indicator=indicator, area=office.commune.key, period=period, as_of=date(2026, 9, 22),
            vintage=Vintage.ACTUAL, measure=measure, value=Decimal(value), printed=value.replace(".", ","),
            place="16:61",
        )
        for indicator, period, value, measure in told
    ]  # fmt: skip
    record_observations(by=office.lan, at=NOW, rows=rows, document=document)
    return document


def _others(many: int) -> list[Aim]:
    rows = IndicatorVersion.objects.exclude(indicator__code__in=("BUD-001", "POV-001")).filter(measure="%")
    codes = list(dict.fromkeys(rows.values_list("indicator__code", flat=True)))[:many]
    assert len(codes) == many
    return [Aim(code, Operator.AT_LEAST, "%", Decimal("50")) for code in codes]
