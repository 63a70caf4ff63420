"""A reorganisation as it is planned: what merges, is divided, passes over, changes its name or its parent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from vedich.domain.area import AreaType
from vedich.domain.wording import Wording

# Shares are kept to so many digits; the last piece takes what rounding leaves.
_SHARE = Decimal("1e-12")


class Fate(StrEnum):
    """What is decided for the targets of an area that ceases."""

    CARRIED_OVER = "carried_over"
    ENDED = "ended"
    REPLACED = "replaced"


class WeightBasis(StrEnum):
    """What the pieces of an area are measured by."""

    POPULATION = "population"
    AREA = "area"
    HOUSEHOLDS = "households"

    @property
    def wording(self) -> Wording:
        """Give the words for people."""
        return _BASES[self]


_BASES = {
    WeightBasis.POPULATION: Wording("dân số", "population"),
    WeightBasis.AREA: Wording("diện tích", "area of land"),
    WeightBasis.HOUSEHOLDS: Wording("số hộ", "households"),
}


class ReorganisationState(StrEnum):
    """Where a reorganisation stands; one that has taken effect or was withdrawn never changes again."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    EFFECTIVE = "effective"
    WITHDRAWN = "withdrawn"

    @property
    def wording(self) -> Wording:
        """Give the words for people."""
        return _STATES[self]

    @property
    def is_open(self) -> bool:
        """Say whether nothing has happened yet, so that it can still be changed or withdrawn."""
        return self in {ReorganisationState.PLANNED, ReorganisationState.CONFIRMED}


_STATES = {
    ReorganisationState.PLANNED: Wording("đang chuẩn bị", "being planned"),
    ReorganisationState.CONFIRMED: Wording(
        "đã xác nhận, chờ ngày hiệu lực", "confirmed, waiting for its day"
    ),
    ReorganisationState.EFFECTIVE: Wording("đã có hiệu lực", "in effect"),
    ReorganisationState.WITHDRAWN: Wording("đã rút lại", "withdrawn"),
}


class ReorganisationError(ValueError):
    """Raised when a plan contradicts itself; `vi` and `en` say what is wrong and what to do."""

    def __init__(self, vi: str, en: str) -> None:
        self.vi, self.en = vi, en
        super().__init__(en)


@dataclass(frozen=True, slots=True)
class NewArea:
    """An area that begins on the day: borders that change make another area, even under the old name.

    >>> NewArea("L:xa-moi", AreaType.COMMUNE, "Mới", "T34:80").title
    'xã Mới'
    """

    key: str
    type: AreaType
    name: str
    parent: str
    code: str = ""

    @property
    def title(self) -> str:
        """Give the name with its type in front."""
        return f"{self.type.wording.vi} {self.name}"


# By what, and how much each has: aligned with the olds of a merger, the pieces of a division.
Weights = tuple[tuple[WeightBasis, tuple[Decimal | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Passing:
    """One old area, or a piece of it, into a new one. `weight` is how much of `basis` it brings along.

    Nulls: `share` None is a piece that nobody has measured; `weight` None is not known.
    """

    old: str
    new: str
    share: Decimal | None = Decimal(1)
    whole: bool = True
    weight: Decimal | None = None
    basis: WeightBasis | None = None


@dataclass(frozen=True, slots=True)
class Merging:
    """Old areas become one new area; to be taken into an existing one is to merge with it into a new one."""

    olds: tuple[str, ...]
    into: NewArea
    basis: WeightBasis | None = None
    weights: Weights = ()

    def passings(self) -> Iterator[Passing]:
        """Give each old area with its heir."""
        weights = weights_by(self.weights, self.basis, len(self.olds))
        for old, weight in zip(self.olds, weights, strict=True):
            yield Passing(old, self.into.key, weight=weight, basis=self.basis)


@dataclass(frozen=True, slots=True)
class Division:
    """One old area is divided among new ones; shares follow from the weights of the chosen basis."""

    old: str
    pieces: tuple[NewArea, ...]
    basis: WeightBasis | None = None
    weights: Weights = ()

    def passings(self) -> Iterator[Passing]:
        """Give each piece with its share."""
        weights = weights_by(self.weights, self.basis, len(self.pieces))
        for piece, share, weight in zip(self.pieces, shares_of(weights), weights, strict=True):
            yield Passing(self.old, piece.key, share, False, weight, self.basis)


@dataclass(frozen=True, slots=True)
class PieceMoved:
    """A piece of an area passes to another one: both get other borders, so both begin anew.

    Weights are those of what stays, of what moves, and of the area that takes it in before.
    """

    old: str
    to: str
    rest: NewArea
    heir: NewArea
    basis: WeightBasis | None = None
    weights: Weights = ()

    def passings(self) -> Iterator[Passing]:
        """Give what stays, what moves, and the area that takes it in."""
        stays, moves, there = weights_by(self.weights, self.basis, 3)
        share = shares_of((stays, moves))
        yield Passing(self.old, self.rest.key, share[0], False, stays, self.basis)
        yield Passing(self.old, self.heir.key, share[1], False, moves, self.basis)
        yield Passing(self.to, self.heir.key, weight=there, basis=self.basis)


@dataclass(frozen=True, slots=True)
class Renaming:
    """An area gets another name or type and stays the same area."""

    area: str
    type: AreaType
    name: str


@dataclass(frozen=True, slots=True)
class Moving:
    """An area is put under another one and stays the same area."""

    area: str
    parent: str


Part = Merging | Division | PieceMoved | Renaming | Moving


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """Everything that one decision changes on one day.

    Raises:
        ReorganisationError: an area is named twice, a division has one piece, weights do not fit.

    >>> new = NewArea("L:c", AreaType.COMMUNE, "C", "T34:80")
    >>> plan = Reorganisation(date(2027, 1, 1), (Merging(("a", "b"), new),))
    >>> plan.closed, [area.title for area in plan.opened]
    (('a', 'b'), ['xã C'])
    """

    on: date
    parts: tuple[Part, ...]
    fate: Fate = Fate.CARRIED_OVER

    def __post_init__(self) -> None:
        for part in self.parts:
            _refuse_part(part)
        touched = [key for part in self.parts for key in touched_by(part)]
        twice = sorted({key for key in touched if touched.count(key) > 1})
        if twice:
            raise ReorganisationError(
                f"Địa bàn {', '.join(twice)} được nêu ở hai việc. Hãy để mỗi địa bàn trong một việc.",
                f"{', '.join(twice)} stands in two parts of the plan. Leave each area in one.",
            )
        made: dict[str, NewArea] = {}
        for area in _news(self.parts):
            if made.setdefault(area.key, area) != area:
                raise ReorganisationError(
                    f"Địa bàn mới {area.key} được tả hai cách: {made[area.key].title} và {area.title}.",
                    f"The new area {area.key} is told in two ways: {made[area.key].title}, {area.title}.",
                )
        both = sorted(set(made) & set(touched))
        if both:
            raise ReorganisationError(
                f"{', '.join(both)} vừa là địa bàn cũ vừa là địa bàn mới; ranh giới mới là địa bàn mới.",
                f"{', '.join(both)} is both old and new; other borders make another area.",
            )

    @property
    def opened(self) -> tuple[NewArea, ...]:
        """Give the areas that begin, each once."""
        return tuple({area.key: area for area in _news(self.parts)}.values())

    @property
    def passings(self) -> tuple[Passing, ...]:
        """Give what passes into what."""
        return tuple(
            passing
            for part in self.parts
            if isinstance(part, Merging | Division | PieceMoved)
            for passing in part.passings()
        )

    @property
    def closed(self) -> tuple[str, ...]:
        """Give the areas that cease the day before."""
        return tuple(dict.fromkeys(passing.old for passing in self.passings))

    @property
    def touched(self) -> tuple[str, ...]:
        """Give all areas that exist today and change."""
        return tuple(key for part in self.parts for key in touched_by(part))


def touched_by(part: Part) -> tuple[str, ...]:
    """Give the areas of today that a part changes."""
    match part:
        case Merging():
            return part.olds
        case Division():
            return (part.old,)
        case PieceMoved():
            return (part.old, part.to)
        case _:
            return (part.area,)


def weights_by(weights: Weights, basis: WeightBasis | None, count: int) -> tuple[Decimal | None, ...]:
    """Give the weights by one basis; all None where none is chosen or nothing was measured by it."""
    for known, figures in weights:
        if known is basis:
            return figures
    return (None,) * count


def shares_of(weights: Sequence[Decimal | None]) -> tuple[Decimal | None, ...]:
    """Give shares that come to exactly one; all None where a weight is not known.

    >>> [str(share) for share in shares_of((Decimal(1), Decimal(2)))]
    ['0.333333333333', '0.666666666667']
    """
    known = [weight for weight in weights if weight is not None]
    total = sum(known, Decimal(0))
    if len(known) < len(weights) or not total:
        return (None,) * len(weights)
    shares = [(weight / total).quantize(_SHARE) for weight in known[:-1]]
    return (*shares, Decimal(1) - sum(shares, Decimal(0)))


def _news(parts: Sequence[Part]) -> Iterator[NewArea]:
    for part in parts:
        match part:
            case Merging():
                yield part.into
            case Division():
                yield from part.pieces
            case PieceMoved():
                yield part.rest
                yield part.heir


def _refuse_part(part: Part) -> None:
    if isinstance(part, Merging) and not part.olds:
        raise ReorganisationError(
            "Sáp nhập cần ít nhất một địa bàn cũ.", "A merger needs at least one old area."
        )
    if isinstance(part, Division) and len({piece.key for piece in part.pieces}) < max(2, len(part.pieces)):
        raise ReorganisationError(
            "Chia tách cần ít nhất hai địa bàn nhận khác nhau. Nếu chỉ có một, hãy dùng sáp nhập.",
            "A division has at least two heirs, each once. With one, merge instead.",
        )
    if isinstance(part, Moving) and part.area == part.parent:
        raise ReorganisationError(
            "Một địa bàn không thể trực thuộc chính nó.", "No area can stand under itself."
        )
    if isinstance(part, Renaming | Moving):
        return
    count = (
        3 if isinstance(part, PieceMoved) else len(part.olds if isinstance(part, Merging) else part.pieces)
    )
    for basis, figures in part.weights:
        if len(figures) != count or any(each is not None and each <= 0 for each in figures):
            raise ReorganisationError(
                f"Trọng số theo {basis.wording.vi} phải có {count} số lớn hơn 0; để trống số chưa biết.",
                f"Weights by {basis.wording.en} need {count} figures above 0; leave out what is not known.",
            )
