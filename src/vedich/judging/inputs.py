"""The tables that go in: what was said, what was asked, the areas and the scheme."""

from __future__ import annotations

from decimal import Decimal

from vedich.judging.table import Table, Type, columns

TYPES = {
    "id": Type.ID,
    "whole": Type.WHOLE,
    "figure": Type.FIGURE,
    "percent": Type.PERCENT,
    "share": Type.SHARE,
    "day": Type.DAY,
    "yes_no": Type.YES_NO,
    "word": Type.WORD,
    "code": Type.CODE,
}

OBSERVATIONS = Table(
    "observations",
    "one figure as somebody said it, in the measure of its indicator",
    ("observation",),
    columns(
        """
        observation id    the row of the record
        indicator   whole what was measured
        category    whole the part of a breakdown; 0 is the whole
        area        whole the area in the borders of then
        year        whole the year of the period
        first       whole the first month covered, 1 to 12
        last        whole the last month covered: 1..10 is ten months cumulated; of a level, the month it stood in
        as_of       day   the day it was known from
        finality    whole `Vintage.rank`: 0 forecast, 1 and 2 estimates, 3 and more results
        value       figure the figure; null where only an outcome is known
        value_max   figure the upper end, where the result is a range
        denominator figure the whole that a rate was taken of; weighs it when rates are rolled up
        outcome     word  a result told in words that a person weighed: exceeded, met, near or missed
        replaces    id    the observation that this one corrects
        counts      yes_no approved, or confirmed from a document
        mismatch    yes_no its measure does not convert to the indicator's: the value is left null
        alone       yes_no a promise: no other row is about the same indicator, category, area and months, and none replaces this one; false is always safe
        """,
        TYPES,
        {
            "category": 0,
            "first": 1,
            "last": 12,
            "finality": 3,
            "value_max": None,
            "denominator": None,
            "outcome": None,
            "replaces": None,
            "counts": True,
            "mismatch": False,
            "alone": False,
        },
    ),
)

INDICATORS = Table(
    "indicators",
    "one indicator: how its figures behave",
    ("indicator",),
    columns(
        """
        indicator        whole what is measured
        kind             word  `IndicatorKind`: flow, stock, rate, share, growth, index, count, milestone, rank
        higher_is_better yes_no which way is better; null where neither is
        frequency        word  `Frequency`: how often a figure appears
        adds_up          word  `AggregationKind`: how the figure of an area follows from others
        first_of         whole numerator, level, weight, first part of `all`: the indicator that `adds_up` needs
        second_of        whole denominator of a ratio, second part of `all`
        factor           figure what the outcome is multiplied with: 100 where a ratio is in %, -1 where growth is a fall
        accrues          word  of counts: 'new' ones add up over the months, a 'total' stands
        ceiling          figure what cannot be passed: 100 for shares of a whole
        third_of         whole the third part where all of two or three must hold
        """,
        TYPES,
        {
            "kind": "flow",
            "higher_is_better": True,
            "frequency": "month",
            "adds_up": "sum",
            "first_of": None,
            "second_of": None,
            "factor": Decimal(1),
            "accrues": None,
            "ceiling": None,
            "third_of": None,
        },
    ),
)

TARGETS = Table(
    "targets",
    "one version of a target, in the measure of its indicator",
    ("target", "version"),
    columns(
        """
        target           id    the target
        version          whole counted from 1
        since            day   the day this version holds from; null is from the beginning
        standing         word  set, changed, carried_over, ended or replaced
        target_set       id    the set it stands in
        basis            word  `Basis`: on whose authority
        indicator        whole what is measured
        category         whole the part of a breakdown; 0 is the whole
        area             whole the area that must reach it
        year             whole the year, of a term its first
        first            whole the first month of its period
        last             whole the last month of its period
        last_year        whole the last year of a term; null for one year
        operator         word  `Operator`
        goal             figure the value, or the lower end
        goal_max         figure the upper end of a range
        tolerance        figure the margin of 'about'
        goal_is_percent  yes_no decrease_by and increase_by: the change is in % of the reference figure, not in its measure
        higher_is_better yes_no turns the direction of the indicator round; null leaves it
        reference_year   whole the year that a change is counted from; null is the year before
        whole            id    the target that this one is a part of; parts are judged and not counted
        mismatch         yes_no its measure does not convert to the indicator's
        """,
        TYPES,
        {
            "version": 1,
            "since": None,
            "standing": "set",
            "target_set": 1,
            "basis": "assigned",
            "indicator": 1,
            "category": 0,
            "area": 1,
            "first": 1,
            "last": 12,
            "last_year": None,
            "operator": "at_least",
            "goal": None,
            "goal_max": None,
            "tolerance": None,
            "goal_is_percent": False,
            "higher_is_better": None,
            "reference_year": None,
            "whole": None,
            "mismatch": False,
        },
    ),
)

TREE = Table(
    "tree",
    "one area under one above it, on the borders asked for",
    ("area", "ancestor"),
    columns(
        """
        area     whole the area below
        ancestor whole an area above it, at any height
        depth    whole how many steps lie between
        is_leaf  yes_no nothing lies below the area
        """,
        TYPES,
        {"depth": 1, "is_leaf": True},
    ),
)

PASSAGES = Table(
    "passages",
    "one way an area passed on, walked to its end; none of them leaves all as it was then",
    ("area", "becomes"),
    columns(
        """
        area      whole the area of then
        becomes   whole the area of now
        share     share the part of the old area that lies in the new one; of one area they come to exactly 1; null where nobody knows
        estimated yes_no the way goes through a split
        """,
        TYPES,
        {"share": Decimal(1), "estimated": False},
    ),
)

_MONTHS = range(1, 13)
YEAR_ROWS = Table(
    "year_rows",
    "a year of one series with its months side by side; nothing of it stands in observations, unless the "
    "series is retaken",
    ("indicator", "category", "area", "year"),
    columns(
        "\n".join(
            [
                "indicator whole what was measured",
                "category whole the part of a breakdown; 0 is the whole",
                "area whole the area",
                "year whole the year",
                *(
                    f"v{month} figure the result of month {month} that stood; null where nobody said"
                    for month in _MONTHS
                ),
                *(
                    f"d{month} figure the whole that the rate of month {month} was taken of"
                    for month in _MONTHS
                ),
            ]
        ),
        TYPES,
        {"category": 0} | {f"{kind}{month}": None for kind in "vd" for month in _MONTHS},
    ),
)

RETAKEN = Table(
    "retaken",
    "a series of which something was said after its year was laid out: it is told by observations again, and its "
    "year row is not used",
    ("indicator", "category", "area", "year"),
    columns(
        """
        indicator whole what was measured
        category  whole the part of a breakdown; 0 is the whole
        area      whole the area
        year      whole the year
        """,
        TYPES,
        {"category": 0},
    ),
)

SCHEME = Table(
    "scheme",
    "the one dated scheme that decides the classes",
    (),
    columns(
        """
        near_share  figure from this share of the goal, in %, a result is near
        near_points figure rates: short by no more than these points is near
        pace_safe   figure behind the usual pace by no more than these points (a number below 0) is safe
        pace_watch  figure ... is to be watched
        pace_risk   figure ... is at risk; further behind is alarm
        """,
        TYPES,
        {
            "near_share": Decimal(90),
            "near_points": Decimal(1),
            "pace_safe": Decimal(-3),
            "pace_watch": Decimal(-8),
            "pace_risk": Decimal(-15),
        },
    ),
)

CALENDAR = Table(
    "calendar",
    "one year and how many of its months count; made from the day asked for",
    ("year",),
    columns(
        """
        year  whole the year
        until whole the last month that counts: 12 for years gone by, 0 for years to come
        """,
        TYPES,
        {"until": 12},
    ),
)

INPUTS = (OBSERVATIONS, YEAR_ROWS, RETAKEN, INDICATORS, TARGETS, TREE, PASSAGES, SCHEME)
