"""The scheme a judgement follows on a day: the catalog's dated thresholds, an office's own laid over them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from vedich.domain.verdict import NOT_YET, Verdict
from vedich.judging import schemes
from vedich.store.models import Scheme
from vedich.store.remembering import remembered_of_areas

MARGINS = ("near_share", "near_points", "pace_safe", "pace_watch", "pace_risk")


@dataclass(frozen=True, slots=True)
class OfficeScheme:
    """The margins of a judgement, what its verdicts are called, and where that comes from.

    `sources` leads from each margin that the office set itself, and from 'names', to what it follows; the
    others are the catalog's. `own` are the ids of the office's rows.
    """

    margins: schemes.Scheme
    names: Mapping[Verdict, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    own: tuple[int, ...] = ()

    def name_of(self, verdict: Verdict, lang: str = "vi", *, is_over: bool = True) -> str:
        """Give what the office calls a verdict; its own name is Vietnamese.

        While the months of a target are not over it is not missed, but not met yet.
        """
        if verdict is Verdict.MISSED and not is_over:
            return NOT_YET.say(lang)
        own = self.names.get(verdict, "") if lang == "vi" else ""
        return own or verdict.wording.say(lang)


@remembered_of_areas
def scheme_on(day: date, known_on: date | None = None) -> OfficeScheme:
    """Give the scheme in force on a day, as it was known on another (None: as it is known now).

    The catalog's thresholds of that day come first; rows of the office's own follow in the order of their
    days, each over the ones before it.

    Raises:
        SchemeError: neither the catalog nor the office has every threshold for that day.
    """
    rows = Scheme.objects.filter(since__lte=day).order_by("since", "pk")
    if known_on is not None:
        rows = rows.filter(event__at__date__lte=known_on)
    told = list(rows)
    found = OfficeScheme(_of_the_catalog(day, told))
    for row in told:
        own = {name: getattr(row, name) for name in MARGINS if getattr(row, name) is not None}
        names = {Verdict(verdict): word for verdict, word in json.loads(row.names or "{}").items()}
        sources = dict.fromkeys([*own, *(["names"] if names else [])], row.source)
        found = replace(
            found,
            margins=replace(found.margins, **own),
            names={**found.names, **names},
            sources={**found.sources, **sources},
            own=(*found.own, row.pk),
        )
    return found


def _of_the_catalog(day: date, own: Sequence[Scheme]) -> schemes.Scheme:
    """Give the catalog's margins; before its first day, those that the office has said itself."""
    try:
        return schemes.scheme_on(day)
    except schemes.SchemeError:
        said = {name: [value for row in own if (value := getattr(row, name)) is not None] for name in MARGINS}
        if not all(said.values()):
            raise
        return schemes.Scheme(**{name: values[-1] for name, values in said.items()}, on=day)
