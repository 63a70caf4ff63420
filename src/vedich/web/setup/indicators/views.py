"""Indicators of the record: the list, a new one filled in from the catalog, and one with its versions."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.actions.indicators import close_indicator, define_indicator, define_set, load_indicators
from vedich.actions.loading.names import Names
from vedich.actions.trouble import StaleError
from vedich.catalog.load import catalog
from vedich.domain.wording import Wording
from vedich.store.queries.definitions import Defined, all_indicators, by_subject, versions_of
from vedich.store.queries.referring import counts_of_versions, listings, referring_to
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts.doing import do
from vedich.web.parts.words import later, say, spoken
from vedich.web.setup.fields import DayField
from vedich.web.setup.indicators.forming import IndicatorForm, SetForm, differences, initial_of
from vedich.web.setup.trying import attempt

_OTHERS = Wording("Chỉ tiêu khác", "Other indicators")


class CloseForm(forms.Form):
    """The last day of an indicator, and why."""

    prefix = "close"
    until = DayField(label=later("Ngày cuối dùng chỉ tiêu", "Last day"))
    reason = forms.CharField(label=later("Lý do", "Why"), max_length=600)
    seen = forms.IntegerField(widget=forms.HiddenInput)


@needs(Permission.MANAGE_INDICATORS)
def indicators(request: Asked) -> HttpResponse:
    """List the indicators of the record by field; one press takes in what the catalog has more."""
    if request.method == "POST":
        done = do(request, load_indicators)
        messages.success(
            request, say("Đã nạp {n} chỉ tiêu.", "{n} indicators are loaded.", n=done["indicators"])
        )
        return redirect("setup_indicators")
    told, versions, lang = all_indicators(), counts_of_versions(), spoken()
    subjects = catalog().subjects
    groups = [
        (subjects.get(subject, _OTHERS), [(one, one.name_in[lang], *versions[one.code]) for one in members])
        for subject, members in by_subject(told).items()
    ]
    left = len(set(catalog().by_code) - set(versions))
    context = {"groups": groups, "count": len(told), "left": left, "sets": listings()}
    return render(request, "setup/indicators/list.html", context)


@needs(Permission.MANAGE_INDICATORS)
def new(request: Asked) -> HttpResponse:
    """Define an indicator; one of the catalog fills the form in."""
    names = Names()
    said = request.GET.get("from", "").partition(" · ")[0].strip()
    entry = catalog().by_code.get(said)
    initial: dict[str, Any] = {"seen": 0, "frequency": "year"}
    if entry is not None:
        sources = "; ".join(source.vi for source in entry.sources)
        initial = {**initial_of(entry.indicator, said, seen=0), "source": sources or entry.indicator.source}
    form = IndicatorForm(request.POST or None, names=names, initial=initial)
    if request.method == "POST" and form.is_valid():
        if (done := _define(request, form)) is not None:
            return done
    context = {
        "form": form,
        "from": said,
        "unknown": bool(said) and entry is None,
        "catalog": [
            f"{code} · {each.indicator.vi}"
            for code, each in catalog().by_code.items()
            if code not in names.indicators
        ],
        **_lists(names),
    }
    return render(request, "setup/indicators/new.html", context, status=422 if form.errors else 200)


def _define(request: Asked, form: IndicatorForm) -> HttpResponse | None:
    now = form.cleaned_data
    try:
        done = attempt(
            request, form, define_indicator, field="since", indicator=now["word"], since=now["since"],
            definition=now["definition"], version=now["seen"],
        )  # fmt: skip
    except StaleError:
        if now["seen"]:
            raise
        form.add_error("code", say("Mã này đã có; mở chỉ tiêu đó để sửa.", "This code is there already."))
        return None
    if done is None:
        return None
    messages.success(request, say("Đã ghi bản {n}.", "Version {n} is kept.", n=done["version"]))
    return redirect("setup_indicator", now["code"])


@needs(Permission.MANAGE_INDICATORS)
def indicator(request: Asked, code: str) -> HttpResponse:
    """Show an indicator with what changed from when and what hangs on it; define it anew, or close it."""
    versions = versions_of(code)
    act = request.POST.get("act", "")
    if not versions or (request.method == "POST" and act not in ("define", "close")):
        raise Http404
    newest, names = versions[0], Names()
    initial = initial_of(newest, code, seen=newest.version, definition=newest.definition)
    sent = request.POST if act == "define" else None
    form = IndicatorForm(sent, names=names, initial=initial)
    form.fields["code"].widget.attrs["readonly"] = True
    close = CloseForm(request.POST if act == "close" else None, initial={"seen": newest.version})
    clash: list[tuple[Wording, str, str]] = []
    if act == "define" and form.is_valid():
        if form.cleaned_data["code"] != code:
            raise Http404
        try:
            if (done := _define(request, form)) is not None:
                return done
        except StaleError:
            clash = _clash(form, newest)
            kept = request.POST.copy()
            kept["seen"] = str(newest.version)
            form = IndicatorForm(kept, names=names)
    if act == "close" and close.is_valid():
        now = close.cleaned_data
        told = {"code": code, "version": now["seen"], "until": now["until"], "reason": now["reason"]}
        if attempt(request, close, close_indicator, field="until", **told) is not None:
            return redirect("setup_indicator", code)
    context = {
        "code": code,
        "name": newest.name_in[spoken()],
        "one": newest,
        "steps": [(each, differences(before, each)) for each, before in pairwise(versions)],
        "first": versions[-1],
        "refers": referring_to(code),
        "form": form,
        "close": close,
        "clash": clash,
        **_lists(names),
    }
    wrong = bool(form.errors or close.errors)
    return render(
        request, "setup/indicators/one.html", context, status=409 if clash else 422 if wrong else 200
    )


def _clash(form: IndicatorForm, newest: Defined) -> list[tuple[Wording, str, str]]:
    """Give mine beside theirs, where they differ."""
    word, now = form.cleaned_data["word"], form.cleaned_data
    mine = Defined(
        newest.version, word.vi, word.en, word.measure, word.kind, word.direction, word.frequency,
        word.aggregation, word.subject, now["definition"], word.source, word.since, None, word.breakdowns,
    )  # fmt: skip
    told = [(head, theirs, own) for head, theirs, own in differences(newest, mine)]
    day = Wording("Hiệu lực từ", "In force from")
    return [(day, str(newest.since or "–"), str(word.since or "–")), *told]


def _lists(names: Names) -> dict[str, Any]:
    return {
        "indicators": [f"{code} · {known.vi}" for code, known in names.indicators.items()],
        "measures": sorted({str(entry.measure) for entry in catalog().measures.values()}),
    }


@needs(Permission.MANAGE_INDICATORS)
def new_set(request: Asked) -> HttpResponse:
    """Define a list of indicators that reports are asked by."""
    names = Names()
    form = SetForm(request.POST or None, names=names)
    if request.method == "POST" and form.is_valid():
        now = form.cleaned_data
        told = {key: now[key] for key in ("key", "vi", "since", "lines")}
        if attempt(request, form, define_set, field="key", **told) is not None:
            messages.success(request, say("Đã lập danh mục.", "The list is defined."))
            return redirect("setup_indicators")
    return render(request, "setup/indicators/set.html", {"form": form}, status=422 if form.errors else 200)
