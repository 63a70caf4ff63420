"""What the record holds goes out in a template and comes back as nothing new."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.actions.conftest import NOW, Office
from tests.actions.loading.test_workbook import RESULT, TARGET, down, load, sheet
from vedich.access.scope import under
from vedich.actions.documents import register_document
from vedich.actions.loading.workbook import load_workbook
from vedich.actions.targets import Aim, set_targets
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.exchange.template.reading import filled, read_template
from vedich.exchange.template.writing import template_bytes
from vedich.store.models import Area, Document, Observation, Target, TargetVersion, User
from vedich.store.queries.template import filling

YEAR = Period.year(2026)


def sent_back(by: User, home: Area, *, rows: int) -> None:
    """Write the filled template of an area and load it untouched; all of it is there, and nothing is done."""
    areas = sorted({home.pk, *under({home.pk}, NOW.date())})
    told = filling(areas, home.pk, 2026, NOW.date(), filled=True)
    assert len(told.rows["targets"]) + len(told.rows["observations"]) == rows
    before = (Observation.objects.count(), TargetVersion.objects.count(), Document.objects.count())
    taken = load_workbook(
        by=by, at=NOW, filled=filled(read_template(template_bytes(told))), source_hash="0a" * 32
    )
    assert sum(each.done for each in taken.values()) == 0
    assert sum(each.there for each in taken.values()) >= rows
    assert (Observation.objects.count(), TargetVersion.objects.count(), Document.objects.count()) == before


def test_results_corrections_and_words_come_back(office: Office) -> None:
    load(office.hoa, observations=sheet(
        RESULT,
        {**RESULT, "vintage": "ước lần 1", "value": None, "words": "đạt và vượt"},
        {**RESULT, "period": "đến 20/9/2026", "value": Decimal("12345678901234567.891"), "place": "=x"},
        {**RESULT, "period": "9 tháng 2026", "value": Decimal(1), "value_max": Decimal(2)},
        {**RESULT, "vintage": "đính chính", "value": Decimal(63)},
        {**RESULT, "indicator": "POV-001", "measure": "%", "value": Decimal("0.63")},
    ))  # fmt: skip
    load(office.hoa, "cd", observations=sheet({**RESULT, "value": Decimal(62), "reason": "cộng thiếu"}))
    sent_back(office.hoa, office.commune, rows=6)


def test_targets_with_parts_and_what_was_assigned_down_come_back_at_both_levels(office: Office) -> None:
    part = {
        **TARGET,
        "number": Decimal(2),
        "indicator": "BUD-002",
        "value": Decimal(600),
        "whole": Decimal(1),
    }
    load(office.lan, targets=sheet(TARGET, part, down(1000)))
    sent_back(office.lan, office.province, rows=3)
    sent_back(office.lan, office.commune, rows=1)


def test_a_changed_target_comes_back_as_it_stands_now(office: Office) -> None:
    load(office.lan, targets=sheet(TARGET))
    later = {"value": Decimal(1200), "document": "70/NQ-HĐND", "document_on": date(2026, 7, 1)}
    load(office.lan, "cd", targets=sheet({**TARGET, **later, "reason": "điều chỉnh"}))
    sent_back(office.lan, office.province, rows=1)


def test_targets_of_documents_without_number_or_of_another_area_come_back(office: Office) -> None:
    article = register_document(by=office.lan, at=NOW, area=office.commune, title="Bài báo")["document"]
    above = register_document(
        by=office.lan, at=NOW, area=office.province, number="58/NQ-HĐND", on=date(2025, 12, 12)
    )["document"]
    for document, code in ((article, "BUD-001"), (above, "AGR-001"), (None, "AGR-002")):
        measure = "tỷ đồng" if code == "BUD-001" else "tấn" if code == "AGR-001" else "ha"
        set_targets(
            by=office.lan,
            at=NOW,
            area=office.commune,
            period=YEAR,
            basis=Basis.ADOPTED,
            aims=[Aim(code, Operator.AT_LEAST, measure, Decimal("73.5"))],
            document=Document.objects.get(pk=document) if document else None,
        )
    sent_back(office.lan, office.commune, rows=3)
    assert Target.objects.count() == 3
