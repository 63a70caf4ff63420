"""VD407: a change of a rate is printed in percent, or a change of a level in points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from vedich.checking.fact import POINTS, Fact, Role
from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.document import Span
from vedich.domain.finding import Certainty, Finding, Repair

# Money and amounts grow in percent; a rate that moves from 3 % to 2 % falls by one point.
_LEVEL = re.compile(
    r"(?:tổng )?(?:thu|chi|giá trị|sản lượng|kim ngạch|doanh thu|vốn|giải ngân|grdp|diện tích"
    r"|số vụ|số lượt|dân số)(?!\\w)(?! nhập bình quân đầu người %)"
)
_SAID = re.compile(r"\s*(?:điểm\s*)?(?:%|phần trăm)\s*$")
_RATE = re.compile(r"tỷ lệ|tỷ trọng|tỷ suất|độ che phủ|cơ cấu")

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
    for change in facts.figures:
        if change.role is not Role.CHANGE and change.role is not Role.GROWTH:
            continue
        surface = change.claim.surface
        in_points = change.claim.measure == POINTS and "điểm" in surface
        statement = facts.statement_with(change)
        level = statement.level if statement is not None else None
        previous = facts.figures[change.number - 1] if change.number else None
        if (
            in_points
            and previous is not None
            and previous.sentence == change.sentence
            and previous.is_percent
        ):
            continue  # 'chiếm 10,5%, giảm 1,4 điểm %': the points are of the share
        if in_points and level is not None and not level.is_percent:
            yield _confused(facts, change, level, "%", f"{level.shown}")
        elif in_points and level is None and _LEVEL.match(change.key):
            yield _confused(facts, change, None, "%", change.claim.indicator)
        elif not in_points and surface.rstrip().endswith("%") and statement is not None and level is not None:
            if level.is_percent and statement.earlier and _RATE.match(change.key):
                difference = level.between - statement.earlier[0].between
                if difference.meets(change.stated) or difference.meets(change.stated.scaled(Decimal(-1))):
                    why = f"{statement.earlier[0].shown} → {level.shown}"
                    yield _confused(facts, change, level, POINTS, why)


def _confused(facts: Facts, change: Fact, level: Fact | None, right: str, why: str) -> Finding:
    said = _SAID.search(change.claim.surface)
    start = change.span.start + (said.start() if said else 0)
    place = Span(start, change.span.end)
    text = right if right == "%" else f" {right}"
    return rule.finding(
        facts,
        change.span,
        on=(change,) if level is None else (level, change),
        repairs=(Repair(place, text, f"ghi bằng {right}", f"in {right}"),),
        stated=change.shown,
        right=right,
        why=why,
    )
