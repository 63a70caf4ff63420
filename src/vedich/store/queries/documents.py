"""Documents of the record for doors: what was confirmed of a file before."""

from __future__ import annotations

from vedich.store.models import DeclaredJudgement, Observation, TargetVersion


def confirmed_places(file_hash: str) -> frozenset[tuple[int, int]]:
    """Give the places of a file, by the hash of its bytes, whose figures stand in the record."""
    found: set[tuple[int, int]] = set()
    for table in (Observation, TargetVersion):
        rows = table._default_manager.filter(document__file__sha256=file_hash)
        for start, end in rows.values_list("span_start", "span_end"):
            if start is not None and end is not None:
                found.add((start, end))
    return frozenset(found)


def declared_words(file_hash: str) -> frozenset[str]:
    """Give the words of the counts that were confirmed of a file."""
    rows = DeclaredJudgement.objects.filter(document__file__sha256=file_hash)
    return frozenset(rows.values_list("surface", flat=True))
