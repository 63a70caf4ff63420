"""Chance that is the same everywhere: whole numbers mixed out of whole numbers, without clock or state."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

_MASK = (1 << 64) - 1


@lru_cache(maxsize=65536)
def number_of(name: str) -> int:
    """Give the whole number of 64 bits that stands for a name.

    >>> number_of("X34:28108") == number_of("X34:28108"), number_of("a") == number_of("b")
    (True, False)
    """
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest())


def mixed(*numbers: int) -> int:
    """Give a whole number of 64 bits that looks like chance and follows from others.

    >>> mixed(1, 2) == mixed(1, 2), mixed(1, 2) == mixed(2, 1)
    (True, False)
    """
    found = 0x9E3779B97F4A7C15
    for number in numbers:
        found = ((found ^ number) * 0xBF58476D1CE4E5B9) & _MASK
        found ^= found >> 29
    found = (found * 0x94D049BB133111EB) & _MASK
    return found ^ (found >> 32)


def bell(draw: int) -> int:
    """Give a number from -1000 to 1000 that lies near 0 most of the time; two thirds lie within 300.

    >>> -1000 <= bell(mixed(7)) <= 1000
    True
    """
    four = (draw & 255) + ((draw >> 8) & 255) + ((draw >> 16) & 255) + ((draw >> 24) & 255)
    return (four - 510) * 1000 // 510
