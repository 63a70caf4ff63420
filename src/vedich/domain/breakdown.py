"""Ways to divide an indicator (phân tổ): by sex, by urban and rural, by ethnic group, by sector."""

from __future__ import annotations

from dataclasses import dataclass

from vedich.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Category:
    """One part of a breakdown: 'female' of the breakdown by sex."""

    key: str
    vi: str
    en: str = ""

    @property
    def wording(self) -> Wording:
        """Give the name for people."""
        return Wording(self.vi, self.en or self.vi)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A way to divide an indicator; `is_whole` says that its parts make the whole up, as both sexes do.

    >>> sex = Breakdown("sex", "giới tính", "sex", (Category("male", "Nam"), Category("female", "Nữ")))
    >>> [part.vi for part in sex.parts], sex.is_whole
    (['Nam', 'Nữ'], True)
    >>> Breakdown("sex", "giới tính", "sex", (Category("male", "Nam"),))
    Traceback (most recent call last):
    ValueError: The breakdown 'sex' has 1 part; a whole is divided into two at least. Add the others.
    """

    key: str
    vi: str
    en: str
    parts: tuple[Category, ...]
    is_whole: bool = True

    def __post_init__(self) -> None:
        if self.is_whole and len(self.parts) < 2:
            raise ValueError(
                f"The breakdown {self.key!r} has {len(self.parts)} part; "
                "a whole is divided into two at least. Add the others."
            )
        keys = [part.key for part in self.parts]
        if not keys or len(set(keys)) < len(keys):
            raise ValueError(f"The breakdown {self.key!r} needs parts, each under a key of its own: {keys}.")

    @property
    def wording(self) -> Wording:
        """Give the name for people."""
        return Wording(self.vi, self.en or self.vi)
