"""The schema says what each field means, and holds everyone to it."""

from __future__ import annotations

from datetime import date

import pytest

from vedich.catalog.schema import SCHEMAS, CatalogError, Field, check

FIELDS = [(kind, field) for kind, fields in SCHEMAS.items() for field in fields]


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=[f"{kind}.{field.name}" for kind, field in FIELDS])
def test_the_good_example_of_a_field_fits_and_the_bad_one_does_not(kind: str, field: Field) -> None:
    assert field.form.fits(field.good)
    assert not field.form.fits(field.bad)
    assert field.meaning.endswith(".")


def test_an_unknown_field_is_refused_with_the_fields_that_are_allowed() -> None:
    with pytest.raises(CatalogError) as caught:
        check("abbreviations", "abbreviations.toml", "BHYT", {"vi": "bảo hiểm y tế", "en": "x", "note": "y"})
    assert str(caught.value) == "abbreviations.toml: [BHYT] note: is not a field here. Allowed are: vi, en."


def test_a_wrong_value_is_quoted_with_what_is_allowed_and_an_example() -> None:
    rule = {"kind": "tháng"}
    with pytest.raises(
        CatalogError, match=r"regimes\.toml: \[x\] kind: is 'tháng', but must be one of day, month"
    ):
        check("rule", "regimes.toml", "x", rule)


def test_an_entry_that_ends_before_it_starts_is_refused() -> None:
    table = {
        "vi": "x",
        "en": "x",
        "value": "90",
        "measure": "percent",
        "from": date(2026, 1, 1),
        "until": date(2025, 6, 30),
        "source": ["common_practice"],
    }
    with pytest.raises(CatalogError, match="before the entry starts on 2026-01-01"):
        check("thresholds", "thresholds.toml", "x", table)


def test_a_key_that_is_no_english_name_is_refused() -> None:
    with pytest.raises(CatalogError, match="is not a key"):
        check("sources", "sources.toml", "Nghị định", {"vi": "x", "en": "x"})


def test_a_figure_may_not_be_a_float() -> None:
    with pytest.raises(CatalogError, match="a decimal number in quotes"):
        check("measure", "measures.toml", "percent", {"factor": 0.1})
