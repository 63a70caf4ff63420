"""Read a formula of a sheet into a tree; whatever is not surely understood is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from vedich.reading.sources.sheets.address import MOST_ROWS, column_number

_LONGEST = 8_192
_DEEPEST = 60

_TOKEN = re.compile(
    r"""
    (?P<blank>[ \t\r\n]+)
    | (?P<cell>(?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)?
        (?P<dc>\$?)(?P<column>[A-Za-z]{1,3})(?P<dr>\$?)(?P<row>[1-9][0-9]{0,6})(?![\w.(!]))
    | (?P<columns>(?P<of>(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)?\$?(?P<from>[A-Za-z]{1,3}):\$?(?P<to>[A-Za-z]{1,3})(?![\w.(!]))
    | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?)
    | (?P<text>"(?:[^"]|"")*")
    | (?P<call>[A-Za-z][A-Za-z0-9.]*)\(
    | (?P<truth>TRUE|FALSE)(?![\w.(!])
    | (?P<sign><=|>=|<>|[-+*/^%<>=(),:])
    """,
    re.X | re.I,
)


class NotSureError(Exception):
    """Raised for a formula, or a value it needs, that is not surely understood: it is then left alone."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One cell or an area that a formula names; a part that is not fixed moves with a shared formula."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int
    fixed: tuple[bool, bool, bool, bool]
    area: bool

    def moved(self, rows: int, columns: int) -> tuple[int, int, int, int]:
        """Give top, left, bottom and right for a cell so many rows and columns from the formula's own."""
        top, left, bottom, right = self.fixed
        return (
            self.top if top else self.top + rows,
            self.left if left else self.left + columns,
            self.bottom if bottom else self.bottom + rows,
            self.right if right else self.right + columns,
        )


@dataclass(frozen=True, slots=True)
class Operation:
    """A sign or a function with what it works on; `%` and a sign before a value have one operand."""

    name: str
    operands: tuple[Node, ...]


Node = Decimal | str | bool | Cells | Operation


def parsed(formula: str) -> Node:
    """Give the tree of a formula.

    >>> parsed("SUM(A1:A3)*2").name
    '*'

    Raises:
        NotSureError: names, other workbooks, arrays and anything else that is not plainly known.
    """
    if len(formula) > _LONGEST:
        raise NotSureError
    tokens: list[re.Match[str]] = []
    at = 0
    while at < len(formula):
        token = _TOKEN.match(formula, at)
        if token is None:
            raise NotSureError
        if token.lastgroup != "blank":
            tokens.append(token)
        at = token.end()
    reading = _Reading(tokens)
    node = reading.comparison(0)
    if reading.at != len(tokens):
        raise NotSureError
    return node


class _Reading:
    def __init__(self, tokens: Sequence[re.Match[str]]) -> None:
        self.tokens = tokens
        self.at = 0

    def _sign(self, *signs: str) -> str:
        if self.at < len(self.tokens) and self.tokens[self.at]["sign"] in signs:
            self.at += 1
            return self.tokens[self.at - 1][0]
        return ""

    def comparison(self, depth: int) -> Node:
        if depth > _DEEPEST:
            raise NotSureError
        left = self._sum(depth)
        while sign := self._sign("=", "<>", "<", ">", "<=", ">="):
            left = Operation(sign, (left, self._sum(depth)))
        return left

    def _sum(self, depth: int) -> Node:
        left = self._product(depth)
        while sign := self._sign("+", "-"):
            left = Operation(sign, (left, self._product(depth)))
        return left

    def _product(self, depth: int) -> Node:
        left = self._power(depth)
        while sign := self._sign("*", "/"):
            left = Operation(sign, (left, self._power(depth)))
        return left

    def _power(self, depth: int) -> Node:
        left = self._signed(depth)
        while self._sign("^"):
            left = Operation("^", (left, self._signed(depth)))
        return left

    def _signed(self, depth: int) -> Node:
        # In sheets a minus binds closer than a power: -2^2 is 4.
        minus = False
        while sign := self._sign("+", "-"):
            minus ^= sign == "-"
        node = self._value(depth)
        while self._sign("%"):
            node = Operation("%", (node,))
        return Operation("-", (node,)) if minus else node

    def _value(self, depth: int) -> Node:
        if self.at >= len(self.tokens):
            raise NotSureError
        token = self.tokens[self.at]
        self.at += 1
        if token["cell"]:
            return self._cells(token)
        if token["columns"]:
            first, last = sorted((column_number(token["from"]), column_number(token["to"])))
            return Cells(_name(token["of"]), 1, first, MOST_ROWS, last, (True, True, True, True), area=True)
        if token["number"]:
            return Decimal(token["number"])
        if token["text"]:
            return token["text"][1:-1].replace('""', '"')
        if token["truth"]:
            return token["truth"].upper() == "TRUE"
        if token["call"]:
            return self._call(token["call"].upper(), depth)
        if token["sign"] == "(":
            node = self.comparison(depth + 1)
            if self._sign(")"):
                return node
        raise NotSureError

    def _cells(self, token: re.Match[str]) -> Cells:
        top, left = int(token["row"]), column_number(token["column"])
        fixed = (bool(token["dr"]), bool(token["dc"]))
        if not self._sign(":"):
            return Cells(_name(token["sheet"]), top, left, top, left, fixed * 2, area=False)
        other = self.tokens[self.at] if self.at < len(self.tokens) else None
        if other is None or not other["cell"] or other["sheet"]:
            raise NotSureError
        self.at += 1
        bottom, right = int(other["row"]), column_number(other["column"])
        if bottom < top or right < left:
            raise NotSureError
        both = (*fixed, bool(other["dr"]), bool(other["dc"]))
        return Cells(_name(token["sheet"]), top, left, bottom, right, both, area=True)

    def _call(self, name: str, depth: int) -> Operation:
        operands: list[Node] = []
        if self._sign(")"):
            return Operation(name, ())
        while True:
            operands.append(self.comparison(depth + 1))
            if self._sign(")"):
                return Operation(name, tuple(operands))
            if not self._sign(","):
                raise NotSureError


def _name(sheet: str | None) -> str:
    if not sheet:
        return ""
    told = sheet[:-1]
    return (told[1:-1].replace("''", "'") if told.startswith("'") else told).casefold()
