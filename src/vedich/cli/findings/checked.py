"""One document with what was found in it, placed where the person's own file has it."""

from __future__ import annotations

from dataclasses import dataclass

from vedich.cli.outputs.read_document import ReadDocument
from vedich.domain.finding import Certainty, Dismissal, Finding


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of a document, and those that a person has answered; places are those of the original."""

    document: ReadDocument
    findings: tuple[Finding, ...]
    answered: tuple[tuple[Finding, Dismissal], ...] = ()

    def count(self, certainty: Certainty) -> int:
        """Count the findings of one certainty."""
        return sum(finding.certainty is certainty for finding in self.findings)
