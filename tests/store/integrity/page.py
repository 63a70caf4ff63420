"""Read the pages of integrity checks, and build the small records that their examples describe."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

from vedich.domain.period import Period

TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 8, tzinfo=UTC)
_BLOCK = re.compile(r"```record\n(?P<record>.*?)```\n(?P<messages>(?:\n> [^\n]+)*)", re.DOTALL)

# What a line of a page need not say.
DEFAULTS: dict[str, dict[str, Any]] = {
    "Area": {"level": "commune", "since": "2020-01-01"},
    "AreaName": {"type": "commune", "name": "Cần Đước"},
    "AreaSuccession": {"on": "2026-07-01", "kind": "merged_into", "estimated": False},
    "Agency": {"kind": "peoples_committee", "vi": "UBND xã"},
    "IndicatorVersion": {
        "version": 1,
        "vi": "Thu ngân sách",
        "measure": "tỷ đồng",
        "kind": "flow",
        "direction": "up",
        "frequency": "month",
        "aggregation": "sum",
    },
    "IndicatorSet": {"vi": "Bộ chỉ tiêu"},
    "TargetSet": {"basis": "assigned", "period": "2026"},
    "TargetVersion": {"version": 1, "operator": "at_least", "measure": "tỷ đồng", "value": "10"},
    "TargetAgency": {"leads": True},
    "Observation": {"vintage": "actual", "measure": "tỷ đồng", "period": "2026-05"},
    "Regime": {"vi": "Báo cáo", "clock": "administrative", "rules": "[]"},
    "ReportPeriod": {
        "period": "2026-10",
        "covers_start": "2026-09-15",
        "covers_end": "2026-10-14",
        "opens": "2026-09-15",
    },
    "Approval": {"move": "approve", "content_hash": "cu", "at": NOW},
    "Appointment": {"role": "clerk", "since": "2026-01-01"},
    "Job": {"kind": "nhắc", "payload": "{}", "due": NOW},
    "Outgoing": {"kind": "nhắc", "payload": "{}"},
    "ImportRun": {"source_hash": "0", "started_at": NOW},
    "Event": {"chain": "record", "action": "x", "at": NOW, "subject": "x", "content": "{}", "previous": "0"},
}
# The field that an alias fills where the line does not.
_NAMED = {
    "Area": "key",
    "Agency": "key",
    "Indicator": "code",
    "IndicatorSet": "key",
    "Regime": "key",
    "User": "username",
    "Job": "effect",
    "Outgoing": "key",
    "ImportRun": "key",
    "Event": "hash",
    "AreaCode": "code",
    "Document": "number",
}


@dataclass(frozen=True)
class Example:
    """A record of a page, and what a check must say of it; nothing where it must be silent."""

    line: int
    record: str
    messages: tuple[str, ...]


def examples(path: Path) -> list[Example]:
    """Give the examples of a page in their order."""
    text = path.read_text(encoding="utf-8")
    return [
        Example(
            text[: found.start()].count("\n") + 1,
            found["record"],
            tuple(line.removeprefix("> ") for line in found["messages"].splitlines() if line),
        )
        for found in _BLOCK.finditer(text)
    ]


def build(record: str) -> None:
    """Save the rows that lines describe: `Table alias field=value`, `@alias` for a row above.

    A row that must point to another and does not say so points to the last one of that table, or to one that
    is made for it.
    """
    known: dict[str, models.Model] = {}
    last: dict[str, models.Model] = {}
    for line in record.splitlines():
        if not line.strip():
            continue
        table, alias, *words = shlex.split(line)
        said: dict[str, Any] = {}
        for word in words:
            field, _, value = word.partition("=")
            said[field] = known[value[1:]] if value.startswith("@") else value
        known[alias] = _made(table, alias, said, last)


def _made(table: str, alias: str, said: dict[str, Any], last: dict[str, models.Model]) -> models.Model:
    model = apps.get_model("store", table)
    values: dict[str, Any] = {**DEFAULTS.get(table, {}), **said}
    if table in _NAMED:
        values.setdefault(_NAMED[table], alias)
    names = {field.name: field for field in model._meta.fields}
    if "period_start" in names and "period" in values:
        period = Period.parse(values["period"])
        values.setdefault("period_start", period.start)
        values.setdefault("period_end", period.end)
        if "as_of" in names:
            values.setdefault("as_of", period.end)
    if table == "Event":
        values.setdefault("seq", len(last) + int(values.get("id", 0)))
        values.setdefault("id", 10_000 + values["seq"])
    for name, field in names.items():
        if values.get(name) == "-":
            values[name] = None
        if isinstance(field, models.ForeignKey):
            if name not in values and not field.null:
                other = field.related_model.__name__
                values[name] = last.get(other) or _made(other, f"một {other}", {}, last)
        elif name in values:
            values[name] = field.to_python(values[name])
    made: models.Model = model._default_manager.create(**values)
    last[table] = made
    return made
