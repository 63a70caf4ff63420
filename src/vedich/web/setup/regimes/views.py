"""Report regimes: every one with its rules in words and the days they mean now; a new one, and last days."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.actions.regimes import define_regime, end_regime
from vedich.domain.period import PeriodKind
from vedich.domain.regime import Clock, PeriodRule, Regime
from vedich.store.queries.regimes import periods_opened, regimes
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts.words import later, say, spoken
from vedich.web.setup.fields import DayField
from vedich.web.setup.regimes.sentences import CLOCKS, KINDS, examples, rule_in_words
from vedich.web.setup.trying import attempt

_OFFSETS = (
    (-1, later("tháng trước", "month before")),
    (0, later("trong kỳ", "within")),
    (1, later("tháng sau", "after")),
)


class RegimeForm(forms.Form):
    """What a regime is called, its clock, and the days in which it is in force."""

    code = forms.RegexField(
        r"^[a-z0-9][a-z0-9_-]{1,59}$",
        label=later("Mã", "Code"),
        help_text=later("Ví dụ bao-cao-tuan-tinh", "Like weekly-of-the-province"),
        error_messages={
            "invalid": later("Chữ thường không dấu, số, gạch.", "Small letters, digits, dashes.")
        },
    )
    vi = forms.CharField(label=later("Tên chế độ báo cáo", "Name"), max_length=300)
    clock = forms.ChoiceField(label=later("Đồng hồ", "Clock"))
    since = DayField(label=later("Áp dụng từ ngày", "In force from"))
    until = DayField(label=later("Đến hết ngày", "Until"), required=False)
    source = forms.CharField(label=later("Văn bản quy định", "Document"), max_length=300)

    def __init__(self, *given: Any, **how: Any) -> None:
        super().__init__(*given, **how)
        lang = spoken()
        choices = [(clock.value, word.say(lang)) for clock, word in CLOCKS.items()]
        self.fields["clock"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Look whether the days follow one another."""
        now = super().clean() or {}
        if now.get("until") and now.get("since") and now["until"] < now["since"]:
            self.add_error("until", say("Kết thúc trước khi bắt đầu.", "It ends before it begins."))
        return now


class RuleForm(forms.Form):
    """The rule for one kind of period; used where it is ticked."""

    used = forms.BooleanField(label=later("Có", "Used"), required=False)
    kind = forms.CharField(widget=forms.HiddenInput)
    start_day = forms.IntegerField(label=later("Từ ngày", "From day"), min_value=1, max_value=31)
    start_month_offset = forms.TypedChoiceField(label=later("của", "of"), coerce=int, choices=_OFFSETS)
    end_day = forms.IntegerField(label=later("Đến ngày", "To day"), min_value=1, max_value=31)
    end_month_offset = forms.TypedChoiceField(label=later("của", "of"), coerce=int, choices=_OFFSETS)
    due_working_days = forms.IntegerField(
        label=later("Hạn: ngày làm việc sau", "Due: working days after"),
        min_value=0,
        max_value=60,
        required=False,
    )
    due_day = forms.IntegerField(
        label=later("hoặc ngày cố định", "or a fixed day"), min_value=1, max_value=31, required=False
    )
    due_month_offset = forms.TypedChoiceField(label=later("của", "of"), coerce=int, choices=_OFFSETS)

    def __init__(self, *given: Any, **how: Any) -> None:
        super().__init__(*given, **how)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = str(field.label)

    def clean(self) -> dict[str, Any]:
        """Let a rule have one way of telling its due day."""
        now = super().clean() or {}
        if now.get("due_day") is not None and now.get("due_working_days") is not None:
            self.add_error("due_day", say("Chỉ chọn một cách đặt hạn.", "Choose one way."))
        return now


Rules = forms.formset_factory(RuleForm, extra=0, max_num=5, absolute_max=5)


class EndForm(forms.Form):
    """The last day of a regime."""

    code = forms.CharField(max_length=60)
    until = DayField(label=later("Ngày cuối", "Last day"))
    reason = forms.CharField(label=later("Lý do, căn cứ", "Why"), max_length=600)


@needs(Permission.OPEN_PERIODS)
def all_regimes(request: Asked) -> HttpResponse:
    """List the regimes by clock with what they mean today; set the last day of one."""
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if attempt(request, form, end_regime, **form.cleaned_data) is not None:
            messages.success(request, say("Đã ghi ngày cuối.", "Its last day is set."))
            return redirect("setup_regimes")
    opened = periods_opened()
    told = [
        (
            one,
            CLOCKS[one.clock],
            [rule_in_words(rule) for rule in one.rules],
            examples(one, request.day) if one.holds_on(request.day) else [],
            opened.get(code, 0),
        )
        for code, one in sorted(regimes().items(), key=lambda each: _order(each[1], request.day))
    ]
    context = {"regimes": told, "form": form, "today": request.day}
    return render(request, "setup/regimes/list.html", context, status=422 if form.errors else 200)


def _order(one: Regime, day: date) -> tuple[bool, int, str]:
    return (not one.holds_on(day), list(Clock).index(one.clock), one.vi)


@needs(Permission.OPEN_PERIODS)
def new(request: Asked) -> HttpResponse:
    """Define a regime, with what its rules mean told before it is saved."""
    usual = {
        "start_day": 1, "start_month_offset": 0, "end_day": 31, "end_month_offset": 0, "due_month_offset": 1
    }  # fmt: skip
    form = RegimeForm(request.POST or None, initial={"since": request.day})
    rows = [{**usual, "kind": kind.value} for kind in KINDS]
    rules = Rules(request.POST or None, prefix="rule", initial=rows)
    made: Regime | None = None
    if request.method == "POST" and form.is_valid() & rules.is_valid():
        made = _regime(form, rules)
        if not made.rules:
            form.add_error(None, say("Hãy chọn ít nhất một loại kỳ.", "Choose one kind of period at least."))
        elif request.POST.get("act") == "save":
            if attempt(request, form, define_regime, field="code", regime=made) is not None:
                messages.success(request, say("Đã lập chế độ báo cáo.", "The regime is defined."))
                return redirect("setup_regimes")
    context = {
        "form": form,
        "rules": rules,
        "rows": [(row, KINDS[kind]) for row, kind in zip(rules, KINDS, strict=False)],
        "told": [rule_in_words(rule) for rule in made.rules] if made else [],
        "examples": examples(made, request.day) if made else [],
    }
    wrong = bool(form.errors or (rules.is_bound and any(rules.errors)))
    return render(request, "setup/regimes/new.html", context, status=422 if wrong else 200)


def _regime(form: RegimeForm, rules: Any) -> Regime:
    now = form.cleaned_data
    made = []
    for row in rules.forms:
        rule = row.cleaned_data
        if rule.get("used") and rule.get("kind") in {kind.value for kind in KINDS}:
            fields = {key: rule[key] for key in rule if key not in ("used", "kind")}
            if fields["due_day"] is None:
                fields["due_month_offset"] = 0
            made.append(PeriodRule(PeriodKind(rule["kind"]), **fields))
    return Regime(
        now["code"], Clock(now["clock"]), now["vi"], now["vi"], tuple(made), now["since"], now["until"],
        now["source"],
    )  # fmt: skip
