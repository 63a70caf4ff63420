"""Document numbers, taken apart; and when two documents are one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.domain.identity import (
    TYPE_ABBREVIATIONS,
    DocumentIdentity,
    DocumentNumber,
    DocumentNumberError,
)


@pytest.mark.parametrize(
    ("text", "taken_apart"),
    [
        ("25-NQ/TU", DocumentNumber(25, None, "NQ", "TU", True)),
        ("07-CTr/HU", DocumentNumber(7, None, "CTr", "HU", True)),
        ("36-HD/VPTW", DocumentNumber(36, None, "HD", "VPTW", True)),
        ("02-QC/BCĐTW", DocumentNumber(2, None, "QC", "BCĐTW", True)),
        ("45/NQ-HĐND", DocumentNumber(45, None, "NQ", "HĐND", False)),
        ("21/2022/NQ-HĐND", DocumentNumber(21, 2022, "NQ", "HĐND", False)),
        ("226/NQ-CP", DocumentNumber(226, None, "NQ", "CP", False)),
        ("51/2025/QĐ-TTg", DocumentNumber(51, 2025, "QĐ", "TTg", False)),
        ("318/QĐ-TTg", DocumentNumber(318, None, "QĐ", "TTg", False)),
        ("557/QĐ-UBND-HC", DocumentNumber(557, None, "QĐ", "UBND-HC", False)),
        ("615/BC-TKT", DocumentNumber(615, None, "BC", "TKT", False)),
        ("72/KH-BQL", DocumentNumber(72, None, "KH", "BQL", False)),
        ("5425/UBND-KGVX", DocumentNumber(5425, None, "", "UBND-KGVX", False)),
        ("192/2025/QH15", DocumentNumber(192, 2025, "", "QH15", False)),
        ("12/2021/NĐ-CP", DocumentNumber(12, 2021, "NĐ", "CP", False)),
    ],
)
def test_each_form_of_number_is_taken_apart_and_printed_again(text: str, taken_apart: DocumentNumber) -> None:
    assert DocumentNumber.parse(text) == taken_apart
    assert str(taken_apart) == text


def test_only_normative_documents_carry_their_year() -> None:
    assert DocumentNumber.parse("21/2022/NQ-HĐND").is_normative
    assert not DocumentNumber.parse("45/NQ-HĐND").is_normative


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Số: 1/NQ-CP", "01/NQ-CP"),
        ("số 12a/QĐ-UBND", "12a/QĐ-UBND"),
        ("45 / NQ - HĐND", "45/NQ-HĐND"),
        ("45/NQ–HÐND", "45/NQ-HĐND"),
        ("45/NQ-HĐND", "45/NQ-HĐND"),
    ],
)
def test_small_slips_of_typing_do_not_make_another_number(text: str, printed: str) -> None:
    assert str(DocumentNumber.parse(text)) == printed


@pytest.mark.parametrize(
    "text", ["", "1956", "NQ-HĐND", "Đề án 01", "45/", "26/42", "12/2021", "1/2/3", "45/NQ-"]
)
def test_what_has_no_number_or_symbol_is_refused(text: str) -> None:
    with pytest.raises(DocumentNumberError, match="is not a document number"):
        DocumentNumber.parse(text)


@given(
    st.builds(
        DocumentNumber,
        st.integers(1, 99999),
        st.none() | st.integers(1990, 2099),
        st.sampled_from(sorted(TYPE_ABBREVIATIONS)),
        st.sampled_from(["TU", "HĐND", "UBND-HC", "TTg", "BTC"]),
    )
)
def test_reading_a_printed_number_gives_it_back(number: DocumentNumber) -> None:
    assert DocumentNumber.parse(str(number)) == number


def test_the_same_number_is_another_document_in_another_term() -> None:
    number = DocumentNumber.parse("25-NQ/TU")
    one = DocumentIdentity("tu-longan", number, date(2018, 3, 1))
    other = DocumentIdentity("tu-longan", number, date(2022, 9, 30))
    assert one.is_same_as(other) is False


def test_a_document_without_date_or_issuer_may_be_either() -> None:
    number = DocumentNumber.parse("45/NQ-HĐND")
    known = DocumentIdentity("hdnd", number, date(2025, 12, 10))
    assert known.is_same_as(known) is True
    assert known.is_same_as(DocumentIdentity(None, number, date(2025, 12, 10))) is None
    assert known.is_same_as(DocumentIdentity("another", None, None)) is False
    assert not DocumentIdentity("hdnd", None, None).is_complete
