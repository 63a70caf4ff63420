"""VD407: a change of a rate is printed in percent, or a change of a level in points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from vedich.checking.fact import POINTS, Fact, Role
from vedich.checking.facts import Facts
from vedich.checking.interval import Interval
from vedich.checking.rule import Rule
from vedich.domain.document import Span
from vedich.domain.finding import Certainty, Finding, Repair

# Money and amounts grow in percent; a rate that moves from 3 % to 2 % falls by one point.
_LEVEL = re.compile(
    r"(?:tổng )?(?:thu|chi|giá trị|sản lượng|kim ngạch|doanh thu|vốn|giải ngân|grdp|diện tích"
    r"|số vụ|số lượt|dân số"
    r"|(?:cho )?vay|dư nợ|huy động|(?:chỉ )?số giá|chỉ số|giá |sản xuất|khách|lượng"
    r"|số (?:kiến nghị|đơn|hồ sơ|doanh nghiệp|lao động|người|hộ))(?!\w)"
)
_OPENS = re.compile(r"(?<!\w)(?:trong đó|gồm|cụ thể)(?!\w)")
_RATE = re.compile(r"(?:tỷ lệ|tỷ trọng|cơ cấu|tỷ suất|độ che phủ|mức độ)(?!\w)")
_SHARES = re.compile(r"(?<!\w)(?:tỷ trọng|cơ cấu)(?!\w)")
_NEARBY = re.compile(r"^[\s,]*(?:như vậy|tức|tương đương|tương ứng)?\s*(?:tăng|giảm) $")
_CHANGES = re.compile(r"(?:tăng|giảm|vượt|thấp hơn|cao hơn|hụt)(?: thêm| khoảng)? $")
_SAID = re.compile(r"\s*(?:điểm\s*)?(?:%|phần trăm)\s*$")

rule = Rule(
    code="VD407",
    name="points-and-percent-confused",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="{stated} nên ghi bằng {right}: {why}.",
    en="{stated} should be in {right}: {why}.",
)


@rule.check
def points_and_percent_confused(facts: Facts) -> Iterator[Finding]:
    """Report percent where two rates differ by points, and points where a level grows."""
    told: set[int] = set()
    for change in facts.figures:
        if change.claim.measure == POINTS and "điểm" in change.claim.surface:
            found = _of_level(facts, change)
            if found is not None:
                told.add(change.number)
                yield found
            else:
                found = _of_parts_in_percent(facts, change)
                if found is not None:
                    yield found
        elif change.role in (Role.GROWTH, Role.CHANGE) and change.base == "%":
            found = _among_points(facts, change)
            if found is not None:
                told.add(change.number)
                yield found
    for three in zip(facts.figures, facts.figures[1:], facts.figures[2:], strict=False):
        triple = _difference(three)
        if triple is not None and triple[0].number not in told:
            change, now, before = triple
            told.add(change.number)
            yield _confused(facts, change, (now, before), POINTS, f"{before.shown} → {now.shown}")


def _of_level(facts: Facts, change: Fact) -> Finding | None:
    """Report points that are told of an amount."""
    previous = facts.figures[change.number - 1] if change.number else None
    if previous is not None and previous.sentence == change.sentence and previous.is_percent:
        return None  # 'chiếm 10,5%, giảm 1,4 điểm %': the points are of the share
    statement = facts.statement_with(change)
    levels = [statement.level, *statement.earlier, *statement.plans] if statement is not None else []
    level = next((fact for fact in levels if fact is not None), None)
    if level is not None and not level.is_percent:
        return _confused(facts, change, (level,), "%", level.shown)
    if (
        level is None
        and previous is not None
        and previous.clause == change.clause
        and _NEARBY.search(change.before)
    ):
        return _confused(facts, change, (previous,), "%", previous.shown)
    if level is None and _LEVEL.match(change.key):
        return _confused(facts, change, (), "%", change.claim.indicator)
    return None


def _of_parts_in_percent(facts: Facts, change: Fact) -> Finding | None:
    """'Tăng 6,17 điểm %, trong đó nông nghiệp tăng 4,02%, dịch vụ tăng 7,95%': growth all of it."""
    parts = facts.figures[change.number + 1 : change.number + 3]
    if len(parts) < 2 or not _OPENS.search(parts[0].before) or _RATE.match(change.key):
        return None
    if any(part.role is not Role.GROWTH or part.sentence != change.sentence for part in parts):
        return None
    return _confused(facts, change, tuple(parts), "%", parts[0].shown)


def _among_points(facts: Facts, change: Fact) -> Finding | None:
    """'Tỷ trọng nông nghiệp giảm 3,4%, công nghiệp tăng 1,4 điểm %, dịch vụ tăng 2,0 điểm %'."""
    around = facts.figures[max(0, change.number - 2) : change.number + 3]
    others = [fact for fact in around if fact is not change and fact.clause == change.clause]
    points = [fact for fact in others if fact.claim.measure == POINTS and "điểm" in fact.claim.surface]
    if len(points) < 2 or len(points) != len(others) or not _CHANGES.search(change.before):
        return None
    start = min(fact.at for fact in (*points, change))
    if not _SHARES.search(facts.view.text, max(0, start - 80), start):
        return None
    return _confused(facts, change, tuple(points), POINTS, points[0].shown)


def _difference(three: tuple[Fact, Fact, Fact]) -> tuple[Fact, Fact, Fact] | None:
    """Give a change in percent and the two rates that it is the plain difference of.

    '10,5%, giảm 1,4% so với cùng kỳ (11,9%)', 'từ 2,4% giảm còn 0,6%, giảm 1,8%'.
    """
    if three[0].sentence != three[2].sentence:
        return None
    if any("%" not in fact.claim.surface or "điểm" in fact.claim.surface for fact in three):
        return None
    changes = [fact for fact in three[1:] if _CHANGES.search(fact.before)]
    if len(changes) != 1 or _CHANGES.search(three[0].before):
        return None
    change = changes[0]
    one, other = (fact for fact in three if fact is not change)
    amount = abs(change.value)
    if amount == 0 or change.role not in (Role.CHANGE, Role.GROWTH, Role.OF_PLAN, Role.LEVEL):
        return None
    size = Interval.exactly(amount).widened(change.last_digit / 2)
    gap = one.between - other.between
    if not (gap.meets(size) or gap.scaled(Decimal(-1)).meets(size)):
        return None
    return change, one, other


def _confused(facts: Facts, change: Fact, levels: tuple[Fact, ...], right: str, why: str) -> Finding:
    said = _SAID.search(change.claim.surface)
    start = change.span.start + (said.start() if said else 0)
    text = right if right == "%" else f" {right}"
    return rule.finding(
        facts,
        change.span,
        related=tuple(fact.span for fact in (*levels, change)),
        repairs=(Repair(Span(start, change.span.end), text, f"ghi bằng {right}", f"in {right}"),),
        stated=change.shown,
        right=right,
        why=why,
    )
