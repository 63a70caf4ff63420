"""Build a corpus document: from one annotated `.truth` file to its exact text and its records.

The form is described in README.md beside this file. Nothing built here is committed: text and records are
made anew from the `.truth` file each time, so a document is kept once and reviewed in one place.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

CORPUS = Path(__file__).resolve().parent / "corpus"
CLAIM_KINDS = ("target", "result", "comparison", "baseline", "other_number")
TALLY_COUNTS = ("total", "met", "exceeded", "near", "not_met", "no_data")
COMPARATORS = {">=": "ge", "<=": "le", ">": "gt", "<": "lt", "~": "approx"}
OPEN, CLOSE = "⟦", "⟧"
HEADERS = ("genre", "level", "place", "as_of", "phenomena", "normal", "newline")

Record = dict[str, Any]


class TruthError(ValueError):
    """A `.truth` file that cannot be built: says which file, which row, and what to change."""


class Mark(NamedTuple):
    """A marked stretch of the text, as offsets into the built text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A corpus document ready for use: its head, its exact text, its records sorted by place."""

    id: str
    head: dict[str, str]
    text: str
    records: tuple[Record, ...]

    @property
    def phenomena(self) -> tuple[str, ...]:
        """List what the document was written to show."""
        return tuple(name.strip() for name in self.head["phenomena"].split(",") if name.strip())


def build(path: Path) -> Document:
    """Return the document written in the `.truth` file at `path`."""
    head_part, body, table = _parts(path)
    head = _head(head_part, path)
    text, marks = _text_and_marks(body, head, path)
    records = _records(table, text, marks, path)
    for number, record in enumerate(records, 1):
        record["id"] = f"{path.stem}-{number:03d}"
    return Document(path.stem, head, text, tuple(records))


def documents(folder: Path) -> list[Document]:
    """Build every document of a folder, in the order of their names."""
    return [build(path) for path in sorted(folder.glob("*.truth"))]


def write(document: Document, folder: Path) -> None:
    """Write `<id>.txt` and `<id>.jsonl` into `folder`, byte for byte what was built."""
    (folder / f"{document.id}.txt").write_bytes(document.text.encode("utf-8"))
    lines = (json.dumps(_public(record), ensure_ascii=False) for record in document.records)
    (folder / f"{document.id}.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _public(record: Record) -> Record:
    return {key: value for key, value in record.items() if key != "tags"}


def _parts(path: Path) -> tuple[str, str, str]:
    whole = path.read_text(encoding="utf-8")
    head, bar, rest = whole.partition("\n-----\n")
    body, line, table = rest.partition("\n=====\n")
    if not bar or not line:
        raise TruthError(
            f"{path.name}: needs a line '-----' after the head and a line '=====' before the table"
        )
    return head, body + "\n", table


def _head(part: str, path: Path) -> dict[str, str]:
    head = dict.fromkeys(HEADERS, "") | {"normal": "NFC", "newline": "lf"}
    for line in part.splitlines():
        name, colon, value = line.partition(":")
        if not line.strip() or line.startswith("#"):
            continue
        if not colon or name not in HEADERS:
            raise TruthError(f"{path.name}: head line {line!r}: expected one of {', '.join(HEADERS)}")
        head[name] = value.strip()
    return head


def _text_and_marks(body: str, head: dict[str, str], path: Path) -> tuple[str, list[Mark]]:
    """Drop the brackets, carry out the escapes, and note where each bracket stood in what remains."""
    body = unicodedata.normalize("NFC", body)
    if head["newline"] == "crlf":
        body = body.replace("\n", "{cr}\n")
    pieces: list[str] = []
    length = 0
    decomposed = head["normal"] == "NFD"
    opened: list[int] = []
    marks: dict[int, Mark] = {}
    for token in re.split(rf"({OPEN}|{CLOSE}|\{{[^{{}}\n]*\}})", body):
        if token == OPEN:
            opened.append(len(marks))
            marks[len(marks)] = Mark(length, -1)
            continue
        if token == CLOSE:
            if not opened:
                raise TruthError(f"{path.name}: {CLOSE} without {OPEN} after {''.join(pieces)[-40:]!r}")
            number = opened.pop()
            marks[number] = Mark(marks[number].start, length)
            continue
        if token in ("{nfd}", "{/nfd}"):
            decomposed = token == "{nfd}"
            continue
        piece = _unescaped(token, path)
        if decomposed:
            piece = unicodedata.normalize("NFD", piece)
        pieces.append(piece)
        length += len(piece)
    if opened:
        raise TruthError(
            f"{path.name}: {OPEN} never closed: {''.join(pieces)[marks[opened[-1]].start :][:40]!r}"
        )
    return "".join(pieces), list(marks.values())


def _unescaped(token: str, path: Path) -> str:
    if not token.startswith("{"):
        return token
    if token == "{nbsp}":
        return "\N{NO-BREAK SPACE}"
    if token == "{cr}":
        return "\r"
    if code := re.fullmatch(r"\{U\+([0-9A-F]{4,6})\}", token):
        return chr(int(code[1], 16))
    raise TruthError(
        f"{path.name}: unknown escape {token!r}: use {{nbsp}} {{cr}} {{U+00D0}} {{nfd}}..{{/nfd}}"
    )


def _records(table: str, text: str, marks: list[Mark], path: Path) -> list[Record]:
    records: list[Record] = []
    defaults = {"period": "-", "unit_name": "-"}
    above: list[str] = []
    remaining = list(marks)
    for line in table.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@"):
            name, _, value = line[1:].partition("=")
            if name.strip() not in defaults:
                raise TruthError(f"{path.name}: {line!r}: only @ period = ... and @ unit_name = ... exist")
            defaults[name.strip()] = value.strip()
            continue
        cells = [cell.strip() for cell in re.split(r"(?<=\s)\|(?=\s|$)", line)]
        cells += [""] * (8 - len(cells))
        if len(cells) != 8:
            raise TruthError(f"{path.name}: {line!r}: a row has at most 8 cells, this one {len(cells)}")
        cells = [above[i] if cell == '"' and above else cell for i, cell in enumerate(cells)]
        for position, name in ((5, "period"), (6, "unit_name")):
            if (
                not cells[position]
                and cells[1] in (*CLAIM_KINDS, "tally", "task")
                and not (cells[1] == "other_number" or (cells[1] == "task" and name == "period"))
            ):
                cells[position] = defaults[name]
        cells = [cell if i == 0 or cell != "-" else "" for i, cell in enumerate(cells)]
        if cells[0] != "^" and not remaining:
            raise TruthError(f"{path.name}: row {cells[0]!r} has no mark left in the text")
        mark = Mark(records[-1]["start"], records[-1]["end"]) if cells[0] == "^" else remaining.pop(0)
        surface = text[mark.start : mark.end]
        if cells[0] != "^" and not _same_words(cells[0], surface):
            raise TruthError(f"{path.name}: row {cells[0]!r} stands against the mark {surface!r}")
        records.append(_record(cells, mark, surface, text, path))
        above = cells
    if remaining:
        raise TruthError(f"{path.name}: mark {text[remaining[0].start : remaining[0].end]!r} has no row")
    return sorted(records, key=lambda record: (record["start"], record["end"]))


def _same_words(written: str, surface: str) -> bool:
    """Compare a row's first cell with the marked text: NFC, single blanks, '…' stands for anything."""
    flat = " ".join(unicodedata.normalize("NFC", surface).split())
    pattern = ".*".join(re.escape(" ".join(part.split())) for part in written.split("…"))
    return re.fullmatch(pattern.replace(".*", r"\s?.*\s?"), flat) is not None


def _record(cells: list[str], mark: Mark, surface: str, text: str, path: Path) -> Record:
    _, kind, what, how, fifth, when, area, last = cells
    words = [word.strip() for word in last.split(";") if word.strip()]
    record: Record = {"id": "", "start": mark.start, "end": mark.end, "surface": surface, "kind": kind}
    tags = [word[1:] for word in words if word.startswith("#")]
    words = [word for word in words if not word.startswith("#")]
    certain = "doubtful" not in words
    words = [word for word in words if word != "doubtful"]
    try:
        if kind in CLAIM_KINDS:
            record |= _claim(kind, what, how, mark, text) | {"basis": fifth or None, "period": when or None}
            record |= {"unit_name": area or None} | _claim_extras(kind, words)
        elif kind == "tally":
            counts = dict(pair.split("=") for pair in how.split())
            if unknown := set(counts) - set(TALLY_COUNTS):
                raise ValueError(f"unknown counts {sorted(unknown)}; use {' '.join(TALLY_COUNTS)}")
            record |= {name: int(counts[name]) if name in counts else None for name in TALLY_COUNTS}
            record |= {"of": what or "chỉ tiêu", "period": when or None, "unit_name": area or None}
            record["status"] = words[0] if words else "actual"
        elif kind == "task":
            supports = [name.strip() for name in fifth.split(" + ") if name.strip()]
            record |= {"action": what, "lead": how or None, "cooperating": supports, "deadline": when or None}
            record |= {"unit_name": area or None, "assigner": words[0] if words else None}
        elif kind == "document_ref":
            record |= {
                "type": what or None,
                "number": how or None,
                "issuer": fifth or None,
                "date": when or None,
            }
        elif kind == "issue":
            record |= {"issue_type": what, "check": how, "severity": fifth, "description": " ; ".join(words)}
        else:
            raise ValueError(f"unknown kind {kind!r}")
    except ValueError as error:
        raise TruthError(f"{path.name}: row {cells[0]!r}: {error}") from error
    return record | {"certain": certain, "tags": tags}


def _claim(kind: str, what: str, how: str, mark: Mark, text: str) -> Record:
    name, tilde, words = (part.strip() for part in what.partition(" ~ "))
    place = _mention(text, words if tilde else name, mark)
    if place is None and words != "-" and kind != "other_number":
        raise ValueError(
            f"{words or name!r} is not in the text; write 'indicator ~ words in the text', or '~ -'"
        )
    shape = re.fullmatch(r"(>=|<=|>|<|~)?\s*(-?[\d.]+?)(?:\.\.(-?[\d.]+))?\s+(\S.*)", how)
    if shape is None:
        raise ValueError(f"value {how!r}: write '[> >= < <= ~] 526.8 tỷ đồng' or '7.2..7.5 %'")
    sign, low, high, measure = shape.groups()
    return {
        "indicator": name,
        "indicator_span": list(place) if place else None,
        "value": float(low),
        "unit": measure,
        "comparator": "range" if high else COMPARATORS.get(sign or "", "eq"),
        "value_max": float(high) if high else None,
    }


def _claim_extras(kind: str, words: list[str]) -> Record:
    usual = {"target": "planned", "other_number": None}.get(kind, "actual")
    record: Record = {"status": usual}
    for word in words:
        if word in ("planned", "estimated", "actual"):
            record["status"] = word
        elif word == "excess":
            record["form"] = "excess"
        elif word == "area_unsaid":
            record["unit_in_text"] = False
        elif number := re.fullmatch(r"of ([\d.]+)", word):
            record["denominator"] = float(number[1])
        elif assigner := re.fullmatch(r"by (.+)", word):
            record["assigned_by"] = assigner[1]
        else:
            raise ValueError(f"unknown word {word!r} in the last cell")
    return record


def _mention(text: str, words: str, figure: Mark) -> tuple[int, int] | None:
    """Find the nearest mention of `words` before the figure, else the nearest one from the figure on."""
    if not words or words == "-":
        return None
    forms = (
        "|".join(re.escape(unicodedata.normalize(form, word)) for form in ("NFC", "NFD"))
        for word in words.split()
    )
    pattern = re.compile(r"\s+".join(f"(?:{form})" for form in forms), re.IGNORECASE)
    found = [match.span() for match in pattern.finditer(text)]
    before = [place for place in found if place[1] <= figure.start]
    after = [place for place in found if place[1] > figure.start]
    return before[-1] if before else after[0] if after else None


def main() -> int:
    """Print, for each `.truth` file named, its records (or what keeps it from being built)."""
    failed = 0
    for name in sys.argv[1:] or sorted(str(path) for path in CORPUS.rglob("*.truth")):
        try:
            document = build(Path(name))
        except TruthError as error:
            failed += 1
            print(error)
            continue
        print(f"{document.id}: {len(document.text)} characters, {len(document.records)} records")
        for record in document.records if len(sys.argv) > 1 else ():
            print("  ", json.dumps(_public(record), ensure_ascii=False))
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
