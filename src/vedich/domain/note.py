"""A note on a place of a person's file: what a comment in Word, a cell note or an annotation says."""

from __future__ import annotations

from dataclasses import dataclass

from vedich.domain.place import Place


@dataclass(frozen=True, slots=True)
class Note:
    """What to say at a place; `related` are other places of the same file that the words are about.

    `lines` are whole sentences in the person's language: what is wrong, the arithmetic, the repairs. `quoted`
    are the words of the file at the place, to find them again where a place is only a paragraph or a page.
    """

    place: Place
    heading: str
    lines: tuple[str, ...]
    quoted: str = ""
    related: tuple[Place, ...] = ()

    @property
    def text(self) -> str:
        """Give the whole note, its heading first."""
        return "\n".join((self.heading, *self.lines))
