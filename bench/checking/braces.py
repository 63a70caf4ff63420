"""The braces of a `.facts` file: divide a text at them, and put it together again once all is computed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple


class Mark(NamedTuple):
    """Named words of a text and where they stand in it."""

    name: str
    start: int
    end: int
    words: str


@dataclass(slots=True)
class Piece:
    """A braced stretch as written: plain words with pieces inside, or a formula."""

    name: str
    formula: str = ""
    inside: list[Piece | str] = field(default_factory=list)


def divided(body: str) -> list[Piece | str]:
    """Divide the body at its braces; they may nest."""
    whole = Piece("")
    open_pieces = [whole]
    for token in re.split(r"(\{\w+: ?|\{\w+ = [^{}]*\}|\})", body):
        if derived := re.fullmatch(r"\{(\w+) = ([^{}]*)\}", token):
            open_pieces[-1].inside.append(Piece(derived[1], formula=derived[2]))
        elif opened := re.fullmatch(r"\{(\w+): ?", token):
            piece = Piece(opened[1])
            open_pieces[-1].inside.append(piece)
            open_pieces.append(piece)
        elif token == "}" and len(open_pieces) > 1:
            open_pieces.pop()
        elif wrong := re.search(r"[{}].{,40}", token):
            raise ValueError(f"{wrong[0]!r}: write {{name: words}} or {{name = formula}}")
        elif token:
            open_pieces[-1].inside.append(token)
    if len(open_pieces) != 1:
        raise ValueError(f"the brace of {open_pieces[-1].name!r} does not close")
    return whole.inside


def named(pieces: list[Piece | str]) -> dict[str, Piece]:
    """Gather every braced piece, however deep, by its name."""
    found: dict[str, Piece] = {}
    for piece in pieces:
        if isinstance(piece, Piece):
            for name, one in {**{piece.name: piece}, **named(piece.inside)}.items():
                if name in found:
                    raise ValueError(f"two marks are named {name!r}")
                found[name] = one
    return found


def rendered(pieces: list[Piece | str], computed: dict[str, str]) -> tuple[str, dict[str, Mark]]:
    """Write the text out and note where each piece stands in it."""
    text = ""
    marks: dict[str, Mark] = {}

    def add(parts: list[Piece | str]) -> None:
        nonlocal text
        for part in parts:
            if isinstance(part, str):
                text += part
                continue
            start = len(text)
            add([computed[part.name]] if part.formula else part.inside)
            marks[part.name] = Mark(part.name, start, len(text), text[start:])

    add(pieces)
    return text, marks
