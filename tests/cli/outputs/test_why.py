"""Why a claim was read so is said in words: no rule and no rival goes by a machine's name."""

from __future__ import annotations

import re
from functools import cache

import pytest

from bench.reading.author import CORPUS, documents
from bench.reading.cases import reading_of
from vedich.cli.outputs import why
from vedich.cli.outputs.rule_words import RULES
from vedich.domain.document import Claim, Rival
from vedich.reading.read import read_text

MACHINE = re.compile(r"[a-z]+_[a-z]+")


@cache
def corpus_claims() -> list[Claim]:
    """Read the corpus when a test first asks: every worker collects this file, and one runs it."""
    return [claim for document in documents(CORPUS / "open") for claim in reading_of(document).claims]


def test_every_rule_of_the_reader_has_words() -> None:
    met = {rule for claim in corpus_claims() for rule in claim.rules}
    met |= {rival.rule for claim in corpus_claims() for rival in claim.rivals}
    assert met - set(RULES) == set()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_machine_name_reaches_a_person(lang: str) -> None:
    for claim in corpus_claims()[::7]:
        said = [why.rules(claim, lang), why.doubts(claim, lang), *why.others(claim, lang)]
        assert not MACHINE.search(" ".join(said))


def test_the_most_doubtful_part_is_named_first() -> None:
    claim = next(claim for claim in read_text("Năm 2023, đoàn công tác có 7 thành viên.").claims)
    assert why.doubts(claim, "vi").endswith("nên xem trước: số liệu")
    assert why.doubts(claim, "en").endswith("look first at the figure")


def told(field: str, value: str, lang: str) -> str:
    claim: Claim = read_text("Tỷ lệ hộ nghèo còn 0,63%.").claims[0]
    return why.rival(Rival(field, value, 0.2, "often_confused"), claim, lang)


def test_the_values_of_rivals_are_words_too() -> None:
    assert told("kind", "other_number", "vi") == "loại số khác (20%, hai nghĩa hay lẫn nhau)"
    assert told("basis", "of_total", "vi") == "so với tỷ trọng tổng số (20%, hai nghĩa hay lẫn nhau)"
    assert told("basis", "", "en") == "against nothing (20%, often confused with it)"
    assert told("period", "2023-9M", "vi") == "kỳ 9 tháng 2023 (20%, hai nghĩa hay lẫn nhau)"
    assert told("period", "not a period", "en") == "period not a period (20%, often confused with it)"
    assert (
        told("area", "H63:817 thị xã Cai Lậy", "vi")
        == "địa bàn H63:817 thị xã Cai Lậy (hai nghĩa hay lẫn nhau)"
    )


def test_a_code_shows_its_name() -> None:
    claim = next(claim for claim in corpus_claims() if len(claim.links) > 1)
    other = Rival("code", claim.links[1].code, 0.4, "link")
    assert claim.links[1].name in why.rival(other, claim, "vi")
