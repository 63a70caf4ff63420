"""The periods of an area, and in each who has sent, is late, was given back or need not; and what to do."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.access.require import may
from vedich.access.scope import scope, under
from vedich.actions.periods import limit_entry, remind
from vedich.actions.submissions import open_period
from vedich.store.queries import ledger as books
from vedich.store.queries.areas import AreaRow, areas_of, places
from vedich.store.queries.ledger import PeriodRow
from vedich.store.queries.people import held_by
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in, needs
from vedich.web.ledger.opening import Opening, OpeningForm, last_month
from vedich.web.ledger.total import has_total
from vedich.web.parts.doing import try_to
from vedich.web.parts.words import say


@for_everybody_signed_in
def ledger(request: Asked) -> HttpResponse:
    """Lead to the ledger of the area I work for; who works for several chooses one."""
    mine = scope(request.user, Permission.READ, request.day).areas
    keys = {held.area for held in held_by(request.user.pk, request.day)} - {""}
    found = places([pk for pk in areas_of(keys) if pk in mine], request.day)
    if len(found) == 1:
        return redirect("ledger_one", found[0].key)
    return render(request, "ledger/choose.html", {"places": found})


@needs(Permission.READ, area="area")
def periods(request: Asked, area: AreaRow) -> HttpResponse:
    """List the periods of an area; who may open one chooses it, sees its days, and opens it."""
    opens = may(request.user, Permission.OPEN_PERIODS, area, request.day)
    form = OpeningForm(request.POST or request.GET, request.day) if opens else None
    opening: Opening | None = form.cleaned_data.get("opening") if form and form.is_valid() else None
    wrong = form is not None and form.is_bound and opening is None
    if request.method == "POST":
        if not opens:
            raise Http404
        if opening is not None and (done := _open(request, area, opening)) is not None:
            vi, en = (
                ("Đã mở kỳ; {n} nơi được giao báo cáo.", "Opened; {n} reports asked for.")
                if done
                else (
                    "Kỳ này đã mở từ trước; không có nơi nào mới được giao.",
                    "It is open already; nobody new was asked.",
                )
            )
            messages.success(request, say(vi, en, n=done))
            return redirect("ledger_one", area.key)
    if form is not None and not form.is_bound:
        form.initial = {"period": last_month(request.day), "lock_after": 20}
    context = {
        "area": area,
        "place": places([area.pk], request.day)[0],
        "periods": books.periods_of(_within(request, area), request.day),
        "form": form,
        "opening": opening,
        "today": request.day,
        "asked": len(_asked_of(request, area)) if opening else 0,
    }
    return render(request, "ledger/one.html", context, status=422 if wrong else 200)


@needs(Permission.READ, area="area")
def period(request: Asked, area: AreaRow, period: int) -> HttpResponse:
    """Show who owes what in a period; who opens periods reminds, closes it, and gives more time."""
    found = books.period_of(period)
    if found is None:
        raise Http404
    kept = books.kept(found, _within(request, area), request.day)
    opens = may(request.user, Permission.OPEN_PERIODS, area, request.day)
    if request.method == "POST":
        if not opens:
            raise Http404
        _act(request, area, found)
        return redirect("ledger_period", area.key, period)
    context = {
        "area": area,
        "has_total": has_total(area, found),
        "place": places([area.pk], request.day)[0],
        "kept": kept,
        "opens": opens,
        "slow": sum(one.state.may_be_reminded for one in kept.owed),
        "today": request.day,
        "next_week": request.day + timedelta(days=7),
    }
    return render(request, "ledger/period.html", context)


def _within(request: Asked, area: AreaRow) -> frozenset[int]:
    """Give an area with what lies under it, as far as this person may see it."""
    held = scope(request.user, Permission.READ, request.day)
    areas = frozenset({area.pk} | under({area.pk}, request.day))
    return areas if held.everywhere else areas & held.areas


def _asked_of(request: Asked, area: AreaRow) -> list[object]:
    below = under({area.pk}, request.day) or {area.pk}
    return list(books.agencies_for(below, request.day))


def _open(request: Asked, area: AreaRow, opening: Opening) -> int | None:
    done = try_to(
        request,
        open_period,
        regime=opening.regime,
        nominal=opening.nominal,
        agencies=_asked_of(request, area),
        area=area,
        set=books.set_of(opening.set),
        holidays=sorted(opening.holidays),
        lock_after_days=opening.lock_after,
    )
    return None if done is None else int(done["asked"])


def _act(request: Asked, area: AreaRow, period: PeriodRow) -> None:
    act = request.POST.get("act", "")
    chosen = tuple(int(each) for each in request.POST.getlist("report") if each.isdecimal())
    if act == "remind":
        done = try_to(request, remind, period=period, area=area, submissions=chosen)
        if done is not None:
            messages.success(
                request,
                say(
                    "Đã nhắc {n} nơi ({before} nơi đã nhắc hôm nay).",
                    "{n} reminded ({before} were reminded today already).",
                    n=done["reminded"],
                    before=done["before"],
                ),
            )
        return
    last: date | None = request.day - timedelta(days=1)
    if act == "extend":
        try:
            last = date.fromisoformat(request.POST.get("until", ""))
        except ValueError:
            messages.error(request, say("Ngày gia hạn chưa đúng.", "This is no day."))
            return
        if not chosen:
            messages.error(request, say("Hãy chọn nơi được gia hạn.", "Choose who gets more time."))
            return
    elif act == "unlock":
        last = None
    elif act != "lock":
        raise Http404
    done = try_to(
        request, limit_entry, period=period, area=area, last=last, submissions=() if act == "lock" else chosen
    )
    if done is not None:
        messages.success(
            request,
            say("Đã đổi hạn nhập của {n} báo cáo.", "The limit of {n} reports is set.", n=done["limited"]),
        )
