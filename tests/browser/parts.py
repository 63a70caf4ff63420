"""A page that shows every part that pages are made of; it lives in tests alone."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from vedich.domain.verdict import Verdict
from vedich.site.urls import urlpatterns as pages
from vedich.web.parts.words import later, say

HERE = Path(__file__).parent
SENT: list[str] = []


class Trial(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=later("Tên chỉ tiêu", "Name of the target"), max_length=20)
    figure = forms.DecimalField(
        label=later("Số thực hiện", "Result"), help_text=later("Ví dụ 61,45", "Like 61.45")
    )
    choice = forms.ChoiceField(
        label=later("Căn cứ", "Basis"),
        choices=[("a", later("tỉnh giao", "assigned")), ("b", later("HĐND", "council"))],
    )
    note = forms.CharField(label=later("Ghi chú", "Note"), widget=forms.Textarea, required=False)


def rows() -> list[dict[str, Any]]:
    """Give rows of a table of targets, one for each verdict."""
    names = (
        "Thu ngân sách",
        "Diện tích lúa",
        "Hộ nghèo",
        "Bảo hiểm y tế",
        "Sản lượng tôm",
        "Khai thác",
        "Đất",
        "Ước",
    )
    return [
        {
            "name": name,
            "measure": "tỷ đồng",
            "plan": Decimal(number * 1373) / 4,
            "result": Decimal(number * 1200) / 4 if verdict is not Verdict.NO_RESULT else None,
            "percent": Decimal(87) + number,
            "verdict": verdict,
        }
        for number, (name, verdict) in enumerate(zip(names, Verdict, strict=True), start=1)
    ]


@login_not_required
def parts(request: HttpRequest) -> HttpResponse:
    """Show everything."""
    form = Trial(request.POST or None)
    if request.method == "POST":
        SENT.append(request.POST["once"])
    template = engines["django"].from_string((HERE / "parts.html").read_text(encoding="utf-8"))
    steps = [("/areas/", say("Địa bàn", "Areas")), ("", say("Biểu", "Table"))]
    context = {"verdicts": list(Verdict), "rows": rows(), "form": form, "steps": steps}
    status = 422 if form.is_bound and not form.is_valid() else 200
    return HttpResponse(template.render(context, request), status=status)


@login_not_required
def where(request: HttpRequest) -> HttpResponse:
    """Answer the panel."""
    return HttpResponse(f'<div class="panel-head"><h2>{say("Từ đâu?", "From where?")}</h2></div><p>…</p>')


urlpatterns = [*pages, path("parts/", parts, name="parts"), path("where/", where, name="where")]
handler404 = "vedich.web.faults.views.not_found"
