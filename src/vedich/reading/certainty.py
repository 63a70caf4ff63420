"""Say how sure a claim is: the chance that its figure, its name, its sense and its period are all right.

Each of the four has a small table of weights for the signs that bear on it. The chance of the whole is the
product of the four, corrected by what was measured. The weights are data (`lexicon/certainty.toml`), fitted on
the open corpus by `bench/reading/calibrate.py`; `docs/method/certainty.md` tells the method.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log, prod

from vedich.domain.document import Claim, ClaimKind
from vedich.reading.evidence import Degrees, Part, Traits, degrees, signs_of, traits
from vedich.reading.lexicon.load import lexicon

# No claim is ever quite sure, and none quite hopeless.
_LEAST, _MOST = 0.02, 0.98
_EDGE = 1e-9


@dataclass(frozen=True, slots=True)
class Scale:
    """The weights of one part: what it starts from, what each sign adds, what each degree adds."""

    base: float
    signs: Mapping[str, float]
    degrees: Degrees

    def chance(self, found: Iterable[str], fit: Degrees) -> float:
        """Give the chance (0..1) that the part is right."""
        return chance_of(self.told(found), self.degrees, fit)

    def told(self, found: Iterable[str]) -> float:
        """Give what the signs come to, in log-odds."""
        known, score = self.signs, self.base
        for sign in found:
            if sign in known:
                score += known[sign]
        return score


def chance_of(score: float, weights: Degrees, fit: Degrees) -> float:
    """Give the chance that log-odds and degrees come to."""
    score += weights[0] * fit[0] + weights[1] * fit[1] + weights[2] * fit[2]
    return 1 / (1 + exp(-score))


def forget() -> None:
    """Let go of the weights read so far, after they were written anew."""
    scales.cache_clear()
    _told.cache_clear()


@lru_cache(maxsize=8192)
def _told(found: Traits) -> tuple[tuple[Part, float, Degrees], ...]:
    """Give for each part what its signs come to, and the weights of its degrees."""
    signs = signs_of(found)
    return tuple((part, scale.told(signs[part]), scale.degrees) for part, scale in scales().items())


@cache
def scales() -> dict[Part, Scale]:
    """Give the weights of the four parts."""
    given = lexicon("certainty")
    return {
        part: Scale(given[part]["base"], given[part]["signs"], Degrees(**given[part]["degrees"]))
        for part in Part
    }


def chances(claim: Claim, rules: tuple[str, ...] | None = None) -> dict[Part, float]:
    """Give for each part of a claim the chance that it is right.

    >>> from vedich.reading.read import read_text
    >>> found = chances(read_text("Tỷ lệ hộ nghèo năm 2023 còn 0,63%.").claims[0])
    >>> all(0 < chance < 1 for chance in found.values())
    True
    """
    fit = degrees(claim)
    return {part: chance_of(told, weights, fit) for part, told, weights in _told(traits(claim, rules))}


def certainty(claim: Claim) -> float:
    """Give the chance that the whole claim is right.

    >>> from vedich.reading.read import read_text
    >>> sure, unsure = read_text("Tỷ lệ hộ nghèo năm 2023 còn 0,63%. Đoàn công tác có 7 thành viên.").claims
    >>> sure.certainty > unsure.certainty
    True
    """
    if claim.kind is ClaimKind.OTHER_NUMBER:
        return claim.certainty  # fixed by its frame: too few are met to weigh them
    return whole(chances(claim))


def whole(found: Mapping[Part, float]) -> float:
    """Give the chance of the whole from those of its parts."""
    return corrected(prod(found.values()))


def corrected(chance: float) -> float:
    """Correct a product of chances by what was measured on documents left out of the fit."""
    curve = lexicon("certainty")["correction"]
    chance = min(1 - _EDGE, max(_EDGE, chance))
    score = curve["shift"] + curve["stretch"] * log(chance / (1 - chance))
    return min(_MOST, max(_LEAST, 1 / (1 + exp(-score))))
