"""Check that the truth of the corpus is well formed, and that every value follows from its printed figure.

`python -m bench.reading.validate [FILE...]` prints what is wrong, one line each, and exits 1 if anything is.
"""

from __future__ import annotations

import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.reading import alike
from bench.reading.author import CLAIM_KINDS, CORPUS, TALLY_COUNTS, Document, TruthError, build
from vedich.domain.deadline import Deadline, DeadlineError

Record = dict[str, Any]

PERCENTAGES = ("%", "‰")
RELATIONS = alike.PLAN_RELATIONS | {
    "yoy_growth", "yoy_ratio", "growth_other", "ratio_other", "of_total", "rate",
}  # fmt: skip
STATUSES = {"planned", "estimated", "actual"}
ISSUES = {"arithmetic", "logic", "unit", "period", "implausible", "document_ref"}
SEVERITIES = {"contradiction", "suspect", "rounding"}
DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
PHENOMENA = frozenset(tomllib.loads((CORPUS.parent / "phenomena.toml").read_text(encoding="utf-8")))

_SCALES = {"nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
_NUMERAL = r"(?<![^\W\d_])\d+(?:[.,]\d+)*"


def wrong(document: Document) -> Iterator[str]:
    """Yield what is wrong with a document, one sentence each."""
    if not document.text.isprintable() and "\0" in document.text:
        yield f"{document.id}: a NUL byte in the text"
    for name in document.phenomena:
        if name not in PHENOMENA:
            yield f"{document.id}: phenomenon {name!r} is not in phenomena.toml"
    claims = [record for record in document.records if record["kind"] in CLAIM_KINDS]
    for before, after in pairwise(claims):
        if after["start"] < before["end"]:
            yield f"{document.id}: {before['surface']!r} and {after['surface']!r} overlap"
    for record in document.records:
        for fault in _faults(record, document.text):
            yield f"{record['id']} {record['surface'][:50]!r}: {fault}"


def _faults(record: Record, text: str) -> Iterator[str]:
    surface = record["surface"]
    if text[record["start"] : record["end"]] != surface:
        yield "the surface does not stand at its place"
    if not surface or surface != surface.strip():
        yield "the surface is empty or not trimmed"
    for tag in record["tags"]:
        if tag not in PHENOMENA:
            yield f"phenomenon {tag!r} is not in phenomena.toml"
    if record.get("period") and alike.days(record["period"]) is None:
        yield f"period {record['period']!r}"
    kind = record["kind"]
    if kind in CLAIM_KINDS:
        yield from _claim_faults(record, text)
    elif kind == "tally":
        yield from _tally_faults(record)
    elif kind == "task" and record["deadline"] and not is_deadline(record["deadline"]):
        yield f"deadline {record['deadline']!r}"
    elif kind == "document_ref":
        if not record["number"] and not record["date"]:
            yield "a document needs a number or a date"
        if record["date"] and not re.fullmatch(DAY, record["date"]):
            yield f"date {record['date']!r}"
    elif kind == "issue" and (record["issue_type"] not in ISSUES or record["severity"] not in SEVERITIES):
        yield f"issue {record['issue_type']!r} {record['severity']!r}"


def is_deadline(text: str) -> bool:
    """Say whether the text is a deadline as the product writes it, letter for letter.

    >>> [is_deadline(text) for text in ("2023-10-30", "2024-Q2", "R/H1-06-16|R/Y-11-20", "R/W", "2023-13")]
    [True, True, True, False, False]
    """
    try:
        return str(Deadline.parse(text)) == text
    except DeadlineError:
        return False


def _claim_faults(record: Record, text: str) -> Iterator[str]:
    kind, measure, basis, status = (record[name] for name in ("kind", "unit", "basis", "status"))
    if basis is not None and basis not in RELATIONS:
        yield f"basis {basis!r} is none of {', '.join(sorted(RELATIONS))}"
    if basis and measure not in PERCENTAGES:
        yield f"basis {basis!r} on a figure in {measure!r}: only percentages state a relation"
    if measure in PERCENTAGES and not basis and kind != "other_number":
        yield "a percentage without basis"
    if kind == "comparison" and basis in ("of_total", "rate"):
        yield f"a comparison cannot be {basis}"
    if kind == "result" and basis not in (None, "of_total", "rate"):
        yield f"a result cannot be {basis}: a relation to a plan or another period is a comparison"
    if kind == "other_number" and (basis or status or record["period"]):
        yield "other_number has neither basis, status nor period"
    if kind == "target" and status != "planned":
        yield "a target is planned"
    if kind != "other_number" and status not in STATUSES:
        yield f"status {status!r}"
    if (record["comparator"] == "range") != (record["value_max"] is not None):
        yield "a range has two ends, anything else one"
    if record["value_max"] is not None and abs(record["value_max"]) < abs(record["value"]):
        yield "the range runs downwards"
    if kind not in ("other_number",) and not record["indicator"]:
        yield "no indicator"
    if record["certain"] and (reason := unlike_print(record, text)):
        yield f"value {record['value']} {measure} does not follow from the print: {reason}"


def _tally_faults(record: Record) -> Iterator[str]:
    counts = {name: record[name] for name in TALLY_COUNTS if record[name] is not None}
    if not counts:
        yield "a count without numbers"
    printed = {int(number) for number in re.findall(r"\d+", record["surface"])}
    if "total" in counts and any(number > counts["total"] for number in counts.values()):
        yield "a part is larger than the total"
    for name, number in counts.items():
        sums = {one + other for one in printed for other in printed}
        if number not in printed and number not in sums:
            yield f"{name}={number} is not printed, nor the sum of two printed numbers"


def unlike_print(record: Record, text: str) -> str:
    """Return why the value does not follow from the printed figure by the number rules, '' when it does."""
    surface = unicodedata.normalize("NFC", record["surface"])
    numbers = [number(found) for found in re.findall(_NUMERAL, _closed_up(surface))]
    if not numbers:
        return "no digits"
    wanted = [abs(record["value"])] + ([abs(record["value_max"])] if record["value_max"] is not None else [])
    if record.get("denominator") is not None:
        wanted.append(record["denominator"])
    if len(numbers) != len(wanted):
        compound = _compound(surface)
        if compound is not None and abs(compound - wanted[0]) < 1e-9 * max(1, wanted[0]):
            return ""
        return f"{len(numbers)} numbers printed, {len(wanted)} recorded"
    factors = _factors(record, text)
    for factor in factors:
        if all(
            abs(one * factor - two) <= 1e-9 * max(1, two) for one, two in zip(numbers, wanted, strict=True)
        ):
            return ""
    return f"printed {numbers} times {factors}"


def number(printed: str) -> float:
    """Read a printed numeral by the rules of Vietnamese documents.

    >>> [number(each) for each in ("1.833", "526,8", "2.745,3", "17.4", "20350.125", "540,136")]
    [1833.0, 526.8, 2745.3, 17.4, 20350.125, 540.136]
    """
    if "," in printed:
        whole, _, decimals = printed.rpartition(",")
        return float(whole.replace(".", "").replace(",", "") + "." + decimals)
    groups = printed.split(".")
    if len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]):
        return float("".join(groups))
    return float(printed)


def _closed_up(surface: str) -> str:
    """Remove the blanks that scanning puts inside numerals, and tell a range's dash from a sign."""
    return re.sub(r"(?<=[\d.,])\s+(?=\d{3}(?:\D|$))(?<=[.,]\s)", "", surface)


def _factors(record: Record, text: str) -> list[float]:
    """List by what the printed number may be multiplied: the scale words printed with it.

    A bare number (the left side of a pair, a table's cell) may take a scale that its pair or heading names.
    """
    kept = {"tỷ": 1e9, "triệu": 1e6}.get(record["unit"].split()[0], 1.0)
    surface = unicodedata.normalize("NFC", record["surface"]).lower()
    words = re.findall(r"[^\W\d_]+", surface)
    if not words:
        around = text[max(0, record["start"] - 300) : record["end"] + 30].lower()
        return [1.0, *(scale / kept for word, scale in _SCALES.items() if word in around)]
    factor = 1.0
    for word in words:
        if word not in _SCALES:
            break
        factor *= _SCALES[word]
    return [factor / kept, 1.0] if kept > 1 else [factor]


def _compound(surface: str) -> float | None:
    """Return '120 tỷ 450triệu đồng' in the larger measure, None when the surface is not such a figure."""
    parts = re.fullmatch(
        rf"({_NUMERAL})\s*t[ỷỉ]\s*(?:đồng\s*)?(?:và\s*)?({_NUMERAL})\s*triệu(?:\s*đồng)?", surface
    )
    return number(parts[1]) + number(parts[2]) / 1000 if parts else None


def main() -> int:
    """Print every fault of the corpus or of the files named, and a count."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted(CORPUS.rglob("*.truth"))
    faults: list[str] = []
    records = 0
    for path in paths:
        try:
            document = build(path)
        except TruthError as error:
            faults.append(str(error))
            continue
        records += len(document.records)
        faults.extend(wrong(document))
    if len({path.stem for path in paths}) != len(paths):
        faults.append("two documents share a name")
    for fault in faults:
        print(fault)
    print(f"{len(paths)} documents, {records} records, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
