"""What of the record changed since a year was laid out: proved, or the files of that year are not used.

Rows of the record are never changed. What files say of a year can go wrong only by rows that came later, by
reports whose state moved, by corrections from other years, and by indicators that are defined anew. Events
are chained: the heads of all chains at the layout tell which events, and so which rows, came after it. They
also prove that the record is the one that was laid out, and not an older copy that went another way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import connection

from vedich.store.chain import digest
from vedich.store.facts.measured import Meanings
from vedich.store.models import ChainHead, Event, Observation, Submission

_SEQ_BITS = 40
# How long a list of numbers in one question to the database may get.
_IN_A_LIST = 5_000

# By the name of a chain: the number of its head, the last event and its hash.
Heads = dict[str, tuple[int, int, str]]
# By report: how often it was changed, and its state.
Reports = dict[int, tuple[int, str]]


def heads_now() -> Heads:
    """Give where all chains end."""
    return {
        chain: (pk, seq, hash_)
        for chain, pk, seq, hash_ in ChainHead.objects.values_list("chain", "pk", "seq", "hash")
    }


def reports_of(year: int) -> Reports:
    """Give the reports that results of a year rest on, as they stand now."""
    rows = (
        Submission.objects.filter(
            pk__in=Observation.objects.filter(
                period_end__gte=f"{year}-01-01", period_end__lte=f"{year}-12-31", submission__isnull=False
            ).values("submission")
        )
        .order_by("pk")
        .values_list("pk", "edition", "state")
    )
    return {pk: (edition, state) for pk, edition, state in rows.iterator(chunk_size=20_000)}


def reports_now() -> Reports:
    """Give all reports as they stand now."""
    rows = Submission.objects.values_list("pk", "edition", "state")
    return {pk: (edition, state) for pk, edition, state in rows.iterator(chunk_size=20_000)}


def meanings_digest(meanings: Meanings) -> str:
    """Give the digest of all that figures are carried into the measures of their indicators by."""
    return digest(
        [
            [pk, one.printed, one.kind.value, one.measure.base, str(one.measure.factor), str(one.measure.per)]
            for pk, one in sorted(meanings.by_id.items())
        ]
    )


def is_this_record(heads: Heads) -> bool:
    """Say whether the record still holds the events that chains ended with, so that it only grew since."""
    wanted = {(chain, seq, hash_) for chain, (_, seq, hash_) in heads.items() if seq}
    found = Event.objects.filter(hash__in=[hash_ for _, _, hash_ in wanted])
    return wanted == set(found.values_list("chain", "seq", "hash"))


def has_rows_without_event() -> bool:
    """Say whether results lie on record that no event tells of: then nothing can be proved of later ones."""
    return Observation.objects.filter(event=None).exists()


@dataclass(frozen=True, slots=True)
class Since:
    """The events that came after a layout, as ranges of their numbers, and the reports that moved."""

    events: tuple[tuple[int, int], ...]
    moved: tuple[int, ...]

    @classmethod
    def of(cls, heads: Heads, now: Heads, then: Reports, reports: Mapping[int, tuple[int, str]]) -> Since:
        """Compare the heads and reports at a layout with those of now."""
        ranges = []
        for chain, (pk, seq, _) in sorted(now.items()):
            before = heads.get(chain, (pk, 0, ""))[1]
            if seq > before:
                ranges.append(((pk << _SEQ_BITS) | before, (pk + 1) << _SEQ_BITS))
        moved = tuple(pk for pk, state in then.items() if reports.get(pk) != state)
        return cls(tuple(ranges), moved)

    def conditions(self) -> Iterator[str]:
        """Yield conditions on rows `o` that together name every result that came, or moved, since.

        A result may be named by more than one.
        """
        if self.events:
            yield (
                "("
                + " OR ".join(f"(o.event_id > {low} AND o.event_id < {high})" for low, high in self.events)
                + ")"
            )
        for start in range(0, len(self.moved), _IN_A_LIST):
            yield f"o.submission_id IN ({', '.join(map(str, self.moved[start : start + _IN_A_LIST]))})"

    def corrected(self) -> set[int]:
        """Give the results, of any year, that results which came since correct."""
        if not self.events:
            return set()
        (events,) = (condition for condition in self.conditions() if "event_id" in condition)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT o.supersedes_id FROM store_observation o "
                f"WHERE o.supersedes_id IS NOT NULL AND {events}"
            )
            return {row[0] for row in cursor.fetchall()}


def corrected_from_outside(year: int) -> set[int]:
    """Give the results of a year that results of another year correct."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT o.id FROM store_observation c JOIN store_observation o ON o.id = c.supersedes_id "
            "WHERE c.supersedes_id IS NOT NULL AND o.period_end >= %s AND o.period_end <= %s "
            "AND NOT (c.period_end >= %s AND c.period_end <= %s)",
            [f"{year}-01-01", f"{year}-12-31"] * 2,
        )
        return {row[0] for row in cursor.fetchall()}
