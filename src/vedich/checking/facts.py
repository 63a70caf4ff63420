"""The facts of a document, brought together before any rule looks: figures, statements, equations, lists."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from vedich.checking.amounts import amounts_of
from vedich.checking.counts import Count, counts_of
from vedich.checking.divisions import Division, divisions_of
from vedich.checking.equation import Equation
from vedich.checking.equations import equations_of
from vedich.checking.fact import Fact, Role, between, is_clean, key_of, measure_of, role_of
from vedich.checking.lists import PartList, part_lists
from vedich.checking.measures import Mismeasured, mismeasured_of
from vedich.checking.numbers import Number, numbers_of
from vedich.checking.on_record import Recorded, recorded_of
from vedich.checking.orders import Order, orders_of
from vedich.checking.pairs import Pair, pairs_of
from vedich.checking.printed import Oddities, oddities_of
from vedich.checking.statements import Statement, statements_of
from vedich.checking.tabled import FactTable, tables_of, without_tables
from vedich.checking.twins import twice_told
from vedich.checking.view import View
from vedich.domain.document import ClaimKind, Reading, Span
from vedich.domain.known import Known

if TYPE_CHECKING:
    from vedich.checking.elsewhere import ToldElsewhere

_AROUND = 110
_ENOUGH = 5
# The numbers of figures in cells begin here, so that no figure of a sentence has the same.
_FIRST_CELL = 10_000_000
_ROLES_IN_CELLS = {
    ClaimKind.RESULT: Role.LEVEL,
    ClaimKind.TARGET: Role.PLAN,
    ClaimKind.BASELINE: Role.EARLIER,
}


class Facts:
    """Everything rules may ask of one reading; each part is made when the first rule asks for it.

    A rule takes what it needs from here and never reads the text again.
    """

    def __init__(
        self, reading: Reading, known: Known | None = None, elsewhere: Sequence[ToldElsewhere] = ()
    ) -> None:
        self.reading = reading
        self.known = known
        self.elsewhere = elsewhere
        # What stands in the rows of tables is no sentence: rules for sentences see blanks there.
        self.view = View(without_tables(reading.text, reading.claims))

    @cached_property
    def cells(self) -> tuple[Fact, ...]:
        """Give every claim that stands in a cell of a table, without words around it."""
        return tuple(
            Fact(
                _FIRST_CELL + number,
                claim,
                _ROLES_IN_CELLS.get(claim.kind, Role.OTHER),
                key_of(claim.indicator),
                between(claim).scaled(measure.factor),
                measure.common,
                measure.factor,
                claim.span.start,
                claim.span.end,
                0,
                0,
                "",
                "",
            )
            for number, claim in enumerate(claim for claim in self.reading.claims if claim.cell is not None)
            for measure in (measure_of(claim.measure),)
        )

    @cached_property
    def tables(self) -> tuple[FactTable, ...]:
        """Give the tables of the document, their rows and which is part of which."""
        return tables_of(self.cells)

    @cached_property
    def figures(self) -> tuple[Fact, ...]:
        """Give every claim of the sentences with its interval, its part and the words around it, in order."""
        view = self.view
        claims = sorted(
            (claim for claim in self.reading.claims if claim.cell is None),
            key=lambda claim: (claim.span.start, claim.span.end),
        )
        places = [(view.at(claim.span.start), view.at(claim.span.end)) for claim in claims]
        facts: list[Fact] = []
        for number, (claim, (at, end)) in enumerate(zip(claims, places, strict=True)):
            clause, sentence = bisect_right(view.clauses, at), bisect_right(view.sentences, at)
            opens = view.clauses[clause - 1] if clause else 0
            closes = view.clauses[clause] if clause < len(view.clauses) else len(view.text)
            since = max(opens, places[number - 1][1] if number else 0, at - _AROUND)
            until = min(closes, places[number + 1][0] if number + 1 < len(places) else closes, end + _AROUND)
            before, after = view.text[since:at], view.text[end : max(until, end)]
            measure = measure_of(claim.measure)
            facts.append(
                Fact(
                    number,
                    claim,
                    role_of(claim, before, after, facts[-1] if facts else None),
                    _key(claim.indicator, facts[-1] if facts and facts[-1].sentence == sentence else None),
                    between(claim).scaled(measure.factor),
                    measure.common,
                    measure.factor,
                    at,
                    end,
                    clause,
                    sentence,
                    before,
                    after,
                )
            )
        return tuple(facts)

    @cached_property
    def amounts(self) -> tuple[Fact, ...]:
        """Give the figures together with the printed amounts that the reader passed over."""
        return amounts_of(self.figures, self.view)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Give each level with its plans, earlier levels and percentages."""
        return statements_of(self.figures)

    def statement_with(self, fact: Fact) -> Statement | None:
        """Give the statement that a percentage or change belongs to."""
        return self._statement_of.get(fact.number)

    @cached_property
    def _statement_of(self) -> Mapping[int, Statement]:
        return {fact.number: said for said in self.statements for fact in said.tied}

    @cached_property
    def equations(self) -> tuple[Equation, ...]:
        """Give every arithmetic relation that the text states between its figures."""
        return equations_of(self.figures, self.amounts, self.statements, self.lists, self.view)

    @cached_property
    def equations_with(self) -> Mapping[int, tuple[Equation, ...]]:
        """Give the equations that a figure takes part in, by the number of the figure."""
        found: dict[int, list[Equation]] = defaultdict(list)
        for equation in self.equations:
            for fact in equation.facts:
                found[fact.number].append(equation)
        return {number: tuple(equations) for number, equations in found.items()}

    @cached_property
    def twice(self) -> tuple[tuple[Fact, Fact], ...]:
        """Give the figures that the document tells twice with values that cannot both be meant."""
        return twice_told(self.figures)

    @cached_property
    def lists(self) -> tuple[PartList, ...]:
        """Give the lists that divide a whole into parts."""
        return part_lists(self.figures, self.view)

    @cached_property
    def recorded(self) -> tuple[Recorded, ...]:
        """Give the figures that can be looked up on record; none where no record was handed in."""
        return recorded_of((*self.figures, *self.cells), self.statements) if self.known is not None else ()

    @cached_property
    def usual_scale(self) -> str:
        """Give the scale word that most amounts of money have."""
        return "triệu" if self.view.text.count("triệu đồng") > self.view.text.count("tỷ đồng") else "tỷ"

    @cached_property
    def divisions(self) -> tuple[Division, ...]:
        """Give the wholes printed with all their parts."""
        return divisions_of(self.view)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Give the counts printed as n/m of things that are only so many: '12/15 xã'."""
        return pairs_of(self.view)

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """Give the counts of targets by verdict, with every group they print."""
        return counts_of(self.reading.tallies, self.view)

    @cached_property
    def oddities(self) -> Oddities:
        """Give the printed dates, periods, terms and document numbers that look wrong."""
        return oddities_of(self.view, self.reading.dated)

    @cached_property
    def mismeasured(self) -> tuple[Mismeasured, ...]:
        """Give the amounts whose measure is missing, or is not the one that the figures around it have."""
        return mismeasured_of(self.amounts, self.view)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Give the document numbers that the text prints."""
        return numbers_of(self.view)

    @cached_property
    def orders(self) -> tuple[Order, ...]:
        """Give the tasks that the document orders."""
        return orders_of(self.view)

    @cached_property
    def is_doubtful(self) -> bool:
        """Say whether the reading as a whole is too doubtful for more than 'worth a look'.

        Damaged digits in a fifth of the figures are a bad scan; half of them doubtful, a text not understood.
        """
        figures = (*self.figures, *self.cells)
        if len(figures) < _ENOUGH:
            return False
        damaged = sum(not is_clean(fact.claim.surface) for fact in figures)
        return damaged * 5 > len(figures) or sum(
            fact.is_doubtful or fact.is_uncertain for fact in figures
        ) * 2 > len(figures)

    def words(self, span: Span) -> str:
        """Give the words at a place of the original."""
        return self.reading.text[span.start : span.end]


def _key(indicator: str, previous: Fact | None) -> str:
    """Give the name of a figure; 'bằng 104% cùng kỳ' has none of its own and takes that of the one before."""
    key = key_of(indicator)
    return previous.key if previous is not None and key in ("", "cùng kỳ", "lần", "so cùng kỳ") else key
