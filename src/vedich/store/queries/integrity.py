"""What is open in the record, who explains it by when, and what was said; as values for doors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vedich.store.integrity.catalogue import contradictions
from vedich.store.models import Violation


@dataclass(frozen=True, slots=True)
class Case:
    """Something that contradicts itself in the record.

    Nulls: `id` and the days are None for what was only looked at and not kept; `agency` is empty where no
    agency serves the area.
    """

    id: int | None
    code: str
    subject: str
    words: str
    found_on: date | None = None
    due: date | None = None
    agency: str = ""
    explained: tuple[str, ...] = ()


def cases(day: date, select: Sequence[str] = (), *, lang: str = "vi") -> Iterator[Case]:
    """Look through the record, and give each finding with what is kept of it."""
    kept = {
        (row.check_code, row.subject): row
        for row in Violation.objects.filter(gone_on=None)
        .select_related("explained_by")
        .prefetch_related("explanations")
    }
    for one in contradictions(day, select):
        words = one.vi if lang == "vi" else one.en
        row = kept.get((one.code, one.subject))
        if row is None:
            yield Case(None, one.code, one.subject, words)
            continue
        said = tuple(each.text for each in sorted(row.explanations.all(), key=lambda each: each.pk))
        agency = row.explained_by.vi if row.explained_by else ""
        yield Case(row.pk, one.code, one.subject, words, row.found_on, row.due, agency, said)
