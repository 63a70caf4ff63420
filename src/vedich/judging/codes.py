"""The words that the steps themselves write: verdicts and rules, why something cannot be judged, and so on.

An engine may keep such a word as a small number. They stand in the order of the alphabet, so that the least
and the largest of several are the same whether they are compared as words or by their numbers.
"""

from __future__ import annotations

from vedich.domain.target import Basis
from vedich.domain.verdict import Verdict
from vedich.judging.rules import RULES

# Whose the figure of a result is, and how the figure of a term was made.
WAYS = ("own", "rolled_up", "derived", "years_added", "years_averaged", "year_end")
TIME_BASES = ("actual", "estimate")
# By what a result that falls short may still be near: `CASE` in the step `goals`.
SCALES = ("share", "points", "none")
PACES = ("safe", "watch", "risk", "alarm")

CODES: tuple[str, ...] = tuple(
    sorted(
        {
            *(basis.value for basis in Basis),
            *(verdict.value for verdict in Verdict),
            *RULES,
            *WAYS,
            *TIME_BASES,
            *SCALES,
            *PACES,
        }
    )
)
