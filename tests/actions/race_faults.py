"""What must never come of a race of people at one thing."""

from __future__ import annotations

from collections import Counter

# What must never come of a race.
FAULTS = frozenset(
    {
        "silent overwrites",
        "unseen approvals",
        "self-approvals",
        "moved twice",
        "approvals that are sealed otherwise",
        "told wrongly what stands there",
        "one sending answered differently",
        "submitted with other figures",
        "versions too many or too few",
        "figures too many or too few",
        "faults of the record",
        "unforeseen",
    }
)


def faults(found: Counter[str]) -> dict[str, int]:
    """Give what came of a race that must not, with how often."""
    return {name: count for name, count in found.items() if count and name in FAULTS}
