"""The tables that come out, one for each step."""

from __future__ import annotations

from vedich.judging.inputs import OBSERVATIONS, TARGETS, TYPES, YEAR_ROWS
from vedich.judging.table import Column, Table, columns


def _of(table: Table, *names: str) -> tuple[Column, ...]:
    return tuple(table.column(name) for name in names)


FIGURE_KEY = ("indicator", "category", "area", "year", "first", "last")
CELL_KEY = ("indicator", "category", "area", "year", "first", "until")

_FACT = (
    *_of(OBSERVATIONS, "observation", *FIGURE_KEY, "finality"),
    *_of(OBSERVATIONS, "value", "value_max", "denominator", "outcome"),
    *columns(
        """
        estimated yes_no a piece of a split area is in it
        missing   whole  how many areas that it should be made of have no figure
        fault     word   why it cannot be used: measure, share; null where nothing is wrong
        """,
        TYPES,
        {"estimated": False, "missing": 0, "fault": None},
    ),
)

ROWED = Table("rowed", "one year row that is used as it lies", YEAR_ROWS.grain, YEAR_ROWS.columns)
SPREAD = Table(
    "spread",
    "one month of a year row whose area passed on or came of others; no row of the record is named",
    ("indicator", "category", "area", "year", "month"),
    (
        *_of(OBSERVATIONS, "indicator", "category", "area", "year"),
        *columns("month whole the month", TYPES),
        *_of(OBSERVATIONS, "value", "denominator"),
    ),
)
RETOLD = Table(
    "retold", "of a figure said several times, the one that stood on the day asked for", FIGURE_KEY, _FACT
)
STANDING = Table("standing", "one figure that stood on the day asked for", FIGURE_KEY, _FACT)
MOVED = Table(
    "moved", "one figure of areas that passed on, brought to the borders asked for", FIGURE_KEY, _FACT
)
CARRIED = Table("carried", "one figure on the borders asked for", FIGURE_KEY, _FACT)

WINDOWS = Table(
    "windows",
    "one stretch of months that some target, or what it is compared with, needs the figures of",
    ("year", "first", "until"),
    columns(
        """
        year       whole  the year
        first      whole  the first month
        until      whole  the last month that counts
        ahead      yes_no it ends after the day asked for: only estimates of exactly these months are told
        flows_only yes_no needed for the usual pace alone, which only flows have
        """,
        TYPES,
        {"first": 1, "until": 12, "ahead": False, "flows_only": False},
    ),
)

_CELL = (
    *_of(OBSERVATIONS, "indicator", "category", "area", "year"),
    *columns(
        """
        first       whole  the first month of the window
        until       whole  the last month of the window that counts
        value       figure the result; a sum with something missing is the sum of what is known
        value_max   figure the upper end; equal to the value where the result is no range
        denominator figure what weighs a rate when rates are rolled up; null where nobody said
        outcome     word   a result told in words: exceeded, met, near or missed
        known       whole  months known
        due         whole  months that should be known by now
        areas_known whole  areas below whose figures are whole; 1 for a figure of its own
        areas       whole  areas below that should have a figure; 1 for a figure of its own
        complete    yes_no nothing is missing
        estimated   yes_no a piece of a split area is in it
        is_estimate yes_no an estimate stands in it for a result
        fault       word   why it cannot be used: measure, share, overlap, parts, zero; null where nothing is wrong
        way         word   own, rolled_up or derived
        """,
        TYPES,
        {
            "first": 1,
            "until": 12,
            "value_max": None,
            "denominator": None,
            "outcome": None,
            "known": 12,
            "due": 12,
            "areas_known": 1,
            "areas": 1,
            "complete": True,
            "estimated": False,
            "is_estimate": False,
            "fault": None,
            "way": "own",
        },
    ),
)


def _cells(name: str, meaning: str) -> Table:
    return Table(name, meaning, CELL_KEY, _CELL)


_MONTHS = columns(
    """
    months whole the months known, a bit each: 1 is January, 2 February, 4 March ...
    flags  whole 1 estimated, 2 an estimate, 4 an area missing, 8 measure, 16 share, 32 overlap
    """,
    TYPES,
    {"months": 4095, "flags": 0},
)

FLOWS = Table(
    "flows",
    "one sum of the months of a window",
    CELL_KEY,
    (*(column for column in _CELL if column.name in {*CELL_KEY, "value", "value_max"}), *_MONTHS),
)
LEVELS = Table(
    "levels",
    "the latest figure of a window",
    CELL_KEY,
    (
        *(
            column
            for column in _CELL
            if column.name in {*CELL_KEY, "value", "value_max", "denominator", "outcome"}
        ),
        *_MONTHS,
    ),
)
OF_YEARS = Table(
    "of_years",
    "what the months of a year row come to in a window",
    CELL_KEY,
    (
        *(column for column in _CELL if column.name in {*CELL_KEY, "value", "denominator"}),
        *_MONTHS[:1],
        *columns("adds yes_no its months add up; else the latest stands", TYPES),
    ),
)
TO_DATE = _cells("to_date", "one result to date, of an area that has figures of its own")
ROLLED_UP = _cells("rolled_up", "one result of an area that has none of its own, from its leaves")
SUMMED_UP = _cells("summed_up", "all results that were said or rolled up")
DERIVED = _cells("derived", "one result that follows from other indicators")
RESULTS = _cells("results", "all results")

_TARGET = _of(
    TARGETS,
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
) + _of(TARGETS, "last_year", "whole")

IN_FORCE = Table(
    "in_force",
    "one target in the version that holds on the day asked for",
    ("target",),
    (
        *_of(TARGETS, *(name for name in TARGETS.names if name not in {"since", "standing"})),
        *columns(
            """
            until  whole the last month of its period that counts; of a term, of its last year so far
            now    whole its year; of a term, the last year so far
            ended  word  ended or replaced, where it is not to be judged; else null
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
    _of(TARGETS, "target") + _of(OBSERVATIONS, "value"),
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
            scale            word   share: judged near by shares of the goal; points: by points; none: never near
            fault            word   why it cannot be judged: words, target_measure, reference, goal; ended, replaced
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

_CELL_BY_TARGET = tuple(column for column in _CELL if column.name not in {*CELL_KEY, "denominator"})
TERMS = Table(
    "terms",
    "one target of several years and what it has reached so far; way: years_added, years_averaged or year_end",
    ("target",),
    (*_of(TARGETS, "target"), *_CELL_BY_TARGET),
)

ESTIMATES = Table(
    "estimates",
    "what an agency expects of the whole period of a target that is not over",
    ("target",),
    (*_of(TARGETS, "target"), *_CELL_BY_TARGET),
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
            time_basis       word    actual, or estimate where an estimate stands in
            verdict          word    `Verdict`
            rule             word    which rule fired; the page of the step lists them
            share            percent the result in % of the goal, where a share does not mislead; else null
            gap              figure  how far the result is from the goal: above 0 on the better side
            known            whole   months known
            due              whole   months that should be known
            areas_known      whole   areas below whose figures are whole
            areas            whole   areas below that should have a figure
            estimated        yes_no  a piece of a split area is in it
            way              word    own, rolled_up or derived
            year_ago         figure  the result of the same months of the year before
            of_year_ago      percent the result in % of that
            expected         figure  the agency's own estimate of the whole period
            expected_verdict word    how that stands
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
        *_of(TARGETS, "target_set", "basis", "area", "year"),
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
        *_of(OBSERVATIONS, "indicator", "category", "area", "year"),
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
        *_of(TARGETS, "target"),
        *columns(
            """
            share          percent the result in % of the goal
            usual          percent what the first months usually bring: the season where known, else months/12
            years          whole   how many past years that rests on; 0 is months/12
            straight       percent months/12, beside it
            ahead_by       percent points ahead of the usual pace; below 0 behind
            pace           word    safe, watch, risk or alarm
            months_left    whole   months still to come
            still_to_come  figure  what is missing to the goal; below 0 where it is passed
            each_month     figure  what each of them must bring, where higher is better; what each may still bring, where lower is
            """,
            TYPES,
        ),
    ),
)

OUTPUTS = (
    ROWED,
    SPREAD,
    RETOLD,
    STANDING,
    MOVED,
    CARRIED,
    WINDOWS,
    FLOWS,
    LEVELS,
    OF_YEARS,
    TO_DATE,
    ROLLED_UP,
    SUMMED_UP,
    DERIVED,
    RESULTS,
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
