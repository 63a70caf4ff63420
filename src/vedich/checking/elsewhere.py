"""What other documents tell: the figures that may be set against those of the document at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vedich.checking.fact import Fact
from vedich.checking.facts import Facts
from vedich.checking.told_alike import Key, counterpart, gathered, key_of_fact
from vedich.domain.document import Reading


@dataclass(frozen=True, slots=True)
class ToldElsewhere:
    """A figure of another document, with the words a person finds it by."""

    document: str
    fact: Fact


def told_by(reading: Reading, document: str) -> tuple[ToldElsewhere, ...]:
    """Give the figures of a document that others may be set against."""
    facts = Facts(reading)
    return tuple(
        ToldElsewhere(document, fact)
        for fact in (*facts.figures, *facts.cells)
        if key_of_fact(fact) is not None
    )


def contradicted(mine: Sequence[ToldElsewhere], others: Sequence[ToldElsewhere]) -> bool:
    """Say whether other documents tell one of my figures otherwise."""
    index = gathered(told.fact for told in others)
    return any(_against(told.fact, index) is not None for told in mine)


def disagreeing(facts: Facts, others: Iterable[ToldElsewhere]) -> list[tuple[Fact, ToldElsewhere]]:
    """Give the figures of a document that others tell otherwise, each with such a figure."""
    told = list(others)
    index = gathered(each.fact for each in told)
    owner = {id(each.fact): each for each in told}
    found = []
    for fact in (*facts.figures, *facts.cells):
        other = _against(fact, index)
        if other is not None:
            found.append((fact, owner[id(other)]))
    return found


def _against(fact: Fact, index: Mapping[Key, Sequence[Fact]]) -> Fact | None:
    key = key_of_fact(fact)
    others = index.get(key, ()) if key is not None else ()
    return counterpart(fact, others) if others else None
