"""Lists that divide a whole: the whole, its parts, and whether the text says that they are all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vedich.checking.fact import Fact, Role, same_kind
from vedich.checking.view import View

# 'Trong đó' tells of some parts; 'gồm' and 'chia ra' promise all of them.
_OPENS = re.compile(
    r"(?P<whole>bao gồm|(?<!bao )gồm(?: có)?|chia ra|chia thành|được chia"
    r"|(?:chia|phân) theo[^,:;]{0,25})"
    r"|(?P<some>trong (?:tổng số )?(?:đó|số đó|số này)|trong đó|cụ thể:|trong tổng (?:thu|chi|vốn|nguồn vốn))"
)
# The same whole is divided once more: 'chia theo năm: ...', 'phân theo nguồn: ...'.
_AGAIN = re.compile(r"(?:chia|phân) theo[^,:;]{0,25}:")
_REST = re.compile(r"còn lại|phần còn lại")
_SOME_OF_IT = re.compile(r"chủ yếu|như|nhất là|ví dụ|tiêu biểu|đáng chú ý|v\.v|…|\.\.\.|,\.\.")
_LEVELS = (Role.LEVEL, Role.PLAN)


@dataclass(frozen=True, slots=True)
class PartList:
    """A whole and the parts listed behind it; `is_whole` when the text promises that they are all.

    `near` are the levels of the same measure told shortly before, one of which may be the whole meant.
    """

    whole: Fact
    parts: tuple[Fact, ...]
    is_whole: bool
    is_tight: bool
    near: tuple[Fact, ...] = ()


def part_lists(facts: Sequence[Fact], view: View) -> tuple[PartList, ...]:
    """Find the lists: a level, words that open a division, levels of the same measure."""
    return tuple(_found(facts, view))


def _found(facts: Sequence[Fact], view: View) -> Iterator[PartList]:
    wholes: dict[int, Fact] = {}
    for number, fact in enumerate(facts):
        # Rates are no parts of a rate: 'tỷ lệ hộ nghèo 8,69%, trong đó dân tộc thiểu số 17,03%'.
        if fact.role not in _LEVELS or number == 0 or fact.is_percent:
            continue
        # Most words before a figure open nothing; four letters rule them out cheaply.
        if not any(letters in fact.before for letters in ("đó", "g", "theo", "cụ thể:")):
            continue
        opened = list(_OPENS.finditer(fact.before))
        if not opened:
            continue
        whole = _whole(facts, number)
        if whole is None:
            continue
        if whole.sentence != fact.sentence:
            # 'Phân theo năm: ...; năm 2025 230 tỷ đồng. Phân theo nguồn: ...' divides the same whole again.
            whole = wholes.get(whole.number, whole)
        parts, tight = _parts(facts, number, whole)
        wholes.update((part.number, whole) for part in parts)
        last = parts[-1]
        promised = opened[-1]["whole"] is not None or any(_REST.search(part.before) for part in parts[1:])
        told = view.text[whole.at : min(last.end + 40, len(view.text))]
        complete = promised and _SOME_OF_IT.search(told) is None
        if len(parts) > 1 and parts[-1].before.rstrip().endswith(("khác", "còn lại")):
            complete = complete or opened[-1]["whole"] is not None
        near = tuple(
            other
            for other in facts[max(0, number - 12) : number]
            if same_kind(other, fact)
            and other.role in _LEVELS
            and not other.is_aside
            and other.sentence >= min(whole.sentence, fact.sentence)
            # 'Sen 1.085 ha; xoài 412 ha, trong đó ...' divides what its own clause tells of
            and (whole.clause != fact.clause or other.clause == whole.clause)
        )
        yield PartList(whole, parts, complete, tight and whole.sentence == last.sentence, near)


def _whole(facts: Sequence[Fact], number: int) -> Fact | None:
    """Give the level that the list divides: the last of the same measure before the words that open it."""
    first = facts[number]
    for fact in reversed(facts[max(0, number - 9) : number]):
        if fact.sentence < first.sentence - (2 if _AGAIN.search(first.before) else 1):
            return None
        if fact.is_aside:
            continue
        if fact.claim.denominator is not None:
            return None
        if fact.role in _LEVELS and same_kind(fact, first) and fact.key != "":
            again = _AGAIN.search(first.before) is not None
            if fact.sentence != first.sentence and _is_listed(facts, fact):
                if again:
                    continue
                return None
            return fact if again or fact.role is first.role or fact.sentence == first.sentence else None
        if fact.role in _LEVELS and fact.sentence != first.sentence:
            return None
    return None


def _is_listed(facts: Sequence[Fact], fact: Fact) -> bool:
    """Say whether a figure is itself a part of the list that its sentence opens."""
    for other in reversed(facts[max(0, fact.number - 9) : fact.number + 1]):
        if other.sentence != fact.sentence:
            return False
        if _AGAIN.search(other.before):
            return True
    return False


def _parts(facts: Sequence[Fact], number: int, whole: Fact) -> tuple[tuple[Fact, ...], bool]:
    """Give the parts, and whether nothing between them was left out."""
    parts = [facts[number]]
    tight, nested = True, -1
    for fact in facts[number + 1 :]:
        if fact.sentence != facts[number].sentence:
            break
        # Parts divided by commas end with their clause; parts divided by semicolons go on.
        if len(parts) > 1 and fact.clause > parts[1].clause and parts[0].clause == parts[1].clause:
            break
        if fact.clause == nested:
            continue
        if fact.role not in _LEVELS:
            continue
        if not same_kind(fact, whole):
            # Another measure inside a list is about the part before it ('3 xã với 120 hộ').
            tight = False
            continue
        if _OPENS.search(fact.before):
            # A part that is itself divided: its own parts are no parts of the whole.
            nested, tight = fact.clause, False
            continue
        if fact.is_aside:
            tight = False
            continue
        if fact.key == whole.key and fact.before.strip(" ,") == "":
            tight = False
            continue
        parts.append(fact)
    return tuple(parts), tight
