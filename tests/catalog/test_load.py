"""The loader reads each file once, checks it, and lets an installation lay its own folder over ours."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from vedich.catalog.load import Catalog, catalog
from vedich.catalog.schema import CatalogError

SHARED = Path(__file__).parents[3] / "shared" / "data" / "indicators.csv"


def laid_over(folder: Path, file: str, text: str) -> Catalog:
    at = folder / file
    at.parent.mkdir(parents=True, exist_ok=True)
    at.write_text(text, encoding="utf-8")
    return Catalog(folder)


def test_every_file_of_the_catalog_is_sound() -> None:
    ours = Catalog()
    for part in (
        ours.by_code,
        ours.measures,
        ours.scales,
        ours.bases,
        ours.document_types,
        ours.regimes,
        ours.thresholds,
        ours.agencies,
        ours.sources,
        ours.abbreviations,
        ours.ambiguous,
        ours.subjects,
        ours.breakdowns,
        ours.faint_words,
    ):
        assert part


def test_the_codes_are_those_of_the_shared_list() -> None:
    if not SHARED.exists():
        pytest.skip("shared/data/indicators.csv is not beside the project; the 229 codes are counted alone")
    with SHARED.open(encoding="utf-8") as file:
        listed = {row["code"]: row for row in csv.DictReader(file)}
    ours = catalog().by_code
    assert set(ours) == set(listed)
    for code, row in listed.items():
        indicator = ours[code].indicator
        said = (indicator.vi, indicator.direction, indicator.kind, indicator.frequency, indicator.subject)
        assert said == (row["name_vi"], row["direction"], row["kind"], row["frequency"], row["domain"])
        assert indicator.measure == {"HTX": "hợp tác xã"}.get(row["unit"], row["unit"])
        assert indicator.aggregation.kind == row["aggregation"].split(":")[0]


def test_every_source_is_used() -> None:
    ours = catalog()
    used = {source.vi for entry in ours.indicators.values() for source in entry.sources}
    used |= {cited for regime in ours.regimes.values() for cited in regime.source.split("; ")}
    for name, kind in (("bases", "bases"), ("document_types", "document_types")):
        used |= {
            ours.sources[key].vi for *_, table in ours._entries(name, kind) for key in table.get("source", ())
        }
    for name in ("thresholds", "agencies"):
        used |= {
            ours.sources[key].vi for *_, table in ours._entries(name, name) for key in table.get("source", ())
        }
    assert {source.vi for source in ours.sources.values()} == used


def test_an_installation_may_change_one_field_and_keep_the_rest(tmp_path: Path) -> None:
    own = laid_over(tmp_path, "thresholds.toml", '[near_met]\nvalue = "95"\n')
    assert own.thresholds["near_met"].value == Decimal(95)
    assert own.thresholds["near_met"].since == catalog().thresholds["near_met"].since
    assert catalog().thresholds["near_met"].value == Decimal(90)


def test_an_installation_may_add_an_indicator(tmp_path: Path) -> None:
    text = """
[honey_output]
code = "AGR-901"
vi = "Sản lượng mật ong"
en = "Honey output"
measure = "kilogram"
higher_is_better = true
kind = "flow"
frequency = "year"
adds_up_by = "sum"
from = 2026-01-01
source = ["common_practice"]
examples = ["Sản lượng mật ong đạt 900 kg."]
"""
    own = laid_over(tmp_path, "indicators/agriculture.toml", text)
    added = own.by_code["AGR-901"].indicator
    assert (added.measure, added.subject, added.since) == ("kg", "agriculture", date(2026, 1, 1))
    assert len(own.indicators) == len(catalog().indicators) + 1


def test_an_error_names_file_entry_field_and_what_is_allowed(tmp_path: Path) -> None:
    own = laid_over(tmp_path, "indicators/poverty.toml", '[poverty_rate]\nmeasure = "phần trăm"\n')
    with pytest.raises(CatalogError) as caught:
        _ = own.indicators
    error = caught.value
    assert error.file.endswith("poverty.toml")
    assert (error.entry, error.field) == ("poverty_rate", "measure")
    assert "'phần trăm', which measures.toml lacks" in error.problem


def test_a_code_given_twice_is_refused(tmp_path: Path) -> None:
    own = laid_over(tmp_path, "indicators/poverty.toml", '[poverty_rate]\ncode = "POV-003"\n')
    with pytest.raises(CatalogError, match="Give it the next free number"):
        _ = own.by_code


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    own = laid_over(tmp_path, "agencies.toml", "[x\n")
    with pytest.raises(CatalogError, match=r"agencies\.toml.*cannot be read as TOML"):
        _ = own.agencies


def test_an_unknown_source_is_refused(tmp_path: Path) -> None:
    own = laid_over(tmp_path, "thresholds.toml", '[near_met]\nsource = ["hearsay"]\n')
    with pytest.raises(CatalogError, match=r"'hearsay', which sources\.toml lacks"):
        _ = own.thresholds


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="Name a folder"):
        Catalog(tmp_path / "nowhere")


def test_one_broken_file_does_not_keep_the_others_shut(tmp_path: Path) -> None:
    own = laid_over(tmp_path, "agencies.toml", "[x\n")
    assert own.thresholds["near_met"].value == Decimal(90)
