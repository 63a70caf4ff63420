"""The scorer of files finds each figure's claim, and says which of its fields are right."""

from __future__ import annotations

from dataclasses import replace

from bench.reading.file_corpus import FORMS, files_of
from bench.reading.file_score import refused, scored
from tests.factory.figures import facts_of
from tests.factory.layouts import LAYOUTS
from tests.factory.writers.plain import text_of
from vedich.domain.document import Reading
from vedich.reading.read import read_text

DRAFT = LAYOUTS["table_per_area"](facts_of(7))


def test_figures_that_were_read_count_and_the_rest_does_not() -> None:
    reading = read_text(text_of(DRAFT))
    score = scored(DRAFT, reading)
    assert score.figures == len(DRAFT.truths)
    assert score.right > 0
    half = scored(DRAFT, replace(reading, claims=reading.claims[::2]))
    assert 0 < half.right < score.right


def test_a_wrong_period_costs_the_figure_and_its_period_only() -> None:
    reading = read_text(text_of(DRAFT))
    good = scored(DRAFT, reading)
    bad = scored(DRAFT, replace(reading, claims=tuple(replace(each, period=None) for each in reading.claims)))
    assert bad.right == 0
    assert bad.fields["period"] == 0
    assert bad.fields["value"] == good.fields["value"]


def test_words_that_were_not_read_shift_nothing() -> None:
    text = text_of(DRAFT)
    reading = read_text(text + "\nLưu hành nội bộ\n")
    assert scored(DRAFT, reading).right == scored(DRAFT, read_text(text)).right


def test_a_refused_file_counts_as_nothing_read() -> None:
    assert refused(DRAFT).share == 0
    assert scored(DRAFT, Reading("")).right == 0


def test_every_form_that_needs_no_program_can_be_made() -> None:
    for form in FORMS:
        if not form.programs:
            few = replace(form, layouts=("transposed",), seeds=form.seeds[:1])
            assert [file.content[:1] != b"" for file in files_of([few])] == [True]
