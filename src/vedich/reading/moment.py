"""A figure in its surroundings, as the frames see it, and the draft of a claim that a frame makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from vedich.domain.document import ClaimKind, ClaimStatus, Comparator, Relation
from vedich.reading.folding import Folded, fold_words
from vedich.reading.grammar.name import Name
from vedich.reading.grammar.quantity import Quantity
from vedich.reading.grammar.tail import Tail
from vedich.reading.layout import Sentence


@dataclass(slots=True)
class Draft:
    """What a frame says of a figure; the attachment fills in the rest."""

    kind: ClaimKind
    rule: str
    relation: Relation | None = None
    measure: str | None = None
    sign: int = 1
    form: str | None = None
    status: ClaimStatus | None = None
    assigned_by: str | None = None
    name: Name | None = None
    comparator: Comparator | None = None
    consumed: int = 0
    certainty: float = 0.8
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Moment:
    """One figure with the words around it.

    Units: places are offsets of the folded text. `left` starts behind whatever the figure before used up;
    `limit` is where the next figure (or the clause) begins; `clause` the stretch between semicolons.
    """

    folded: Folded
    quantity: Quantity
    sentence: tuple[int, int]
    clause: tuple[int, int]
    left: int
    limit: int
    tail: Tail
    name: Name | None
    bracket: int | None
    planned: bool
    before: Draft | None = None
    quantity_before: Quantity | None = None
    value_before: Decimal | None = None
    next_percent: bool = False
    inherited: str = ""
    parent: str = ""
    listing: str = ""
    plan: Relation | None = None
    measure: str = ""
    counted: dict[str, tuple[str, tuple[int, int] | None]] = field(default_factory=dict)

    @property
    def view(self) -> str:
        """Give the folded text."""
        return self.folded.view

    @property
    def left_words(self) -> str:
        """Give the words between the figure before (or the clause's start) and this figure."""
        return self.folded.view[self.left : self.quantity.start]

    @property
    def right_words(self) -> str:
        """Give the words behind the figure, up to the next figure or the end of the clause."""
        return self.folded.view[self.quantity.end : self.limit]

    @property
    def subject(self) -> str:
        """Give the folded name the figure is about: its own, else the one in force."""
        name = self.name
        if name is not None and name.words and name.end > name.start:
            own = " ".join(self.folded.view[name.start : name.end].split())
            return own if name.headed or not self.parent else f"{fold_words(self.parent)} {own}"
        return fold_words(self.inherited)


@dataclass(frozen=True, slots=True)
class Line:
    """A clause of a sentence (a stretch between semicolons) with its figures."""

    sentence: Sentence
    clause: tuple[int, int]
    found: list[Quantity]
