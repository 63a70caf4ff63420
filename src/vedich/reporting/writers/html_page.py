"""Write a page with the document on one side and what was found on the other, linked both ways.

The page stands alone (no script, no picture, no address outside it) and is inert: all words of the document
are escaped, and its policy forbids everything but its own style.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from vedich.domain.document import Notice
from vedich.domain.finding import Certainty, Finding
from vedich.domain.grid import Grid
from vedich.domain.mark import Mark, Unread
from vedich.reporting.writers import html_words as words
from vedich.reporting.writers.html_source import SourceSide
from vedich.reporting.writers.html_style import STYLE

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Section:
    """Where a page or a sheet of the document begins in its text, and what it is called."""

    start: int
    name: str


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document to show: its text with tables, marks and sections, and what of its file was not read.

    Nulls: a document of one piece has no sections.
    """

    name: str
    text: str
    grids: tuple[Grid, ...] = ()
    marks: tuple[Mark, ...] = ()
    sections: tuple[Section, ...] = ()
    notices: tuple[Notice, ...] = ()
    unread: tuple[Unread, ...] = ()


def html_page(
    document: ShownDocument, findings: Sequence[Finding], places: Sequence[str] = (), *, lang: str = "vi"
) -> str:
    """Give the page; places of the findings are those of the document's text, `places` say them in words.

    >>> page = html_page(ShownDocument("a<b.txt", "Thu 5 tỷ"), [])
    >>> "a&lt;b.txt" in page, "<script" in page, words.NOTHING.vi in page
    (True, False, True)
    """
    sections = [(section.start, section.name) for section in document.sections]
    side = SourceSide(
        document.text,
        findings,
        grids=document.grids,
        marks=document.marks,
        sections=sections,
        lang=lang,
    )
    source = side.written()
    title = f"{words.FINDINGS.say(lang)}: {document.name}"
    tally = _tally(findings, lang)
    cards = "".join(
        _card(number, finding, places[number - 1] if number <= len(places) else "", document.text, lang)
        for number, finding in enumerate(findings, start=1)
    )
    rest = cards or f'<p class="about">{words.NOTHING.say(lang)}</p>'
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#findings">{words.SKIP.say(lang)}</a>\n'
        f"<header><h1>{escape(document.name)}</h1>{tally}</header>\n<main>\n"
        f'<section class="source" aria-label="{words.SOURCE.say(lang)}"><h2>{words.SOURCE.say(lang)}</h2>\n'
        f"{_about(document, side.shown_marks, lang)}{source}</section>\n"
        f'<aside class="findings" id="findings" tabindex="-1" aria-label="{words.FINDINGS.say(lang)}">'
        f'<div class="rail"><h2>{words.FINDINGS.say(lang)}</h2>\n{rest}'
        f'<p class="quiet">{words.LIMITS.say(lang)}</p></div></aside>\n</main>\n</body>\n</html>\n'
    )


def _tally(findings: Sequence[Finding], lang: str) -> str:
    told = ""
    for certainty in Certainty:
        count = sum(finding.certainty is certainty for finding in findings)
        if count:
            told += f'<li class="{words.style_of(certainty)}">{count} {words.counted(certainty, lang)}</li>'
    return f'<ul class="tally">{told or f"""<li class="clean">{words.NOTHING.say(lang)}</li>"""}</ul>'


def _card(number: int, finding: Finding, place: str, text: str, lang: str) -> str:
    style = words.style_of(finding.certainty)
    told = (
        f'<article class="card {style}" id="f{number}"><h3><a class="badge {style}" href="#m{number}" '
        f'aria-label="{words.TO_DOCUMENT.say(lang)}: {number}">{number}</a>'
        f"<span>{finding.certainty.wording.say(lang)}</span><small>{words.RULE.say(lang)} "
        f"{escape(finding.code)}</small></h3>\n"
        f"<p>{escape(finding.en if lang == 'en' else finding.vi)}</p>"
    )
    if finding.arithmetic:
        sums = escape("\n".join(finding.arithmetic))
        told += f'<h4>{words.ARITHMETIC.say(lang)}</h4><p class="sums">{sums}</p>'
    if finding.repairs:
        rows = "".join(
            f"<li><del>{escape(_one_line(text[repair.span.start : repair.span.end]))}</del> → "
            f"<ins>{escape(repair.replacement)}</ins> "
            f'<span class="quiet">{escape(repair.en if lang == "en" else repair.vi)}</span></li>'
            for repair in finding.repairs
        )
        told += f"<h4>{words.REPAIRS.say(lang)}</h4><ul>{rows}</ul>"
    where = f" · {escape(place)}" if place else ""
    told += f'<p class="place"><a href="#m{number}">{words.TO_DOCUMENT.say(lang)}</a>{where}</p></article>\n'
    return told


def _about(document: ShownDocument, shown: set[str], lang: str) -> str:
    told = ""
    if document.notices:
        rows = "".join(
            f"<li>{escape(notice.en if lang == 'en' else notice.vi)}</li>" for notice in document.notices
        )
        told += f"<strong>{words.NOTICES.say(lang)}</strong><ul>{rows}</ul>"
    if document.unread:
        rows = "".join(_unread(each, lang) for each in document.unread)
        told += f"<strong>{words.UNREAD.say(lang)}</strong><ul>{rows}</ul>"
    legend = "".join(
        f'<li><span class="{kind.value}">{word.say(lang)}</span></li>'
        for kind, word in words.MARKS.items()
        if kind.value in shown
    )
    if legend:
        told += f"<strong>{words.LEGEND.say(lang)}</strong><ul>{legend}</ul>"
    return f'<div class="about">{told}</div>\n' if told else ""


def _unread(unread: Unread, lang: str) -> str:
    sample = f": “{escape(_one_line(unread.sample))}”" if unread.sample else ""
    return f"<li>{unread.count} {escape(unread.en if lang == 'en' else unread.vi)}{sample}</li>"


def _one_line(text: str) -> str:
    return " ".join(text.split())
