"""Documents of the demonstration are read as they are meant: targets as targets, planted faults as faults."""

from __future__ import annotations

import pytest

from vedich.demonstration.papers import COMMITTED, HANDED_IN, RESOLUTION, Paper
from vedich.demonstration.scale import COMMUNE
from vedich.domain.document import ClaimKind
from vedich.intake.reading import ReadFile, read_confined

PARTY, MONTH, WRONG = HANDED_IN


def read(paper: Paper) -> ReadFile:
    figures = dict.fromkeys(paper.figures, "45.953,728 tỷ đồng")
    return read_confined(paper.word(figures), paper.name, place="xã Cần Đước")


def test_the_resolution_sets_targets_of_the_next_year_in_words_and_in_a_table() -> None:
    found = read(RESOLUTION)
    claims = found.reading.claims
    assert {claim.kind for claim in claims} == {ClaimKind.TARGET}
    assert {str(claim.period) for claim in claims} == {"2026"}
    assert len([claim for claim in claims if claim.cell is not None]) == 10
    assert len(claims) == 18
    assert all(claim.area_link and claim.area_link.code == COMMUNE for claim in claims)
    assert found.front.number == "36/NQ-HĐND"
    assert len(found.reading.directives) == 2
    assert not found.findings


def test_a_resolution_and_a_report_wait_without_a_contradiction() -> None:
    for paper, kind in ((PARTY, ClaimKind.TARGET), (MONTH, ClaimKind.RESULT)):
        found = read(paper)
        assert sum(claim.kind is kind for claim in found.reading.claims) >= 7
        assert not found.findings, paper.name


def test_the_report_with_planted_faults_is_caught_at_each_of_them() -> None:
    codes = sorted(finding.code for finding in read(WRONG).findings)
    assert codes == ["VD101", "VD104", "VD104", "VD105", "VD202"]


@pytest.mark.parametrize("paper", [RESOLUTION, *HANDED_IN, COMMITTED])
def test_every_document_says_that_it_is_made_up(paper: Paper) -> None:
    assert "minh họa" in read(paper).source.text
