"""The things of a reading that a person decides about, each under a key that stays."""

from __future__ import annotations

from dataclasses import dataclass

from vedich.domain.document import Claim, ClaimKind, Directive, Reading, Span, Tally

# Comparisons are computed by the record itself. A reference level is a figure of another period.
DECIDED = (ClaimKind.RESULT, ClaimKind.TARGET, ClaimKind.BASELINE)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide about: c3 is the fourth claim of the reading, t0 its first count, d2 a task."""

    key: str
    thing: Claim | Tally | Directive

    @property
    def span(self) -> Span:
        """Give its place in the text that was read."""
        return self.thing.span


def items_of(reading: Reading) -> tuple[Item, ...]:
    """Give what is to be decided of a reading, in the order of the text."""
    found = [
        Item(f"c{number}", claim) for number, claim in enumerate(reading.claims) if claim.kind in DECIDED
    ]
    found += [Item(f"t{number}", tally) for number, tally in enumerate(reading.tallies)]
    found += [Item(f"d{number}", task) for number, task in enumerate(reading.directives)]
    return tuple(sorted(found, key=lambda item: item.span))
