"""Say how a claim came to its name, its period and its kind, as the names of the rules that decided.

`period_carried` says that the sentence names no period and the one told before holds, `name_inherited` that the
figure has no name of its own. They are kept with the claim, so that a person sees them, and they weigh in its
certainty.
"""

from __future__ import annotations

from vedich.domain.document import Claim, ClaimKind
from vedich.domain.period import Period
from vedich.reading.clock import Clock
from vedich.reading.grammar.period import PeriodMention
from vedich.reading.intent import sets_goals
from vedich.reading.moment import Draft, Moment

_FAR = 600


def signs(claim: Claim, moment: Moment, draft: Draft, clock: Clock) -> tuple[str, ...]:
    """Give the rules that a claim of running text was attached by, those of its frame first."""
    found = [*claim.rules, _name_rule(claim, moment, draft), _period_rule(claim, moment, clock)]
    goal = _goal_rule(claim, moment)
    if goal:
        found.append(goal)
    if moment.parent:
        found.append("part")
    if moment.quantity.number.damaged:
        found.append("damaged")
    return (*found, *_timing(claim, moment, clock))


def _name_rule(claim: Claim, moment: Moment, draft: Draft) -> str:
    if draft.rule == "bracket" and moment.bracket is not None:
        return "name_before_bracket"
    name = draft.name if draft.name is not None else moment.name
    if name is None or not name.words:
        return "name_inherited" if claim.indicator else "name_missing"
    if claim.indicator != name.words:
        return "name_composed"
    if draft.name is not None and draft.name is not moment.name:
        return "name_joined" if moment.name is not None and moment.name.words else "name_behind"
    return "name_headed" if name.headed else "name_own"


def _period_rule(claim: Claim, moment: Moment, clock: Clock) -> str:
    if claim.period is None:
        return "period_missing"
    if named := _holding(clock, moment.clause[0], moment.quantity.start):
        return _named("period_named", claim.period, named[-1], clock)
    behind = _holding(clock, moment.quantity.end, moment.limit)
    if behind and clock.resolve(behind[0]) == claim.period:
        return "period_behind"
    if named := _holding(clock, moment.sentence[0], moment.clause[0]):
        return _named("period_of_sentence", claim.period, named[-1], clock)
    if clock.carried is not None:
        return "period_carried" if clock.carried == claim.period else "period_derived"
    return "period_default" if clock.default == claim.period else "period_derived"


def _named(rule: str, period: Period, mention: PeriodMention, clock: Clock) -> str:
    if clock.resolve(mention) != period:
        return "period_derived"
    return rule if mention.has_year else f"{rule}_without_year"


def _holding(clock: Clock, start: int, end: int) -> list[PeriodMention]:
    return [mention for mention in clock.inside(start, end) if mention.role in ("main", "goal")]


def _timing(claim: Claim, moment: Moment, clock: Clock) -> list[str]:
    """Say what makes the period surer or less sure: how many are told here, how far off, of which year."""
    found = []
    told = len(clock.inside(*moment.sentence))
    if told != 1:
        found.append("several_periods" if told else "no_period_told")
    if not told and not clock.inside(moment.sentence[0] - _FAR, moment.sentence[0]):
        found.append("told_far" if clock.carried is not None else "told_nowhere")
    if claim.period is not None and clock.year is not None and claim.period.end.year != clock.year:
        found.append("earlier_year" if claim.period.end.year < clock.year else "later_year")
    return found


def _goal_rule(claim: Claim, moment: Moment) -> str:
    if claim.kind in (ClaimKind.COMPARISON, ClaimKind.BASELINE):
        return ""
    if moment.quantity.partner:
        return "goal_by_pair"
    goal = claim.kind == ClaimKind.TARGET
    if sets_goals(moment.view, moment.sentence[0], moment.quantity.start) is None:
        return "goal_assumed" if goal else "result_assumed"
    return "goal_said" if goal else "result_said"
