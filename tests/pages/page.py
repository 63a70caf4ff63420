"""A page as cases: what it says must be read or reported, and what must stay silent.

Whatever looks like a case and fits no section is an error, not prose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tests.pages.pieces import Block, Heading, PageError, Quote, Setting, Table, pieces


class Section(StrEnum):
    """What a page claims about the examples under a heading."""

    FIRES = "fires"
    SILENT = "silent"
    KNOWN_MISS = "known miss"


# The first words of a level-two heading; the longest fitting start wins ("Không phải con số" is silent).
SECTIONS = {
    "Đọc được": Section.FIRES,
    "Bị báo": Section.FIRES,
    "Không phải": Section.SILENT,
    "Không khớp": Section.SILENT,
    "Không bị báo": Section.SILENT,
    "Chưa": Section.KNOWN_MISS,
}


@dataclass(frozen=True, slots=True)
class Saying:
    """One row of a grammar page: a wording and what the rule must make of it ("" is nothing)."""

    line: int
    text: str
    reading: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of a frame page: a text and the records that must be found in it (none is silence)."""

    line: int
    text: str
    rows: tuple[dict[str, str], ...]
    as_of: date | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Complaint:
    """One block of a rule page: a text, the marked places, and the exact messages about them."""

    line: int
    text: str
    places: tuple[tuple[int, int], ...]
    messages: tuple[str, ...]
    as_of: date | None = None
    known: tuple[dict[str, str], ...] = ()


def section_of(heading: Heading) -> Section | None:
    """Say what a heading promises, or None where it opens a chapter of prose.

    >>> section_of(Heading(1, "Không bị báo")), section_of(Heading(1, "Vì sao"))
    (<Section.SILENT: 'silent'>, None)
    """
    fitting = [start for start in SECTIONS if heading.text.startswith(start)]
    return SECTIONS[max(fitting, key=len)] if fitting else None


def sayings(text: str, name: str) -> tuple[Saying, ...]:
    """Cut a grammar page: tables of two columns fire, tables under '## Không phải' must stay silent."""
    section: Section | None = Section.FIRES
    found: list[Saying] = []
    for piece in pieces(text, name):
        if isinstance(piece, Heading):
            section = section_of(piece)
        elif isinstance(piece, Table):
            columns = {Section.FIRES: ("Cách viết", "Đọc là"), Section.SILENT: ("Cách viết",)}
            if section is None:
                raise PageError(
                    name, piece.line, "a table under a heading that says neither reading nor silence."
                )
            if section is Section.KNOWN_MISS:
                continue
            # A silent table may say why in a second column, for the person who reads the page.
            wanted = columns[section]
            if piece.header[: len(wanted)] != wanted or len(piece.header) > 2:
                raise PageError(name, piece.line, f"the header must be {' | '.join(wanted)}.")
            for line, cells in piece.rows:
                reading = cells[1] if section is Section.FIRES else ""
                if section is Section.FIRES and not reading:
                    raise PageError(name, line, "an empty reading belongs under '## Không phải'.")
                found.append(Saying(line, cells[0], reading))
        elif isinstance(piece, Block | Quote) and section is not Section.KNOWN_MISS:
            raise PageError(name, piece.line, "a grammar page holds tables, not blocks or quotes.")
    return tuple(found)


def passages(text: str, name: str) -> tuple[Passage, ...]:
    """Cut a frame page: each block under '## Đọc được' with its table, each under '## Không khớp' without."""
    found = []
    for case in _blocks(text, name, "table"):
        rows = [
            dict(zip(table.header, cells, strict=True)) for table in case.tables for _, cells in table.rows
        ]
        if case.fires and not rows:
            raise PageError(name, case.block.line, "a table without a row proves nothing.")
        found.append(Passage(case.block.line, case.block.text, tuple(rows), case.as_of, case.place))
    return tuple(found)


def complaints(text: str, name: str) -> tuple[Complaint, ...]:
    """Cut a rule page: marked blocks with messages under '## Bị báo', plain ones under '## Không bị báo'.

    A table that opens with 'Đã lưu' says what is on record for the block below it.
    """
    found = []
    for case in _blocks(text, name, "quote"):
        plain, places = unmarked(case.block.text, name, case.block.line)
        if bool(places) != case.fires:
            what = "a block that must be reported needs its ⟦marks⟧; a silent block has none."
            raise PageError(name, case.block.line, what)
        messages = tuple(quote.text for quote in case.quotes)
        found.append(Complaint(case.block.line, plain, places, messages, case.as_of, case.known))
    return tuple(found)


def unmarked(text: str, name: str, line: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take the marks out of a text and give the places they stood around.

    >>> unmarked("Có ⟦26 trên 42⟧ xã", "xã.md", 1)
    ('Có 26 trên 42 xã', ((3, 13),))
    """
    plain = ""
    opened: int | None = None
    places: list[tuple[int, int]] = []
    for letter in text:
        if letter == "⟦" and opened is None:
            opened = len(plain)
        elif letter == "⟧" and opened is not None:
            places.append((opened, len(plain)))
            opened = None
        elif letter in "⟦⟧":
            raise PageError(name, line, "the marks ⟦ and ⟧ must come in pairs, one pair after another.")
        else:
            plain += letter
    if opened is not None:
        raise PageError(name, line, "a mark ⟦ is never closed with ⟧.")
    return plain, tuple(places)


@dataclass(slots=True)
class _BlockCase:
    """A block with the proofs that follow it, gathered before it is judged."""

    block: Block
    fires: bool
    as_of: date | None
    place: str | None
    known: tuple[dict[str, str], ...] = ()
    tables: list[Table] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)


def _blocks(text: str, name: str, proof: str) -> Iterator[_BlockCase]:
    """Give each block of an executed section with what proves it, or raise where the two do not fit."""
    section: Section | None = None
    settings: dict[str, str] = {}
    known: list[dict[str, str]] = []
    gathered: list[_BlockCase] = []
    current: _BlockCase | None = None
    for piece in pieces(text, name):
        if isinstance(piece, Heading):
            section, current = section_of(piece), None
        elif section is Section.KNOWN_MISS:
            continue
        elif isinstance(piece, Setting):
            settings[piece.name] = piece.value
        elif isinstance(piece, Table) and piece.header[0] == "Đã lưu" and proof == "quote" and section:
            known += [dict(zip(piece.header, cells, strict=True)) for _, cells in piece.rows]
        elif isinstance(piece, Block):
            if section is None:
                raise PageError(name, piece.line, "an example under a heading that promises neither.")
            as_of = date.fromisoformat(settings["as_of"]) if "as_of" in settings else None
            current = _BlockCase(piece, section is Section.FIRES, as_of, settings.get("place"), tuple(known))
            gathered.append(current)
            known = []
            settings = {}  # a setting belongs to the block it stands before, not to the rest of the page
        elif section is not None:
            if current is None or not current.fires or (isinstance(piece, Table) != (proof == "table")):
                raise PageError(name, piece.line, f"this {type(piece).__name__.lower()} proves no block.")
            (current.tables if isinstance(piece, Table) else current.quotes).append(piece)  # type: ignore[arg-type]
    if known:
        raise PageError(name, 1, "what is on record stands above a block; none follows.")
    for case in gathered:
        if case.fires and not (case.tables or case.quotes):
            raise PageError(
                name, case.block.line, f"this block needs a {proof} that says what must be found."
            )
        yield case
