"""How an indicator adds up, in words that people read and write in a workbook."""

from __future__ import annotations

import re

from vedich.domain.indicator import Aggregation, AggregationKind
from vedich.domain.wording import Wording

WAYS = {
    AggregationKind.SUM: Wording("cộng các địa bàn", "the sum of the areas below"),
    AggregationKind.NONE: Wording("không cộng, mỗi nơi có số riêng", "not summed up"),
    AggregationKind.RATIO: Wording(
        "tử số chia mẫu số của từng cấp", "numerator by denominator, level by level"
    ),
    AggregationKind.WEIGHTED_MEAN: Wording("bình quân có trọng số", "the weighted mean"),
    AggregationKind.GROWTH: Wording("tốc độ tăng của chỉ tiêu khác", "the growth of another indicator"),
    AggregationKind.DIFFERENCE: Wording("mức tăng, giảm của chỉ tiêu khác", "the difference of another"),
    AggregationKind.ALL: Wording("đạt khi mọi thành phần đạt", "reached when all parts are"),
    AggregationKind.COUNT: Wording("đếm", "a count"),
    AggregationKind.OFFICIAL_ONLY: Wording("chỉ lấy số công bố", "official figures alone"),
    AggregationKind.MEAN: Wording("bình quân giản đơn", "the plain mean"),
}
_CODE = re.compile(r"[A-Z][A-Z0-9]*-[A-Z0-9.-]+")


def adding_words(aggregation: Aggregation, lang: str = "vi") -> str:
    """Say how an indicator adds up, with the codes that it is worked out from.

    >>> adding_words(Aggregation.parse("sum")), adding_words(Aggregation.parse("ratio:INV-005*100/INV-004"))
    ('cộng các địa bàn', 'tử số chia mẫu số của từng cấp: INV-005*100/INV-004')

    What is worked out from no indicators of the record is said without them.

    >>> adding_words(Aggregation.parse("ratio:online dossiers/all dossiers"))
    'tử số chia mẫu số của từng cấp'
    """
    way = WAYS[aggregation.kind].say(lang)
    codes = bool(aggregation.of) and all(_CODE.fullmatch(each) for each in aggregation.of)
    return f"{way}: {str(aggregation).partition(':')[2]}" if codes else way


def adding_of(text: str) -> Aggregation:
    """Read how an indicator adds up, from these words or from the short form ('sum', 'ratio:A-1/A-2').

    >>> str(adding_of("Cộng các địa bàn")), str(adding_of("tử số chia mẫu số của từng cấp: A-1/A-2"))
    ('sum', 'ratio:A-1/A-2')

    Raises:
        AggregationError: the way is unknown, or it lacks what it needs.
    """
    way, colon, rest = (part.strip() for part in text.partition(":"))
    for kind, words in WAYS.items():
        if way.casefold() in (words.vi, words.en):
            return Aggregation.parse(f"{kind.value}{colon}{rest}")
    return Aggregation.parse(text)
