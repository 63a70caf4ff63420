"""Certainty keeps its laws: a chance between 0 and 1 that good signs never lower and damage never raises."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.document import Claim, ClaimKind, Link, Relation
from vedich.reading.certainty import certainty, chances, corrected, scales
from vedich.reading.evidence import Degrees, Part, degrees, evidence
from vedich.reading.lexicon.load import lexicon
from vedich.reading.read import read_text

TEXT = (
    "Năm 2023, thu ngân sách của huyện đạt 526,8 tỷ đồng, bằng 57,7% dự toán tỉnh giao. "
    "Tỷ lệ hộ nghèo giảm còn 0,63% (kế hoạch 0,8%). Trong đó, khu vực nông thôn 1,2%. "
    "Đoàn công tác có 7 thành viên. Phấn đấu năm 2024 trồng mới 120/150 ha rừng; giải ngân đạt 85%."
)
CLAIMS = [claim for claim in read_text(TEXT).claims if claim.kind is not ClaimKind.OTHER_NUMBER]
SIGNS = sorted({sign for part in Part for sign in scales()[part].signs})

claims = st.sampled_from(CLAIMS)
scores = st.floats(0, 1)


@given(
    claims,
    st.lists(st.sampled_from(SIGNS), max_size=12),
    st.sampled_from(ClaimKind),
    st.sampled_from([None, *Relation]),
)
def test_certainty_is_a_chance_whatever_the_signs(
    claim: Claim, rules: list[str], kind: ClaimKind, relation: Relation | None
) -> None:
    changed = replace(claim, rules=tuple(rules), kind=kind, relation=relation)
    assert 0 < certainty(changed) < 1
    assert all(0 <= chance <= 1 for chance in chances(changed).values())


@given(claims)
def test_a_damaged_number_never_raises_certainty(claim: Claim) -> None:
    damaged = replace(claim, rules=(*claim.rules, "damaged"))
    assert certainty(damaged) <= certainty(claim)


@given(claims, scores, scores, scores)
def test_certainty_never_falls_as_the_link_fits_better(
    claim: Claim, worse: float, better: float, next_one: float
) -> None:
    worse, better = sorted((worse, better))
    low, high = (
        replace(claim, link=Link("POV-001", score), links=(Link("POV-001", score), Link("POV-003", next_one)))
        for score in (worse, better)
    )
    assert certainty(low) <= certainty(high)


@given(scores, scores)
def test_the_correction_keeps_the_order(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 < corrected(low) <= corrected(high) < 1


def test_the_weights_keep_their_bounds() -> None:
    for scale in scales().values():
        assert min(scale.degrees) >= 0
        assert all(scale.signs.get(sign, 0) <= 0 for sign in ("damaged", "doubtful", "plan_unsaid"))
    assert lexicon("certainty")["correction"]["stretch"] > 0


def test_every_claim_is_weighed_by_what_it_carries() -> None:
    for claim in CLAIMS:
        assert claim.certainty == certainty(claim)


def test_a_number_told_in_passing_is_less_sure_than_a_named_indicator() -> None:
    by_surface = {claim.surface: claim for claim in CLAIMS}
    assert by_surface["7 thành viên"].certainty < by_surface["0,63%"].certainty


def test_a_name_of_its_own_is_a_sign_and_so_is_a_name_carried_over() -> None:
    own, carried = read_text("Tỷ lệ hộ nghèo còn 0,63%, giảm 0,2% so với cùng kỳ.").claims
    assert "name_headed" in evidence(own)[Part.NAME]
    assert "name_inherited" in evidence(carried)[Part.NAME]


def test_a_claim_without_a_link_has_no_degrees() -> None:
    assert degrees(replace(CLAIMS[0], link=None, links=())) == Degrees()


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.surface)
def test_rivals_differ_from_what_was_read_and_are_less_than_certain(claim: Claim) -> None:
    read = {
        "kind": claim.kind.value,
        "basis": claim.relation.value if claim.relation else "",
        "indicator": claim.indicator,
        "period": str(claim.period),
        "code": claim.link.code if claim.link else "",
    }
    for rival in claim.rivals:
        assert 0 <= rival.certainty < 1
        assert rival.field == "area" or rival.value != read[rival.field]
    own = [rival.certainty for rival in claim.rivals if rival.field != "area"]
    assert own == sorted(own, reverse=True)
