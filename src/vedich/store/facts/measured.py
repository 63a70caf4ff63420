"""Indicators as judging takes them, and figures carried exactly into the measures of their indicators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import cached_property

from vedich.domain.indicator import Aggregation, AggregationKind, IndicatorKind
from vedich.domain.measure import Measure, MeasureError
from vedich.store.models import IndicatorVersion
from vedich.store.queries.meanings import measure_of
from vedich.store.remembering import remembered_of_areas

# What a figure of judging may have: DECIMAL(18,6).
DECIMALS = 6
_LIMIT = Decimal(10**12)
# Text as short as this holds no more digits than fit, whatever they are.
SHORT = 8


@dataclass(frozen=True, slots=True)
class Meaning:
    """An indicator as the version in force on a day defines it; `printed` is its measure as it is written."""

    id: int
    code: str
    vi: str
    en: str
    measure: Measure
    printed: str
    kind: IndicatorKind
    direction: str
    frequency: str
    aggregation: Aggregation
    subject: str = ""

    @property
    def name_in(self) -> dict[str, str]:
        """Give the name by language."""
        return {"vi": self.vi, "en": self.en or self.vi}


@dataclass(frozen=True)
class Meanings:
    """All indicators of the record as they are defined on a day, by id."""

    day: date
    by_id: dict[int, Meaning] = field(default_factory=dict)

    @classmethod
    def on(cls, day: date) -> Meanings:
        """Read the versions that hold on a day; one whose days begin later still tells what it means."""
        return _meanings_on(day)

    @classmethod
    def read_on(cls, day: date) -> Meanings:
        """As `on`, of the record itself."""
        chosen: dict[int, tuple[tuple[bool, int], Meaning]] = {}
        rows = IndicatorVersion.objects.values_list(
            "indicator_id", "indicator__code", "vi", "en", "measure", "kind", "direction", "frequency",
            "aggregation", "subject", "since", "until", "version",
        )  # fmt: skip
        for row in rows:
            pk, code, vi, en, measure, kind, direction, frequency, aggregation, subject = row[:10]
            since, until, version = row[10:]
            holds = (since is None or since <= day) and (until is None or day <= until)
            rank = (holds, version)
            if pk in chosen and chosen[pk][0] > rank:
                continue
            chosen[pk] = rank, Meaning(
                pk, code, vi, en, measure_of(measure), measure, IndicatorKind(kind), direction, frequency,
                Aggregation.parse(aggregation), subject,
            )  # fmt: skip
        return cls(day, {pk: meaning for pk, (_, meaning) in chosen.items()})

    @cached_property
    def by_code(self) -> dict[str, Meaning]:
        """Give the indicators by code."""
        return {meaning.code: meaning for meaning in self.by_id.values()}

    def parts_of(self, indicators: Iterable[int]) -> frozenset[int]:
        """Give indicators with all that their figures may follow from."""
        found, layer = set(indicators), list(indicators)
        while layer:
            codes = [code for pk in layer if pk in self.by_id for code in self.by_id[pk].aggregation.of]
            parts = {self.by_code[code].id for code in codes if code in self.by_code}
            layer = sorted(parts - found)
            found |= parts
        return frozenset(found)

    def following_from(self, indicators: Iterable[int]) -> frozenset[int]:
        """Give indicators with all whose figures may follow from them."""
        found = set(indicators)
        while True:
            more = {
                meaning.id
                for meaning in self.by_id.values()
                if meaning.id not in found
                and any(
                    code in self.by_code and self.by_code[code].id in found for code in meaning.aggregation.of
                )
            }
            if not more:
                return frozenset(found)
            found |= more

    def id_of(self, code: str) -> int | None:
        """Give the id of a code; None for a word that is no code of the record."""
        found = self.by_code.get(code)
        return found.id if found else None


@remembered_of_areas
def _meanings_on(day: date) -> Meanings:
    return Meanings.read_on(day)


def fits(value: Decimal) -> bool:
    """Say whether a figure keeps all its digits in judging: 12 before the point, 6 behind it."""
    return abs(value) < _LIMIT and value == round(value, DECIMALS)


class NotExactError(ValueError):
    """Raised when a figure has more digits than judging keeps once it is in the measure of its indicator."""


# Refuses to round rather than doing so in silence.
_EXACT = Context(prec=60, traps=[Inexact, InvalidOperation])


def carried(value: Decimal, said_in: Measure, measure: Measure) -> Decimal:
    """Carry a figure into another measure, to the last digit.

    Points are a change of a rate: 'giảm 1 điểm %' is said of an indicator in %.

    Raises:
        MeasureError: the two do not come down to the same measure.
        NotExactError: it has more digits than fit.
    """
    of_a_rate = said_in.base == "điểm %" and measure.base == "%" and not measure.per
    if not of_a_rate and not said_in.converts_to(measure):
        raise MeasureError(said_in, measure)
    if said_in.factor != measure.factor:
        try:
            value = _EXACT.divide(_EXACT.multiply(value, said_in.factor), measure.factor)
        except Inexact:
            raise NotExactError(value) from None
    if not fits(value):
        raise NotExactError(value)
    return value


_TOTALS = frozenset({AggregationKind.SUM, AggregationKind.COUNT})


def adds_up(meaning: Meaning) -> bool:
    """Say whether figures of areas may be added."""
    return meaning.aggregation.kind in _TOTALS


def ceiling_of(meaning: Meaning) -> Decimal | None:
    """Give what a share of a whole cannot pass, in the measure of the indicator; None where it may."""
    if meaning.kind is not IndicatorKind.SHARE or meaning.measure.base != "%":
        return None
    return Decimal(100) / meaning.measure.factor
