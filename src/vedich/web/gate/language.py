"""Pages speak Vietnamese until a person asks for English; the browser's own language is not asked."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

COOKIE = "vedich-lang"
LANGUAGES = ("vi", "en")


def spoken_language(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer in the language that the person chose."""

    def spoken(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(COOKIE, "")
        with translation.override(chosen if chosen in LANGUAGES else LANGUAGES[0]):
            response = answer(request)
            response.headers.setdefault("Content-Language", translation.get_language() or LANGUAGES[0])
        return response

    return spoken
