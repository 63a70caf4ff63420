"""Who is told, and with whom."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vedich.reading.folding import fold
from vedich.reading.grammar.addressee import addressee_at, inner_supports, parties

_AGENCIES = [
    "Sở Tài chính",
    "Sở Y tế",
    "Kho bạc Nhà nước tỉnh",
    "Phòng Quản lý đô thị",
    "UBND thị trấn",
    "Công an huyện",
]


@given(st.lists(st.sampled_from(_AGENCIES), min_size=1, max_size=4, unique=True))
def test_agencies_joined_by_commas_are_each_named(names: list[str]) -> None:
    text = " và ".join([*([", ".join(names[:-1])] if names[1:] else []), names[-1]]) + " rà soát hồ sơ"
    folded = fold(text)
    assert [text[start:end] for start, end in parties(folded, 0, len(text))] == names


@given(
    st.sampled_from(_AGENCIES),
    st.sampled_from(_AGENCIES),
    st.sampled_from(["phối hợp với", "phối hợp", "cùng"]),
)
def test_lead_and_help_are_told_apart(lead: str, helper: str, words: str) -> None:
    text = f"{lead} chủ trì, {words} {helper} hoàn thành hồ sơ"
    found = addressee_at(fold(text), 0, len(text))
    assert found is not None
    assert text[: found.end] == lead
    assert [text[start:end] for start, end in found.duty.supports] == [helper]
    assert text[found.duty.deed :] == "hoàn thành hồ sơ"


def test_help_named_in_the_middle_of_a_deed_is_found() -> None:
    text = "rà soát hồ sơ, phối hợp với Sở Y tế lập danh sách"
    assert [text[start:end] for start, end in inner_supports(fold(text), 0, len(text))] == ["Sở Y tế"]


def test_a_deed_already_done_names_no_addressee() -> None:
    text = "Sở Y tế đã hoàn thành hồ sơ"
    assert addressee_at(fold(text), 0, len(text)) is None


def test_a_bare_area_is_no_agency() -> None:
    text = "huyện rà soát hồ sơ"
    found = addressee_at(fold(text), 0, len(text))
    assert found is not None
    assert not found.proper
