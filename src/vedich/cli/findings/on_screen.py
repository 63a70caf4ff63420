"""Findings for a person: place, sentence with carets, what is wrong, the arithmetic, the repairs."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.cli.findings.checked import Checked
from vedich.cli.findings.sentence import marked
from vedich.cli.outputs.manner import Manner
from vedich.cli.outputs.place_words import place_in_words
from vedich.domain.document import Span
from vedich.domain.finding import Certainty, Dismissal, Finding
from vedich.reporting.one_line import clean

_COLOURS = {Certainty.CERTAIN: "31", Certainty.LIKELY: "33", Certainty.WORTH_A_LOOK: "36"}
_BOLD, _FAINT, _GREEN = "1", "2", "32"


def render(checked: Checked, manner: Manner) -> str:
    """Give the findings of one document, then those that a person has answered."""
    blocks = ["\n".join(_finding(checked, finding, manner)) for finding in checked.findings]
    blocks += ["\n".join(_answered(checked, finding, answer, manner)) for finding, answer in checked.answered]
    return "\n\n".join(blocks)


def join(rendered: list[str], manner: Manner) -> str:
    """Put the documents one below the other."""
    text = "\n\n".join(block for block in rendered if block)
    return text + "\n" if text else ""


def _finding(checked: Checked, finding: Finding, manner: Manner) -> Iterator[str]:
    lang, document = manner.lang, checked.document
    line, _ = document.line_and_column(finding.span)
    colour = _COLOURS[finding.certainty]
    place = _paint(f"{document.name}{_place(checked, finding.span, manner)}", _BOLD, manner)
    certainty = _paint(finding.certainty.wording.say(lang), colour, manner)
    yield f"{place}: {_paint(finding.code, colour, manner)} {certainty}"
    yield f"  {finding.en if lang == 'en' else finding.vi}"
    number = str(line)
    gutter = " " * (len(number) + 2)
    for at, (words, below) in enumerate(
        marked(document, finding.span, finding.related, manner.width - len(gutter) - 3)
    ):
        head = f" {number} " if at == 0 else gutter
        yield _paint(head + "│ ", _FAINT, manner) + words
        if below.strip():
            yield _paint(gutter + "│ ", _FAINT, manner) + _paint(below, colour, manner)
    for step in finding.arithmetic:
        yield _paint(gutter + "= ", _FAINT, manner) + step
    for repair in finding.repairs:
        old = clean(document.source.text[slice(*_read(checked, repair.span.start, repair.span.end))])
        told = repair.en if lang == "en" else repair.vi
        arrow = _paint(f"{old} → {repair.replacement}", _GREEN, manner)
        where = _place(checked, repair.span, manner).lstrip(":, ")
        yield (_paint(gutter + "? ", _FAINT, manner) + f"{arrow}  ({where}; {told})")
    more = "xem" if lang == "vi" else "see"
    yield _paint(f"{gutter}{more}: vedich rule {finding.code}", _FAINT, manner)


def _answered(checked: Checked, finding: Finding, answer: Dismissal, manner: Manner) -> Iterator[str]:
    told = "đã bỏ qua" if manner.lang == "vi" else "dismissed"
    by = f"{answer.who}, {answer.on:%d/%m/%Y}"
    where = f"{checked.document.name}{_place(checked, finding.span, manner)}"
    yield _paint(
        f"{where}: {finding.code} {told} ({by}): {answer.reason}",
        _FAINT,
        manner,
    )


def _place(checked: Checked, span: Span, manner: Manner) -> str:
    """Give a place behind the name of its file: cell, row or page, else line and column."""
    there = place_in_words(checked.document.source.place_in_file(span), manner.lang)
    line, column = checked.document.line_and_column(span)
    return f", {there}" if there else f":{line}:{column}"


def _read(checked: Checked, start: int, end: int) -> tuple[int, int]:
    place = checked.document.source.read_place(start, end)
    return place.start, place.end


def _paint(text: str, code: str, manner: Manner) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if manner.colours else text
