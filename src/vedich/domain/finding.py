"""What the checker says about a document, about which words, and what a person answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vedich.domain.document import Span
from vedich.domain.wording import Wording


class Certainty(StrEnum):
    """How sure a finding is: no reading of the digits allows it, the rest contradicts it, or please look."""

    CERTAIN = "certain"
    LIKELY = "likely"
    WORTH_A_LOOK = "worth_a_look"

    @property
    def wording(self) -> Wording:
        """Give the words for people."""
        return _CERTAINTIES[self]

    @property
    def rank(self) -> int:
        """Give the place in the list, surest first: 0, 1, 2."""
        return list(Certainty).index(self)


_CERTAINTIES = {
    Certainty.CERTAIN: Wording("chắc chắn", "certain"),
    Certainty.LIKELY: Wording("nhiều khả năng", "likely"),
    Certainty.WORTH_A_LOOK: Wording("nên xem lại", "worth a look"),
}


@dataclass(frozen=True, slots=True)
class Repair:
    """One way the text could be put right; nobody but a person applies it.

    `replacement` stands for the words at `span`; `vi` and `en` say why this would settle the matter.
    """

    span: Span
    replacement: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction or oddity, with its arithmetic and the repairs that would settle it, likeliest first.

    `related` are the other places it rests on; `arithmetic` are lines a person can redo by hand.

    >>> finding = Finding("VD101", Certainty.CERTAIN, Span(0, 5), "26/42", "Cộng là 52.", "They come to 52.")
    >>> finding.say("en")
    'VD101 They come to 52.'
    """

    code: str
    certainty: Certainty
    span: Span
    surface: str
    vi: str
    en: str
    arithmetic: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    related: tuple[Span, ...] = ()

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Give the key that sorts findings for a reader: by place in the text, then the surest first."""
        return self.span.start, self.span.end, self.certainty.rank, self.code

    def say(self, lang: str) -> str:
        """Give code and sentence in 'vi' or 'en'."""
        return f"{self.code} {self.en if lang == 'en' else self.vi}"


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A person's word that a finding is no fault here, with the reason; kept as part of the record.

    It holds as long as the same rule finds fault with the same words, wherever later edits move them.

    >>> Dismissal("VD101", "26/42", " ", "Lan", date(2023, 11, 1))
    Traceback (most recent call last):
    ValueError: Dismissing VD101 at '26/42' needs a reason: others will ask. Write one sentence.
    """

    code: str
    surface: str
    reason: str
    who: str
    on: date
    span: Span | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError(
                f"Dismissing {self.code} at {self.surface!r} needs a reason: others will ask. "
                "Write one sentence."
            )

    def covers(self, finding: Finding) -> bool:
        """Say whether the finding is the one dismissed."""
        return self.code == finding.code and self.surface == finding.surface
