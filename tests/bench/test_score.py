"""Our scorer: its own laws, and the same figures as the scorer that lies with the real texts."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest

from bench.reading import shared
from bench.reading.author import CORPUS, build, documents
from bench.reading.score import CLAIM_TESTS, Outcome, by_phenomenon, misses, outcome, totals

FIRST = CORPUS / "open" / "open-001.truth"


def damaged(truth: list[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    """Return predictions made by spoiling the truth here and there."""
    predicted = []
    for record in copy.deepcopy(truth):
        if record["kind"] == "issue" or chance.random() < 0.1:
            continue
        for name in list(record):
            if name in ("kind", "start", "end", "surface") or chance.random() > 0.15:
                continue
            other = chance.choice([each for each in truth if each["kind"] == record["kind"]])
            record[name] = other.get(name)
        if chance.random() < 0.2:
            record["start"], record["end"] = record["start"] + 1, record["end"] + chance.randint(0, 6)
        if record["kind"] in ("result", "target", "comparison", "other_number") and chance.random() < 0.2:
            record["kind"] = chance.choice(["result", "target", "comparison", "baseline"])
        if record["kind"] == "tally" and chance.random() < 0.5:
            inside = {"kind": "result", "start": record["start"], "end": record["start"] + 5, "value": 1}
            predicted.append({**inside, "unit": "chỉ tiêu", "surface": "inside"})
        predicted.append(record)
    return predicted


def test_the_truth_scores_one_against_itself() -> None:
    outcomes = [
        outcome(document.id, document.records, document.records, document.phenomena)
        for document in documents(CORPUS / "open")
    ]
    for name, figures in totals(outcomes).items():
        assert figures.right == figures.predicted == figures.gold, name
    for name, (figures, extras) in by_phenomenon(outcomes).items():
        assert (figures.right, extras) == (figures.gold, 0), name
    assert [line for one in outcomes for line in misses(one)] == []


def test_reading_nothing_scores_nought_and_lists_each_record() -> None:
    document = build(FIRST)
    blank = outcome(document.id, document.records, [])
    assert totals([blank])["full_tuple"].f1 == 0
    assert len(list(misses(blank))) == len(document.records)


def test_a_figure_inside_a_tally_is_neutral() -> None:
    document = build(FIRST)
    (tally,) = [record for record in document.records if record["kind"] == "tally"]
    inside = {
        "kind": "result",
        "start": tally["start"],
        "end": tally["start"] + 5,
        "value": 14.0,
        "unit": "chỉ tiêu",
    }
    assert outcome(document.id, document.records, [*document.records, inside]).extras == []


def test_a_count_taken_for_a_claim_is_too_many() -> None:
    age = {"kind": "other_number", "start": 0, "end": 6, "surface": "5 tuổi", "indicator": "trẻ em"}
    claim = {"kind": "result", "start": 0, "end": 6, "surface": "5 tuổi", "value": 5, "unit": "tuổi"}
    assert [pair.whole for pair in outcome("x", [age], [claim]).pairs] == [False]
    assert [pair.whole for pair in outcome("x", [age], []).pairs] == [True]


@pytest.mark.skipif(not shared.present(), reason="the real texts are not beside this project")
@pytest.mark.parametrize("seed", range(3))
def test_both_scorers_give_the_same_figures(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = shared.SHARED / "reading" / "gold"
    outcomes: list[Outcome] = []
    for path in sorted(folder.glob("*.jsonl")):
        truth = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        predicted = damaged(truth, chance)
        lines = "".join(f"{json.dumps(record)}\n" for record in predicted)
        (tmp_path / path.name).write_text(lines, encoding="utf-8")
        outcomes.append(outcome(path.stem, truth, predicted))
    theirs = shared.scored(tmp_path)
    ours = totals(outcomes)
    same = {"span": theirs["span"], **{name: theirs["attributes"][name] for name in CLAIM_TESTS}}
    same |= {f"kind {name}": each for name, each in theirs["per_kind"].items()}
    same |= {"tally": theirs["tally"], "task": theirs["task"], "document_ref number": theirs["document_ref"]}
    for name, each in same.items():
        assert tuple(ours[name]) == (each["tp"], each["pred"], each["gold"]), name
        assert round(ours[name].f1, 4) == each["F1"], name
    assert ours["tally whole"].right == theirs["tally"]["exact"]
    assert ours["document_ref date"].right == theirs["document_ref"]["date"]
    others = ours["other_number left alone"]
    assert others.gold - others.right <= theirs["false_positives_on_other_number"]
