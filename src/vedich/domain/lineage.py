"""What became of an area: merged, split, renamed, moved; and how much of it went where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class SuccessionKind(StrEnum):
    """How one area passed into another.

    Every kind but `SPLIT_FROM` carries the whole of the old area; `TRANSFERRED` gives it another parent.
    """

    MERGED_INTO = "merged_into"
    SPLIT_FROM = "split_from"
    RENAMED = "renamed"
    TRANSFERRED = "transferred"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Succession:
    """One step from an old area to a new one.

    `share` is the part (0..1) of a split area that went into the new one, measured by `weight_basis`
    (population, area, households ...); None when nobody published it. A whole area needs no share.

    >>> Succession("huyện A", "xã B", date(2025, 7, 1), SuccessionKind.SPLIT_FROM).estimated
    True

    Raises:
        ValueError: the share lies outside 0..1, or a whole area passes on as less than itself.
    """

    old: str
    new: str
    on: date
    kind: SuccessionKind
    share: Decimal | None = None
    weight_basis: str | None = None

    def __post_init__(self) -> None:
        if self.share is None:
            return
        if not 0 < self.share <= 1:
            raise ValueError(
                f"{self.old!r} passes {self.share} of itself to {self.new!r}; write a part in 0..1."
            )
        if self.share < 1 and not self.estimated:
            raise ValueError(
                f"{self.old!r} passes only {self.share} of itself to {self.new!r} but is {self.kind.value}; "
                "call it split_from, so that its figures are marked as estimated."
            )

    @property
    def estimated(self) -> bool:
        """Say whether figures carried along this step can only be estimated: an old half of a split is."""
        return self.kind is SuccessionKind.SPLIT_FROM

    @property
    def passes_on(self) -> Decimal | None:
        """Give the part of the old area that this step carries; None when nobody knows."""
        return self.share if self.estimated else Decimal(1)


@dataclass(frozen=True, slots=True)
class Descent:
    """An area at the other end of a lineage, and how much of the way's start lies in it."""

    area: str
    share: Decimal | None
    estimated: bool


@dataclass(frozen=True, slots=True)
class Lineage:
    """All successions, walked forwards or backwards.

    >>> half = Decimal("0.5")
    >>> lineage = Lineage.of([
    ...     Succession("a", "x", date(2025, 7, 1), SuccessionKind.SPLIT_FROM, half, "population"),
    ...     Succession("a", "y", date(2025, 7, 1), SuccessionKind.SPLIT_FROM, half, "population"),
    ...     Succession("b", "y", date(2025, 7, 1), SuccessionKind.MERGED_INTO),
    ... ])
    >>> [(descent.area, descent.share) for descent in lineage.became("a")]
    [('x', Decimal('0.5')), ('y', Decimal('0.5'))]
    >>> [(descent.area, descent.estimated) for descent in lineage.made_of("y")]
    [('a', True), ('b', False)]
    """

    forwards: Mapping[str, tuple[Succession, ...]]
    backwards: Mapping[str, tuple[Succession, ...]]

    @classmethod
    def of(cls, successions: Iterable[Succession]) -> Lineage:
        """Gather successions in the order given."""
        forwards: dict[str, list[Succession]] = defaultdict(list)
        backwards: dict[str, list[Succession]] = defaultdict(list)
        for succession in successions:
            forwards[succession.old].append(succession)
            backwards[succession.new].append(succession)
        return cls(
            {area: tuple(steps) for area, steps in forwards.items()},
            {area: tuple(steps) for area, steps in backwards.items()},
        )

    def became(self, area: str, until: date | None = None) -> tuple[Descent, ...]:
        """Give what an area turned into, in the end or as it stood on `until`.

        Nulls: a share is None when a step on the way has none; an area without successors gives itself.
        """

        def steps(place: str) -> list[tuple[str, Succession]]:
            known = self.forwards.get(place, ())
            return [(step.new, step) for step in known if until is None or step.on <= until]

        return _ends(area, steps)

    def made_of(self, area: str, since: date | None = None) -> tuple[Descent, ...]:
        """Give what an area was made of, at first or as it stood just before the changes after `since`.

        The share is the part of the *old* area that lies in this one.
        """

        def steps(place: str) -> list[tuple[str, Succession]]:
            known = self.backwards.get(place, ())
            return [(step.old, step) for step in known if since is None or step.on > since]

        return _ends(area, steps)


def _ends(area: str, steps: Callable[[str], list[tuple[str, Succession]]]) -> tuple[Descent, ...]:
    """Walk to the ends, multiply shares along each way and add up the ways that meet."""
    found: dict[str, Descent] = {}

    def walk(here: Descent, way: frozenset[str]) -> None:
        # A succession that leads back to where the way came from would never end; it is left out.
        onward = [(place, step) for place, step in steps(here.area) if place not in way]
        if not onward:
            before = found.get(here.area)
            found[here.area] = here if before is None else _joined(before, here)
        for place, step in onward:
            passed = step.passes_on
            share = None if here.share is None or passed is None else here.share * passed
            walk(Descent(place, share, here.estimated or step.estimated), way | {place})

    walk(Descent(area, Decimal(1), False), frozenset({area}))
    return tuple(found.values())


def _joined(one: Descent, other: Descent) -> Descent:
    share = None if one.share is None or other.share is None else one.share + other.share
    return Descent(one.area, share, one.estimated or other.estimated)
