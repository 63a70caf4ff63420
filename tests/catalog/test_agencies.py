"""The kinds of agencies and the reform that opened and ended some."""

from __future__ import annotations

from datetime import date

from vedich.catalog.folding import folded
from vedich.catalog.load import catalog

AGENCIES = catalog().agencies
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)


def test_every_name_means_one_agency() -> None:
    names = [folded(name) for entry in AGENCIES.values() for name in (entry.vi, *entry.aliases)]
    assert len(set(names)) == len(names)


def test_no_agency_of_a_district_outlives_the_districts() -> None:
    for key, entry in AGENCIES.items():
        if entry.level == "district" and key != "land_fund_centre":
            assert entry.until is not None, key
            assert entry.until <= LAST_DAY_OF_DISTRICTS, key


def test_the_chain_of_documents_has_party_council_and_committee_at_each_level() -> None:
    for level in ("province", "district", "commune"):
        kinds = {entry.kind for entry in AGENCIES.values() if entry.level == level}
        assert {"party_committee", "council", "peoples_committee"} <= kinds


def test_party_numbers_name_their_committee() -> None:
    committees = [
        entry for entry in AGENCIES.values() if entry.kind == "party_committee" and entry.abbreviation
    ]
    marks = {entry.abbreviation: entry.level for entry in committees}
    assert marks == {"TW": "centre", "TU": "province", "HU": "district", "ĐU": "commune"}
