"""A pattern that is tried only at its first words finds what it finds when it is tried everywhere."""

from __future__ import annotations

from functools import cache

import pytest

from bench.reading.author import CORPUS, documents
from vedich.reading import clock, intent, main_area, masks, places, series
from vedich.reading.folding import Folded, fold
from vedich.reading.frames import task
from vedich.reading.grammar import area, deadline, level_word, name, reference
from vedich.reading.openings import Opened, first_words

OPENED: dict[str, Opened] = {
    "masks": masks._AT_WORDS,
    "documents called by a number": reference._PLAIN,
    "documents called by a date": reference._DATED,
    "level words": level_word._pattern(),
    "own level": main_area._SELF,
    "nation": main_area._NATION,
    "signs of a task": task._SIGN,
    "cues of goals": intent._cues()[0],
    "cues of results": intent._cues()[1],
    "reversals": intent._cues()[2],
    "time now": clock._NOW,
    "cuts": name._CUT,
    "in turn": places._IN_TURN,
    "series": series._SAID,
    "limits in time": deadline._LIMIT,
}
CASED: dict[str, Opened] = {
    "typed areas": area._TYPED,
    "party committees": area._BODY,
    "numbered areas": area._NUMBERED,
    "abbreviated areas": area._ABBREVIATED,
    "offices": area._REVENUE,
}


@cache
def folded_texts() -> list[Folded]:
    """Fold the texts as they stand, shouted, run together without blanks, and with all lines joined.

    They are made when a test first asks: every worker collects this file, and few run it.
    """
    texts = [document.text for part in ("open", "held_out") for document in documents(CORPUS / part)]
    shouted, joined = [t.upper() for t in texts], [t.replace("\n", " ") for t in texts]
    run_together = [t.replace(" ", "") for t in texts]
    return [fold(text) for form in (texts, shouted, run_together, joined) for text in form]


@pytest.mark.parametrize("opened", OPENED.values(), ids=OPENED)
def test_nothing_is_lost_in_folded_texts(opened: Opened) -> None:
    for view in (folded.view for folded in folded_texts()):
        everywhere = [found.span() for found in opened.pattern.finditer(view)]
        assert [found.span() for found in opened.finditer(view)] == everywhere


@pytest.mark.parametrize("opened", CASED.values(), ids=CASED)
def test_nothing_is_lost_in_texts_as_printed(opened: Opened) -> None:
    for folded in folded_texts():
        everywhere = [found.span() for found in opened.pattern.finditer(folded.cased)]
        assert [found.span() for found in opened.finditer(folded.view, text=folded.cased)] == everywhere


@pytest.mark.parametrize("expression", [r"\s+tỉnh", "(?:các )?tỉnh", "các?", "[bc]ác"])
def test_an_expression_that_begins_with_no_word_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match="begins with no word"):
        first_words([expression])
