"""What may stand in the catalog's files: field by field its meaning, its form, a good and a bad example."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from vedich.catalog.forms import (
    CODE,
    DAY,
    DECIMAL,
    PAIR,
    PARTS,
    TABLES,
    TEXT,
    TEXTS,
    WHOLE,
    YES_NO,
    Form,
    are,
    one_of,
)
from vedich.domain.agency import AgencyKind
from vedich.domain.document import Relation
from vedich.domain.indicator import AggregationKind, Frequency, IndicatorKind
from vedich.domain.measure import Dimension
from vedich.domain.period import PeriodKind
from vedich.domain.regime import Clock
from vedich.domain.target import Basis

Table = Mapping[str, Any]
KEY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


class CatalogError(ValueError):
    """Raised when a file of the catalog holds what it may not."""

    def __init__(self, file: str, entry: str, field: str, problem: str) -> None:
        self.file, self.entry, self.field, self.problem = file, entry, field, problem
        place = f"{file}: [{entry}]" + (f" {field}" if field else "")
        super().__init__(f"{place}: {problem}")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entry: what it means, what it must look like, and an example of each kind."""

    name: str
    meaning: str
    form: Form
    good: Any
    bad: Any
    required: bool = False


_VI = Field("vi", "The name in Vietnamese, as records and pages print it.", TEXT, "Số hộ nghèo", "", True)
_EN = Field("en", "The name in English.", TEXT, "Poor households", "", True)
_FROM = Field("from", "First day on which the entry holds.", DAY, date(2026, 1, 1), "2026")
_UNTIL = Field("until", "Last day on which the entry holds.", DAY, date(2025, 6, 30), "30/6/2025")
_SOURCE = Field("source", "Keys of sources.toml the entry rests on.", TEXTS, ["decree_09_2019"], "NĐ 09")
_NOTE = Field(
    "note", "What a user of the figure must know.", PAIR, {"vi": "Nêu rõ.", "en": "Say."}, "Nêu rõ."
)
_EXAMPLES = Field(
    "examples", "Short sayings of our own that mean the entry.", TEXTS, ["Toàn xã còn 87 hộ nghèo."], [], True
)
_SPELLINGS = Field("spellings", "Other ways to write it.", TEXTS, ["tỉ đồng", "tỷ đ"], "tỉ đồng")

# How a class of measures.toml is called in the domain.
CLASSES: Mapping[str, Dimension] = {
    "money": Dimension.MONEY,
    "area": Dimension.AREA,
    "length": Dimension.LENGTH,
    "mass": Dimension.MASS,
    "volume": Dimension.VOLUME,
    "energy": Dimension.ENERGY,
    "ratio": Dimension.SHARE,
    "count": Dimension.COUNT,
    "age": Dimension.TIME,
    "duration": Dimension.TIME,
    "rank": Dimension.RANK,
    "points": Dimension.POINTS,
    "outcome": Dimension.OUTCOME,
    "other": Dimension.INDEX,
}

INDICATOR = (
    Field("code", "The code that targets and results refer to; never reused.", CODE, "POV-003", "POV3", True),
    _VI,
    _EN,
    Field(
        "aliases",
        "Other names that mean this indicator and no other.",
        TEXTS,
        ["tổng số hộ nghèo"],
        ["a|b", ""],
    ),
    Field("measure", "Key of measures.toml.", TEXT, "household", ["hộ"], True),
    Field(
        "higher_is_better",
        "Which way is better; leave it out where neither is. A target may turn it round.",
        YES_NO,
        False,
        "down",
    ),
    Field("kind", "How the figure behaves over time.", one_of(*IndicatorKind), "stock", "level", True),
    Field("frequency", "How often the figure appears.", one_of(*Frequency), "year", "yearly", True),
    Field(
        "adds_up_by",
        "How the figure of an area follows from those below it.",
        one_of(*AggregationKind),
        "ratio",
        "average",
        True,
    ),
    Field(
        "of",
        "What `adds_up_by` needs: numerator and denominator, the weight, the level, or the parts.",
        PARTS,
        ["POV-003", {"vi": "tổng số xã", "en": "all communes"}],
        "POV-003/POP-003",
    ),
    Field(
        "factor",
        "Multiplies the outcome of `of`; -1 turns a growth into a reduction.",
        DECIMAL,
        "10000",
        10000,
    ),
    Field(
        "breakdowns",
        "Keys of breakdowns.toml: the parts that forms ask for beneath its line.",
        TEXTS,
        ["sex"],
        "sex",
    ),
    _FROM,
    _UNTIL,
    Field("source", _SOURCE.meaning, TEXTS, ["decision_05_2023"], "seed", True),
    _NOTE,
    _EXAMPLES,
    Field("examples_bad", "Sayings that mean a neighbour instead.", TEXTS, ["Có 156 hộ thoát nghèo."], "hộ"),
)

SCALE = (
    _VI,
    _EN,
    Field("power", "The power of ten it multiplies by.", WHOLE, 9, "9", True),
    _SPELLINGS,
    Field("alone", "Key of the measure it stands for when no measure follows.", TEXT, "billion_dong", 9),
    _EXAMPLES,
)
MEASURE = (
    _VI,
    _EN,
    Field("class", "What kind of quantity it counts.", one_of(*CLASSES), "money", "tiền", True),
    Field("base", "The printed measure that all of its kind come down to.", TEXT, "đồng", 1, True),
    Field("factor", "How many of `base` one of it is.", DECIMAL, "1000000000", 1000000000, True),
    Field("per", "What it is counted for, in the order printed.", TEXTS, ["người", "năm"], "người/năm"),
    _SPELLINGS,
    _EXAMPLES,
)
NOUN = (_VI, _EN, _SPELLINGS, _EXAMPLES)

BASIS = (
    _VI,
    _EN,
    Field(
        "basis",
        "On whose authority the target stands; leave it out for a comparison with another period.",
        one_of(*Basis),
        "assigned",
        "tỉnh giao",
    ),
    Field(
        "relation", "What a percentage with this wording states.", one_of(*Relation), "of_plan", "plan", True
    ),
    Field("wordings", "How documents name it.", TEXTS, ["dự toán tỉnh giao"], "dự toán", True),
    _FROM,
    _UNTIL,
    _SOURCE,
    _EXAMPLES,
)
DOCUMENT_TYPE = (
    _VI,
    _EN,
    Field("abbreviation", "Its mark in a number.", TEXT, "NQ", ["NQ"]),
    Field("also", "Other marks met in real numbers.", TEXTS, ["QĐi"], "QĐi"),
    Field(
        "series",
        "Whose numbering it is: administrative (by year), party (by term), normative (carries the year).",
        Form(
            "a list of administrative, party, normative",
            lambda value: are(value, {"administrative", "party", "normative"}.__contains__),
        ),
        ["administrative", "party"],
        ["council"],
        True,
    ),
    _SOURCE,
    _EXAMPLES,
)
REGIME = (
    Field("clock", "Which of the four clocks it is.", one_of(*Clock), "treasury", "kho bạc", True),
    _VI,
    _EN,
    Field("rules", "One table per rule: see RULE.", TABLES, [{"kind": "month"}], {"kind": "month"}, True),
    _FROM,
    _UNTIL,
    Field("source", _SOURCE.meaning, TEXTS, ["decree_09_2019"], "NĐ 09", True),
    _NOTE,
)
RULE = (
    Field("kind", "Which periods the rule is for.", one_of(*PeriodKind), "month", "tháng", True),
    Field("start_day", "First day covered.", WHOLE, 15, "15"),
    Field("start_month_offset", "Months from the period's first month to the first day's.", WHOLE, -1, "-1"),
    Field("end_day", "Last day covered; 31 is the last of any month.", WHOLE, 14, "14"),
    Field("end_month_offset", "Months from the period's last month to the last day's.", WHOLE, 1, "1"),
    Field("due_day", "The day it is due.", WHOLE, 6, "6"),
    Field("due_month_offset", "Months from the period's last month to the due day's.", WHOLE, 1, "1"),
    Field("due_working_days", "Working days after the last day covered until it is due.", WHOLE, 2, "2"),
    Field(
        "only_months",
        "The last months the rule is for; leave it out for all.",
        Form("a list of months from 1 to 12", lambda value: are(value, range(1, 13).__contains__)),
        [12],
        [13],
    ),
)
THRESHOLD = (
    _VI,
    _EN,
    Field("value", "The number, as a decimal in quotes.", DECIMAL, "90", 90, True),
    Field("measure", "Key of measures.toml.", TEXT, "percent", 1, True),
    Field("from", _FROM.meaning, DAY, date(2021, 1, 1), "2021", True),
    _UNTIL,
    Field("source", _SOURCE.meaning, TEXTS, ["common_practice"], "practice", True),
    _NOTE,
)
AGENCY = (
    _VI,
    _EN,
    Field("kind", "Which branch it belongs to.", one_of(*AgencyKind), "department", "sở", True),
    Field(
        "level",
        "Where it stands.",
        one_of("centre", "province", "district", "commune", "any"),
        "province",
        "tỉnh",
        True,
    ),
    Field("abbreviation", "Its mark in a document number.", TEXT, "STC", ["STC"]),
    Field("aliases", "Other names of it.", TEXTS, ["Sở KH&ĐT"], "Sở KH&ĐT"),
    _FROM,
    _UNTIL,
    _SOURCE,
)
SOURCE = (
    _VI,
    _EN,
    Field("number", "The document's number.", TEXT, "09/2019/NĐ-CP", 9),
    Field("date", "The day it was issued.", DAY, date(2019, 1, 24), "2019"),
    Field("is_document", "False for practice and news; left out for issued documents.", YES_NO, False, "no"),
)
ABBREVIATION = (_VI, _EN)
AMBIGUITY = (
    Field("means", "Keys of the indicators it may mean, the likeliest first.", TEXTS, ["a", "b"], "a", True),
)
SUBJECT = (_VI, _EN)
BREAKDOWN = (
    _VI,
    _EN,
    Field(
        "parts",
        "Its categories in the order of forms, each with `key`, `vi` and `en`.",
        TABLES,
        [{"key": "female", "vi": "Nữ", "en": "Female"}],
        ["female"],
        True,
    ),
    Field("is_whole", "False where the parts may leave something out.", YES_NO, False, "no"),
)
CATEGORY = (
    Field("key", "What records and files keep.", TEXT, "female", "", True),
    _VI,
    _EN,
)
FAINT_WORDS = (
    _EN,
    Field("words", "Single words, without capitals.", TEXTS, ["đạt", "được"], "đạt", True),
)

SCHEMAS: Mapping[str, tuple[Field, ...]] = {
    "indicators": INDICATOR,
    "scale": SCALE,
    "measure": MEASURE,
    "noun": NOUN,
    "bases": BASIS,
    "document_types": DOCUMENT_TYPE,
    "regimes": REGIME,
    "rule": RULE,
    "thresholds": THRESHOLD,
    "agencies": AGENCY,
    "sources": SOURCE,
    "abbreviations": ABBREVIATION,
    "ambiguous": AMBIGUITY,
    "breakdowns": BREAKDOWN,
    "category": CATEGORY,
    "faint_words": FAINT_WORDS,
    "subjects": SUBJECT,
}
# Entries named by a wording, not by an English key.
NAMED_BY_WORDING = frozenset({"abbreviations", "ambiguous"})


def check(kind: str, file: str, entry: str, table: Table) -> None:
    """Check one entry against the schema of its kind.

    >>> check("abbreviations", "abbreviations.toml", "BHYT", {"vi": "bảo hiểm y tế"})
    Traceback (most recent call last):
    vedich.catalog.schema.CatalogError: abbreviations.toml: [BHYT] en: is missing. The name in English.
    Write e.g. en = 'Poor households'.

    Raises:
        CatalogError: a field is unknown, missing or not in its form, or the entry ends before it starts.
    """
    if not isinstance(table, Mapping):
        raise CatalogError(
            file, entry, "", f"is {table!r}, not an entry. Write [{entry}] and its fields below."
        )
    fields = {field.name: field for field in SCHEMAS[kind]}
    if kind not in NAMED_BY_WORDING and kind != "rule" and not KEY.fullmatch(entry):
        raise CatalogError(
            file, entry, "", "is not a key. Write an English name in snake_case: poor_households."
        )
    for name, value in table.items():
        field = fields.get(name)
        if field is None:
            raise CatalogError(file, entry, name, f"is not a field here. Allowed are: {', '.join(fields)}.")
        if not field.form.fits(value):
            raise CatalogError(
                file,
                entry,
                name,
                f"is {value!r}, but must be {field.form.words}. {field.meaning} Write e.g. "
                f"{name} = {field.good!r}.",
            )
    for field in fields.values():
        if field.required and field.name not in table:
            raise CatalogError(
                file,
                entry,
                field.name,
                f"is missing. {field.meaning} Write e.g. {field.name} = {field.good!r}.",
            )
    if "from" in table and "until" in table and table["until"] < table["from"]:
        raise CatalogError(
            file,
            entry,
            "until",
            f"is {table['until']}, before the entry starts on {table['from']}. Exchange them.",
        )
