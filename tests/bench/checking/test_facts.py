"""Documents of the checker's bench: each builds, and every figure in it is right to its last digit."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bench.checking.facts import CORPUS, FactsError, build, documents, parse
from bench.checking.hold import broken, holds
from bench.checking.numerals import quantity

FILES = sorted(CORPUS.rglob("*.facts"))
EXAMPLE = """genre: tin
place: huyện Yên Châu
as_of: 2023-10-25
-----
Thu {r: 187,3 tỷ đồng}, bằng {p = percent r k .1 %} dự toán ({k: 204 tỷ đồng}).
=====
subset r k
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_clean_document_holds_all_it_states(path: Path) -> None:
    document = build(path)
    assert broken(document, {}) == []
    assert 300 <= len(document.text) <= 1500
    assert date.fromisoformat(document.head["as_of"])
    assert document.head["genre"] and document.head["place"] and document.head["shows"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_marks_stand_where_their_words_are_printed(path: Path) -> None:
    document = build(path)
    for mark in document.marks.values():
        assert document.text[mark.start : mark.end] == mark.words
    assert not re.search(r"[{}]", document.text)


def test_there_are_enough_documents_and_no_two_are_alike() -> None:
    texts = [document.text for document in documents()]
    assert len(texts) == len(set(texts)) >= 80


def test_computed_figures_are_rounded_half_up_in_the_vietnamese_form() -> None:
    document = parse("x", EXAMPLE)
    assert document.text == "Thu 187,3 tỷ đồng, bằng 91,8% dự toán (204 tỷ đồng).\n"
    assert [fact.kind for fact in document.facts] == ["percent", "subset"]


def test_scales_meet_whatever_their_words() -> None:
    said = EXAMPLE.replace("{k: 204 tỷ đồng}", "{k: 204.000 triệu đồng}")
    assert "bằng 91,8% dự toán" in parse("x", said).text
    assert quantity("62,5 tạ/ha").value * quantity("100 ha").value == quantity("625 tấn").value


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ("percent r k", "percent r q", "'q'"),
        ("percent r k", "quotient r k", "formula"),
        ("subset r k", "subset r q", "does not mark"),
        ("subset r k", "portion r k", "a fact is one of"),
        ("{k: 204 tỷ đồng}", "{k 204 tỷ đồng}", "write {name: words}"),
        ("{k: 204 tỷ đồng}", "{k: 204 tỷ đồng", "does not close"),
        ("{k: 204 tỷ đồng}", "{r: 204 tỷ đồng}", "two marks"),
        ("genre: tin", "gender: tin", "expected one of"),
        ("-----", "---", "needs a line"),
    ],
)
def test_a_slip_of_the_author_is_refused(tmp_path: Path, right: str, wrong: str, reason: str) -> None:
    path = tmp_path / "x.facts"
    path.write_text(EXAMPLE.replace(right, wrong), encoding="utf-8")
    with pytest.raises(FactsError, match=re.escape(reason)):
        build(path)


def test_the_arithmetic_allows_rounding_and_nothing_more() -> None:
    fact = parse("x", EXAMPLE).facts[0]
    assert holds(fact, ["91,8%", "187,3 tỷ đồng", "204 tỷ đồng"], 2023)
    assert holds(fact, ["92%", "187,3 tỷ đồng", "204 tỷ đồng"], 2023)
    assert not holds(fact, ["92,8%", "187,3 tỷ đồng", "204 tỷ đồng"], 2023)
    assert not holds(fact, ["91,8%", "187,3 triệu đồng", "204 tỷ đồng"], 2023)
