"""How the office judges: what holds today, what was set when, and a trial before another way is set."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.actions.loading.names import Names
from vedich.actions.schemes import set_scheme
from vedich.domain.period import Period
from vedich.domain.refusal import RefusedError
from vedich.domain.verdict import Verdict
from vedich.domain.wording import Wording
from vedich.store.facts.schemed import MARGINS, scheme_on
from vedich.store.queries.areas import area_of
from vedich.store.queries.template import areas_listed
from vedich.store.queries.trial import Kept, Trial, schemes_set, tried
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts.words import later, say, spoken
from vedich.web.setup.fields import DayField, FigureField, ListedField, PeriodField, told
from vedich.web.setup.trying import attempt

HEADS = {
    "near_share": Wording("Gần đạt từ (% của chỉ tiêu)", "Near from (% of the target)"),
    "near_points": Wording("Tỷ lệ: thiếu không quá (điểm)", "Rates: short by at most (points)"),
    "pace_safe": Wording("Tiến độ an toàn (điểm chậm)", "Pace: safe (points behind)"),
    "pace_watch": Wording("Cần theo dõi", "To watch"),
    "pace_risk": Wording("Có nguy cơ", "At risk"),
}
# What an office may call otherwise.
NAMED = (Verdict.EXCEEDED, Verdict.MET, Verdict.NEAR, Verdict.MISSED, Verdict.NO_RESULT, Verdict.NOT_DUE)


class SchemeForm(forms.Form):
    """What changes, from when, and what it follows; a blank leaves what holds."""

    since = DayField(label=later("Áp dụng từ ngày", "From"))
    source = forms.CharField(
        label=later("Căn cứ", "Follows"),
        help_text=later("Văn bản hay thông lệ, ví dụ 12/HD-UBND", "A document or a practice"),
        max_length=600,
    )
    area = ListedField("areas", label=later("Thử trên địa bàn", "Try it on the area"), required=False)
    as_of = PeriodField(
        label=later("Tính đến", "As of"),
        help_text=later("Ví dụ tháng 9/2026", "Like September 2026"),
        required=False,
    )

    def __init__(self, *given: Any, names: Names, **how: Any) -> None:
        super().__init__(*given, **how)
        self._names, lang = names, spoken()
        for name, word in HEADS.items():
            self.fields[name] = FigureField(label=word.say(lang), required=False)
        for verdict in NAMED:
            label = say("Gọi “{what}” là", "Call “{what}”", what=verdict.wording.say(lang))
            self.fields[f"name_{verdict.value}"] = forms.CharField(label=label, max_length=40, required=False)

    def clean_area(self) -> Any:
        """Find the area to try it on."""
        said = str(self.cleaned_data["area"]).strip()
        try:
            found = area_of(self._names.area(said)) if said else None
        except RefusedError as error:
            raise forms.ValidationError(told(error.refusal)) from None
        if said and found is None:
            raise forms.ValidationError(say("Hồ sơ không có địa bàn này.", "There is no such area."))
        return found

    @property
    def margins(self) -> dict[str, Any]:
        """Give the margins as they were typed."""
        now = self.cleaned_data
        return {name: now[name].value if now.get(name) else None for name in MARGINS}

    @property
    def names(self) -> dict[Verdict, str]:
        """Give the names that were typed."""
        told = {verdict: self.cleaned_data.get(f"name_{verdict.value}", "").strip() for verdict in NAMED}
        return {verdict: name for verdict, name in told.items() if name}

    @property
    def groups(self) -> tuple[list[Any], list[Any]]:
        """Give the fields of margins and those of names."""
        return [self[name] for name in HEADS], [self[f"name_{verdict.value}"] for verdict in NAMED]


@needs(Permission.MANAGE_INDICATORS)
def schemes(request: Asked) -> HttpResponse:
    """Show how the office judges today, try another way on a board, and set it from a day on."""
    form = SchemeForm(request.POST or None, names=Names(), initial={"since": request.day})
    trial: Trial | None = None
    if request.method == "POST" and form.is_valid():
        now = form.cleaned_data
        if request.POST.get("act") == "save":
            done = attempt(
                request, form, set_scheme, since=now["since"], source=now["source"], names=form.names,
                **form.margins,
            )  # fmt: skip
            if done is not None:
                messages.success(
                    request,
                    say(
                        "Đã đặt thang đánh giá; những gì chấm trước ngày đó giữ nguyên.", "The scheme is set."
                    ),
                )
                return redirect("setup_schemes")
        elif now["area"] is None:
            form.add_error("area", say("Chọn địa bàn để thử.", "Choose an area to try it on."))
        else:
            month = now["as_of"] or Period.month(request.day.year, request.day.month)
            trial = tried(now["area"], month.end, form.margins)
    scheme = scheme_on(request.day)
    lang = spoken()
    context = {
        "form": form,
        "trial": trial,
        "margins": [
            (word, getattr(scheme.margins, name), scheme.sources.get(name, ""))
            for name, word in HEADS.items()
        ],
        "called": [(verdict, scheme.name_of(verdict, lang)) for verdict in NAMED],
        "kept": [_told(one) for one in schemes_set()],
        "areas": areas_listed(),
    }
    return render(request, "setup/schemes/page.html", context, status=422 if form.errors else 200)


def _told(one: Kept) -> tuple[Kept, list[tuple[Wording, Decimal]], list[tuple[Verdict, str]]]:
    margins = [(HEADS[name], value) for name, value in one.margins.items() if value is not None]
    names = [(Verdict(verdict), word) for verdict, word in json.loads(one.names or "{}").items()]
    return one, margins, names
