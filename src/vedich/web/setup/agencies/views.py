"""Agencies: the list, a new one, committees for all areas at a press, and one with what hangs on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.actions.agencies import change_agency, close_agency
from vedich.actions.documents import NewAgency, add_agencies, add_agency
from vedich.actions.loading.names import Names
from vedich.actions.trouble import StaleError
from vedich.domain.agency import AgencyKind
from vedich.domain.refusal import RefusedError
from vedich.exchange.choices import AGENCY_KINDS
from vedich.store.queries.accounts import agency_of
from vedich.store.queries.agencies import Body, bodies, called, led_by, without_committee
from vedich.store.queries.areas import area_of, titles_of
from vedich.store.queries.template import agencies_listed, areas_listed
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts.doing import do
from vedich.web.parts.words import later, say, spoken
from vedich.web.setup.agencies.renaming import told_otherwise
from vedich.web.setup.fields import DayField, ListedField, told
from vedich.web.setup.trying import attempt

# A nation has thousands; more than this nobody reads, and a phone would not show at once.
MOST_ON_A_PAGE = 300


class NameForm(forms.Form):
    """What an agency is called, and what stands above it."""

    vi = forms.CharField(label=later("Tên cơ quan", "Name"), max_length=300)
    en = forms.CharField(label=later("Tên tiếng Anh", "Name in English"), max_length=300, required=False)
    above = ListedField("agencies", label=later("Cơ quan cấp trên", "Above it"), required=False)
    aliases = forms.CharField(
        label=later("Tên gọi khác", "Other names"),
        help_text=later(
            "Cách văn bản gọi, cách nhau bằng dấu chấm phẩy: STC; Sở TC", "As documents say, with semicolons"
        ),
        max_length=1000,
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *given: Any, names: Names, **how: Any) -> None:
        super().__init__(*given, **how)
        self._names = names

    def clean_above(self) -> Any:
        """Find the agency above."""
        said = str(self.cleaned_data["above"]).strip()
        found = agency_of(self._names.agency(said)) if said else None
        if said and found is None:
            raise forms.ValidationError(say("Hồ sơ không có cơ quan này.", "There is no such agency."))
        return found

    def clean_aliases(self) -> list[str]:
        """Part the names."""
        return [each.strip() for each in str(self.cleaned_data["aliases"]).split(";") if each.strip()]


class AgencyForm(NameForm):
    """A new agency."""

    field_order = ("key", "kind", "vi", "area")
    key = forms.RegexField(
        r"^[a-z0-9][a-z0-9_.:-]{1,79}$",
        label=later("Mã", "Key"),
        help_text=later("Ví dụ so-tai-chinh", "Like department-of-finance"),
        error_messages={
            "invalid": later("Chữ thường không dấu, số, gạch.", "Small letters, digits, dashes.")
        },
    )
    kind = forms.ChoiceField(label=later("Loại", "Kind"))
    area = ListedField(
        "areas",
        label=later("Phục vụ địa bàn", "Serves the area"),
        help_text=later("Để trống: cơ quan trung ương", "Blank: the centre"),
        required=False,
    )

    def __init__(self, *given: Any, names: Names, **how: Any) -> None:
        super().__init__(*given, names=names, **how)
        lang = spoken()
        choices = [(kind.value, word.say(lang)) for kind, word in AGENCY_KINDS.items()]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]

    def clean_area(self) -> Any:
        """Find the area by key or title."""
        said = str(self.cleaned_data["area"]).strip()
        try:
            found = area_of(self._names.area(said)) if said else None
        except RefusedError as error:
            raise forms.ValidationError(told(error.refusal)) from None
        if said and found is None:
            raise forms.ValidationError(say("Hồ sơ không có địa bàn này.", "There is no such area."))
        return found


class CloseForm(forms.Form):
    """The last day of an agency, and why."""

    prefix = "close"
    until = DayField(label=later("Ngày cuối", "Last day"))
    reason = forms.CharField(label=later("Lý do, căn cứ", "Why"), max_length=600)


@needs(Permission.MANAGE_AREAS)
def agencies(request: Asked) -> HttpResponse:
    """List the agencies; one press gives every area its people's committee."""
    missing = without_committee(request.day)
    if request.method == "POST":
        titles = titles_of([area.pk for area in missing], request.day)
        kind = AgencyKind.PEOPLES_COMMITTEE
        made = [
            NewAgency(f"ubnd-{area.key.lower().replace(':', '-')}", kind, f"UBND {titles[area.pk]}", area)
            for area in missing
            if area.pk in titles
        ]
        done = do(request, add_agencies, agencies=made) if made else {"agencies": 0}
        messages.success(
            request, say("Đã thêm {n} Ủy ban nhân dân.", "{n} people's committees.", n=done["agencies"])
        )
        return redirect("setup_agencies")
    words = request.GET.get("q", "").strip()
    found, count = called(words), len(called("")) if words else None
    shown = [(one, AGENCY_KINDS[one.kind]) for one in bodies(request.day, among=found[:MOST_ON_A_PAGE])]
    context = {
        "agencies": shown,
        "words": words,
        "found": len(found),
        "count": len(found) if count is None else count,
        "most": MOST_ON_A_PAGE,
        "missing": len(missing),
        "today": request.day,
    }
    return render(request, "setup/agencies/list.html", context)


@needs(Permission.MANAGE_AREAS)
def new(request: Asked) -> HttpResponse:
    """Add an agency."""
    form = AgencyForm(request.POST or None, names=Names())
    if request.method == "POST" and form.is_valid():
        now = form.cleaned_data
        kind = AgencyKind(now["kind"])
        about = {key: now[key] for key in ("key", "vi", "en", "area", "above", "aliases")}
        if attempt(request, form, add_agency, field="key", kind=kind, **about) is not None:
            messages.success(request, say("Đã thêm cơ quan.", "The agency is added."))
            return redirect("setup_agency", now["key"])
    context = {"form": form, **_lists()}
    return render(request, "setup/agencies/new.html", context, status=422 if form.errors else 200)


_ACTS = ("change", "rename", "merge", "close")


@needs(Permission.MANAGE_AREAS)
def agency(request: Asked, key: str) -> HttpResponse:
    """Show an agency with what it leads; call it otherwise, or close it with a day."""
    row, act = agency_of(key), request.POST.get("act", "")
    if row is None or (request.method == "POST" and act not in _ACTS):
        raise Http404
    one, names = bodies(request.day, key)[0], Names()
    initial = {
        "vi": one.vi,
        "en": one.en,
        "above": one.above,
        "aliases": "; ".join(one.aliases),
        "seen": one.vi,
    }
    form = NameForm(request.POST if act == "change" else None, names=names, initial=initial)
    close = CloseForm(request.POST if act == "close" else None, initial={"until": request.day})
    clash = ""
    if act == "change" and form.is_valid():
        try:
            if attempt(request, form, change_agency, agency=row, **form.cleaned_data) is not None:
                messages.success(
                    request, say("Đã sửa. Tên cũ vẫn tìm được.", "Changed; the old name is kept.")
                )
                return redirect("setup_agency", key)
        except StaleError:
            clash = form.cleaned_data["vi"]
            kept = request.POST.copy()
            kept["seen"] = one.vi
            form = NameForm(kept, names=names)
    if act == "close" and close.is_valid():
        if attempt(request, close, close_agency, field="until", agency=row, **close.cleaned_data) is not None:
            return redirect("setup_agency", key)
    rename, merge, is_done = told_otherwise(request, row, act, one.vi, names)
    if is_done:
        return redirect("setup_agency", key)
    context = {
        "one": one,
        "rename": rename,
        "merge": merge,
        "kind": AGENCY_KINDS[one.kind],
        "led": led_by(key, request.day),
        "form": form,
        "close": close,
        "clash": clash,
        "is_over": _is_over(one, request),
        **_lists(),
    }
    wrong = any(each.errors for each in (form, close, rename, merge))
    return render(request, "setup/agencies/one.html", context, status=409 if clash else 422 if wrong else 200)


def _is_over(one: Body, request: Asked) -> bool:
    return one.until is not None and one.until < request.day


def _lists() -> dict[str, Any]:
    return {"agencies": agencies_listed(), "areas": areas_listed()}
