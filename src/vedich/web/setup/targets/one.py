"""One target: what it asks for and since when, what hangs on it, and the forms that change or end it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.actions.agencies import name_agencies
from vedich.actions.levels import aim_of_level, end_target
from vedich.actions.loading.names import Names
from vedich.actions.targets import change_target
from vedich.actions.trouble import ActionError, StaleError
from vedich.domain.target import Goal, Operator
from vedich.domain.wording import Wording
from vedich.store.queries.accounts import agency_of
from vedich.store.queries.areas import AreaRow, has_below, places
from vedich.store.queries.definitions import versions_of
from vedich.store.queries.planned import Level, Planned, papers_of, planned, target_of
from vedich.store.queries.template import agencies_listed
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts.doing import do
from vedich.web.parts.figures import day
from vedich.web.parts.words import later, say, spoken
from vedich.web.setup.fields import DayField, FigureField, ListedField
from vedich.web.setup.papers import PaperFields, named
from vedich.web.setup.targets.forming import of_aim, operators
from vedich.web.setup.trying import attempt

STANDINGS = {
    "set": Wording("giao", "set"),
    "changed": Wording("điều chỉnh", "changed"),
    "carried_over": Wording("chuyển tiếp khi sắp xếp", "carried over"),
    "ended": Wording("kết thúc", "ended"),
    "replaced": Wording("thay thế", "replaced"),
}


class ChangeForm(PaperFields):
    """What a later decision asks for instead, from a day on."""

    operator = forms.ChoiceField(label=later("Yêu cầu", "Requirement"))
    value = FigureField(label=later("Mức mới", "New level"), required=False)
    value_max = FigureField(label=later("Đến (khi là khoảng)", "Up to (of a range)"), required=False)
    words = forms.CharField(
        label=later("Nội dung bằng lời", "In words"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    since = DayField(label=later("Có hiệu lực từ ngày", "In force from"))
    reason = forms.CharField(label=later("Lý do điều chỉnh", "Why"), max_length=600)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *given: Any, **how: Any) -> None:
        super().__init__(*given, **how)
        self.fields["operator"].choices = operators()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Look whether the requirement has what it needs."""
        now = super().clean() or {}
        if "operator" not in now:
            return now
        now["operator"] = operator = Operator(now["operator"])
        low, high = now.get("value"), now.get("value_max")
        if operator.goal in (Goal.ONE_VALUE, Goal.TWO_VALUES) and low is None and "value" not in self.errors:
            self.add_error("value", say("Cần một số; ô trống không phải là 0.", "A figure is needed."))
        if operator.goal is Goal.TWO_VALUES and (high is None or (low and high.value < low.value)):
            self.add_error("value_max", say("Cần số cuối, không nhỏ hơn số đầu.", "Give the upper end."))
        if operator.goal is Goal.WORDS and not now.get("words"):
            self.add_error("words", say("Yêu cầu này cần ghi bằng lời.", "This needs words."))
        return now


class LeadForm(forms.Form):
    """Who leads a target and who supports it, from a day on."""

    prefix = "lead"
    lead = ListedField("agencies", label=later("Chủ trì", "Lead"), required=False)
    supports = forms.CharField(
        label=later("Phối hợp", "Support"),
        help_text=later("Mã hoặc tên, cách nhau bằng dấu chấm phẩy", "Keys or names, with semicolons"),
        max_length=1000,
        required=False,
    )
    since = DayField(label=later("Từ ngày", "From"))

    def clean_lead(self) -> Any:
        """Find the agency."""
        return _agency(self.cleaned_data["lead"]) if self.cleaned_data["lead"] else None

    def clean_supports(self) -> list[Any]:
        """Find the agencies."""
        said = [each.strip() for each in str(self.cleaned_data["supports"]).split(";")]
        return [_agency(each) for each in said if each]


def _agency(said: str) -> Any:
    found = agency_of(Names().agency(said))
    if found is None:
        raise forms.ValidationError(say("Không có cơ quan “{x}”.", "There is no agency “{x}”.", x=said[:60]))
    return found


class EndForm(PaperFields):
    """When and why a target ends."""

    prefix = "end"
    since = DayField(label=later("Kết thúc từ ngày", "Ends on"))
    reason = forms.CharField(label=later("Lý do", "Why"), max_length=600)
    seen = forms.IntegerField(widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class Clash:
    """What somebody wanted to write over: mine beside theirs, line by line; `by` changed it."""

    by: str
    rows: tuple[tuple[Wording, str, str], ...]


@needs(Permission.SET_TARGETS, area="area")
def target(request: Asked, area: AreaRow, target: int) -> HttpResponse:
    """Show a target with its history; change it with a day and a document, or end it."""
    row = target_of(target, area.pk)
    if row is None:
        raise Http404
    one = planned(row, request.day)
    act = request.POST.get("act", "")
    if request.method == "POST" and act not in ("change", "end", "lead"):
        raise Http404
    change = ChangeForm(request.POST if act == "change" else None, initial=_begun(request, one.now))
    end = EndForm(
        request.POST if act == "end" else None, initial={"since": request.day, "seen": one.now.version}
    )
    clash: Clash | None = None
    leads = LeadForm(
        request.POST if act == "lead" else None,
        initial={
            "lead": "; ".join(one.leads), "supports": "; ".join(one.supports), "since": request.day,
        },
    )  # fmt: skip
    if act == "lead":
        if leads.is_valid():
            told = {"target": row, **leads.cleaned_data}
            if attempt(request, leads, name_agencies, **told) is not None:
                return redirect("setup_target", area.key, target)
    elif act:
        clash = _end(request, area, one, end) if act == "end" else _change(request, area, one, change)
        if clash is None and not (change.errors or end.errors):
            return redirect("setup_target", area.key, target)
        if clash is not None:
            # The form stays as it was typed, and rests on what stands now.
            kept = request.POST.copy()
            kept["seen" if act == "change" else "end-seen"] = str(one.now.version)
            change, end = (ChangeForm(kept), end) if act == "change" else (change, EndForm(kept))
    return render(
        request,
        "setup/targets/one.html",
        {
            "area": area,
            "place": places([area.pk], request.day)[0],
            "one": one,
            "told": _told(one, request),
            "beside": [(each, each.basis) for each in one.beside],
            "change": change,
            "end": end,
            "leads": leads,
            "agencies": agencies_listed(),
            "clash": clash,
            "standings": STANDINGS,
            "papers": papers_of(area.pk),
            "may_share": one.now.value is not None and not one.now.is_over and has_below(area, request.day),
        },
        status=409 if clash else 422 if change.errors or end.errors or leads.errors else 200,
    )


def _begun(request: Asked, now: Level) -> dict[str, Any]:
    return {
        "operator": now.operator.value,
        "value": now.printed or (f"{now.value:f}".replace(".", ",") if now.value is not None else ""),
        "value_max": f"{now.value_max:f}".replace(".", ",") if now.value_max is not None else "",
        "words": now.words,
        "since": request.day,
        "seen": now.version,
    }


def _told(one: Planned, request: Asked) -> Any:
    defined = versions_of(one.indicator.code)
    aim = aim_of_level(one.now, one.indicator.code)
    return of_aim(aim, defined[0] if defined else None, one.period, one.basis, request.day)


def _change(request: Asked, area: AreaRow, one: Planned, form: ChangeForm) -> Clash | None:
    if not form.is_valid():
        return None
    paper = named(form, request, area)
    if form.errors:
        return None
    now = form.cleaned_data
    low, high = now.get("value"), now.get("value_max")
    between = now["operator"].goal is Goal.TWO_VALUES
    aim = aim_of_level(
        one.now,
        one.indicator.code,
        operator=now["operator"],
        value=low.value if low else None,
        value_max=high.value if high and between else None,
        words=now.get("words", ""),
        printed=low.text if low else "",
    )
    try:
        do(
            request, change_target, target=one.row, version=now["seen"], aim=aim, since=now["since"],
            document=paper, reason=now["reason"],
        )  # fmt: skip
    except StaleError:
        mine = f"{low.text}{f'–{high.text}' if high and between else ''}" if low else now.get("words", "")
        return _clash(one, mine, now["since"])
    except ActionError as error:
        form.add_error(None, error.why[spoken() == "en"])
    else:
        messages.success(
            request, say("Đã điều chỉnh. Mức cũ vẫn còn trong lịch sử.", "Changed; the old stays.")
        )
    return None


def _end(request: Asked, area: AreaRow, one: Planned, form: EndForm) -> Clash | None:
    if not form.is_valid():
        return None
    paper = named(form, request, area)
    if form.errors:
        return None
    now = form.cleaned_data
    try:
        do(
            request, end_target, target=one.row, version=now["seen"], since=now["since"], document=paper,
            reason=now["reason"],
        )  # fmt: skip
    except StaleError:
        return _clash(one, say("kết thúc", "ended"), now["since"])
    except ActionError as error:
        form.add_error(None, error.why[spoken() == "en"])
    else:
        messages.success(
            request, say("Đã kết thúc chỉ tiêu; lịch sử vẫn còn.", "The target has ended; its history stays.")
        )
    return None


def _clash(one: Planned, mine: str, since: Any) -> Clash:
    lang, now = spoken(), one.now
    theirs = f"{now.operator.wording.say(lang)} {now.figure or now.words}"
    return Clash(
        one.editions[0].by,
        (
            (Wording("Mức", "Level"), mine, theirs),
            (Wording("Hiệu lực từ", "From"), day(since, lang), day(now.since, lang)),
            (Wording("Văn bản", "Document"), "", now.document),
            (Wording("Lý do", "Why"), "", one.editions[0].reason),
        ),
    )
