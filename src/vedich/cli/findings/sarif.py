"""Findings as SARIF 2.1.0, which editors and code-hosting sites show beside the text."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from vedich import __version__
from vedich.cli.findings.checked import Checked
from vedich.cli.outputs.manner import Manner
from vedich.domain.document import Span
from vedich.domain.finding import Certainty, Dismissal, Finding

_LEVELS = {Certainty.CERTAIN: "error", Certainty.LIKELY: "warning", Certainty.WORTH_A_LOOK: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(checked: Checked, manner: Manner) -> list[dict[str, Any]]:
    """Give a result for each finding; a dismissed one carries its reason as a suppression."""
    results = [_result(checked, finding, manner.lang) for finding in checked.findings]
    for finding, answer in checked.answered:
        results.append({**_result(checked, finding, manner.lang), "suppressions": [_suppression(answer)]})
    return results


def join(rendered: list[list[dict[str, Any]]], manner: Manner) -> str:
    """Give the log of one run over all documents, with the rules that could have spoken."""
    from vedich.checking.rule import rules

    known = [
        {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": rule.en if manner.lang == "en" else rule.vi},
            "defaultConfiguration": {"level": _LEVELS[rule.certainty]},
        }
        for rule in rules()
    ]
    run = {
        "tool": {"driver": {"name": "vedich", "version": __version__, "rules": known}},
        "columnKind": "unicodeCodePoints",
        "results": [result for results in rendered for result in results],
    }
    return (
        json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)
        + "\n"
    )


def _result(checked: Checked, finding: Finding, lang: str) -> dict[str, Any]:
    told = [finding.en if lang == "en" else finding.vi, *finding.arithmetic]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.certainty],
        "message": {"text": "\n".join(told)},
        "locations": [_location(checked, finding.span)],
    }
    if finding.related:
        result["relatedLocations"] = [_location(checked, span) for span in finding.related]
    if finding.repairs:
        result["fixes"] = [
            {
                "description": {"text": repair.en if lang == "en" else repair.vi},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": _uri(checked)},
                        "replacements": [
                            {
                                "deletedRegion": _region(checked, repair.span),
                                "insertedContent": {"text": repair.replacement},
                            }
                        ],
                    }
                ],
            }
            for repair in finding.repairs
        ]
    return result


def _location(checked: Checked, span: Span) -> dict[str, Any]:
    return {
        "physicalLocation": {"artifactLocation": {"uri": _uri(checked)}, "region": _region(checked, span)}
    }


def _region(checked: Checked, span: Span) -> dict[str, int]:
    line, column = checked.document.line_and_column(span)
    last, behind = checked.document.line_and_column(Span(span.end, span.end))
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": last,
        "endColumn": behind,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _uri(checked: Checked) -> str:
    return quote(PurePath(checked.document.name).as_posix(), safe="/:")


def _suppression(answer: Dismissal) -> dict[str, str]:
    return {"kind": "external", "justification": f"{answer.reason} ({answer.who}, {answer.on.isoformat()})"}
