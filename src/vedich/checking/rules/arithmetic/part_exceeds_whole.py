"""VD103: a part of a list is greater than the whole it is part of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vedich.checking.fact import Fact, Role, same_kind
from vedich.checking.facts import Facts
from vedich.checking.interval import Interval
from vedich.checking.repair import slips_below
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

# More cannot be cleared up than happened; more may be settled than came in, for old ones are too.
_DONE = re.compile(
    r"^[\s,;]*(?:đã |điều tra |khám phá )*(?:làm rõ|đủ tiêu chuẩn|thu gom"
    r"|trúng tuyển|xử lý|xử phạt)(?: được)? $"
)

# No more is put into a work than its total investment.
_SPENT = re.compile(r"vốn (?:đã )?(?:bố trí|cấp|giao)(?: cho dự án)? $")

_HUNDRED = Interval.exactly(100)
_NO_SHARES = (Role.GROWTH, Role.RATIO, Role.CHANGE, Role.EARLIER)
_REACHED = re.compile(r"(?: [^\W\d_]+){0,8}[\s,(]*(?:và )?(?:chiếm|đạt|đạt tỷ lệ|tỷ lệ|bằng)(?: tỷ lệ)? ")
_IS_DONE = re.compile(
    r"(?<!\w)(?:đã|trong đó|thu gom|giải ngân|làm rõ|xử lý|giải quyết|hoàn thành"
    r"|thu hồi|bàn giao|thi hành|kiểm đếm"
    r"|chi trả|xong|đúng hạn|trả kết quả|tiêm|có việc làm|thành|có)(?: [^\W\d_]+){0,4} $"
)
_AGAINST = re.compile(r"\s*(?:so |kế hoạch|dự toán|chỉ tiêu|nghị quyết|kh\b|cùng|mục tiêu|\()")
_CLOSED = re.compile(r"\s*(?:[,;.)]|$)")
_TOTAL = re.compile(r"tổng [^\W\d_]+ [^\W\d_]+")

rule = Rule(
    code="VD103",
    name="part-exceeds-whole",
    since="0.1",
    certainty=Certainty.LIKELY,
    vi="Phần {part} lớn hơn tổng {whole} mà nó thuộc về.",
    en="The part {part} is greater than the whole {whole} it belongs to.",
)


@rule.check
def part_exceeds_whole(facts: Facts) -> Iterator[Finding]:
    """Report parts above their whole, in lists of figures and in counts of targets."""
    for parts in facts.lists:
        for part in parts.parts:
            if all(part.between.above(whole.between) for whole in (parts.whole, *parts.near)):
                yield rule.finding(
                    facts,
                    part.span,
                    on=(part, parts.whole),
                    arithmetic=(f"{part.shown} > {parts.whole.shown}",),
                    repairs=slips_below(part, parts.whole.value * parts.whole.factor),
                    related=(parts.whole.span, part.span),
                    part=part.shown,
                    whole=parts.whole.shown,
                )
    for part, whole in (*_done_of_all(facts), *_shares_above(facts), *_above_totals(facts)):
        yield rule.finding(
            facts,
            part.span,
            on=(part, whole),
            arithmetic=(f"{part.shown} > {whole.shown}",),
            related=(whole.span, part.span),
            part=part.shown,
            whole=whole.shown,
        )
    for count in facts.counts:
        for item in count.items:
            parent = None if item.inside is None else count.items[item.inside]
            if parent is not None and item.number > parent.number:
                yield rule.finding(
                    facts,
                    item.span,
                    certainty=Certainty.CERTAIN,
                    arithmetic=(f"{item.number} > {parent.number}",),
                    related=(parent.span, item.span),
                    part=item.number,
                    whole=parent.number,
                )


def _shares_above(facts: Facts) -> Iterator[tuple[Fact, Fact]]:
    """'Thụ lý 6.105 việc; thi hành xong 7.998 việc, đạt 84%': more than all, and yet a part of it."""
    for at, share in enumerate(facts.amounts):
        if at < 2 or share.base != "%" or share.role in _NO_SHARES or share.between.above(_HUNDRED):
            continue
        part = facts.amounts[at - 1]
        close = part.clause == share.clause and _REACHED.fullmatch(share.before) is not None
        told = share.role is Role.SHARE or "tỷ lệ" in share.before or _IS_DONE.search(part.before) is not None
        if not close or part.is_percent or part.role is not Role.LEVEL or not told:
            continue
        if _AGAINST.match(share.after) or share.claim.form == "excess":
            continue
        if share.role is Role.OF_PLAN and not _CLOSED.match(share.after):
            continue
        before = [
            fact
            for fact in facts.amounts[max(0, at - 16) : at - 1]
            if fact.sentence >= part.sentence - 2 and _may_be_whole(fact, part)
        ]
        before = [fact for fact in before if fact.sentence == part.sentence] or before
        if before and all(part.between.above(fact.between) for fact in before):
            yield part, max(before, key=lambda fact: fact.value * fact.factor)


def _above_totals(facts: Facts) -> Iterator[tuple[Fact, Fact]]:
    """'Tổng dư nợ 115,9 nghìn tỷ đồng ... Dư nợ cho vay lúa gạo 154.147 tỷ đồng'."""
    totals = [fact for fact in facts.figures if fact.role is Role.LEVEL and _TOTAL.match(fact.key)]
    for total in totals:
        words = tuple(total.key.split()[1:3])
        for part in facts.figures[total.number + 1 : total.number + 16]:
            named = tuple(part.key.split()[:2]) == words and len(part.key.split()) > len(total.key.split())
            listed = _of_total(facts, part, words)
            same_time = part.claim.period is None or part.claim.period == total.claim.period
            if (named or listed) and same_time and _may_be_whole(total, part) and part.role is Role.LEVEL:
                if part.between.above(total.between) and not part.is_aside:
                    yield part, total


def _of_total(facts: Facts, part: Fact, words: tuple[str, ...]) -> bool:
    """Say whether a figure of the same list is told as a share of that total."""
    around = facts.figures[max(0, part.number - 4) : part.number + 3]
    return any(
        fact.role is Role.SHARE
        and fact.sentence == part.sentence
        and fact.after.lstrip().startswith("tổng " + " ".join(words))
        for fact in around
    )


def _may_be_whole(whole: Fact, part: Fact) -> bool:
    return (
        whole.role in (Role.LEVEL, Role.PLAN)
        and not whole.is_aside
        and not whole.is_percent
        and whole.claim.denominator is None
        and same_kind(whole, part)
    )


def _done_of_all(facts: Facts) -> Iterator[tuple[Fact, Fact]]:
    """Give what is cleared up together with all there was, where the first is greater."""
    for part in facts.figures:
        done = _DONE.match(part.before) or _SPENT.search(part.before)
        if part.role is not Role.LEVEL or part.is_percent or not done:
            continue
        before = [
            fact
            for fact in facts.figures[max(0, part.number - 5) : part.number]
            if _DONE.match(part.before)
            and fact.sentence == part.sentence
            and same_kind(fact, part)
            and fact.role is Role.LEVEL
            and not fact.is_aside
        ]
        if not before and _SPENT.search(part.before):
            before = [
                fact
                for fact in facts.figures[max(0, part.number - 3) : part.number]
                if fact.sentence == part.sentence and fact.key.startswith("tổng mức đầu tư")
            ]
        if before and all(part.between.above(fact.between) for fact in before):
            yield part, before[0]
