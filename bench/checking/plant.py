"""Plant errors into clean documents: one error a copy, chosen by a fixed seed, with all that scoring needs.

A kind of error says at which facts it can be made and what the wrong words are. A planted figure must break
at least one fact of its document beyond what rounding allows; otherwise it is no error and is not planted.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bench.checking.braces import Mark
from bench.checking.facts import Document, Fact
from bench.checking.hold import broken
from bench.checking.kinds import KINDS
from bench.checking.site import Site

SEED = 2023


class Span(NamedTuple):
    """A place in a planted text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Planted:
    """A copy of a clean document with one error.

    `text[span]` are the planted words, which stand where the clean text has `original`. `touched` are the
    places that belong to the contradiction: a finding on any of them has found the error. `families` are the
    beginnings of the codes one expects.
    """

    document: Document
    kind: str
    mark: str
    text: str
    span: Span
    original: str
    planted: str
    touched: tuple[Span, ...]

    @property
    def id(self) -> str:
        """Name the error: document, kind and the mark it was planted at."""
        return f"{self.document.id}/{self.kind}/{self.mark}"

    @property
    def families(self) -> tuple[str, ...]:
        """Give how the code of a finding on this error should begin."""
        return KINDS[self.kind].families

    @property
    def is_slip(self) -> bool:
        """Say whether the error is a slip of typing, whose right repair can be known."""
        return KINDS[self.kind].slip


def planted(documents: Sequence[Document], seed: int = SEED) -> list[Planted]:
    """Plant every kind of error into copies of the documents; the same seed plants the same errors."""
    return [error for name in KINDS for error in _of_kind(name, documents, seed)]


def _of_kind(name: str, documents: Sequence[Document], seed: int) -> Iterator[Planted]:
    kind = KINDS[name]
    chance = random.Random(f"{seed} {name}")
    sites = [
        (document, fact, site)
        for document in documents
        for fact in document.facts
        for site in kind.make(document, fact, chance)
    ]
    chance.shuffle(sites)
    used: Counter[str] = Counter()
    taken: set[tuple[str, str]] = set()
    made = 0
    # Round after round, so that no document gives two errors of a kind while another gives none.
    for most in range(1, 5):
        for document, fact, site in sites:
            if made == kind.wanted or used[document.id] >= most or (document.id, site.mark) in taken:
                continue
            if error := _made(name, document, fact, site, chance):
                used[document.id] += 1
                taken.add((document.id, site.mark))
                made += 1
                yield error


def _made(name: str, document: Document, fact: Fact, site: Site, chance: random.Random) -> Planted | None:
    mark = document.marks[site.mark]
    choices = [words for words in site.wrong if words != mark.words]
    chance.shuffle(choices)
    for words in choices:
        facts = broken(document, {site.mark: words}) if KINDS[name].breaks else [fact]
        if facts:
            return _copied(name, document, mark, words, facts)
    return None


def _copied(name: str, document: Document, mark: Mark, words: str, facts: list[Fact]) -> Planted:
    text = document.text[: mark.start] + words + document.text[mark.end :]
    span = Span(mark.start, mark.start + len(words))
    names = {each for fact in facts for each in fact.names} | {mark.name}
    touched = (_moved(document.marks[each], mark, len(words) - len(mark.words)) for each in names)
    return Planted(document, name, mark.name, text, span, mark.words, words, tuple(sorted({*touched, span})))


def _moved(place: Mark, changed: Mark, by: int) -> Span:
    """Give where a mark stands once the changed one has grown by some letters."""
    start = place.start + (by if place.start >= changed.end and place is not changed else 0)
    return Span(start, place.end + (by if place.end >= changed.end else 0))
