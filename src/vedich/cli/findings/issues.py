"""Findings as `issue` records, one a line, as readings are exchanged."""

from __future__ import annotations

import json
from typing import Any

from vedich.cli.findings.checked import Checked
from vedich.cli.findings.records import record
from vedich.cli.outputs.manner import Manner
from vedich.domain.finding import Certainty

_SEVERITIES = {
    Certainty.CERTAIN: "contradiction",
    Certainty.LIKELY: "suspect",
    Certainty.WORTH_A_LOOK: "suspect",
}
# What an issue is about, by code; the first that the code begins with.
_TYPES = {
    "VD113": "implausible",
    "VD205": "implausible",
    "VD201": "period",
    "VD202": "period",
    "VD206": "period",
    "VD210": "period",
    "VD211": "document_ref",
    "VD213": "unit",
    "VD405": "unit",
    "VD406": "unit",
    "VD407": "unit",
    "VD1": "arithmetic",
    "VD2": "logic",
    "VD4": "document_ref",
}


def render(checked: Checked, manner: Manner) -> str:
    """Give a line for each finding that nobody has dismissed."""
    lines = []
    for number, finding in enumerate(checked.findings, start=1):
        row: dict[str, Any] = {
            "id": f"{checked.document.id}-i{number:03d}",
            "kind": "issue",
            "issue_type": issue_type(finding.code),
            "severity": _SEVERITIES[finding.certainty],
            "certain": finding.certainty is Certainty.CERTAIN,
            **record(checked, finding, manner.lang),
        }
        row["description"], row["check"] = row["message"], "; ".join(finding.arithmetic)
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(lines)


def join(rendered: list[str], manner: Manner) -> str:
    """Put the lines of all documents together."""
    return "".join(rendered)


def issue_type(code: str) -> str:
    """Say what an issue is about.

    >>> issue_type("VD101"), issue_type("VD113"), issue_type("VD501")
    ('arithmetic', 'implausible', 'logic')
    """
    return next((kind for start, kind in _TYPES.items() if code.startswith(start)), "logic")
