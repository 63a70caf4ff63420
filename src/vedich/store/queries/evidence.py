"""Files of evidence: what proves a report, a result or an explanation, and the bytes of one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from vedich.store.kept_files import LostFileError, bytes_of
from vedich.store.models import Evidence, Observation


@dataclass(frozen=True, slots=True)
class Proof:
    """A file that proves something, without its bytes: who handed it in, when, and what it is.

    Units: `size` in bytes.
    Nulls: `observation` None proves a whole report or an explanation; then `indicator` and `period` are "".
    """

    id: int
    name: str
    media_type: str
    size: int
    sha256: str
    note: str
    by: str
    at: datetime
    observation: int | None
    indicator: str = ""
    period: str = ""


def evidence_of_report(submission: int) -> list[Proof]:
    """Give the files that prove a report or a figure of it, as they were handed in."""
    return _proofs(Q(submission=submission) | Q(observation__submission=submission))


def evidence_of_observation(observation: int) -> list[Proof]:
    """Give the files that prove a figure."""
    return _proofs(Q(observation=observation))


def evidence_of_observations(observations: Collection[int]) -> dict[int, list[Proof]]:
    """Give the files that prove some figures, by figure: its own, and those of the report it stands in."""
    reports = dict(
        Observation.objects.filter(pk__in=observations)
        .exclude(submission=None)
        .values_list("pk", "submission_id")
    )
    found = _proofs(Q(observation__in=observations))
    of_reports: dict[int, list[Proof]] = {
        report: _proofs(Q(submission=report)) for report in set(reports.values()) if report is not None
    }
    return {
        pk: [*(each for each in found if each.observation == pk), *of_reports.get(reports.get(pk) or 0, [])]
        for pk in observations
    }


def proof_of(evidence: int) -> Proof | None:
    """Give a file of evidence without its bytes, or None."""
    return next(iter(_proofs(Q(pk=evidence))), None)


def evidence_of_explanation(explanation: int) -> list[Proof]:
    """Give the files that prove what explains a target."""
    return _proofs(Q(explanation=explanation))


def area_of_evidence(evidence: int) -> int | None:
    """Give the area that a file of evidence is about, by which doors ask who may see it; None for no file."""
    areas = ("submission__area", "observation__area", "explanation__target__area")
    found = Evidence.objects.filter(pk=evidence).values_list(*areas).first()
    return next((area for area in found if area is not None), None) if found else None


def bytes_of_evidence(evidence: int) -> bytes:
    """Give the bytes of a file of evidence.

    Raises:
        LostFileError: there is no such file, or its bytes are gone or are others.
    """
    sha256 = Evidence.objects.filter(pk=evidence).values_list("sha256", flat=True).first()
    if sha256 is None:
        raise LostFileError("")
    return bytes_of(sha256)


def _proofs(which: Q) -> list[Proof]:
    rows = Evidence.objects.filter(which).order_by("pk").values_list(
        *("pk", "name", "media_type", "size", "sha256", "note"),
        *("event__by__username", "event__at", "observation_id"),
        *("observation__indicator__code", "observation__period"),
    )  # fmt: skip
    return [Proof(*row[:-2], *(each or "" for each in row[-2:])) for row in rows]
