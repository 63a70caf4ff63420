"""One document with what was found in it, placed where the person's own file has it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vedich.cli.outputs.read_document import ReadDocument
from vedich.domain.document import Span
from vedich.domain.finding import Certainty, Dismissal, Finding
from vedich.reading.sources.source import Source


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of a document, and those that a person has answered; places are those of the original."""

    document: ReadDocument
    findings: tuple[Finding, ...]
    answered: tuple[tuple[Finding, Dismissal], ...] = ()

    def count(self, certainty: Certainty) -> int:
        """Count the findings of one certainty."""
        return sum(finding.certainty is certainty for finding in self.findings)


def moved(finding: Finding, source: Source) -> Finding:
    """Move a finding about the read text to its place in the original."""
    if not source.runs:
        return finding

    def there(span: Span) -> Span:
        return source.place(span.start, span.end)

    return replace(
        finding,
        span=there(finding.span),
        repairs=tuple(replace(repair, span=there(repair.span)) for repair in finding.repairs),
        related=tuple(there(span) for span in finding.related),
    )
