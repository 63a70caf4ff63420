"""Heavy work is done for one account at a time, so that nobody takes the server from all others."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpResponse

from vedich.store.queries.locks import held_alone
from vedich.web.faults.views import too_fast
from vedich.web.gate.asked import Asked

View = TypeVar("View", bound=Callable[..., HttpResponse])


def one_at_a_time(view: View) -> View:
    """Do for an account one such thing at a time, in whichever process; a second one is told to wait.

    For views that make or read workbooks, under `needs` or of somebody signed in.
    """

    @wraps(view)
    def given(request: Asked, **where: Any) -> HttpResponse:
        with held_alone(f"heavy:{request.user.pk}") as mine:
            return view(request, **where) if mine else too_fast(request)

    return given  # type: ignore[return-value]
