"""What every answer tells the browser: load nothing from elsewhere, run nothing but files of ours."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        # A drawing of the second factor's secret is a data address.
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "manifest-src 'self'",
    )
)
# What was handed in from outside is never a page of ours: `answer["Content-Security-Policy"] = SANDBOX`.
SANDBOX = "default-src 'none'; sandbox"

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Permitted-Cross-Domain-Policies": "none",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    # A page is for one person at one moment; static files say for themselves how long they keep.
    "Cache-Control": "private, no-store",
}


def strict_headers(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Put the headers on every answer that does not say otherwise."""

    def strict(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return strict
