"""Where an error can be made: a mark of a document and the wrong words that may stand there."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bench.checking.facts import Document, Fact


class Site(NamedTuple):
    """A mark that may be made wrong, and the wrong words that may stand there."""

    mark: str
    wrong: tuple[str, ...]


Wrongs = Callable[[Document, Fact, random.Random], Iterator[Site]]


def at(*kinds: str) -> Callable[[Callable[..., Iterator[Site]]], Wrongs]:
    """Let a maker of errors see facts of certain kinds only."""

    def limited(make: Callable[..., Iterator[Site]]) -> Wrongs:
        def only(document: Document, fact: Fact, chance: random.Random) -> Iterator[Site]:
            if fact.kind in kinds:
                yield from make(document, fact, chance)

        return only

    return limited
