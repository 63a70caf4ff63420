"""A province whose communes have a target each, with results that tie, lack and miss."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.actions.conftest import NOW, Office
from vedich.actions.areas import load_areas
from vedich.actions.documents import register_document
from vedich.actions.observations import Said, record_observations
from vedich.actions.targets import Aim, set_targets
from vedich.catalog.areas import area, inside
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.store.models import Area, Document

YEAR, NINE = Period.year(2026), Period.first_months(2026, 9)
# What each commune came to of its goal of 100, in the order of their keys; None has a goal and no result.
RESULTS = ("120", "80", "80", "40", None)


def lay_out_communes(office: Office, *, many: int = 0) -> list[Area]:
    """Give the first communes of the province a target with `RESULTS`, and `many` more one without."""
    keys = sorted(place.id for place in inside(area("T34:80")))[: len(RESULTS) + 1 + many]
    load_areas(by=office.keeper, at=NOW, keys=tuple(keys))
    areas = list(Area.objects.filter(key__in=keys).order_by("key"))
    made = register_document(
        by=office.lan, at=NOW, area=office.province, issued_by=None, number="15/QĐ-UBND",
        on=date(2026, 1, 5), title="Giao chỉ tiêu", type="QD", file_hash="", file_size=0, file_name="",
        media_type="",
    )  # fmt: skip
    document = Document.objects.get(pk=made["document"])
    aim = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(100))
    # The last one of the first lot has no target at all.
    for place in [*areas[: len(RESULTS)], *areas[len(RESULTS) + 1 :]]:
        set_targets(
            by=office.lan, at=NOW, area=place, period=YEAR, basis=Basis.ASSIGNED, aims=[aim],
            document=document,
        )  # fmt: skip
    rows = [
        Said(
            indicator="BUD-001", area=place.key, period=NINE, as_of=date(2026, 9, 22),
            vintage=Vintage.ACTUAL, measure="tỷ đồng", value=Decimal(value), printed=value,
        )
        for place, value in zip(areas, RESULTS, strict=False)
        if value is not None
    ]  # fmt: skip
    record_observations(by=office.lan, at=NOW, rows=rows, document=document)
    return areas
