"""A page that only reads may use what this process remembers of the record, as far as no event touched it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from vedich.store.remembering import remembering


def with_memory(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Look once how far the record is, before anything is asked of it; whoever sends a form reads anew."""

    def remembered(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return answer(request)
        with remembering():
            return answer(request)

    return remembered
