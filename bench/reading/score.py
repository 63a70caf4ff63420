"""Score predicted records against the truth of a document, and add the documents up.

A document's outcome keeps every pair of true and predicted record with what is right about it, and what was
predicted beside the truth; all figures and all lists of misses are drawn from these outcomes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bench.reading import alike

Record = dict[str, Any]

CLAIM_KINDS = ("target", "result", "comparison", "baseline")
TALLY_COUNTS = ("total", "met", "exceeded", "near", "not_met", "no_data")

Test = Callable[[Record, Record], bool]


def _core(truth: Record, predicted: Record) -> bool:
    return (
        alike.same_quantity(truth, predicted)
        and alike.same_name(truth.get("indicator"), predicted.get("indicator"))
        and truth["kind"] == predicted.get("kind")
    )


def _full(truth: Record, predicted: Record) -> bool:
    return (
        _core(truth, predicted)
        and truth["basis"] == predicted.get("basis")
        and alike.same_period(truth, predicted)
    )


CLAIM_TESTS: dict[str, Test] = {
    "value": alike.same_number,
    "value+unit": alike.same_quantity,
    "kind": lambda truth, predicted: bool(truth["kind"] == predicted.get("kind")),
    "indicator": lambda truth, predicted: alike.same_name(truth.get("indicator"), predicted.get("indicator")),
    "comparator": lambda truth, predicted: bool(truth["comparator"] == predicted.get("comparator", "eq")),
    "basis": lambda truth, predicted: bool(truth["basis"] == predicted.get("basis")),
    "basis_lenient": lambda truth, predicted: alike.same_relation(truth["basis"], predicted.get("basis")),
    "period": alike.same_period,
    "period_lenient": alike.same_end_year,
    "unit_name": lambda truth, predicted: (
        truth.get("unit_in_text") is False
        or alike.same_area(truth.get("unit_name"), predicted.get("unit_name"))
    ),
    "status": lambda truth, predicted: bool(truth["status"] == predicted.get("status")),
    "core_tuple": _core,
    "full_tuple": _full,
}
TALLY_TESTS: dict[str, Test] = {
    name: lambda truth, predicted, name=name: truth[name] == predicted.get(name)  # type: ignore[misc]
    for name in TALLY_COUNTS
}
TASK_TESTS: dict[str, Test] = {
    "lead": lambda truth, predicted: (
        (not truth["lead"] and not predicted.get("lead"))
        or alike.same_name(truth["lead"], predicted.get("lead"))
    ),
    "cooperating": lambda truth, predicted: alike.same_names(
        truth["cooperating"], predicted.get("cooperating") or []
    ),
    "deadline": lambda truth, predicted: (truth["deadline"] or None) == (predicted.get("deadline") or None),
    "action": lambda truth, predicted: alike.same_name(truth["action"], predicted.get("action")),
}
DOCUMENT_TESTS: dict[str, Test] = {
    "number": lambda truth, predicted: (
        alike.document_number(truth["number"]) == alike.document_number(predicted.get("number"))
    ),
    "date": lambda truth, predicted: (truth["date"] or None) == (predicted.get("date") or None),
    "type": lambda truth, predicted: alike.folded(truth["type"]) == alike.folded(predicted.get("type")),
    "issuer": lambda truth, predicted: alike.same_area(truth["issuer"], predicted.get("issuer")),
}

# What makes a record right as a whole, by its kind: the tests that must all hold.
WHOLE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(CLAIM_KINDS, ("full_tuple",)),
    "tally": TALLY_COUNTS,
    "task": ("lead", "cooperating", "deadline"),
    "document_ref": ("number", "date", "type"),
    "other_number": ("left alone",),
}


class Pair(NamedTuple):
    """A true record with the prediction that stands on it, and each test's answer; no prediction: a miss."""

    truth: Record
    predicted: Record | None
    right: dict[str, bool]

    @property
    def whole(self) -> bool:
        """Say whether everything that counts for this kind of record is right."""
        return bool(self.right) and all(self.right[name] for name in WHOLE[self.truth["kind"]])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: its pairs, and the predictions that stand on no true record."""

    id: str
    pairs: list[Pair] = field(default_factory=list)
    extras: list[Record] = field(default_factory=list)
    phenomena: tuple[str, ...] = ()


class Figures(NamedTuple):
    """Right ones among those predicted and among those that should have been."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Return the share of predictions that are right, 0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the truth that was found, 0 where there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def outcome(
    id: str,  # noqa: A002
    truth: Sequence[Record],
    predicted: Sequence[Record],
    phenomena: tuple[str, ...] = (),
) -> Outcome:
    """Set the predictions of one document against its truth."""
    result = Outcome(id, phenomena=phenomena)
    claims = [record for record in truth if record["kind"] in CLAIM_KINDS]
    guesses = [record for record in predicted if record.get("kind") in CLAIM_KINDS]
    tallies = [record for record in truth if record["kind"] == "tally"]
    spare = _pair_off(result, claims, guesses, 0.3, CLAIM_TESTS)
    # A figure inside a count of targets is neither asked for nor held against the reader.
    spare = [guess for guess in spare if not any(_holds(tally, guess) for tally in tallies)]
    result.extras.extend(spare)
    for record in truth:
        if record["kind"] == "other_number":
            taken = any(alike.overlap(record, guess) >= 0.3 for guess in spare)
            result.pairs.append(Pair(record, None, {"left alone": not taken}))
    for kind, tests in (("tally", TALLY_TESTS), ("task", TASK_TESTS), ("document_ref", DOCUMENT_TESTS)):
        wanted = [record for record in truth if record["kind"] == kind]
        found = [record for record in predicted if record.get("kind") == kind]
        result.extras.extend(_pair_off(result, wanted, found, 0.2, tests))
    return result


def _pair_off(
    result: Outcome, truth: list[Record], predicted: list[Record], least: float, tests: dict[str, Test]
) -> list[Record]:
    """Add the pairs to the outcome; return the predictions that found no partner."""
    partner = dict(alike.pairs(truth, predicted, least))
    for place, record in enumerate(truth):
        guess = predicted[partner[place]] if place in partner else None
        right = {} if guess is None else {name: bool(test(record, guess)) for name, test in tests.items()}
        result.pairs.append(Pair(record, guess, right))
    taken = set(partner.values())
    return [guess for place, guess in enumerate(predicted) if place not in taken]


def _holds(outer: Record, inner: Record) -> bool:
    return bool(outer["start"] <= inner["start"] and inner["end"] <= outer["end"])


def totals(outcomes: Iterable[Outcome]) -> dict[str, Figures]:
    """Add up: spans, every field of a claim, every kind, and the other records with their fields."""
    outcomes = list(outcomes)
    pairs = [pair for one in outcomes for pair in one.pairs]
    extras = [extra for one in outcomes for extra in one.extras]
    claims = [pair for pair in pairs if pair.truth["kind"] in CLAIM_KINDS]
    guessed = sum(pair.predicted is not None for pair in claims)
    guessed += sum(extra["kind"] in CLAIM_KINDS for extra in extras)
    table = {"span": Figures(sum(pair.predicted is not None for pair in claims), guessed, len(claims))}
    for name in CLAIM_TESTS:
        table[name] = Figures(sum(pair.right.get(name, False) for pair in claims), guessed, len(claims))
    for kind in CLAIM_KINDS:
        of_kind = [pair for pair in claims if pair.truth["kind"] == kind]
        said = sum(pair.predicted is not None and pair.predicted["kind"] == kind for pair in claims)
        said += sum(extra["kind"] == kind for extra in extras)
        table[f"kind {kind}"] = Figures(
            sum(pair.right.get("kind", False) for pair in of_kind), said, len(of_kind)
        )
    for kind, tests in (("tally", TALLY_TESTS), ("task", TASK_TESTS), ("document_ref", DOCUMENT_TESTS)):
        table |= dict(_other_records(kind, tests, pairs, extras))
    others = [pair for pair in pairs if pair.truth["kind"] == "other_number"]
    table["other_number left alone"] = Figures(sum(pair.whole for pair in others), len(others), len(others))
    return table


def _other_records(
    kind: str, tests: dict[str, Test], pairs: list[Pair], extras: list[Record]
) -> Iterator[tuple[str, Figures]]:
    of_kind = [pair for pair in pairs if pair.truth["kind"] == kind]
    found = [pair for pair in of_kind if pair.predicted is not None]
    said = len(found) + sum(extra["kind"] == kind for extra in extras)
    yield kind, Figures(len(found), said, len(of_kind))
    for name in tests:
        yield f"{kind} {name}", Figures(sum(pair.right[name] for pair in found), said, len(of_kind))
    yield f"{kind} whole", Figures(sum(pair.whole for pair in found), said, len(of_kind))


def by_phenomenon(outcomes: Iterable[Outcome]) -> dict[str, tuple[Figures, int]]:
    """Say for each phenomenon how many of its records are found whole, and the extras beside them.

    A phenomenon owns the rows marked with its name; in a document without such rows, all its rows.
    """
    table: dict[str, tuple[Figures, int]] = {}
    for one in outcomes:
        marked = {tag for pair in one.pairs for tag in pair.truth.get("tags", ())}
        for name in sorted({*one.phenomena, *marked}):
            own = [pair for pair in one.pairs if name not in marked or name in pair.truth.get("tags", ())]
            figures, extras = table.get(name, (Figures(0, 0, 0), 0))
            found = figures.predicted + sum(pair.predicted is not None for pair in own)
            figures = Figures(figures.right + sum(pair.whole for pair in own), found, figures.gold + len(own))
            table[name] = figures, extras + (0 if name in marked else len(one.extras))
    return dict(sorted(table.items()))


def misses(one: Outcome) -> Iterator[str]:
    """Yield a line for each record missed, each field wrong, and each record too many."""
    fields = {"value+unit": ("value", "value_max", "unit")}
    for pair in one.pairs:
        surface = " ".join(pair.truth["surface"].split())
        surface = surface if len(surface) <= 60 else f"{surface[:57]}..."
        if pair.truth["kind"] == "other_number":
            if not pair.whole:
                yield f"{one.id} {pair.truth['start']}: {surface!r} is no claim ({pair.truth['indicator']})"
        elif pair.predicted is None:
            yield f"{one.id} {pair.truth['start']}: missed {pair.truth['kind']} {surface!r}"
        else:
            for name, right in pair.right.items():
                if right or name in ("value", "core_tuple", "full_tuple", "basis_lenient", "period_lenient"):
                    continue
                names = fields.get(name, (name,))
                said, true = _printed(pair.predicted, names), _printed(pair.truth, names)
                yield f"{one.id} {pair.truth['start']}: {surface!r} {name}: read {said!r}, true {true!r}"
    for extra in one.extras:
        surface = " ".join(str(extra.get("surface")).split())
        yield f"{one.id} {extra['start']}: too many: {extra['kind']} {surface!r}"


def _printed(record: Record, names: Sequence[str]) -> str:
    values = [str(record[name]) for name in names if record.get(name) is not None]
    return " ".join(values) or "none"
