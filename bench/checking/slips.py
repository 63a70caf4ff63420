"""The ways a numeral is mistyped: each gives every wrong numeral it can make of a right one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bench.checking.numerals import grouped


def moved_sign(numeral: str) -> Iterator[str]:
    """Give what a dot or comma slip makes: dropped, one place off, or the other sign.

    >>> list(moved_sign("214,6")), list(moved_sign("5.120")), list(moved_sign("540,136"))
    (['2.146', '21,46'], ['5,120'], ['540.136', '54,0136', '5.401,36'])
    """
    digits, decimals = _divided(numeral)
    if not decimals:
        if re.fullmatch(r"\d{1,3}\.\d{3}", numeral):
            yield numeral.replace(".", ",")
        return
    if len(decimals) == 3 and len(digits) <= 3:
        yield f"{digits}.{decimals}"
    else:
        yield grouped(digits + decimals)
    if len(digits) > 1:
        yield grouped(digits[:-1], digits[-1] + decimals)
    if len(decimals) > 1:
        yield grouped(digits + decimals[0], decimals[1:])


def lost_digit(numeral: str) -> Iterator[str]:
    """Give the numeral with one digit left out.

    >>> list(lost_digit("5.120")), list(lost_digit("91,2"))
    (['120', '520', '510', '512'], ['1,2', '9,2'])
    """
    digits, decimals = _divided(numeral)
    for place in range(len(digits)):
        rest = digits[:place] + digits[place + 1 :]
        if rest and not rest.startswith("0"):
            yield grouped(rest, decimals)
    if len(decimals) > 1:
        shorter = (decimals[:place] + decimals[place + 1 :] for place in range(len(decimals)))
        yield from (grouped(digits, rest) for rest in shorter)


def doubled_digit(numeral: str) -> Iterator[str]:
    """Give the numeral with one digit typed twice.

    >>> list(doubled_digit("103,3"))
    ['1.103,3', '1.003,3', '1.033,3']
    """
    digits, decimals = _divided(numeral)
    for place, digit in enumerate(digits):
        yield grouped(digits[:place] + digit + digits[place:], decimals)


def swapped_digits(numeral: str) -> Iterator[str]:
    """Give the numeral with two neighbouring digits exchanged.

    >>> list(swapped_digits("91,2")), list(swapped_digits("1.340"))
    (['19,2', '92,1'], ['3.140', '1.430', '1.304'])
    """
    digits, decimals = _divided(numeral)
    both = digits + decimals
    for place in range(len(both) - 1):
        one, two = both[place], both[place + 1]
        if one == two or (place == 0 and two == "0"):
            continue
        swapped = both[:place] + two + one + both[place + 2 :]
        yield grouped(swapped[: len(digits)], swapped[len(digits) :])


def other_digit(numeral: str) -> Iterator[str]:
    """Give the numeral with one of its first two digits replaced, as when a figure is copied wrongly."""
    digits, decimals = _divided(numeral)
    both = digits + decimals
    for place in range(min(2, len(both))):
        for digit in "123456789":
            if digit != both[place]:
                changed = both[:place] + digit + both[place + 1 :]
                yield grouped(changed[: len(digits)], changed[len(digits) :])


SLIPS: dict[str, Callable[[str], Iterator[str]]] = {
    "dot_comma_slip": moved_sign,
    "lost_digit": lost_digit,
    "doubled_digit": doubled_digit,
    "swapped_digits": swapped_digits,
}


def _divided(numeral: str) -> tuple[str, str]:
    whole, _, decimals = numeral.partition(",")
    return whole.replace(".", ""), decimals
