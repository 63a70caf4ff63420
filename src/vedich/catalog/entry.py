"""The entries of the catalog as values: words of the domain, with what only the catalog knows of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vedich.domain.agency import AgencyKind
from vedich.domain.document import Relation
from vedich.domain.indicator import Indicator
from vedich.domain.measure import Measure
from vedich.domain.target import Basis
from vedich.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entry comes from; `is_document` is False for practice and news."""

    key: str
    vi: str
    en: str
    number: str = ""
    date: date | None = None
    is_document: bool = True


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """An indicator with its sayings; `parts` name what `indicator.aggregation` needs, for people."""

    key: str
    indicator: Indicator
    measure: Measure
    parts: tuple[Wording, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Wording | None = None
    examples: tuple[str, ...] = ()
    examples_bad: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """A measure with its class and spellings; `is_noun` is True for what is counted one by one."""

    key: str
    measure: Measure
    sort: str
    spellings: tuple[str, ...] = ()
    is_noun: bool = False
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """A word that multiplies; `alone` is the printed measure it stands for when none follows."""

    key: str
    vi: str
    en: str
    factor: Decimal
    spellings: tuple[str, ...] = ()
    alone: str | None = None


@dataclass(frozen=True, slots=True)
class BasisEntry:
    """The wordings that name a basis or a comparison, and what a percentage with them states."""

    key: str
    vi: str
    en: str
    relation: Relation
    wordings: tuple[str, ...]
    basis: Basis | None = None
    since: date | None = None
    until: date | None = None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document and its marks in a number."""

    key: str
    vi: str
    en: str
    series: tuple[str, ...]
    abbreviation: str | None = None
    also: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Threshold:
    """A dated number that decides a class."""

    key: str
    vi: str
    en: str
    value: Decimal
    measure: str
    since: date
    until: date | None = None
    note: Wording | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether the threshold is in force on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class AgencyEntry:
    """A kind of agency; which one is meant follows from the place the text is about."""

    key: str
    vi: str
    en: str
    kind: AgencyKind
    level: str
    abbreviation: str | None = None
    aliases: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
