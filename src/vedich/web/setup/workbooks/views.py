"""Workbooks for setting up: out with what stands on record, in to be looked at, and taken whole or not."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.access.require import may
from vedich.access.scope import scope
from vedich.actions.accounts import set_password
from vedich.actions.loading.faults import WorkbookRefusedError
from vedich.actions.loading.marks import marks
from vedich.actions.loading.workbook import Taken, load_workbook, try_workbook
from vedich.actions.trouble import ActionError
from vedich.domain.wording import Wording
from vedich.exchange.sheets import ALL_SHEETS, OBSERVATIONS, TARGETS
from vedich.exchange.template.reading import Filled, TemplateError
from vedich.intake.filled_template import open_template, return_template
from vedich.reading.sources.trouble import SourceError
from vedich.store.queries.areas import area_of, areas_of, places
from vedich.store.queries.people import account, held_by
from vedich.web.gate.asked import Asked
from vedich.web.gate.one_at_a_time import one_at_a_time
from vedich.web.gate.rights import for_everybody_signed_in
from vedich.web.parts.handing_out import attachment, marked_name
from vedich.web.parts.words import say, spoken
from vedich.web.setup.people.passwords import made_up
from vedich.web.setup.workbooks.filling import KINDS, workbook_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What is looked at waits in the session of whoever sent it; larger files go through `vedich db load`.
_MOST_BYTES = 1_500_000
_WAITS = "setup-workbook"


@dataclass(frozen=True, slots=True)
class Told:
    """What a sheet would change, or did: how many rows, and how many are on record just so."""

    sheet: Wording
    taken: Taken


@for_everybody_signed_in
@one_at_a_time
def workbooks(request: Asked) -> HttpResponse:
    """Offer the workbooks that I may fill in; look at one that came back, then take it whole."""
    kinds = _mine(request)
    if request.method == "POST":
        if not kinds:
            raise Http404
        return _commit(request) if request.POST.get("act") == "save" else _look(request)
    return _page(request)


@for_everybody_signed_in
@one_at_a_time
def workbook(request: Asked, kind: str) -> HttpResponse:
    """Hand out a workbook with what stands on record."""
    if kind not in _mine(request):
        raise Http404
    said = request.GET.get("year", "")
    year = int(said) if said.isdecimal() and len(said) == 4 else request.day.year
    area = area_of(request.GET.get("area", "")) if kind == TARGETS.key else None
    if kind == TARGETS.key and (
        area is None or not may(request.user, Permission.SET_TARGETS, area, request.day)
    ):
        raise Http404
    name = f"{kind} {area.key.replace(':', '-') if area else ''} {year}.xlsx"
    return attachment(workbook_of(request, kind, area, year), " ".join(name.split()), XLSX)


def _mine(request: Asked) -> dict[str, tuple[Wording, Wording]]:
    """Give the workbooks that I have a right to."""
    found = {}
    for kind, (permission, title, about) in KINDS.items():
        held = scope(request.user, permission, request.day)
        if held.everywhere or (kind == TARGETS.key and held.areas):
            found[kind] = (title, about)
    return found


def _page(request: Asked, **more: Any) -> HttpResponse:
    mine = scope(request.user, Permission.SET_TARGETS, request.day).areas
    keys = {held.area for held in held_by(request.user.pk, request.day)} - {""}
    own = [pk for pk in areas_of(keys) if pk in mine]
    context = {
        "kinds": _mine(request),
        "places": places(own, request.day),
        "years": (request.day.year, request.day.year + 1),
        **more,
    }
    return render(request, "setup/workbooks/page.html", context, status=422 if more.get("fault") else 200)


def _look(request: Asked) -> HttpResponse:
    file = request.FILES.get("workbook")
    if file is None or not file.name:
        return _page(request, fault=say("Hãy chọn tệp Excel đã điền.", "Choose the workbook."))
    name = PurePath(file.name).name[-200:]
    if (file.size or 0) > _MOST_BYTES:
        return _page(request, fault=say("{n}: tệp lớn hơn 1,5 MB.", "{n}: over 1.5 MB.", n=name))
    data = file.read()
    try:
        filled = open_template(data, name)
        taken = try_workbook(by=request.user, at=request.at, filled=_setup(filled), source_hash=_hash(data))
    except (SourceError, TemplateError) as error:
        return _page(request, fault=f"{name}: {error.vi if spoken() == 'vi' else error.en}")
    except WorkbookRefusedError as error:
        return _back(request, data, name, filled, error)
    except ActionError as error:
        return _page(request, fault=error.why[spoken() == "en"])
    request.session[_WAITS] = {"name": name, "hash": _hash(data), "data": base64.b64encode(data).decode()}
    return _page(request, name=name, hash=_hash(data), told=_told(taken), nothing=not _changes(taken))


def _setup(filled: Filled) -> Filled:
    """Leave results out: those are reported, and set nothing up."""
    return Filled(
        {key: lines for key, lines in filled.lines.items() if key != OBSERVATIONS.key}, filled.places
    )


def _back(
    request: Asked, data: bytes, name: str, filled: Filled, error: WorkbookRefusedError
) -> HttpResponse:
    try:
        marked = return_template(data, name, marks(error.faults, filled, spoken()), spoken())
    except SourceError as trouble:
        return _page(request, fault=f"{name}: {trouble.vi if spoken() == 'vi' else trouble.en}")
    return attachment(marked, marked_name(name), XLSX)


def _commit(request: Asked) -> HttpResponse:
    waits = request.session.get(_WAITS)
    if not waits or waits["hash"] != request.POST.get("hash"):
        messages.info(
            request,
            say(
                "Không có tệp nào đang chờ ghi; có thể đã ghi rồi.", "Nothing waits; it may be taken already."
            ),
        )
        return redirect("setup_workbooks")
    data = base64.b64decode(waits["data"])
    try:
        filled = open_template(data, waits["name"])
        taken = load_workbook(by=request.user, at=request.at, filled=_setup(filled), source_hash=_hash(data))
    except WorkbookRefusedError as error:
        return _back(request, data, waits["name"], filled, error)
    except ActionError as error:
        return _page(request, fault=error.why[spoken() == "en"])
    del request.session[_WAITS]
    new = [each for one in taken.values() for each in one.accounts]
    answer = _page(request, done=_told(taken), passwords=_passwords(request, new, waits["hash"]))
    answer["Cache-Control"] = "no-store"
    return answer


def _passwords(request: Asked, usernames: list[str], key: str) -> list[tuple[str, str]]:
    """Make up a password for every new account; they are shown on this one page."""
    found = []
    for username in usernames:
        user = account(username)
        assert user is not None
        password = made_up(f"{request.user.pk}:{user.pk}:{key}")
        once = f"web:{request.user.pk}:{key[:32]}:{username}"
        set_password(by=request.user, at=request.at, once=once, user=user, password=password)
        found.append((username, password))
    return found


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _told(taken: dict[str, Taken]) -> list[Told]:
    named = {sheet.key: sheet.name for sheet in ALL_SHEETS}
    return [Told(named[key], one) for key, one in taken.items() if one.done or one.there]


def _changes(taken: dict[str, Taken]) -> int:
    return sum(one.done for one in taken.values())
