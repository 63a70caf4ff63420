"""Build a document of the bench: from one `.facts` file to its text, its named figures and what they state.

The form is described in README.md beside this file. Most figures are computed when the document is built, so
that a clean document is right to its last printed digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bench.checking.braces import Mark, divided, named, rendered
from bench.checking.formulas import computed, taken_apart

CORPUS = Path(__file__).resolve().parent / "corpus"
HEADERS = ("genre", "place", "as_of", "shows")

# What is stated by a line below the text, about figures and words named in it.
STATED = (
    "sum", "rounded_sum", "tally", "shares", "subset", "between", "same", "rate", "ratio", "percent",
    "percent_over", "points", "growth", "fall", "date", "after", "inputs", "forward", "number", "measure",
    "base", "no_lead", "no_deadline",
)  # fmt: skip


class FactsError(ValueError):
    """A `.facts` file that cannot be built: says which file, which words, and what to change."""


class Fact(NamedTuple):
    """What a document states: a relation, the names of the marks it holds between, and words for planting."""

    kind: str
    names: tuple[str, ...]
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A clean document: its head, its text, its marks by name, and every fact it states."""

    id: str
    head: dict[str, str]
    text: str
    marks: dict[str, Mark]
    facts: tuple[Fact, ...]

    def words(self, names: Sequence[str]) -> list[str]:
        """Give the printed words of some marks."""
        return [self.marks[name].words for name in names]


def build(path: Path) -> Document:
    """Return the document written in the `.facts` file at `path`."""
    try:
        return parse(path.stem, path.read_text(encoding="utf-8"))
    except (ValueError, KeyError) as error:
        raise FactsError(f"{path.name}: {error}") from error


def documents(folder: Path = CORPUS) -> list[Document]:
    """Build every document of the corpus, in the order of their names."""
    return [build(path) for path in sorted(folder.glob("*.facts"))]


def parse(id: str, written: str) -> Document:  # noqa: A002
    """Build a document from what its file holds.

    >>> head, text = "genre: tin", "Thu {r: 50 tỷ đồng}, đạt {p = percent r k .1 %} của {k: 80 tỷ đồng}."
    >>> document = parse("x", f"{head}\\n-----\\n{text}\\n=====\\n")
    >>> document.text
    'Thu 50 tỷ đồng, đạt 62,5% của 80 tỷ đồng.\\n'
    >>> document.facts
    (Fact(kind='percent', names=('p', 'r', 'k'), instead=''),)
    """
    head_part, bar, rest = written.partition("\n-----\n")
    body, line, tail = rest.partition("\n=====\n")
    if not bar or not line:
        raise ValueError("needs a line '-----' after the head and a line '=====' after the text")
    pieces = divided(body + "\n")
    braced = named(pieces)
    text, marks = rendered(pieces, computed(braced))
    facts = [_of_formula(piece.name, piece.formula) for piece in braced.values() if piece.formula]
    facts += [_of_line(each) for each in tail.splitlines() if each.strip() and not each.startswith("#")]
    for fact in facts:
        if missing := [name for name in fact.names if name not in marks]:
            raise ValueError(f"{fact.kind} names {missing[0]!r}, which the text does not mark")
    return Document(id, _head(head_part), text, marks, tuple(facts))


def _head(part: str) -> dict[str, str]:
    head = dict.fromkeys(HEADERS, "")
    for line in filter(None, part.splitlines()):
        name, colon, value = line.partition(":")
        if not colon or name not in HEADERS:
            raise ValueError(f"head line {line!r}: expected one of {', '.join(HEADERS)}")
        head[name] = value.strip()
    return head


def _of_formula(name: str, formula: str) -> Fact:
    kind, arguments, _, _ = taken_apart(formula)
    if kind == "rest":
        parts = (*arguments[1:], name)
        return Fact("shares", parts) if arguments[0] == "100" else Fact("sum", (arguments[0], *parts))
    return Fact(kind, (name, *arguments))


def _of_line(line: str) -> Fact:
    stated, _, instead = line.partition(" ->")
    kind, *names = stated.split()
    if kind not in STATED:
        raise ValueError(f"{line!r}: a fact is one of {', '.join(STATED)}")
    return Fact(kind, tuple(names), instead.strip())
