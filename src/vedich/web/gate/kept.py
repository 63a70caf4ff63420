"""Pages that were made are given again as long as nothing they show can have changed.

A page is kept for the person it was made for, in their language and look, and passed on to the other
processes of the server. It is made anew after any event in a chain that it may show something of, after
areas, accounts or indicators changed, when a board of its area was judged anew, and on another day. The right
to see it is asked for each time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.utils.translation import get_language

from vedich.store.queries.standing import marks_of
from vedich.store.remembering import moment
from vedich.store.shelf import Shelf
from vedich.web.account.look import look_of
from vedich.web.gate.asked import Asked
from vedich.web.gate.passed_on import fetched, pass_on
from vedich.web.gate.told import is_something_told

View = TypeVar("View", bound=Callable[..., HttpResponse])

# All pages of a process together, in bytes.
_ROOM = 96 * 1024 * 1024
_TOKEN = re.compile(rb'(?:"X-CSRFToken": "|name="csrfmiddlewaretoken" value=")([A-Za-z0-9]{64})')
# A key of a form is for one sending alone.
_ONCE = b'name="once"'


@dataclass(frozen=True, slots=True)
class _Page:
    """A page without its form tokens: they stand between the parts."""

    parts: tuple[bytes, ...]
    type: str

    @property
    def size(self) -> int:
        return sum(map(len, self.parts)) + 500


_SHELF: Shelf[_Page] = Shelf(_ROOM)


def kept(view: View) -> View:
    """Keep what a view shows; for views that read the record alone, under `needs` or of somebody signed in.

    A view about an area shows of the record what belongs to that area, to those that ever lay below it and to
    those it was made of, and the ground: of the chains of other provinces that stand today it shows nothing.
    One without an area may show of all.
    """

    @wraps(view)
    def given(request: Asked, **where: Any) -> HttpResponse:
        key = _key(request, view, where)
        if key is None:
            return view(request, **where)
        page = _SHELF.get(key)
        if page is None and (page := fetched(key, _Page)) is not None:
            _SHELF.put(key, page, page.size)
        if page is not None:
            token = get_token(request).encode()
            return HttpResponse(token.join(page.parts), content_type=page.type)
        answer = view(request, **where)
        if (made := _page_of(answer)) is not None:
            _SHELF.put(key, made, made.size)
            pass_on(key, made)
        return answer

    return given  # type: ignore[return-value]


def _key(request: Asked, view: Callable[..., HttpResponse], where: dict[str, Any]) -> Hashable | None:
    """Give all that a page depends on; None where it is for this once."""
    now = moment()
    # A message is shown once.
    if now is None or request.method != "GET" or is_something_told(request):
        return None
    return (
        f"{view.__module__}.{view.__qualname__}",
        request.get_full_path(),
        request.in_part,
        request.user.pk,
        get_language(),
        str(look_of(request)),
        request.day,
        now.ground,
        marks_of(where.get("area")),
    )


def _page_of(answer: HttpResponse) -> _Page | None:
    if answer.status_code != 200 or answer.streaming or answer.cookies or _ONCE in answer.content:
        return None
    if set(answer.headers) - {"Content-Type"}:
        return None
    tokens = set(_TOKEN.findall(answer.content))
    if len(tokens) > 1:
        return None
    parts = answer.content.split(tokens.pop()) if tokens else [answer.content]
    return _Page(tuple(parts), answer.headers["Content-Type"])
