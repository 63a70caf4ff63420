"""What a page needs: a right in the area that its address names, in the record as a whole, or a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse

from vedich.access.policy import Permission
from vedich.access.require import may
from vedich.store.queries.areas import area_of
from vedich.web.gate.asked import Asked

View = TypeVar("View", bound=Callable[..., HttpResponse])


@dataclass(frozen=True, slots=True)
class Need:
    """What a view asks for; `area` names the part of the address, '' the record as a whole.

    Nulls: without a permission anybody who is signed in may see the page; it shows what they may see.
    """

    permission: Permission | None = None
    area: str = ""


def needs(permission: Permission, *, area: str = "") -> Callable[[View], Callable[..., HttpResponse]]:
    """Let only those see a page who have a right, in the area whose key the address carries as `area`.

    The view gets the area itself in the place of its key. Whoever lacks the right gets the same answer as for
    an area that does not exist.
    """

    def wrap(view: View) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, **where: Any) -> HttpResponse:
            asked: Asked = request  # type: ignore[assignment]
            found = area_of(where[area]) if area else None
            if (area and found is None) or not may(asked.user, permission, found, asked.day):
                raise Http404
            if area:
                where[area] = found
            return view(asked, **where)

        guarded.need = Need(permission, area)  # type: ignore[attr-defined]
        return guarded

    return wrap


def for_everybody_signed_in(view: View) -> View:
    """Let anybody who is signed in see a page; what it shows is scoped by its query."""
    view.need = Need()  # type: ignore[attr-defined]
    return view
