"""An action asked for by a form: what the record refuses stands in the form, as a sentence."""

from __future__ import annotations

from typing import Any

from django import forms

from vedich.actions.deed import Action
from vedich.actions.trouble import ActionError, StaleError
from vedich.web.gate.asked import Asked
from vedich.web.parts.doing import do
from vedich.web.parts.words import spoken


def attempt(
    request: Asked, form: forms.Form, action: Action, *, field: str | None = None, **what: Any
) -> dict[str, Any] | None:
    """Run an action and give its reply; a refusal stands at `field` (None: above the form), and gives None.

    Raises:
        StaleError: somebody changed the thing meanwhile; the page shows both.
        NotAllowedError: the person may not do this; shown as a page that is not there.
    """
    try:
        return do(request, action, **what)
    except StaleError:
        raise
    except ActionError as error:
        form.add_error(field, error.why[spoken() == "en"])
        return None
