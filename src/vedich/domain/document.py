"""A document as read: its passages, the claims found in them, and where each one stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from vedich.domain.figure import Figure
from vedich.domain.period import Period


class ClaimKind(StrEnum):
    """What a figure in a text is: a goal, an outcome, a relation, a reference level, or none of these."""

    TARGET = "target"
    RESULT = "result"
    COMPARISON = "comparison"
    BASELINE = "baseline"
    OTHER_NUMBER = "other_number"


class Comparator(StrEnum):
    """How a printed figure bounds the quantity: 'trên' gt, 'ít nhất' ge, 'dưới' lt, 'không quá' le ..."""

    EQ = "eq"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    APPROX = "approx"
    RANGE = "range"

    @property
    def word(self) -> str:
        """Give the word that says so before a figure; "" where the figure says it all.

        >>> Comparator.GT.word, Comparator.said("khoảng").value
        ('trên', 'approx')
        """
        return _WORDS.get(self, "")

    @classmethod
    def said(cls, word: str) -> Comparator:
        """Give what a word says, the way back of `word`; anything else bounds nothing."""
        return next((each for each, known in _WORDS.items() if known == word), cls.EQ)


_WORDS = {
    Comparator.GT: "trên",
    Comparator.GE: "ít nhất",
    Comparator.LT: "dưới",
    Comparator.LE: "không quá",
    Comparator.APPROX: "khoảng",
}


class Relation(StrEnum):
    """Which relation a percentage states (the word `basis` of the reader's records)."""

    OF_PLAN = "of_plan"
    OF_CENTRAL_PLAN = "of_central_plan"
    OF_PROVINCE_PLAN = "of_province_plan"
    OF_OWN_PLAN = "of_own_plan"
    OF_STRETCH = "of_stretch"
    OF_BUDGET_ESTIMATE = "of_budget_estimate"
    YOY_GROWTH = "yoy_growth"
    YOY_RATIO = "yoy_ratio"
    GROWTH_OTHER = "growth_other"
    RATIO_OTHER = "ratio_other"
    OF_TOTAL = "of_total"
    RATE = "rate"


class ClaimStatus(StrEnum):
    """Whether the figure is set (planned), foreseen or estimated ('ước'), or reported as done."""

    PLANNED = "planned"
    ESTIMATED = "estimated"
    ACTUAL = "actual"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in the original text, as `str` offsets: `text[start:end]`.

    >>> Span(3, 7).overlaps(Span(6, 9))
    True
    >>> Span(3, 7).overlaps(Span(7, 9))
    False
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two places share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this place."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Link:
    """A catalog entry that a wording may mean, and how well it fits (0..1)."""

    code: str
    score: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Rival:
    """Another reading of the same figure: the field that differs, its other value, and its certainty."""

    field: str
    value: str
    certainty: float
    rule: str


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The cell of a table that a claim stands in: grid, row and column, all from 1.

    `above` is the row that this row is a part of (None: of none that the table shows); `loose` says that
    'Trong đó' opened it, so that other parts may be left out. `is_total` marks a row such as 'Tổng cộng',
    which adds up rows of the table.
    """

    table: int
    row: int
    column: int
    above: int | None = None
    loose: bool = False
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of a document with everything it was attached to.

    Units: `value` and `value_max` are in `measure`; a decrease has a negative sign; `figure` keeps the
    printed form. `certainty` is the chance (0..1) that the whole claim is right.
    Nulls: `period`, `area`, `relation`, `status` are None when the text gives none; `cell` is None outside
    the grids of a document.
    """

    span: Span
    surface: str
    kind: ClaimKind
    figure: Figure
    value: Decimal
    measure: str
    indicator: str = ""
    indicator_span: Span | None = None
    comparator: Comparator = Comparator.EQ
    value_max: Decimal | None = None
    relation: Relation | None = None
    period: Period | None = None
    area: str | None = None
    status: ClaimStatus | None = None
    denominator: Decimal | None = None
    form: str | None = None
    assigned_by: str | None = None
    link: Link | None = None
    links: tuple[Link, ...] = ()
    area_link: Link | None = None
    certainty: float = 0.5
    rules: tuple[str, ...] = ()
    rivals: tuple[Rival, ...] = ()
    cell: CellPlace | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of targets by verdict as the text declares it; what is not said stays None.

    `met` includes `exceeded`, as the reader's records define it; `wording` keeps which way the text counted:
    'inclusive' ("15 đạt, trong đó 10 vượt") or 'exclusive' ("3 vượt, 11 đạt").
    """

    span: Span
    surface: str
    of: str = "chỉ tiêu"
    total: int | None = None
    met: int | None = None
    exceeded: int | None = None
    near: int | None = None
    not_met: int | None = None
    no_data: int | None = None
    wording: str = "inclusive"
    period: Period | None = None
    area: str | None = None
    status: ClaimStatus | None = None
    certainty: float = 0.5
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Directive:
    """A task as a text orders it: what, who leads, who supports, by when, on whose word.

    `deadline` is ISO-like ('2019-10-31', '2019-06', '2025-Q2') or recurring ('R/M-16'), joined by '|'.
    """

    span: Span
    surface: str
    action: str
    lead: str | None = None
    supports: tuple[str, ...] = ()
    deadline: str | None = None
    assigner: str | None = None
    area: str | None = None
    certainty: float = 0.5
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """Another document named in the text, by number or date, and what this text says it does to it.

    `relation` is one of 'amends', 'replaces', 'repeals', 'concretises', 'based_on', or None when unsaid.
    """

    span: Span
    surface: str
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    type: str | None = None
    relation: str | None = None
    certainty: float = 0.5
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the result should know about the document itself (a line a person can act on)."""

    code: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document, in the order of the text."""

    text: str
    claims: tuple[Claim, ...] = ()
    tallies: tuple[Tally, ...] = ()
    directives: tuple[Directive, ...] = ()
    references: tuple[DocumentReference, ...] = ()
    dated: Period | None = None
    area: str | None = None
    notices: tuple[Notice, ...] = field(default=())
