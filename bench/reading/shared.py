"""Score the reader on the real development texts beside the project, where they are present: figures only."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
OWN_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\b")

Reader = Callable[[str, date | None, str | None, str], list[dict[str, Any]]]

_HEAD = """# The reader on real texts

Figures of the scorer that lies with the texts, on real texts that are not part of this project. Written by
`make bench` where they are present.
"""


def present() -> bool:
    """Say whether the real texts and their scorer lie beside the project."""
    return (SHARED / "reading" / "score.py").is_file()


def texts() -> list[tuple[str, str, date | None, str | None]]:
    """Return (id, text, as_of, place) of each real text; one that prints its own date gets none."""
    seeds = {f"seed-{i:03d}": path for i, path in enumerate(sorted((SHARED / "seeds").glob("*.txt")))}
    rows = []
    with (SHARED / "reading" / "index.csv").open(encoding="utf-8", newline="") as index:
        for row in csv.DictReader(index):
            path = seeds.get(row["id"], SHARED / "reading" / "texts" / f"{row['id']}.txt")
            text = path.read_bytes().decode("utf-8")
            as_of = None if OWN_DATE.search(text[:400]) else date(int(row["year"]), 12, 31)
            rows.append((row["id"], text, as_of, _place(row)))
    return rows


def _place(row: dict[str, str]) -> str | None:
    """Return the index's place as an official would name it, None where it says that the text names none."""
    name, _, inside = row["place"].partition("(")
    if inside.startswith("không"):
        return None
    name = name.strip()
    already = re.match(r"(?i)tỉnh|huyện|tp|tx|thành phố|thị xã", name)
    return name if already or "," in inside else f"{row['level']} {name}"


def figures(reader: Reader) -> dict[str, Any]:
    """Read all real texts and return what their scorer says."""
    with tempfile.TemporaryDirectory() as folder:
        for id_, text, as_of, place in texts():
            lines = (json.dumps(record, ensure_ascii=False) for record in reader(text, as_of, place, id_))
            Path(folder, f"{id_}.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return scored(Path(folder))


def scored(folder: Path) -> dict[str, Any]:
    """Return what the scorer of the real texts says of the predictions in a folder."""
    result = folder / "figures.json"
    command = [sys.executable, str(SHARED / "reading" / "score.py"), str(folder), "--json", str(result)]
    subprocess.run(command, check=True, capture_output=True)
    return dict(json.loads(result.read_text(encoding="utf-8")))


def as_markdown(found: dict[str, Any]) -> str:
    """Return the figures as a page."""
    rows = [("span", found["span"]), *found["attributes"].items()]
    rows += [(f"kind {name}", each) for name, each in found["per_kind"].items()]
    rows += [(name, found[name]) for name in ("tally", "task", "document_ref")]
    lines = ["|  | precision | recall | F1 | right | read | truth |", "|---|---:|---:|---:|---:|---:|---:|"]
    for name, each in rows:
        counts = f"{each['tp']} | {each['pred']} | {each['gold']}"
        lines.append(f"| {name} | {each['P']:.3f} | {each['R']:.3f} | {each['F1']:.3f} | {counts} |")
    tally, task, documents = found["tally"], found["task"], found["document_ref"]
    more = [
        f"* tallies with every number right: {tally['exact']} of {tally['gold']}",
        f"* tasks found: lead {task['lead']:.3f}, support {task['coop']:.3f}, action {task['action']:.3f}, "
        f"deadline {task['deadline']:.3f}; deadlines found {task['deadline_recall']:.3f}",
        f"* documents found: {documents['span_matched']}; date {documents['date']}, "
        f"type {documents['type']}, issuer {documents['issuer']}",
        f"* other numbers taken for claims: {found['false_positives_on_other_number']}",
    ]
    return "\n".join([_HEAD, *lines, "", *more]) + "\n"
