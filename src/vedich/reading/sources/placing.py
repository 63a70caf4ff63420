"""Move what was read from the text of a source to its places in the original."""

from __future__ import annotations

from dataclasses import replace

from vedich.domain.document import Reading, Span
from vedich.reading.sources.source import Source


def placed(reading: Reading, source: Source) -> Reading:
    """Give a reading of `source.text` with every span pointing into `source.original`.

    The words quoted (`surface`) stay as they were read: without tags, with entities resolved.

    >>> from vedich.domain.document import DocumentReference
    >>> from vedich.reading.sources.opening import source_of
    >>> source = source_of(b"<p>So <b>5</b>&nbsp;ha</p>", "a.html")
    >>> reading = Reading(source.text, references=(DocumentReference(Span(3, 7), "5\\xa0ha"),))
    >>> placed(reading, source).references[0].span
    Span(start=9, end=22)
    """
    notices = (*source.notices, *reading.notices)
    if not source.runs:
        return replace(reading, text=source.original, notices=notices)

    def there(span: Span) -> Span:
        return source.place(span.start, span.end)

    return replace(
        reading,
        text=source.original,
        claims=tuple(
            replace(
                claim,
                span=there(claim.span),
                indicator_span=there(claim.indicator_span) if claim.indicator_span else None,
            )
            for claim in reading.claims
        ),
        tallies=tuple(replace(tally, span=there(tally.span)) for tally in reading.tallies),
        directives=tuple(replace(task, span=there(task.span)) for task in reading.directives),
        references=tuple(replace(named, span=there(named.span)) for named in reading.references),
        notices=notices,
    )
