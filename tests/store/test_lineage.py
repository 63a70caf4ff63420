"""The reform of 2025 as the record holds it, counted in the record's own tables.

The source says 471 split communes (397, 58, 15, 1) and 441 that hold a piece; 29 and 27 of these are two
communes of one name taken for one (docs/method/areas.md), which the catalog corrects.
"""

from __future__ import annotations

from tests.actions.conftest import NOW
from vedich.actions.founding import found_record
from vedich.store.integrity.catalogue import contradictions
from vedich.store.models import Area, AreaSuccession
from vedich.store.queries.succession import lineage_counts


def test_the_whole_nation_of_both_eras_has_the_known_counts(record: str) -> None:
    found_record(at=NOW, admin="admin", name="Quản trị")

    def count(level: str, *, present: bool) -> int:
        return Area.objects.filter(level=level, until__isnull=present).count()

    assert (count("province", present=True), count("province", present=False)) == (34, 63)
    # Five island districts had no communes; with them it is the 10.040 that are known.
    assert (count("commune", present=True), count("commune", present=False)) == (3321, 10_040 - 5)
    assert (count("district", present=True), count("district", present=False)) == (0, 696)
    assert lineage_counts() == {
        "split": 442,
        "split_in_2": 370,
        "split_in_3": 56,
        "split_in_4": 15,
        "split_in_5": 1,
        "with_a_piece": 414,
        "one_undivided": 137,
    }
    assert not AreaSuccession.objects.filter(estimated=True).exclude(kind="split_from").exists()
    assert [one.say("vi") for one in contradictions(NOW.date())] == []
