"""Find the area a text is mostly about, and the level word it uses for itself when it never names it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from vedich.reading.area_name import bare_title
from vedich.reading.area_role import AreaRole, area_role, qualifies, rank_of
from vedich.reading.grammar.area import AreaMention
from vedich.reading.grammar.level_word import LevelWord
from vedich.reading.lexicon.places import words
from vedich.reading.openings import Opened, first_words

_SELF = Opened(
    re.compile(
        r"(?<!\w)(?:toàn|ubnd|hđnd|đảng\s+bộ|ủy\s+ban\s+nhân\s+dân|hội\s+đồng\s+nhân\s+dân|địa\s+bàn|của|kinh\s+tế)\s+"
        r"(tỉnh|huyện|thị\s+xã|thành\s+phố|quận|xã|phường)(?!\w)(?!\s+giao)"
        r"|(?<!\w)(huyện|tỉnh|thị|thành|quận)\s+ủy(?!\w)"
    ),
    first_words(["toàn|ubnd|hđnd|đảng|ủy|hội|địa|của|kinh|huyện|tỉnh|thị|thành|quận"]),
)
_PARTY = {"thị": "thị xã", "thành": "thành phố"}
_NATIONS = rf"{words('nation')}|việt nam|nước ta"
_NATION = Opened(re.compile(rf"(?<!\w)(?:{_NATIONS})(?!\w)"), first_words([_NATIONS]))
_COUNTS = {AreaRole.SUBJECT: 2, AreaRole.SPEAKER: 1, AreaRole.PLAN: 1}


def own_level(view: str, said_alone: Iterable[LevelWord] = ()) -> str | None:
    """Give the level word that a text uses for itself most: 'UBND huyện', 'Huyện ủy', 'toàn huyện'.

    >>> own_level("ubnd huyện họp; dự toán hđnd tỉnh giao; toàn huyện thu")
    'huyện'
    """
    found = Counter(word.level for word in said_alone if word.level not in ("", "cả nước"))
    for said in _SELF.finditer(view):
        word = " ".join((said.group(1) or said.group(2)).split())
        found[_PARTY.get(word, word)] += 1
    return found.most_common(1)[0][0] if found else None


def main_area(view: str, mentions: list[AreaMention], own: str | None = None) -> AreaMention | None:
    """Give the area a text is mostly about: named in its head, often, and at the level it speaks of.

    `own` is the level word it uses for itself; 'cả nước' is given where the country is spoken of most.
    """
    weights: Counter[str] = Counter()
    named: dict[str, AreaMention] = {}
    head = min(400, len(view) // 3 + 1)
    for number, mention in enumerate(mentions):
        count = _COUNTS.get(area_role(view, mention.start, mention.end), 0)
        key = bare_title(mention.name)
        if key not in named or (named[key].bare and not mention.bare):
            named[key] = mention
        if count == 0 or (number and qualifies(view, mentions[number - 1], mention)):
            continue
        weight = count * (2 if mention.start < head else 1) + (1 if not mention.bare else 0)
        weights[key] += weight * (2 if own and mention.level == own else 1)
    if not weights:
        return None
    best, weight = weights.most_common(1)[0]
    nation = sum(1 for _ in _NATION.finditer(view))
    provinces = [weights[key] for key in weights if rank_of(named[key]) == 1]
    spread = len(provinces) >= 3 and weight * 2 <= sum(provinces)
    if own is None and nation and (spread or nation * 3 > weight):
        return AreaMention(0, 0, "cả nước", "cả nước")
    return named[_holder(best, weights, named)]


def _holder(best: str, weights: Counter[str], named: dict[str, AreaMention]) -> str:
    """Give the area above when a text goes from one to the next of several, none of them in the lead."""
    level = rank_of(named[best])
    beside = [key for key in weights if rank_of(named[key]) == level]
    above = [key for key in weights if rank_of(named[key]) < level]
    led = weights[best] * 2 > sum(weights[key] for key in beside)
    if len(beside) < 3 or led or not above:
        return best
    return max(above, key=lambda key: weights[key])
