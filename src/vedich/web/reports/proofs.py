"""Files that prove a report or one of its figures: handed in beside the form, seen by whoever may read it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from vedich.access.policy import Permission
from vedich.access.require import may
from vedich.actions.evidence import MOST_BYTES, attach_evidence
from vedich.store.kept_files import LostFileError
from vedich.store.queries.evidence import (
    Proof,
    area_of_evidence,
    bytes_of_evidence,
    evidence_of_report,
    proof_of,
)
from vedich.store.queries.forms import Form, form_of
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in
from vedich.web.parts.doing import try_to
from vedich.web.parts.handing_out import attachment
from vedich.web.parts.words import say, spoken
from vedich.web.reports.found import entering

_MOST_AT_ONCE = 10


@dataclass(frozen=True, slots=True)
class Proven:
    """A file with what it proves: the name and period of a figure; `name` "" is the report as a whole.

    `is_earlier` says that another figure stands in the cell by now.
    """

    proof: Proof
    name: str
    period: str
    is_earlier: bool


@dataclass(frozen=True, slots=True)
class Provable:
    """A figure that stands in a form, to be chosen as what a file proves."""

    observation: int
    name: str
    period: str


def proven(form: Form) -> list[Proven]:
    """Give the files of a report in the order in which they were handed in, each with what it proves."""
    said = {
        cell.stands.id: (line.full_name, str(cell.period))
        for line in form.lines
        for cell in line.cells
        if cell.stands
    }
    return [
        Proven(
            proof,
            *(said.get(proof.observation or 0) or _told_of(form, proof)),
            is_earlier=proof.observation is not None and proof.observation not in said,
        )
        for proof in evidence_of_report(form.report.pk)
    ]


def _told_of(form: Form, proof: Proof) -> tuple[str, str]:
    """Give the line that a figure belonged to that stands no more."""
    names = {line.indicator: line.name for line in form.lines if line.part is None}
    return names.get(proof.indicator, proof.indicator), proof.period


def provable(form: Form) -> list[Provable]:
    """Give the figures of a report that a file may prove: those that are saved in it."""
    if form.report.replaces_id and not form.report.observations.exists():
        return []  # what the form shows belongs to the report that is being corrected
    return [
        Provable(cell.stands.id, line.full_name, str(cell.period))
        for line in form.lines
        for cell in line.cells
        if cell.stands and cell.shown
    ]


@require_POST
@for_everybody_signed_in
def attach(request: Asked, report: int) -> HttpResponse:
    """Keep files that prove a report, or one figure of it; one that is not taken is told with its reason."""
    one = entering(request, report)
    files = request.FILES.getlist("proof")
    figures = {str(each.observation) for each in provable(form_of(one.row))}
    of = request.POST.get("of", "")
    if of and of not in figures:
        raise Http404
    if not files or len(files) > _MOST_AT_ONCE:
        told = say(
            "Hãy chọn tệp minh chứng, mỗi lần nhiều nhất {n} tệp.",
            "Choose files of evidence, at most {n} at once.",
            n=_MOST_AT_ONCE,
        )
        messages.error(request, told)
        return redirect("report", report)
    kept = 0
    for number, file in enumerate(files):
        # One byte more than is taken is enough to be refused by its size.
        content = file.read(MOST_BYTES + 1)
        done = try_to(
            request,
            attach_evidence,
            step=f":proof:{number}",
            content=content,
            name=PurePath(file.name or "").name,
            note=request.POST.get("note", "")[:500],
            reason="",
            **({"observation": int(of)} if of else {"submission": report}),
        )
        kept += done is not None
    if kept:
        messages.success(
            request, say("Đã giữ {n} tệp minh chứng.", "{n} files of evidence are kept.", n=kept)
        )
    return redirect("report", report)


@for_everybody_signed_in
def proof(request: Asked, evidence: int) -> HttpResponse:
    """Hand out a file of evidence to whoever may read the area it is about; for all others there is none."""
    area, kept = area_of_evidence(evidence), proof_of(evidence)
    if area is None or kept is None or not may(request.user, Permission.READ, area, request.day):
        raise Http404
    try:
        return attachment(bytes_of_evidence(evidence), kept.name, kept.media_type)
    except LostFileError as error:
        return HttpResponse(
            error.vi if spoken() == "vi" else error.en, status=410, content_type="text/plain; charset=utf-8"
        )
