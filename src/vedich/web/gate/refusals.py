"""An action that was refused is a page that says why and what to do; no right looks like nothing there."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from vedich.access.require import NotAllowedError
from vedich.actions.trouble import ActionError
from vedich.domain.submission import WrongMoveError
from vedich.store.kept_files import LostFileError

_log = logging.getLogger("vedich.web")


class refusals:  # noqa: N801 - Django calls a middleware by its factory's name
    """Turn the refusals of the record into answers."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Give the page for a refusal; anything else goes on to be a fault."""
        from vedich.web.faults.views import conflict, not_found

        if isinstance(error, NotAllowedError):
            # The same answer as for what does not exist, so that nobody learns what is there.
            _log.info("refused %s to account %s at %s", error.permission.value, request.user.pk, request.path)
            return not_found(request, Http404())
        if isinstance(error, ActionError | WrongMoveError):
            return conflict(request, error.vi if get_language() == "vi" else str(error))
        if isinstance(error, LostFileError):
            _log.error("lost file at %s: %s", request.path, error)
            return conflict(request, error.vi if get_language() == "vi" else error.en)
        return None
