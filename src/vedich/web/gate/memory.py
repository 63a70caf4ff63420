"""A page may use what this process remembers of the record, as far as no event touched it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from vedich.store.remembering import remembering


def with_memory(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Look once how far the record is, before anything is asked of it, and again after every action."""

    def remembered(request: HttpRequest) -> HttpResponse:
        with remembering():
            return answer(request)

    return remembered
