"""Verify a record of Về Đích without Về Đích: `python vedich_verify.py RECORD.db [CHECKPOINT.json ...]`.

Needs Python 3.11 and nothing else. It looks at every event (each holds the hash of the one before in its
chain), at every row that an event sealed, at every file that was handed in, and at checkpoints that were kept
elsewhere: whoever owns the database can rewrite all of it, but not what somebody else kept. The first fault
of each chain is named.

Files that were handed in are looked for in RECORD.db.files, or where `--files FOLDER` says.
A record on PostgreSQL is verified through its archive, which `vedich db export` writes as a SQLite file.
Exit code: 0 nothing was changed, 1 something was, 2 the record or a checkpoint cannot be read.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from ed25519_check import is_signed

BEGINNING = "0" * 64
Heads = dict[str, tuple[int, str]]


def main() -> int:
    """Verify what the command line names; print what was looked at and every fault."""
    words, files = sys.argv[1:], None
    if "--files" in words[:-1]:
        at = words.index("--files")
        files = Path(words[at + 1])
        del words[at : at + 2]
    if not words or words[0].startswith("-"):
        print(__doc__)
        return 2
    try:
        record = sqlite3.connect(f"file:{Path(words[0]).absolute()}?mode=ro", uri=True)
        checkpoints = [json.loads(Path(name).read_text(encoding="utf-8")) for name in words[1:]]
        faults = list(faults_of(record, checkpoints, files))
        events = record.execute("SELECT count(*) FROM store_event").fetchone()[0]
    except (sqlite3.Error, OSError, ValueError, KeyError) as error:
        print(f"{words[0]}: không đọc được / cannot be read ({error})")
        return 2
    for fault in faults:
        print(fault)
    told = "không có gì bị sửa / nothing was changed" if not faults else f"{len(faults)} lỗi / faults"
    print(f"{events} sự kiện / events, {len(checkpoints)} điểm kiểm / checkpoints: {told}.")
    return 1 if faults else 0


def faults_of(
    record: sqlite3.Connection, checkpoints: Iterable[dict[str, Any]] = (), files: Path | None = None
) -> Iterator[str]:
    """Yield every fault of a record, each in one line."""
    ends: Heads = {}
    seals: dict[str, dict[int, list[Any]]] = {}
    yield from _chains(record, ends, seals)
    for chain, seq, head in record.execute("SELECT chain, seq, hash FROM store_chainhead ORDER BY chain"):
        if ends.get(chain, (0, BEGINNING)) != (seq, head):
            yield f"{chain}: the chain does not end where it was left; its end was cut or changed"
    for table in _sealed_tables(record):
        yield from _rows(record, table, seals.get(table, {}))
    yield from _files(record, files)
    kept = list(checkpoints)
    kept += [
        _own(row)
        for row in record.execute('SELECT "on", root, heads, public_key, signature FROM store_checkpoint')
    ]
    for checkpoint in kept:
        yield from _checkpoint(record, checkpoint)


def _chains(record: sqlite3.Connection, ends: Heads, seals: dict[str, dict[int, list[Any]]]) -> Iterator[str]:
    rows = record.execute(
        "SELECT id, chain, seq, content, previous, hash, action, by_id, at, subject FROM store_event"
        " ORDER BY chain, seq"
    )
    for id_, chain, seq, content, previous, hashed, action, by, at, subject in rows:
        before = ends.get(chain, (0, BEGINNING))
        if seq != before[0] + 1:
            yield f"{chain}:{before[0] + 1}: the event is missing (met {seq})"
        if previous != before[1] or hashlib.sha256(f"{previous}\n{content}".encode()).hexdigest() != hashed:
            yield f"{chain}:{seq}: the event is not as it was written"
        ends[chain] = (seq, hashed)
        try:
            columns = [chain, seq, action, by, subject, _time(at)]
            told = _seals_as_written(content, columns)
            if told is None:
                whole = json.loads(content)
                if [whole[name] for name in ("chain", "seq", "action", "by", "subject", "at")] != columns:
                    yield f"{chain}:{seq}: the columns of the event say other than its content"
                told = whole["sealed"]
            for table, seal in told.items():
                seals.setdefault(table, {})[id_] = seal
        except (ValueError, KeyError, TypeError):
            yield f"{chain}:{seq}: the content of the event cannot be read"


def _seals_as_written(content: str, columns: list[Any]) -> dict[str, list[Any]] | None:
    """Give the seals of an event whose content says what its columns say, in the form the record writes.

    A million contents are not parsed for that: their members stand in the order of their names, so the
    columns must be how the text begins and ends. None where it does not: then the content must be parsed.
    """
    chain, seq, action, by, subject, at = columns
    head = f'{{"action":{_quoted(action)},"at":"{at}","by":{by},"chain":{_quoted(chain)},"changed":'
    tail = f',"seq":{seq},"subject":{_quoted(subject)}}}'
    if not (content.startswith(head) and content.endswith(tail)):
        return None
    begin = content.rfind(',"sealed":{', len(head), -len(tail))
    if begin < 0:
        return None
    sealed = content[begin + 10 : -len(tail)]
    return {} if sealed == "{}" else json.loads(sealed)


def _sealed_tables(record: sqlite3.Connection) -> list[str]:
    names = [
        row[0] for row in record.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    ]
    unsealed = {"store_keptreply", "store_outgoing", "store_importrun"}
    return [
        name
        for name in names
        if name.startswith("store_")
        and name not in unsealed
        and "event_id" in {column[1] for column in record.execute(f'PRAGMA table_info("{name}")')}
    ]


def _rows(record: sqlite3.Connection, table: str, seals: dict[int, list[Any]]) -> Iterator[str]:
    types = {column[1]: column[2].lower() for column in record.execute(f'PRAGMA table_info("{table}")')}
    names = sorted(types)
    listed = ", ".join(f'"{name}"' for name in names)
    at = names.index("event_id")
    kinds = [types[name] for name in names]
    figures = _figures(table)
    exact = [name in figures for name in names]
    rows = record.execute(f'SELECT {listed} FROM "{table}" ORDER BY event_id, id')
    left = dict(seals)
    for event, group in groupby(rows, key=lambda row: row[at]):
        count, running = 0, hashlib.sha256()
        for row in group:
            plain = [_plain(*cell) for cell in zip(row, kinds, exact, strict=True)]
            running.update(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
            count += 1
        if event is None:
            yield f"{table}: {count} rows without an event"
            continue
        seal = left.pop(event, None)
        if seal is None:
            yield f"{table}: event {event} does not know its {count} rows"
        elif seal != [count, running.hexdigest()]:
            yield f"{table}: the rows of event {event} are not as they were written"
    for event, seal in left.items():
        yield f"{table}: {seal[0]} rows of event {event} are missing"


def _files(record: sqlite3.Connection, folder: Path | None) -> Iterator[str]:
    """Yield files that were handed in and whose bytes are others or are gone.

    They lie in the folder beside the record, in another that is named, or within an archive.
    """
    wanted = record.execute(
        "SELECT sha256, name FROM store_evidence UNION SELECT file.sha256, upload.name FROM store_upload"
        " AS upload JOIN store_storedfile AS file ON file.id = upload.file_id ORDER BY 1"
    )
    archived = record.execute("SELECT 1 FROM sqlite_master WHERE name = 'vedich_file'").fetchone()
    path = record.execute("PRAGMA database_list").fetchone()[2]
    folder = folder or Path(f"{path}.files")
    for sha256, name in wanted:
        if archived:
            row = record.execute("SELECT content FROM vedich_file WHERE sha256 = ?", [sha256]).fetchone()
            content = row[0] if row else None
        else:
            file = folder / sha256[:2] / sha256
            content = file.read_bytes() if file.is_file() else None
        if content is None:
            yield f"file {sha256[:12]}: the bytes of {name!r} are gone"
        elif hashlib.sha256(content).hexdigest() != sha256:
            yield f"file {sha256[:12]}: the bytes of {name!r} are not those that were handed in"


def _figures(table: str) -> frozenset:
    """Name the columns that hold figures: text in SQLite, but hashed in their canonical form."""
    if table in ("store_observation", "store_targetversion"):
        return frozenset({"value", "value_max", "denominator", "tolerance"})
    return frozenset()


def _plain(value: Any, kind: str, exact: bool) -> Any:
    if value is None:
        return None
    if exact:
        return _canonical(str(value))
    if kind == "bool":
        return bool(value)
    if kind == "datetime":
        return _time(value)
    return value


def _canonical(text: str) -> str:
    value = Decimal(text)
    if value == 0:
        return "0"
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


@lru_cache(maxsize=65536)
def _quoted(text: str) -> str:
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return json.dumps(text, ensure_ascii=False)


def _time(text: str) -> str:
    if len(text) == 19 and text[10] == " ":
        return f"{text[:10]}T{text[11:]}.000000+00:00"
    time = datetime.fromisoformat(text)
    time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    return time.isoformat(timespec="microseconds")


def _own(row: tuple[str, str, str, str, str]) -> dict[str, Any]:
    return dict(zip(("on", "root", "heads", "public_key", "signature"), row, strict=True))


def _checkpoint(record: sqlite3.Connection, checkpoint: dict[str, Any]) -> Iterator[str]:
    day, root = checkpoint["on"], checkpoint["root"]
    heads = json.loads(checkpoint["heads"])
    written = json.dumps(heads, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if hashlib.sha256(written.encode()).hexdigest() != root:
        yield f"checkpoint {day}: its ends of chains were changed"
    signed = is_signed(
        f"{day}\n{root}".encode(),
        bytes.fromhex(checkpoint["signature"]),
        bytes.fromhex(checkpoint["public_key"]),
    )
    if not signed:
        yield f"checkpoint {day}: the signature does not fit"
    for chain, (seq, hashed) in heads.items():
        found = record.execute(
            "SELECT 1 FROM store_event WHERE chain = ? AND seq = ? AND hash = ?", (chain, seq, hashed)
        ).fetchone()
        if seq and found is None:
            yield f"{chain}:{seq}: the checkpoint of {day} saw another event here"


if __name__ == "__main__":
    sys.exit(main())
