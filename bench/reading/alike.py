"""Say when a predicted field counts as the same as the true one: words, quantities, periods, areas.

The judgement is generous where two careful people differ (a longer name of the same indicator, a district
with or without its designation, 731.956 triệu against 731,956 tỷ) and strict everywhere else (sign, period,
relation).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

Record = Mapping[str, Any]

PLAN_RELATIONS = frozenset(
    f"of_{plan}"
    for plan in ("plan", "province_plan", "own_plan", "central_plan", "budget_estimate", "stretch")
)

_NEW_TONE = dict(
    pair.split(":")
    for pair in re.findall(
        r"\S+",
        "oà:òa oá:óa oả:ỏa oã:õa oạ:ọa oè:òe oé:óe oẻ:ỏe oẽ:õe oẹ:ọe uỳ:ùy uý:úy uỷ:ủy uỹ:ũy uỵ:ụy",
    )
)
_OLD_TONE = re.compile(rf"({'|'.join(_NEW_TONE)})(?!\w)")
_LITTLE_WORDS = frozenset(
    re.findall(r"\w+", "các những của và tại ở trên cho được có là theo với về từ đến so năm ước đạt địa bàn")
)
_DESIGNATIONS = re.compile(r"\b(tỉnh|huyện|xã|thị xã|thành phố|tp|tx|quận|phường|thị trấn|ubnd)\b")

_SCALES = {"nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9}
_ONE_NAME = {
    "hecta": "ha",
    "héc ta": "ha",
    "phần trăm": "%",
    "percent": "%",
    "pct": "%",
    "%/năm": "%",
    "điểm phần trăm": "điểm %",
    "đ": "đồng",
    "vnd": "đồng",
    "vnđ": "đồng",
    "đô la mỹ": "usd",
    "m²": "m2",
    "km²": "km2",
    "lđ": "lao động",
    "dn": "doanh nghiệp",
    "ki lô mét": "km",
    "mét": "m",
}
_TO_BASE = {"km": ("m", 1e3), "km2": ("m2", 1e6), "ha": ("m2", 1e4), "tạ": ("tấn", 0.1), "kg": ("tấn", 1e-3)}
_PHYSICAL = frozenset(("%", "‰", "điểm %", "đồng", "usd", "m", "m2", "tấn"))


def folded(words: str | None) -> str:
    """Return the words in lower case, new tone placement, without punctuation.

    >>> folded("Thuỷ sản - NÔNG nghiệp")
    'thủy sản nông nghiệp'
    """
    plain = unicodedata.normalize("NFC", words or "").lower().replace("ð", "đ")
    plain = _OLD_TONE.sub(lambda found: _NEW_TONE[found[1]], plain)
    return re.sub(r"[^\w%‰²/]+", " ", plain).strip()


def _telling_words(words: str | None) -> list[str]:
    return [word for word in folded(words).replace("/", " ").split() if word not in _LITTLE_WORDS]


def likeness(one: str | None, other: str | None) -> float:
    """Return how far two names share their telling words, 0 to 1.

    A name wholly held by a longer one counts 0.9, unless the longer is so long (over 2.5 n + 1 words) that it
    is a clause rather than a name.

    >>> likeness("tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo của huyện") >= 0.6
    True
    """
    first, second = set(_telling_words(one)), set(_telling_words(other))
    if not first or not second:
        return float(folded(one) == folded(other))
    shared = len(first & second)
    dice = 2 * shared / (len(first) + len(second))
    shorter, longer = sorted((len(first), len(second)))
    return max(dice, 0.9) if shared == shorter and longer <= 2.5 * shorter + 1 else dice


def same_name(one: str | None, other: str | None) -> bool:
    """Say whether two names mean one thing: likeness of at least 0.6."""
    return likeness(one, other) >= 0.6


def in_base_measure(value: float, measure: str | None) -> tuple[float, str]:
    """Return the quantity in the measure it is compared in.

    >>> in_base_measure(2.5, "triệu đồng/người")
    (2500000.0, 'đồng')
    >>> in_base_measure(3, "km")
    (3000.0, 'm')
    """
    name = unicodedata.normalize("NFC", measure or "").lower().strip()
    name = re.sub(r"\s+", " ", re.sub(r"\s*/\s*", "/", name)).replace("tỉ", "tỷ")
    name = name.replace("tr.đ", "triệu đồng").replace("trđ", "triệu đồng")
    if name in ("tỷ", "triệu"):
        name += " đồng"
    while (scale := re.match(rf"({'|'.join(_SCALES)}) (.+)$", name)) is not None:
        value, name = value * _SCALES[scale[1]], scale[2]
    head, _, suffix = _ONE_NAME.get(name, name).partition("/")
    head = _ONE_NAME.get(head, head)
    if head in ("đồng", "usd"):
        return value, head
    factor = 1.0
    if head in _TO_BASE:
        head, factor = _TO_BASE[head]
    return value * factor, f"{head}/{suffix}" if suffix else head


def _same_measure(one: str, other: str) -> bool:
    if one == other:
        return True
    if one in _PHYSICAL or other in _PHYSICAL:
        return {one, other} == {"%", "điểm %"}
    return bool(set(_telling_words(one)) & set(_telling_words(other)))


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(1, abs(one), abs(other))


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def same_number(truth: Record, predicted: Record) -> bool:
    """Say whether the bare number agrees, whatever its sign and measure."""
    value = _number(predicted.get("value"))
    if value is None:
        return False
    base, predicted_base = (
        in_base_measure(truth["value"], truth["unit"]),
        in_base_measure(value, predicted.get("unit")),
    )
    return _close(abs(truth["value"]), abs(value)) or _close(abs(base[0]), abs(predicted_base[0]))


def same_quantity(truth: Record, predicted: Record) -> bool:
    """Say whether value, sign and measure agree, and the upper end where the truth has one."""
    value = _number(predicted.get("value"))
    if value is None:
        return False
    true_value, true_measure = in_base_measure(truth["value"], truth["unit"])
    base, measure = in_base_measure(value, predicted.get("unit"))
    if not _same_measure(true_measure, measure) or not _close(true_value, base):
        return False
    if truth.get("value_max") is None:
        return True
    upper = _number(predicted.get("value_max"))
    if upper is None:
        return False
    true_upper = in_base_measure(truth["value_max"], truth["unit"])[0]
    return _close(abs(true_upper), abs(in_base_measure(upper, predicted.get("unit"))[0]))


def days(period: str | None) -> tuple[date, date] | None:
    """Return the first and the last day of a printed period, None for none or an unreadable one.

    >>> days("2023-9M")
    (datetime.date(2023, 1, 1), datetime.date(2023, 9, 30))
    >>> days("2021..2025")[1]
    datetime.date(2025, 12, 31)
    """
    if not period:
        return None
    first, _, last = period.partition("..")
    try:
        start, end = _ends(first), _ends(last or first)
    except ValueError:
        return None
    return (start[0], end[1]) if start and end else None


def _ends(printed: str) -> tuple[date, date] | None:
    shape = re.fullmatch(r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|H([12])|(\d{1,2})M))?", printed)
    if shape is None:
        return None
    year = int(shape[1])
    month, day, quarter, half, months = (int(group) if group else 0 for group in shape.groups()[1:])
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), _last_day(year, month)
    if quarter:
        return date(year, 3 * quarter - 2, 1), _last_day(year, 3 * quarter)
    if half:
        return date(year, 6 * half - 5, 1), _last_day(year, 6 * half)
    return date(year, 1, 1), _last_day(year, months or 12)


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def same_period(truth: Record, predicted: Record) -> bool:
    """Say whether both cover the same days, or both give none."""
    one, other = truth.get("period"), predicted.get("period")
    return days(one) == days(other) and bool(one) == bool(other)


def same_end_year(truth: Record, predicted: Record) -> bool:
    """Say whether both periods end in one year, or both give none."""
    one, other = days(truth.get("period")), days(predicted.get("period"))
    if one is None or other is None:
        return one is other
    return one[1].year == other[1].year


def same_area(one: str | None, other: str | None) -> bool:
    """Say whether two names mean one area or agency, with or without its designation.

    >>> same_area("TX. Cai Lậy", "thị xã Cai Lậy")
    True
    >>> same_area("huyện Cái Bè", "thị xã Cai Lậy")
    False
    """
    if not one or not other:
        return (one or None) == (other or None)
    first, second = (set(_DESIGNATIONS.sub(" ", folded(name)).split()) for name in (one, other))
    if not first or not second:
        return folded(one) == folded(other)
    return 2 * len(first & second) / (len(first) + len(second)) >= 0.6


def same_relation(one: str | None, other: str | None) -> bool:
    """Say whether two relations agree when every plan counts as the same plan."""
    return one == other or {one, other} <= PLAN_RELATIONS


def same_names(one: list[str], other: list[str]) -> bool:
    """Say whether two lists of agencies name the same ones, in any order."""
    first, second = sorted({folded(name) for name in one}), sorted({folded(name) for name in other})
    return first == second or (bool(first and second) and same_name(" ".join(first), " ".join(second)))


def document_number(printed: str | None) -> str:
    """Return a document's number without blanks and leading noughts.

    >>> document_number("01-NQ/TU") == document_number("1 -NQ/TU")
    True
    """
    return re.sub(r"[^\w/&-]", "", folded((printed or "").replace(" ", ""))).lstrip("0")


def overlap(one: Record, other: Record) -> float:
    """Return the share of the two places' joint length that both cover."""
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    joint = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return float(shared / joint) if shared > 0 else 0.0


def pairs(truth: Sequence[Record], predicted: Sequence[Record], least: float) -> Iterator[tuple[int, int]]:
    """Yield one-to-one pairs of places that overlap by at least `least`, the best overlap first."""
    rivals = [
        (overlap(one, other), -abs(one["start"] - other["start"]), x, y)
        for x, one in enumerate(truth)
        for y, other in enumerate(predicted)
        if overlap(one, other) >= least
    ]
    taken: tuple[set[int], set[int]] = set(), set()
    for _, _, x, y in sorted(rivals, reverse=True):
        if x not in taken[0] and y not in taken[1]:
            taken[0].add(x)
            taken[1].add(y)
            yield x, y
