"""Read a text into targets, results, comparisons, counts, tasks and references, each tied to its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vedich.domain.document import ClaimStatus, Reading, Tally
from vedich.domain.grid import Grid
from vedich.domain.mark import Mark
from vedich.domain.period import Period
from vedich.reading.area_link import with_area_link
from vedich.reading.attach import Attachment
from vedich.reading.caution import cautious
from vedich.reading.clock import clock, own_date
from vedich.reading.folding import Folded
from vedich.reading.frames.cell import claims_of
from vedich.reading.frames.task import directives
from vedich.reading.goals import Goals
from vedich.reading.grammar.period import periods
from vedich.reading.grammar.quantity import quantities
from vedich.reading.grammar.reference import references
from vedich.reading.grammar.tally import tallies
from vedich.reading.in_grids import in_grids
from vedich.reading.layout import Sentence, sentences
from vedich.reading.lexicon.agencies import agencies
from vedich.reading.making import Maker
from vedich.reading.masks import footnotes, masks
from vedich.reading.naming import Naming
from vedich.reading.places import Places
from vedich.reading.setting import setting
from vedich.reading.survey import survey
from vedich.reading.tables import outside, tables


def read_text(
    text: str,
    *,
    as_of: Period | None = None,
    place: str | None = None,
    grids: Sequence[Grid] = (),
    marks: Sequence[Mark] = (),
) -> Reading:
    """Give everything read from a text.

    `as_of` is the document's own date where the text carries none, `place` the area it is about. `grids` say
    where its tables stand, `marks` which stretches to be careful with.

    >>> reading = read_text("Năm 2023, sản lượng tôm đạt trên 4.610 tấn, đạt 102,5% kế hoạch năm.")
    >>> [(c.kind.value, c.indicator, str(c.value), c.measure) for c in reading.claims]
    [('result', 'sản lượng tôm', '4610', 'tấn'), ('comparison', 'sản lượng tôm', '102.5', '%')]
    """
    gridded = in_grids(text, grids)
    folded = gridded.folded
    view = folded.view
    mentions = list(periods(view))
    time = clock(view, mentions, as_of)
    referred = list(references(folded, time.year))
    taken = [(start, end) for start, end, _ in referred]
    taken += masks(view)
    taken += [(mention.start, mention.end) for mention in mentions]
    speakers = list(agencies(view))
    day = own_date(view, mentions) or (as_of.end if as_of and as_of.start == as_of.end else None)
    where = survey(folded, place=place, day=day, year=time.year, agencies=speakers)
    taken += [(mention.start, mention.end) for mention in where.mentions]
    laid = tables(folded)
    taken += [(table.start, table.end) for table in laid]
    parts = outside(list(sentences(folded)), laid)
    counted = _tallies(folded, parts, time, place)
    taken += [(start, end) for start, end, _ in counted]
    found = list(quantities(view, _merged(taken)))
    places = Places(where, parts, [quantity.start for quantity in found])
    holes = _merged(
        # 'ngô vụ Xuân': a season without a year is part of the name
        [(m.start, m.end) for m in mentions if m.grain != "season" or m.has_year]
        + where.spans
        + speakers
        + list(footnotes(view))
    )
    attachment = Attachment(
        folded,
        found,
        time,
        Goals(view, time, time.year),
        Naming(folded, holes),
        Maker(folded, time, places, where.atlas),
    )
    celled = [
        with_area_link(claim, where.atlas)
        for table in laid
        for claim in claims_of(table, setting(folded, table, time, where.mentions, where.default), folded)
    ]
    claims = (
        sorted([*attachment.read(parts), *celled], key=lambda claim: claim.span)
        if celled
        else attachment.read(parts)
    )
    if gridded.tables:
        claims = [*claims, *gridded.claims(time, where)]
        claims.sort(key=lambda claim: (claim.span.start, claim.span.end))
    told = list(directives(folded, parts, time, places))
    if gridded.orders:
        told += gridded.tasks(time.year, where.default)
        told.sort(key=lambda task: (task.span.start, task.span.end))
    if marks:
        claims = cautious(claims, marks)
    return Reading(
        text=text,
        claims=tuple(claims),
        tallies=tuple(replace(tally, area=places.at(start)) for start, _, tally in counted),
        directives=tuple(told),
        references=tuple(reference for _, _, reference in referred),
        dated=as_of,
        area=where.default,
        notices=gridded.notices(),
    )


def _tallies(
    folded: Folded, parts: list[Sentence], time: object, place: str | None
) -> list[tuple[int, int, Tally]]:
    made = []
    for at, sentence in enumerate(parts):
        view = folded.view
        if "chỉ tiêu" not in view[sentence.start : sentence.end]:
            continue
        end = sentence.end
        if at + 1 < len(parts) and re.match(
            r"\s*(?:đến nay|trong đó|các chỉ tiêu|có|còn|kết quả|theo đó|qua đánh giá|cụ thể)(?!\w)",
            view[parts[at + 1].start : parts[at + 1].end],
        ):
            end = parts[at + 1].end if parts[at + 1].passage == sentence.passage else end
        for count in tallies(view, sentence.start, end):
            span = folded.origin(count.start, count.end)
            made.append(
                (
                    count.start,
                    count.end,
                    Tally(
                        span,
                        folded.original[span.start : span.end],
                        total=count.total,
                        met=count.classes.get("met"),
                        exceeded=count.classes.get("exceeded"),
                        near=count.classes.get("near"),
                        not_met=count.classes.get("not_met"),
                        no_data=count.classes.get("no_data"),
                        wording="exclusive" if count.exclusive else "inclusive",
                        status=ClaimStatus.ESTIMATED if count.estimated else ClaimStatus.ACTUAL,
                        certainty=0.85,
                        rules=("tally",),
                    ),
                )
            )
    return made


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
