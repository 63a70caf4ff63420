"""Make the entries of the catalog out of their tables, where one table is enough to make one."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from vedich.catalog.entry import AgencyEntry, BasisEntry, DocumentType, MeasureEntry, Source
from vedich.catalog.schema import CLASSES, Table
from vedich.domain.agency import AgencyKind
from vedich.domain.document import Relation
from vedich.domain.indicator import Aggregation, AggregationKind
from vedich.domain.measure import Dimension, Measure
from vedich.domain.target import Basis
from vedich.domain.wording import Wording


def pair(table: Mapping[str, str] | None) -> Wording | None:
    """Give a text in both languages, None where there is none."""
    return Wording(table["vi"], table["en"]) if table else None


def aggregation(table: Table) -> Aggregation:
    """Give how the figure of an area follows from those below it."""
    of = tuple(part["en"] if isinstance(part, dict) else part for part in table.get("of", ()))
    return Aggregation(AggregationKind(table["adds_up_by"]), of, Decimal(table.get("factor", "1")))


def measure(key: str, table: Table) -> MeasureEntry:
    """Give a measure, its name without what it is counted for."""
    per = tuple(table.get("per", ()))
    name = table["vi"].removesuffix("/" + "/".join(per)) if per else table["vi"]
    spellings = tuple(table.get("spellings", ()))
    measure = Measure(
        name,
        CLASSES[table["class"]],
        table["base"],
        Decimal(table["factor"]),
        per,
        () if per else spellings,
        table["en"],
    )
    return MeasureEntry(key, measure, table["class"], spellings, examples=tuple(table["examples"]))


def noun(key: str, table: Table) -> MeasureEntry:
    """Give a thing that is counted."""
    spellings = tuple(table.get("spellings", ()))
    measure = Measure(table["vi"], Dimension.COUNT, table["vi"], aliases=spellings, en=table["en"])
    return MeasureEntry(key, measure, "count", spellings, True, tuple(table["examples"]))


def basis(key: str, table: Table) -> BasisEntry:
    """Give a basis or a comparison."""
    return BasisEntry(
        key,
        table["vi"],
        table["en"],
        Relation(table["relation"]),
        tuple(table["wordings"]),
        Basis(table["basis"]) if "basis" in table else None,
        table.get("from"),
        table.get("until"),
        tuple(table["examples"]),
    )


def document_type(key: str, table: Table) -> DocumentType:
    """Give a type of documents."""
    return DocumentType(
        key,
        table["vi"],
        table["en"],
        tuple(table["series"]),
        table.get("abbreviation"),
        tuple(table.get("also", ())),
        tuple(table["examples"]),
    )


def agency(key: str, table: Table) -> AgencyEntry:
    """Give a kind of agencies."""
    return AgencyEntry(
        key,
        table["vi"],
        table["en"],
        AgencyKind(table["kind"]),
        table["level"],
        table.get("abbreviation"),
        tuple(table.get("aliases", ())),
        table.get("from"),
        table.get("until"),
    )


def source(key: str, table: Table) -> Source:
    """Give a source."""
    return Source(
        key,
        table["vi"],
        table["en"],
        table.get("number", ""),
        table.get("date"),
        table.get("is_document", True),
    )
