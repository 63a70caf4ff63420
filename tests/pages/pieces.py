"""A Markdown page cut into the pieces that can carry a case: headings, tables, blocks, quotes, settings.

Pages are cut line by line, never by a pattern over the whole: a greedy pattern once swallowed the silent
example and the page stayed green.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


class PageError(Exception):
    """Raised when a page cannot be cut into cases; says where and what to write instead."""

    def __init__(self, name: str, line: int, what: str) -> None:
        super().__init__(f"{name}:{line}: {what}")


@dataclass(frozen=True, slots=True)
class Heading:
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    line: int
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Block:
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Setting:
    line: int
    name: str
    value: str


Piece = Heading | Table | Block | Quote | Setting


def pieces(text: str, name: str) -> Iterator[Piece]:
    """Cut a page into headings, tables, ```text blocks, quotes and settings; prose is left out.

    >>> [type(piece).__name__ for piece in pieces("# Số\\n\\n## Đọc được\\n\\n```text\\n1 ha\\n```", "số.md")]
    ['Heading', 'Block']
    """
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        line, number = lines[at], at + 1
        if line.startswith("```"):
            end = next((i for i in range(at + 1, len(lines)) if lines[i].rstrip() == "```"), None)
            if end is None:
                raise PageError(
                    name, number, "the block is never closed; end it with a line of three backticks."
                )
            if line.strip() == "```text":
                yield Block(number, "\n".join(lines[at + 1 : end]))
            at = end + 1
        elif line.startswith("|"):
            end = next((i for i in range(at, len(lines)) if not lines[i].startswith("|")), len(lines))
            yield _table(lines[at:end], number, name)
            at = end
        else:
            if line.startswith("## "):
                yield Heading(number, line.removeprefix("## ").strip())
            elif line.startswith("> "):
                yield Quote(number, line.removeprefix("> ").strip())
            elif setting := re.fullmatch(r"<!-- (as_of|place): (.+) -->\s*", line):
                yield Setting(number, setting[1], setting[2].strip())
            at += 1


def _table(lines: list[str], number: int, name: str) -> Table:
    if len(lines) < 2 or not re.fullmatch(r"\|[\s:|-]+\|\s*", lines[1]):
        raise PageError(name, number, "a table needs a header and a line like '|---|---|' under it.")
    header = _cells(lines[0])
    rows = tuple((number + 2 + i, _cells(line)) for i, line in enumerate(lines[2:]))
    for line, cells in rows:
        if len(cells) != len(header):
            raise PageError(
                name,
                line,
                f"{len(cells)} cells under {len(header)} headings; a bar inside a cell is written '\\|'.",
            )
    return Table(number, header, rows)


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    cells = (cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner))
    # Backticks keep what Markdown would eat (blanks at the ends, asterisks); they are not part of the saying.
    return tuple(cell[1:-1] if len(cell) > 2 and cell[0] == cell[-1] == "`" else cell for cell in cells)
