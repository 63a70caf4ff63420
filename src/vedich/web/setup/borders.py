"""Take in the official borders of an office: a file, the decision it comes from, and what of it fits."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.actions.outlines import Bordered, keep_outlines
from vedich.exchange.outlines import OutlineError
from vedich.intake.outlines import MOST_BYTES, read_outlines
from vedich.reading.sources.trouble import SourceError
from vedich.store.kept_files import hash_of
from vedich.store.queries.outlines import matched
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts.doing import try_to
from vedich.web.parts.words import say, spoken

_TOLD = 12


@needs(Permission.MANAGE_AREAS)
def borders(request: Asked) -> HttpResponse:
    """Show the form, or take what was sent and tell which features fit no area."""
    if request.method != "POST":
        return render(request, "setup/borders.html", {"most": MOST_BYTES // 1_000_000, "today": request.day})
    file = request.FILES.get("file")
    since = _day(request.POST.get("since", ""))
    if file is None or since is None:
        messages.error(request, say("Hãy chọn tệp và ghi ngày.", "Choose a file and write the day."))
        return redirect("setup_borders")
    if (file.size or 0) > MOST_BYTES:
        megabytes = MOST_BYTES // 1_000_000
        messages.error(request, say("Tệp lớn hơn {n} MB.", "The file is larger than {n} MB.", n=megabytes))
        return redirect("setup_borders")
    data = file.read()
    try:
        found = matched(read_outlines(data, str(file.name)), since)
    except OutlineError as error:
        messages.error(request, error.why.say(spoken()))
        return redirect("setup_borders")
    except SourceError as error:
        messages.error(request, error.en if spoken() == "en" else error.vi)
        return redirect("setup_borders")
    bordered = [Bordered(key, one) for key, one in found.areas.items()]
    source = request.POST.get("source", "")
    if try_to(request, keep_outlines, bordered=bordered, source=source, since=since, sha256=hash_of(data)):
        told = say("Đã nạp địa giới của {n} địa bàn.", "Borders of {n} areas are kept.", n=len(bordered))
        messages.success(request, told)
    for called, why in found.unmatched[:_TOLD]:
        messages.warning(request, f"{called}: {why.say(spoken())}")
    if len(found.unmatched) > _TOLD:
        more = len(found.unmatched) - _TOLD
        messages.warning(request, say("Và {n} vùng khác chưa khớp.", "And {n} more fit no area.", n=more))
    return redirect("setup_borders")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
