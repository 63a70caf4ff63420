"""Fit the weights of certainty on the open corpus and write them: `make calibrate`.

Each part of a claim (figure, name, sense, period) has a logistic regression of its own; the product of the
four is corrected by a logistic curve fitted on documents left out in turn. The same corpus gives the same
weights, and no held-out text is read.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from math import prod
from pathlib import Path

from bench.reading import alike
from bench.reading.author import CORPUS, documents
from bench.reading.cases import Case, cases, reading_of
from bench.reading.regression import Row, correction, descend
from bench.reading.reliability import area_under_curve, calibration_error
from vedich.domain.document import Claim, Rival
from vedich.reading.certainty import Scale, forget
from vedich.reading.evidence import Degrees, Part, degrees, evidence
from vedich.reading.lexicon.load import lexicon
from vedich.reading.rivals import sense_of

WEIGHTS = Path(__file__).resolve().parents[2] / "src/vedich/reading/lexicon/certainty.toml"
FOLDS = 5
PENALTY, ROUNDS = 4.0, 150
# Signs seen in fewer claims are not weighed: they would only learn single documents by heart.
LEAST_SEEN = 4
LEAST_WEIGHT = 0.02
RISING = frozenset(Degrees._fields)
FALLING = frozenset({"damaged", "doubtful", "plan_unsaid"})
# The rules were mended on these very texts; others are read less well: in log-odds, about four points.
MODESTY = 0.2

_HEAD = """# How much each sign weighs in the certainty of a claim, in log-odds.
# Written by `make calibrate`: do not edit. `documents`, `claims`, `right`: what it was fitted on;
# `error` and `area`: calibration error and area under the curve on documents left out in turn.

[fit]
date = {date}
corpus = "bench/reading/corpus/open"
documents = {documents}
claims = {claims}
right = {share:.3f}
error = {error:.3f}
area = {area:.3f}
"""


def fitted(part: Part, given: Sequence[Case]) -> Scale:
    """Fit the weights of one part."""
    asked = [case for case in given if case.right[part] is not None]
    seen = Counter(sign for case in asked for sign in evidence(case.claim)[part])
    known = {sign for sign, count in seen.items() if count >= LEAST_SEEN} | (FALLING & seen.keys())
    rows: list[Row] = []
    for case in asked:
        found = [(sign, 1.0) for sign in evidence(case.claim)[part] if sign in known]
        if part in (Part.FIGURE, Part.NAME):
            found += zip(Degrees._fields, degrees(case.claim), strict=True)
        rows.append((found, bool(case.right[part])))
    base, weights = descend(rows, penalty=PENALTY, rounds=ROUNDS, rising=RISING, falling=FALLING)
    fit = Degrees(*(round(weights.pop(name, 0.0), 3) for name in Degrees._fields))
    kept = {sign: round(weight, 3) for sign, weight in weights.items() if abs(weight) >= LEAST_WEIGHT}
    return Scale(round(base, 3), kept, fit)


def product(scales: dict[Part, Scale], claim: Claim) -> float:
    """Give the product of the chances of the four parts."""
    found, fit = evidence(claim), degrees(claim)
    return prod(scale.chance(found[part], fit) for part, scale in scales.items())


def left_out(given: Sequence[Case]) -> list[tuple[float, bool]]:
    """Give for each claim the chance by weights fitted without its document, and whether it is right."""
    ids = sorted({case.document for case in given})
    made: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        out = set(ids[fold::FOLDS])
        scales = {part: fitted(part, [case for case in given if case.document not in out]) for part in Part}
        made += [(product(scales, case.claim), case.whole) for case in given if case.document in out]
    return made


_PART_OF = {"indicator": Part.NAME, "period": Part.PERIOD, "basis": Part.SENSE}


def shares(given: Sequence[Case]) -> dict[str, float]:
    """Say how often each sort of rival was right where the reading was wrong: one in five to begin with."""
    met: dict[str, list[bool]] = defaultdict(list)
    for case in given:
        for rival in case.claim.rivals:
            if rival.field in ("code", "area"):
                continue
            part = _PART_OF.get(rival.field, Part.FIGURE if rival.value == "other_number" else Part.SENSE)
            if case.right[part] is False:
                met[f"{rival.field}/{rival.rule}"].append(_hits(rival, case))
    return {name: round((sum(hits) + 1) / (len(hits) + 5), 3) for name, hits in sorted(met.items())}


def _hits(rival: Rival, case: Case) -> bool:
    if case.truth is None:
        return rival.value == "other_number"
    if rival.field == "indicator":
        return alike.same_name(case.truth.get("indicator"), rival.value)
    if rival.field == "period":
        return alike.same_period(case.truth, {"period": rival.value})
    return (case.truth.get(rival.field) or "") == rival.value


def confusions(given: Sequence[Case]) -> dict[str, str]:
    """Give for each sense the one that claims of it had in truth, where that came up three times or more."""
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for case in given:
        if case.truth is not None and case.right[Part.SENSE] is False:
            kind, relation = case.truth["kind"], case.truth["basis"]
            met[sense_of(case.claim.kind, case.claim.relation)][
                f"{kind}:{relation}" if relation else kind
            ] += 1
    best = {sense: max(sorted(found), key=found.__getitem__) for sense, found in sorted(met.items())}
    return {sense: other for sense, other in best.items() if met[sense][other] >= 3}


def main() -> int:
    """Fit all weights, write them, and say how well they foretell documents left out."""
    given = _read()
    scales = {part: fitted(part, given) for part in Part}
    answers = left_out(given)
    shift, stretch = correction(answers, penalty=PENALTY, rounds=30)
    head = _HEAD.format(
        date=datetime.now(tz=UTC).date().isoformat(),
        documents=len({case.document for case in given}),
        claims=len(given),
        share=sum(case.whole for case in given) / len(given),
        error=calibration_error(answers),
        area=area_under_curve(answers),
    )
    parts = [head]
    for part, scale in scales.items():
        parts.append(f"[{part.value}]\nbase = {scale.base}\n")
        parts.append(_table(f"{part.value}.degrees", scale.degrees._asdict()))
        parts.append(_table(f"{part.value}.signs", scale.signs))
    parts += [
        f"# From the product of the four to the whole; {MODESTY} of the shift is modesty.\n"
        + _table("correction", {"shift": round(shift - MODESTY, 3), "stretch": round(stretch, 3)}),
    ]
    # Which rivals are looked for depends on the weights: they are counted by those just fitted.
    _write([*parts, _table("rivals", {}), _table("confusions", {})])
    given = _read()
    _write(
        [
            *parts,
            "# How often such a rival was right where the reading was wrong.\n"
            + _table("rivals", shares(given)),
            "# The sense that claims of a sense most often had in truth, where they had another.\n"
            + _table("confusions", confusions(given)),
        ]
    )
    print(
        f"{len(given)} claims; without their document: calibration error {calibration_error(answers):.3f}, "
        f"area under the curve {area_under_curve(answers):.3f}.\nWritten; now run `make bench`."
    )
    return 0


def _read() -> list[Case]:
    """Read the open corpus and give its claims with what is right about them."""
    return [case for document in documents(CORPUS / "open") for case in cases(document, reading_of(document))]


def _write(parts: Sequence[str]) -> None:
    WEIGHTS.write_text("\n".join(parts), encoding="utf-8")
    lexicon.cache_clear()
    forget()


def _table(name: str, rows: Mapping[str, float] | Mapping[str, str]) -> str:
    lines = [f'"{key}" = {json.dumps(value, ensure_ascii=False)}' for key, value in rows.items()]
    return "\n".join([f"[{name}]", *lines]) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
