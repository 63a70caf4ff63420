"""Make the site ready before anybody asks: what the first pages would wait for is read and compiled here."""

from __future__ import annotations

import gc
import logging
from datetime import date, timedelta
from pathlib import Path

from django.db import DatabaseError, connections
from django.template.loader import get_template
from django.urls import reverse

from vedich.catalog.load import catalog
from vedich.site.configuration import WEB
from vedich.store.facts.bordered import Borders
from vedich.store.facts.measured import Meanings
from vedich.store.queries.areas import titles_of
from vedich.store.queries.definitions import all_indicators
from vedich.store.queries.months import last_planned_month
from vedich.store.remembering import remembering
from vedich.web.gate.passed_on import pass_on_through

# Pages make thousands of small things that refer to nothing in a circle: looking for circles among them every
# seven hundred, as is usual, takes a tenth of the time.
_SELDOM = (20_000, 20, 20)

_LOG = logging.getLogger(__name__)


def warm(today: date, pages: Path | None = None) -> None:
    """Compile addresses and templates, and remember areas and indicators; processes divided later have all.

    `pages` is a folder through which they pass pages on to each other. A record that cannot be read now is
    read by the first page that needs it.
    """
    pass_on_through(pages)
    reverse("home")
    for path in sorted(WEB.rglob("*.html")):
        get_template(path.relative_to(WEB).as_posix())
    catalog()
    try:
        with remembering():
            _remember(today)
    except DatabaseError:
        _LOG.warning("The record could not be read before the first page.", exc_info=True)
    connections.close_all()  # a connection does not survive the division of a process
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)


def _remember(today: date) -> None:
    """Read what every page asks for: how areas hang together, and what is measured, as shown first."""
    month = last_planned_month(today.replace(day=1) - timedelta(days=1))
    for day in {today, month}:
        Meanings.on(day)
        Borders.on(day)
    all_indicators()
    titles_of((), today)
