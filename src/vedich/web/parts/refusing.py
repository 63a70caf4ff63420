"""Why a page of judged targets cannot be shown, in a sentence that says what to do."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from vedich.judging.schemes import SchemeError
from vedich.store.queries.areas import AreaRow
from vedich.web.gate.asked import Asked
from vedich.web.parts.words import say, spoken


def cannot_be_judged(request: Asked, area: AreaRow, error: Exception) -> HttpResponse:
    """Answer a question about a day or set of which nothing can be judged."""
    if isinstance(error, SchemeError):
        why = say(
            "Chưa có ngưỡng đánh giá nào hiệu lực vào ngày này. Hãy chọn tháng sau đó.",
            "No margins of judgement are in force on that day. Choose a later month.",
        )
    else:
        why = getattr(error, "en" if spoken() == "en" else "vi")
    return render(request, "parts/cannot_be_judged.html", {"area": area, "why": why}, status=422)
