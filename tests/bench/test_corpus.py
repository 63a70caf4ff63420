"""The truth of the corpus is well formed: see bench/reading/README.md."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from bench.reading.author import CORPUS, TruthError, build, write
from bench.reading.validate import number, wrong

DOCUMENTS = sorted(CORPUS.rglob("*.truth"))

EXAMPLE = """genre: tin
level: xã
place: xã Tân Lập
as_of: 2024-06-30
phenomena: nfd
-----
Thu ngân sách đạt ⟦8,5 tỷ đồng⟧{cr}
=====
@ period = 2024-H1
@ unit_name = xã Tân Lập
8,5 tỷ đồng | result | Thu ngân sách | 8.5 tỷ đồng
"""


def example(folder: Path, *changes: tuple[str, str]) -> Path:
    content = EXAMPLE
    for before, after in changes:
        assert before in content
        content = content.replace(before, after)
    path = folder / "example.truth"
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_document_builds_and_its_truth_is_well_formed(path: Path) -> None:
    assert list(wrong(build(path))) == []


def test_documents_have_names_of_their_own() -> None:
    assert len({path.stem for path in DOCUMENTS}) == len(DOCUMENTS)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_records_stand_in_the_order_of_the_text(path: Path) -> None:
    records = build(path).records
    assert [record["start"] for record in records] == sorted(record["start"] for record in records)
    assert len({record["id"] for record in records}) == len(records)


def test_offsets_count_the_characters_of_the_built_text(tmp_path: Path) -> None:
    document = build(example(tmp_path))
    (record,) = document.records
    assert document.text == "Thu ngân sách đạt 8,5 tỷ đồng\r\n"
    assert document.text[record["start"] : record["end"]] == "8,5 tỷ đồng"
    assert document.text[slice(*record["indicator_span"])] == "Thu ngân sách"


def test_a_decomposed_document_keeps_its_offsets(tmp_path: Path) -> None:
    document = build(example(tmp_path, ("phenomena: nfd", "phenomena: nfd\nnormal: NFD")))
    (record,) = document.records
    surface = document.text[record["start"] : record["end"]]
    assert surface == unicodedata.normalize("NFD", "8,5 tỷ đồng")
    assert document.text[slice(*record["indicator_span"])] == unicodedata.normalize("NFD", "Thu ngân sách")


def test_a_built_document_is_written_byte_for_byte(tmp_path: Path) -> None:
    document = build(example(tmp_path))
    write(document, tmp_path)
    assert (tmp_path / "example.txt").read_bytes().decode("utf-8") == document.text


@pytest.mark.parametrize(
    "change",
    [
        ("8,5 tỷ đồng | result", "8,6 tỷ đồng | result"),
        ("⟧", ""),
        ("| Thu ngân sách |", "| Chi ngân sách |"),
        ("8.5 tỷ đồng\n", "tám rưỡi\n"),
        ("{cr}", "{tab}"),
    ],
    ids=[
        "row against another mark",
        "open bracket",
        "indicator not in the text",
        "no number",
        "no such escape",
    ],
)
def test_a_slip_of_the_author_is_refused(tmp_path: Path, change: tuple[str, str]) -> None:
    with pytest.raises(TruthError):
        build(example(tmp_path, change))


@pytest.mark.parametrize(
    "change",
    [
        ("| 8.5 tỷ đồng", "| 85 tỷ đồng"),
        ("| 8.5 tỷ đồng", "| 8.5 tỷ đồng | rate"),
        ("| 8.5 tỷ đồng", "| 8.5 %"),
        ("@ period = 2024-H1", "@ period = 6 tháng"),
        ("phenomena: nfd", "phenomena: unheard_of"),
    ],
    ids=["value", "basis on money", "percentage without basis", "period", "phenomenon"],
)
def test_a_truth_that_breaks_a_rule_is_reported(tmp_path: Path, change: tuple[str, str]) -> None:
    assert list(wrong(build(example(tmp_path, change))))


def test_numerals_are_read_by_the_rules_of_vietnamese_documents() -> None:
    printed = {"1.833": 1833, "526,8": 526.8, "2.745,3": 2745.3, "17.4": 17.4, "1.234.567": 1234567}
    assert {each: number(each) for each in printed} == printed
