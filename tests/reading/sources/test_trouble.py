"""Every reason to refuse a file has its sentence in both languages."""

from __future__ import annotations

import pickle
from string import Formatter

import pytest

from vedich.reading.sources.trouble import SENTENCES, SourceError, Trouble


@pytest.mark.parametrize("trouble", Trouble)
def test_both_languages_name_the_same_details(trouble: Trouble) -> None:
    vi, en = SENTENCES[trouble]
    assert _fields(vi) == _fields(en)


@pytest.mark.parametrize("trouble", Trouble)
def test_each_sentence_says_what_to_do(trouble: Trouble) -> None:
    assert "Hãy" in SENTENCES[trouble][0]


def test_an_error_crosses_a_process_border_whole() -> None:
    error = SourceError(Trouble.BINARY, "a.bin", byte="0x00", at=3)
    again = pickle.loads(pickle.dumps(error))
    assert (again.vi, again.en, again.trouble) == (error.vi, error.en, error.trouble)


def _fields(sentence: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(sentence) if field}
