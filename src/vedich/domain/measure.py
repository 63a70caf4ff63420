"""What a figure is counted in: triệu đồng, ha, %, hộ ...; which convert into one another, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from enum import StrEnum

# Words that multiply what follows them: '41,8 nghìn ha', '2,3 triệu tỷ đồng', '12 vạn người'.
SCALE_WORDS: Mapping[str, Decimal] = {
    "chục": Decimal(10),
    "trăm": Decimal(10**2),
    "nghìn": Decimal(10**3),
    "ngàn": Decimal(10**3),
    "vạn": Decimal(10**4),
    "triệu": Decimal(10**6),
    "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9),
}


class Dimension(StrEnum):
    """What kind of quantity a measure counts."""

    MONEY = "money"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    VOLUME = "volume"
    ENERGY = "energy"
    TIME = "time"
    SHARE = "share"
    POINTS = "points"
    RANK = "rank"
    INDEX = "index"
    COUNT = "count"
    OUTCOME = "outcome"

    @property
    def keeps_scale(self) -> bool:
        """Say whether scale words stay in the measure: 'tỷ đồng' does, 'nghìn ha' becomes ha."""
        return self is Dimension.MONEY


class MeasureError(ValueError):
    """Raised when two measures do not convert into one another."""

    def __init__(self, given: Measure, wanted: Measure) -> None:
        self.given, self.wanted = given, wanted
        self.vi = (
            f"Không đổi được '{given}' ra '{wanted}': hai đơn vị tính không cùng một đại lượng "
            f"('{given.common}' và '{wanted.common}'). Hãy kiểm tra lại đơn vị tính của số liệu."
        )
        super().__init__(
            f"'{given}' does not convert to '{wanted}': one comes down to '{given.common}', the other to "
            f"'{wanted.common}'. Check the measure printed beside the figure, or compare like with like."
        )


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure in its canonical printed form, and its factor to the measure that all of its kind share.

    `per` holds what it is counted for, in the order printed: ('người', 'năm') in 'triệu đồng/người/năm'.
    Two currencies, or '%' and 'điểm %', have different bases on purpose: they never convert silently.

    >>> billion = Measure("tỷ đồng", Dimension.MONEY, "đồng", Decimal(10**9))
    >>> million = Measure("triệu đồng", Dimension.MONEY, "đồng", Decimal(10**6))
    >>> billion.convert(Decimal("526.8"), million)
    Decimal('526800.0')
    >>> str(million.for_each("người", "năm"))
    'triệu đồng/người/năm'
    """

    name: str
    dimension: Dimension
    base: str
    factor: Decimal = Decimal(1)
    per: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    en: str = ""

    def __post_init__(self) -> None:
        if not self.factor.is_finite() or self.factor <= 0:
            raise ValueError(
                f"Measure {self.name!r} has factor {self.factor}; write how many {self.base!r} it is."
            )

    @classmethod
    def counting(cls, noun: str) -> Measure:
        """Give the measure that counts a noun and converts to nothing else: hộ, xã, dự án."""
        return cls(noun, Dimension.COUNT, noun)

    @property
    def common(self) -> str:
        """Give the measure that all of this kind come down to, with what it is counted for."""
        return "/".join((self.base, *self.per))

    def for_each(self, *per: str) -> Measure:
        """Give this measure counted for each of something."""
        return replace(self, per=self.per + per)

    def converts_to(self, other: Measure) -> bool:
        """Say whether values may be carried over without knowing anything else."""
        return self.dimension is other.dimension and self.common == other.common

    def convert(self, value: Decimal, to: Measure) -> Decimal:
        """Carry a value over to another measure: exactly for powers of ten, else to 60 digits.

        >>> ha = Measure("ha", Dimension.AREA, "m2", Decimal(10**4))
        >>> ha.convert(Decimal("1.5"), Measure("m2", Dimension.AREA, "m2"))
        Decimal('15000.0')

        Raises:
            MeasureError: the two do not come down to the same measure.
        """
        if not self.converts_to(to):
            raise MeasureError(self, to)
        if self.factor == to.factor:
            return value
        with localcontext() as context:
            context.prec = 60
            return value * self.factor / to.factor

    def __str__(self) -> str:
        return "/".join((self.name, *self.per))


def scale_of(words: str) -> Decimal:
    """Multiply out the scale words in front of a measure; 1 when there are none.

    >>> scale_of("triệu tỷ"), scale_of("")
    (Decimal('1000000000000000'), Decimal('1'))

    Raises:
        KeyError: a word is no scale word.
    """
    scale = Decimal(1)
    for word in words.split():
        scale *= SCALE_WORDS[word]
    return scale


def measure_named(printed: str, known: Mapping[str, Measure]) -> Measure:
    """Give the measure a printed form means; a noun nobody listed counts itself.

    `known` leads from each name and alias to its measure. What stands behind a slash is 'for each'.

    >>> kg = Measure("kg", Dimension.MASS, "kg")
    >>> measure_named("nghìn con", {}).factor, str(measure_named("kg/người", {"kg": kg}))
    (Decimal('1000'), 'kg/người')
    """
    if printed in known:
        return known[printed]
    name, *per = (part.strip() for part in printed.split("/"))
    found = known.get(name)
    if found is None:
        scale, _, noun = name.partition(" ")
        within = known.get(noun)
        if scale in SCALE_WORDS and noun:
            base, factor = (within.base, within.factor) if within else (noun, Decimal(1))
            dimension = within.dimension if within else Dimension.COUNT
            found = Measure(name, dimension, base, factor * SCALE_WORDS[scale])
        else:
            found = Measure.counting(name)
    return found.for_each(*per) if per else found
