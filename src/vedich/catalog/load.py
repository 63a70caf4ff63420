"""The one loader of the catalog's TOML files: checked, cached, each file read when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from vedich.catalog import making
from vedich.catalog.entry import (
    AgencyEntry,
    BasisEntry,
    DocumentType,
    IndicatorEntry,
    MeasureEntry,
    Scale,
    Source,
    Threshold,
)
from vedich.catalog.laying import Layers
from vedich.catalog.schema import CatalogError, Table, check
from vedich.domain.breakdown import Breakdown, Category
from vedich.domain.indicator import (
    Direction,
    Frequency,
    Indicator,
    IndicatorKind,
)
from vedich.domain.period import PeriodKind
from vedich.domain.regime import Clock, PeriodRule, Regime
from vedich.domain.wording import Wording

Entry = TypeVar("Entry")


class Catalog:
    """The catalog, with an installation's own folder laid over ours when there is one.

    The folder has our files' names (`indicators/poverty.toml`, `thresholds.toml` ...). Its entries are added;
    fields of an entry with a known key replace ours, and the rest of that entry stays.

    Raises:
        CatalogError: on first use of a file that holds what `catalog.schema` does not allow.
    """

    def __init__(self, over: Path | None = None) -> None:
        self._layers = Layers(over)

    @cached_property
    def indicators(self) -> Mapping[str, IndicatorEntry]:
        """Give the indicators by key."""
        made: dict[str, IndicatorEntry] = {}
        for subject in self._layers.subjects():
            for file, key, table in self._entries(f"indicators/{subject}", "indicators"):
                made[key] = self._indicator(file, key, table, subject)
        return MappingProxyType(made)

    @cached_property
    def by_code(self) -> Mapping[str, IndicatorEntry]:
        """Give the indicators by code."""
        made: dict[str, IndicatorEntry] = {}
        for entry in self.indicators.values():
            code = entry.indicator.code
            if code in made:
                raise CatalogError(
                    f"indicators/{entry.indicator.subject}.toml",
                    entry.key,
                    "code",
                    f"is {code!r}, which [{made[code].key}] has already. Give it the next free number.",
                )
            made[code] = entry
        return MappingProxyType(made)

    @cached_property
    def measures(self) -> Mapping[str, MeasureEntry]:
        """Give measures and count nouns by key."""
        made = {
            key: making.measure(key, table)
            for _, key, table in self._entries("measures", "measure", "measure")
        }
        made |= {key: making.noun(key, table) for _, key, table in self._entries("measures", "noun", "noun")}
        return MappingProxyType(made)

    @cached_property
    def scales(self) -> Mapping[str, Scale]:
        """Give the scale words by key."""
        return self._all("measures", self._scale, "scale")

    @cached_property
    def bases(self) -> Mapping[str, BasisEntry]:
        """Give the bases and comparisons by key."""
        return self._all("bases", making.basis)

    @cached_property
    def document_types(self) -> Mapping[str, DocumentType]:
        """Give the types of documents by key."""
        return self._all("document_types", making.document_type)

    @cached_property
    def regimes(self) -> Mapping[str, Regime]:
        """Give the report regimes by key."""
        return MappingProxyType(
            {key: self._regime(file, key, table) for file, key, table in self._entries("regimes", "regimes")}
        )

    @cached_property
    def thresholds(self) -> Mapping[str, Threshold]:
        """Give the dated thresholds by key."""
        return MappingProxyType(
            {
                key: self._threshold(file, key, table)
                for file, key, table in self._entries("thresholds", "thresholds")
            }
        )

    @cached_property
    def agencies(self) -> Mapping[str, AgencyEntry]:
        """Give the kinds of agencies by key."""
        return self._all("agencies", making.agency)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Give the sources by key."""
        return self._all("sources", making.source)

    @cached_property
    def abbreviations(self) -> Mapping[str, Wording]:
        """Give each abbreviation written out."""
        return self._all("abbreviations", lambda _, table: Wording(table["vi"], table["en"]))

    @cached_property
    def ambiguous(self) -> Mapping[str, tuple[str, ...]]:
        """Give each wording that means several indicators, with their keys, the likeliest first."""
        made: dict[str, tuple[str, ...]] = {}
        for file, wording, table in self._entries("ambiguous", "ambiguous"):
            for key in table["means"]:
                if key not in self.indicators:
                    raise CatalogError(
                        file,
                        wording,
                        "means",
                        f"names {key!r}, which is no indicator. Use a key of indicators/.",
                    )
            made[wording] = tuple(table["means"])
        return MappingProxyType(made)

    @cached_property
    def subjects(self) -> Mapping[str, Wording]:
        """Give the names of the subjects, one for each file of indicators."""
        return self._all("subjects", lambda _, table: Wording(table["vi"], table["en"]))

    @cached_property
    def breakdowns(self) -> Mapping[str, Breakdown]:
        """Give the ways to divide an indicator by key."""
        return MappingProxyType(
            {
                key: self._breakdown(file, key, table)
                for file, key, table in self._entries("breakdowns", "breakdowns")
            }
        )

    @cached_property
    def faint_words(self) -> frozenset[str]:
        """Give the words that say little about which indicator is meant."""
        groups = self._all("faint_words", lambda _, table: table["words"])
        return frozenset(word for words in groups.values() for word in words)

    def _entries(
        self, name: str, kind: str, group: str | None = None
    ) -> list[tuple[str, str, dict[str, Any]]]:
        found = [(file, key, table) for key, (file, table) in self._layers.tables(name, group).items()]
        for file, key, table in found:
            check(kind, file, key, table)
            for source in table.get("source", ()):
                if source not in self.sources:
                    raise CatalogError(
                        file,
                        key,
                        "source",
                        f"names {source!r}, which sources.toml lacks. Add it there first.",
                    )
        return found

    def _all(
        self, name: str, make: Callable[[str, Table], Entry], group: str | None = None
    ) -> Mapping[str, Entry]:
        entries = self._entries(name, group or name, group)
        return MappingProxyType({key: make(key, table) for _, key, table in entries})

    def _printed(self, file: str, entry: str, field: str, key: str) -> MeasureEntry:
        try:
            return self.measures[key]
        except KeyError:
            raise CatalogError(
                file,
                entry,
                field,
                f"is {key!r}, which measures.toml lacks. Use one of its keys or add it there.",
            ) from None

    def _scale(self, key: str, table: Table) -> Scale:
        alone = table.get("alone")
        return Scale(
            key,
            table["vi"],
            table["en"],
            Decimal(10) ** table["power"],
            tuple(table.get("spellings", ())),
            str(self._printed("measures.toml", key, "alone", alone).measure) if alone else None,
        )

    def _breakdown(self, file: str, key: str, table: Table) -> Breakdown:
        for part in table["parts"]:
            check("category", file, key, part)
        parts = tuple(Category(part["key"], part["vi"], part["en"]) for part in table["parts"])
        try:
            return Breakdown(key, table["vi"], table["en"], parts, table.get("is_whole", True))
        except ValueError as error:
            raise CatalogError(file, key, "parts", str(error)) from None

    def _divided(self, file: str, entry: str, table: Table) -> tuple[str, ...]:
        for key in (keys := tuple(table.get("breakdowns", ()))):
            if key not in self.breakdowns:
                raise CatalogError(
                    file,
                    entry,
                    "breakdowns",
                    f"names {key!r}, which breakdowns.toml lacks. Use one of its keys or add it there.",
                )
        return keys

    def _threshold(self, file: str, key: str, table: Table) -> Threshold:
        measure = self._printed(file, key, "measure", table["measure"]).measure
        return Threshold(
            key,
            table["vi"],
            table["en"],
            Decimal(table["value"]),
            str(measure),
            table["from"],
            table.get("until"),
            making.pair(table.get("note")),
        )

    def _regime(self, file: str, key: str, table: Table) -> Regime:
        for rule in table["rules"]:
            check("rule", file, key, rule)
        rules = tuple(
            PeriodRule(
                **{
                    **rule,
                    "kind": PeriodKind(rule["kind"]),
                    "only_months": tuple(rule.get("only_months", ())),
                }
            )
            for rule in table["rules"]
        )
        return Regime(
            key,
            Clock(table["clock"]),
            table["vi"],
            table["en"],
            rules,
            table.get("from"),
            table.get("until"),
            self._cited(table),
        )

    def _indicator(self, file: str, key: str, table: Table, subject: str) -> IndicatorEntry:
        measure = self._printed(file, key, "measure", table["measure"]).measure
        better = table.get("higher_is_better")
        direction = Direction.NEUTRAL if better is None else (Direction.UP if better else Direction.DOWN)
        indicator = Indicator(
            code=table["code"],
            vi=table["vi"],
            en=table["en"],
            measure=str(measure),
            kind=IndicatorKind(table["kind"]),
            direction=direction,
            frequency=Frequency(table["frequency"]),
            aggregation=making.aggregation(table),
            subject=subject,
            aliases=tuple(table.get("aliases", ())),
            since=table.get("from"),
            until=table.get("until"),
            source=self._cited(table),
            breakdowns=self._divided(file, key, table),
        )
        parts = tuple(
            Wording(part["vi"], part["en"]) if isinstance(part, dict) else Wording(part, part)
            for part in table.get("of", ())
        )
        return IndicatorEntry(
            key,
            indicator,
            measure,
            parts,
            tuple(self.sources[source] for source in table["source"]),
            making.pair(table.get("note")),
            tuple(table["examples"]),
            tuple(table.get("examples_bad", ())),
        )

    def _cited(self, table: Table) -> str:
        return "; ".join(self.sources[key].vi for key in table.get("source", ()))


@cache
def catalog(over: Path | None = None) -> Catalog:
    """Give the catalog, read once for each folder laid over ours.

    >>> str(catalog().indicators["poor_households"].measure)
    'hộ'
    """
    return Catalog(over)
