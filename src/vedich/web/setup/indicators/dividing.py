"""Ways to divide indicators (phân tổ) as an office needs them: those on record, and a new one."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from vedich.access.policy import Permission
from vedich.actions.indicators import define_breakdown
from vedich.domain.breakdown import Breakdown, Category
from vedich.store.queries.breakdowns import breakdowns
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import needs
from vedich.web.parts.words import later, say, spoken
from vedich.web.setup.trying import attempt


class BreakdownForm(forms.Form):
    """A breakdown: what it is called, and its parts, one a line."""

    vi = forms.CharField(
        label=later("Chia theo", "Divided by"),
        help_text=later("Ví dụ khoản thu, loại cây trồng", "Like kind of revenue"),
        max_length=200,
    )
    parts = forms.CharField(
        label=later("Các phần, mỗi dòng một phần", "Its parts, one a line"),
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    is_whole = forms.BooleanField(
        label=later("Các phần cộng lại đủ số chung", "The parts make up the whole"),
        help_text=later(
            "Bỏ chọn nếu chỉ là “trong đó”: khi ấy chỉ kiểm tra các phần không hơn số chung",
            "Leave blank where they leave something out: then they may only not be more than the whole",
        ),
        required=False,
        initial=True,
    )

    def clean(self) -> dict[str, Any]:
        """Make the breakdown; its keys are its words without marks."""
        now = super().clean() or {}
        if self.errors:
            return now
        names = [line.strip()[:200] for line in now["parts"].splitlines() if line.strip()]
        parts = tuple(Category(_key(name), name) for name in names)
        try:
            now["word"] = Breakdown(_key(now["vi"]), now["vi"], "", parts, now["is_whole"])
        except ValueError:
            told = say(
                "Cần ít nhất hai phần, tên không trùng nhau.",
                "Give two parts at least, each with its own name.",
            )
            self.add_error("parts", told)
        return now


def _key(name: str) -> str:
    """Give a key for a name.

    >>> _key("Thu từ đất đai")
    'thu-tu-dat-dai'
    """
    bare = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(sign for sign in bare if sign.isascii())).strip("-")[:60]


@needs(Permission.MANAGE_INDICATORS)
def new_breakdown(request: Asked) -> HttpResponse:
    """Show the breakdowns on record, and define one more."""
    form = BreakdownForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        word = form.cleaned_data["word"]
        if attempt(request, form, define_breakdown, field="vi", breakdown=word) is not None:
            told = say(
                "Đã lập phân tổ. Mở một chỉ tiêu và chọn phân tổ này để biểu nhập hỏi từng phần.",
                "The breakdown is defined. Choose it at an indicator, and forms ask for its parts.",
            )
            messages.success(request, told)
            return redirect("setup_breakdown_new")
    known = [
        (word.wording.say(spoken()), [part.wording.say(spoken()) for part in word.parts], word.is_whole)
        for word in breakdowns().values()
    ]
    context = {"form": form, "known": known}
    return render(request, "setup/indicators/dividing.html", context, status=422 if form.errors else 200)
