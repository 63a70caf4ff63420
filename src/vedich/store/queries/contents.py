"""What a report says at this moment: figures and proofs, and their hash, to which approvals are bound."""

from __future__ import annotations

from typing import Any

from vedich.store.chain import digest
from vedich.store.models import Observation, Submission
from vedich.store.queries.evidence import evidence_of_report


def figures_of(submission: Submission) -> list[list[Any]]:
    """Give the standing figures of a report, one row for each, in a fixed order.

    Of a figure that was entered several times the last stands; what it was before stays in the record.
    """
    standing: dict[tuple[Any, ...], list[Any]] = {}
    rows = (
        Observation.objects.filter(submission=submission)
        .order_by("pk")
        .values_list(
            "indicator__code",
            "category_id",
            "area__key",
            "period",
            "vintage",
            "measure",
            "value",
            "value_max",
            "denominator",
            "words",
            "printed",
            "pk",
        )
    )
    for row in rows:
        standing[row[:4]] = list(row)
    return [standing[same] for same in sorted(standing, key=repr)]


def begun_with(submission: Submission) -> Submission:
    """Give the report whose figures its form shows: the one that it corrects, until it has its own."""
    replaced = submission.replaces
    if replaced is None or Observation.objects.filter(submission=submission).exists():
        return submission
    return replaced


def content_hash(submission: Submission) -> str:
    """Give the hash of what a report says and proves at this moment; who saw it approves just that."""
    proofs = [[each.sha256, each.name, each.observation] for each in evidence_of_report(submission.pk)]
    return digest([submission.pk, submission.version, figures_of(submission), proofs])
