"""What on record refers to an indicator: whoever changes or closes it sees first what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vedich.store.models import IndicatorSet, IndicatorVersion, Observation, SetItem, Target
from vedich.store.queries.definitions import Named, all_indicators


@dataclass(frozen=True, slots=True)
class Referring:
    """How many targets and figures an indicator has, which sets list it, what is worked out from it."""

    targets: int
    figures: int
    sets: tuple[str, ...]
    built: tuple[Named, ...]

    @property
    def nothing(self) -> bool:
        """Say whether nothing hangs on it."""
        return not (self.targets or self.figures or self.sets or self.built)


@dataclass(frozen=True, slots=True)
class Listing:
    """A set of indicators: its lines with their labels, headings and codes.

    Nulls: `since` None holds from the first.
    """

    key: str
    vi: str
    since: date | None
    until: date | None
    lines: tuple[tuple[str, str, str], ...]

    @property
    def count(self) -> int:
        """Count the indicators it lists."""
        return sum(bool(code) for _, _, code in self.lines)


def referring_to(code: str) -> Referring:
    """Give what refers to an indicator."""
    sets = SetItem.objects.filter(indicator__code=code).values_list("set__vi", flat=True).distinct()
    newest = {
        row[0]: row[1]
        for row in IndicatorVersion.objects.order_by("version").values_list("indicator__code", "aggregation")
    }
    made = {other for other, way in newest.items() if code in _codes(way)}
    return Referring(
        Target.objects.filter(indicator__code=code).count(),
        Observation.objects.filter(indicator__code=code).count(),
        tuple(sets),
        tuple(one for one in all_indicators() if one.code in made),
    )


def _codes(way: str) -> set[str]:
    rest = way.partition(":")[2]
    for sign in "/,*-":
        # A code has a dash of its own: only one in front is a sign.
        rest = rest.lstrip("-") if sign == "-" else rest.replace(sign, " ")
    return set(rest.split())


def counts_of_versions() -> dict[str, tuple[int, date | None]]:
    """Give how many versions each indicator has, and the last day of the newest (None: open)."""
    found: dict[str, tuple[int, date | None]] = {}
    rows = IndicatorVersion.objects.order_by("version").values_list("indicator__code", "version", "until")
    for code, version, until in rows:
        found[code] = (version, until)
    return found


def listings() -> list[Listing]:
    """Give the sets of indicators with their lines."""
    found = []
    for row in IndicatorSet.objects.order_by("vi", "pk"):
        lines = row.items.order_by("position").values_list("label", "heading", "indicator__code")
        told = tuple((label, heading, code or "") for label, heading, code in lines)
        found.append(Listing(row.key, row.vi, row.since, row.until, told))
    return found
