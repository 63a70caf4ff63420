"""The script that answers for kept forms where the line is down; it is the same for everybody."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

_SCRIPT = Path(__file__).parents[1] / "static/script/offline-worker.js"


@login_not_required
def worker(request: HttpRequest) -> HttpResponse:
    """Give the script of the worker; from this address it answers for reports and for nothing else."""
    answer = HttpResponse(_script(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@cache
def _script() -> bytes:
    return _SCRIPT.read_bytes()
