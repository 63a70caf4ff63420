"""The tables that come out of the targets, one for each step: how they stand, and how that is counted."""

from __future__ import annotations

from dataclasses import replace

from vedich.judging.inputs import OBSERVATIONS, TARGETS, TYPES
from vedich.judging.result_tables import CELL, CELL_KEY, columns_of
from vedich.judging.table import Column, Table, Type, columns


def _of_targets(*names: str) -> tuple[Column, ...]:
    """Give columns of the targets as the steps hand them on: the basis as a code."""
    return tuple(
        replace(column, type=Type.CODE) if column.name == "basis" else column
        for column in columns_of(TARGETS, *names)
    )


_TARGET = _of_targets(
    "target",
    "version",
    "target_set",
    "basis",
    "indicator",
    "category",
    "area",
    "year",
    "first",
    "last",
    "last_year",
    "whole",
)

IN_FORCE = Table(
    "in_force",
    "one target in the version that holds on the day asked for",
    ("target",),
    (
        *_of_targets(*(name for name in TARGETS.names if name not in {"since", "standing"})),
        *columns(
            """
            until  whole the last month of its period that counts; of a term, of its last year so far
            now    whole its year; of a term, the last year so far
            ended  code  ended or replaced, where it is not to be judged; else null
            """,
            TYPES,
            {"until": 12, "now": None, "ended": None},
        ),
    ),
)

COMPARED = Table(
    "compared",
    "the figure that a target of a change is counted from",
    ("target",),
    _of_targets("target") + columns_of(OBSERVATIONS, "value"),
)

GOALS = Table(
    "goals",
    "one target brought to a low and a high end",
    ("target",),
    (
        *_TARGET,
        *columns(
            """
            until            whole  the last month that counts
            now              whole  its year; of a term, the last year so far
            low              figure the lower end of what meets it
            high             figure the higher end of what meets it
            base             figure what shares and gaps are counted from: the value of 'about', else the end to be reached
            is_strict        yes_no the end itself does not meet it (more than, less than)
            higher_is_better yes_no which way is better; null where any way off is worse
            ceiling          figure what a result cannot pass
            scale            code   share: judged near by shares of the goal; points: by points; none: never near
            fault            code   why it cannot be judged: words, target_measure, reference, goal; ended, replaced
            """,
            TYPES,
            {
                "until": 12,
                "now": None,
                "low": None,
                "high": None,
                "base": None,
                "is_strict": False,
                "higher_is_better": True,
                "ceiling": None,
                "scale": "share",
                "fault": None,
            },
        ),
    ),
)

_CELL_BY_TARGET = tuple(column for column in CELL if column.name not in {*CELL_KEY, "denominator"})
TERMS = Table(
    "terms",
    "one target of several years and what it has reached so far; way: years_added, years_averaged or year_end",
    ("target",),
    (*_of_targets("target"), *_CELL_BY_TARGET),
)

ESTIMATES = Table(
    "estimates",
    "what an agency expects of the whole period of a target that is not over",
    ("target",),
    (*_of_targets("target"), *_CELL_BY_TARGET),
)

VERDICTS = Table(
    "verdicts",
    "one target and how its result stands",
    ("target",),
    (
        *_TARGET,
        *columns(
            """
            until            whole   the last month that counts
            low              figure  the lower end of what meets the target
            high             figure  the higher end
            higher_is_better yes_no  which way is better
            result           figure  the result that was judged; a partial sum where something is missing
            result_max       figure  its upper end
            time_basis       code    actual, or estimate where an estimate stands in
            verdict          code    `Verdict`
            rule             code    which rule fired; the page of the step lists them
            share            percent the result in % of the goal, where a share does not mislead; else null
            gap              figure  how far the result is from the goal: above 0 on the better side
            known            whole   months known
            due              whole   months that should be known
            areas_known      whole   areas below whose figures are whole
            areas            whole   areas below that should have a figure
            estimated        yes_no  a piece of a split area is in it
            way              code    own, rolled_up or derived
            year_ago         figure  the result of the same months of the year before
            of_year_ago      percent the result in % of that
            expected         figure  the agency's own estimate of the whole period
            expected_verdict code    how that stands
            expected_share   percent that in % of the goal
            """,
            TYPES,
            {
                "until": 12,
                "low": None,
                "high": None,
                "higher_is_better": True,
                "result": None,
                "result_max": None,
                "time_basis": None,
                "rule": None,
                "share": None,
                "gap": None,
                "known": None,
                "due": None,
                "areas_known": None,
                "areas": None,
                "estimated": False,
                "way": None,
                "year_ago": None,
                "of_year_ago": None,
                "expected": None,
                "expected_verdict": None,
                "expected_share": None,
            },
        ),
    ),
)

_WEIGHED = {"verdict", "rule", "share", "gap", "known", "due", "areas_known", "areas", "estimated", "way"}
WEIGHED = Table(
    "weighed",
    "one target and how one figure stands against it: the result so far, or the estimate of the whole period",
    ("target", "is_ahead"),
    (
        *(column for column in GOALS.columns if column.name not in {"ceiling", "fault"}),
        *columns(
            """
            is_ahead    whole  0 the result so far, 1 the estimate of the whole period
            value       figure the figure
            value_max   figure its upper end
            is_estimate yes_no an estimate stands in it for a result
            is_due      yes_no something should be known by now
            """,
            TYPES,
        ),
        *(column for column in VERDICTS.columns if column.name in _WEIGHED),
    ),
)

TALLIES = Table(
    "tallies",
    "the counted targets of one set, area and year by verdict; `Scorecard` reads them out",
    ("target_set", "basis", "area", "year"),
    (
        *_of_targets("target_set", "basis", "area", "year"),
        *columns(
            """
            exceeded            whole  counted by `Verdict`
            met                 whole  without the exceeded
            near                whole
            missed              whole
            no_result           whole
            not_due             whole
            not_applicable      whole  outside the total
            qualitative_pending whole
            total               whole  all but the not applicable
            """.replace("whole\n", "whole -\n"),
            TYPES,
        ),
    ),
)

SEASONS = Table(
    "seasons",
    "what share of the year the first months usually bring",
    ("indicator", "category", "area", "year", "until"),
    (
        *columns_of(OBSERVATIONS, "indicator", "category", "area", "year"),
        *columns(
            """
            until whole   the last of the first months
            years whole   how many past years are known, at most five
            share percent the mean of their shares, in %
            """,
            TYPES,
        ),
    ),
)

PACES = Table(
    "paces",
    "how one target of a flow stands within its year",
    ("target",),
    (
        *_of_targets("target"),
        *columns(
            """
            share          percent the result in % of the goal
            usual          percent what the first months usually bring: the season where known, else months/12
            years          whole   how many past years that rests on; 0 is months/12
            straight       percent months/12, beside it
            ahead_by       percent points ahead of the usual pace; below 0 behind
            pace           code    safe, watch, risk or alarm
            months_left    whole   months still to come
            still_to_come  figure  what is missing to the goal; below 0 where it is passed
            each_month     figure  what each of them must bring, where higher is better; what each may still bring, where lower is
            """,
            TYPES,
        ),
    ),
)

VERDICT_TABLES = (
    IN_FORCE,
    COMPARED,
    GOALS,
    TERMS,
    ESTIMATES,
    WEIGHED,
    VERDICTS,
    TALLIES,
    SEASONS,
    PACES,
)
