"""One report: who may fill it in gets the form, everybody else who may see it gets its figures."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from vedich.store.queries.forms import form_of
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in
from vedich.web.reports.entry import entry
from vedich.web.reports.found import found
from vedich.web.reports.judging import judge


@for_everybody_signed_in
def report(request: Asked, report: int) -> HttpResponse:
    """Show a report as far as the person who asks is concerned by it.

    Somebody of another area who may enter for it is asked first: the form is one link away.
    """
    one = found(request, report)
    if one.can_enter and (not one.on_behalf or "enter" in request.GET):
        return entry(request, one)
    return judge(request, one)


@for_everybody_signed_in
def blank(request: Asked, report: int) -> HttpResponse:
    """Show the form of a report without its figures, to be printed and filled in by hand."""
    one = found(request, report)
    shown = {"one": one, "report": one.row, "lines": form_of(one.row).lines}
    return render(request, "reports/blank.html", shown)
