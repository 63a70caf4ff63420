"""The kinds of error: how each is made, where a checker should report it, how many are planted."""

from __future__ import annotations

from typing import NamedTuple

from bench.checking import wrong_dates, wrong_figures, wrong_words
from bench.checking.site import Wrongs, at
from bench.checking.wrong_figures import CHANGES, SHARES


class Kind(NamedTuple):
    """A kind of error: how to make it, in which families one expects the finding, how many to plant.

    A `slip` of typing has one right repair. What `breaks` is planted only where a fact stops holding; the
    rest is wrong in itself, as a number of a document out of its form is.
    """

    make: Wrongs
    families: tuple[str, ...]
    wanted: int
    slip: bool = False
    breaks: bool = True


ARITHMETIC, LOGIC, FORM, TASKS = "VD1", "VD2", "VD4", "VD5"

KINDS: dict[str, Kind] = {
    "wrong_percentage": Kind(at(*SHARES)(wrong_figures.off), (ARITHMETIC,), 20),
    "wrong_growth": Kind(at(*CHANGES)(wrong_figures.off), (ARITHMETIC,), 16),
    "tally_does_not_add_up": Kind(wrong_figures.other_part, (ARITHMETIC,), 16),
    "part_exceeds_whole": Kind(wrong_figures.too_large, (ARITHMETIC,), 16),
    "total_is_not_the_sum": Kind(wrong_figures.other_total, (ARITHMETIC,), 18),
    **{
        name: Kind(wrong_figures.slipped(name), (ARITHMETIC,), 14, slip=True)
        for name in ("dot_comma_slip", "lost_digit", "doubled_digit", "swapped_digits")
    },
    "other_scale": Kind(wrong_figures.other_scale, (ARITHMETIC,), 14, slip=True),
    "points_for_percent": Kind(wrong_words.into_points, (ARITHMETIC, LOGIC), 12, slip=True, breaks=False),
    "percent_for_points": Kind(wrong_words.out_of_points, (ARITHMETIC, LOGIC), 12, slip=True, breaks=False),
    "wrong_base_named": Kind(wrong_words.other_base, (ARITHMETIC,), 12, breaks=False),
    "two_values_of_one_figure": Kind(wrong_figures.second_value, (ARITHMETIC,), 16),
    "shares_over_hundred": Kind(wrong_figures.too_much, (ARITHMETIC,), 12),
    "rate_above_hundred": Kind(wrong_figures.above_hundred, (ARITHMETIC, LOGIC), 14),
    "n_greater_than_m": Kind(wrong_figures.over_whole, (ARITHMETIC, LOGIC), 14),
    "whole_outside_its_parts": Kind(wrong_figures.beyond, (ARITHMETIC,), 12),
    "impossible_date": Kind(wrong_dates.no_such_day, (LOGIC, FORM), 14),
    "deadline_before_document": Kind(wrong_dates.before_its_document, (LOGIC, TASKS), 14),
    "due_before_its_inputs": Kind(wrong_dates.before_its_inputs, (LOGIC, TASKS), 12),
    "period_runs_backwards": Kind(wrong_dates.backwards, (LOGIC,), 14),
    "task_without_lead": Kind(wrong_words.without_lead, (TASKS,), 14, breaks=False),
    "task_without_deadline": Kind(wrong_words.without_deadline, (TASKS,), 14, breaks=False),
    "malformed_document_number": Kind(wrong_words.malformed, (FORM,), 14, breaks=False),
    "measure_missing": Kind(wrong_words.no_measure, (LOGIC, FORM), 12, breaks=False),
    "measure_wrong": Kind(wrong_words.wrong_measure, (LOGIC, ARITHMETIC), 14, breaks=False),
}
