"""A session ends when nobody used it for a while, and in any case after a working day."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from vedich.web.gate.profiles import profile
from vedich.web.parts.words import say

BEGAN, SEEN = "began", "seen"
# A page does not cost a write: the time of the last request is kept to the minute.
_GRAIN = 60


def session_limits(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Sign out whoever was away too long, before the page is made."""

    def limited(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not _within(request):
            logout(request)
            request.roles = frozenset()  # type: ignore[attr-defined]
            messages.info(
                request,
                say(
                    "Bạn đã rời máy khá lâu nên phiên làm việc đã đóng. Hãy đăng nhập lại để tiếp tục; "
                    "những gì đã lưu vẫn còn.",
                    "You were away for a while, so the session was closed. Sign in to go on; what was saved "
                    "is still there.",
                ),
            )
        return answer(request)

    return limited


def _within(request: HttpRequest) -> bool:
    limits = profile()
    now = int(request.at.timestamp())  # type: ignore[attr-defined]
    began, seen = request.session.get(BEGAN), request.session.get(SEEN)
    if began is None or seen is None:
        request.session[BEGAN] = request.session[SEEN] = now
        return True
    idle = limits.idle_for(request.roles)  # type: ignore[attr-defined]
    if now - began > limits.absolute * 60 or now - seen > idle * 60:
        return False
    if now - seen >= _GRAIN:
        request.session[SEEN] = now
    return True
