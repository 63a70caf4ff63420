"""Convert what is written in an old Vietnamese encoding, with the way back to every letter of the original."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vedich.domain.document import Notice
from vedich.domain.mark import Mark, MarkKind
from vedich.reading.sources.old_encodings.fonts import Encoding, old_font
from vedich.reading.sources.old_encodings.letters import TCVN3, TCVN3_LETTER, VNI, VNI_LETTER
from vedich.reading.sources.old_encodings.recognising import (
    UNICODE_ONLY,
    recognised,
    replaced,
    spoken_share,
)
from vedich.reading.sources.old_encodings.syllables import WORD, accented_words
from vedich.reading.sources.source import Run, Source
from vedich.reading.sources.weaving import Weave

_CAPITAL = re.compile("[A-Z]")
_SMALL = re.compile("[a-z]")


@dataclass(frozen=True, slots=True)
class Converted:
    """A text in Unicode, the runs that lead back to the text before, and the encoding it was in.

    Nulls: `encoding` is None and `runs` is empty where nothing was changed.
    """

    text: str
    runs: tuple[Run, ...] = ()
    encoding: Encoding | None = None


def converted(text: str, font: str = "") -> Converted:
    """Give a text as a person sees it in its font; without a font, as its syllables tell for certain.

    Text that is Unicode is not changed whatever the font is called, and digits never are.

    >>> converted("®¹t 526,8 tû ®ång", ".VnTime").text, converted("tæng thu", ".VnTimeH").text
    ('đạt 526,8 tỷ đồng', 'TỔNG THU')
    >>> converted("đạt 526,8 tỷ đồng", ".VnTime")
    Converted(text='đạt 526,8 tỷ đồng', runs=(), encoding=None)
    """
    told = old_font(font)
    if told is not None:
        if not text or _is_unicode(text, told.encoding):
            return Converted(text)
        return _woven(text, told.encoding, capitals=told.capitals)
    encoding = recognised(text)
    return Converted(text) if encoding is None else _woven(text, encoding)


def converted_source(source: Source, fonts: Iterable[tuple[int, int, str]] | None = None) -> Source:
    """Give a source with what is in old encodings converted, marked, and told in a notice.

    `fonts` are stretches of `source.text` (start, end, name of the font), in order; without them the whole
    text is converted where its encoding is certain. Grids and marks move along; pieces stay as they are.

    >>> from vedich.reading.sources.source import SourceKind
    >>> letters = "x· ®¹t 5 tû"
    >>> source = converted_source(Source("a", SourceKind.TEXT, letters, letters), ((0, 11, ".VnTime"),))
    >>> source.text, source.original, source.notices[0].code
    ('xã đạt 5 tỷ', 'x· ®¹t 5 tû', 'old_encoding')
    """
    text = source.text
    if fonts is None:
        whole = converted(text)
        changed = [(0, len(text), whole)] if whole.encoding else []
    else:
        told = [(start, end, converted(text[start:end], font)) for start, end, font in fonts]
        changed = [each for each in told if each[2].encoding]
    if not changed:
        return source
    weave = Weave(text)
    at = 0
    stretches: list[tuple[int, int]] = []
    length = 0
    for start, end, made in changed:
        weave.copy(at, start)
        length += start - at
        for index, run in enumerate(made.runs):
            after = made.runs[index + 1].start if index + 1 < len(made.runs) else len(made.text)
            if run.copied:
                weave.copy(start + run.original_start, start + run.original_end)
            else:
                weave.replace(
                    made.text[run.start : after], start + run.original_start, start + run.original_end
                )
        stretches.append((length, length + len(made.text)))
        length += len(made.text)
        at = end
    weave.copy(at, len(text))
    return _moved(source, weave, stretches, {made.encoding for _, _, made in changed if made.encoding})


def _moved(
    source: Source, weave: Weave, stretches: list[tuple[int, int]], encodings: set[Encoding]
) -> Source:
    """Give the source with its grids, marks and runs moved to the text just woven."""
    way = replace(source, original=source.text, text=weave.text, runs=weave.runs)

    def there(start: int, end: int) -> tuple[int, int]:
        place = way.read_place(start, end)
        return place.start, place.end

    grids = []
    for grid in source.grids:
        cells = []
        for cell in grid.cells:
            start, end = there(cell.start, cell.end)
            cells.append(replace(cell, start=start, end=end))
        start, end = there(grid.start, grid.end)
        grids.append(replace(grid, start=start, end=end, cells=tuple(cells)))
    marks = [
        Mark(*there(mark.start, mark.end), mark.kind, mark.certainty, mark.note) for mark in source.marks
    ]
    marks += [Mark(start, end, MarkKind.CONVERTED) for start, end in _joined(stretches)]
    return replace(
        source,
        text=weave.text,
        runs=tuple(_through(source, weave.runs)),
        grids=tuple(grids),
        marks=tuple(sorted(marks, key=lambda mark: (mark.start, mark.end))),
        notices=(*source.notices, _notice(encodings)),
    )


def _is_unicode(text: str, encoding: Encoding) -> bool:
    """Say whether words under an old font were typed in Unicode, which shows where the font lacks the letter."""
    if UNICODE_ONLY.search(text) is not None:
        return True
    # TCVN3 has no such letter: 'à' and 'Á' among them, which no Vietnamese text does without.
    if encoding is Encoding.TCVN3 and any("À" <= letter <= "ÿ" and letter not in TCVN3 for letter in text):
        return True
    words = accented_words(text)
    return spoken_share(words) > spoken_share(accented_words(replaced(text, encoding)))


def _woven(text: str, encoding: Encoding, *, capitals: bool = False) -> Converted:
    table, letter = (TCVN3, TCVN3_LETTER) if encoding is Encoding.TCVN3 else (VNI, VNI_LETTER)
    weave = Weave(text)
    at = 0
    shouted = _shouted(text) if encoding is Encoding.TCVN3 and not capitals else set()
    for found in letter.finditer(text):
        _between(weave, at, found.start(), capitals=capitals)
        meant = table[found[0]]
        as_capital = capitals or found.start() in shouted
        weave.replace(meant.upper() if as_capital else meant, found.start(), found.end())
        at = found.end()
    _between(weave, at, len(text), capitals=capitals)
    if weave.text == text:
        return Converted(text)
    return Converted(weave.text, weave.runs, encoding)


def _shouted(text: str) -> set[int]:
    """Give where letters stand in words of capitals, whose capitals with a tone TCVN3 lacks: 'CéNG' is 'CỘNG'."""
    return {
        at
        for word in WORD.finditer(text)
        if len(_CAPITAL.findall(word[0])) > 1 and _SMALL.search(word[0]) is None
        for at in range(word.start(), word.end())
    }


def _between(weave: Weave, start: int, end: int, *, capitals: bool) -> None:
    """Take letters that both have in common, as capitals where the font shows them so."""
    if not capitals:
        weave.copy(start, end)
        return
    for at in range(start, end):
        letter = weave.original[at]
        if letter.upper() == letter:
            weave.copy(at, at + 1)
        else:
            weave.replace(letter.upper(), at, at + 1)


def _through(source: Source, runs: Sequence[Run]) -> Iterable[Run]:
    """Yield runs that lead to the source's original instead of its text."""
    if not source.runs:
        yield from runs
        return
    starts = [run.start for run in source.runs]
    at = 0
    for run in runs:
        if not run.copied:
            place = source.place(run.original_start, run.original_end)
            yield Run(run.start, place.start, place.end, False)
            continue
        position = run.original_start
        while position < run.original_end:
            while at + 1 < len(starts) and starts[at + 1] <= position:
                at += 1
            under = source.runs[at]
            until = min(starts[at + 1] if at + 1 < len(starts) else len(source.text), run.original_end)
            start = run.start + position - run.original_start
            if under.copied:
                first = under.original_start + position - under.start
                yield Run(start, first, first + until - position, True)
            else:
                yield Run(start, under.original_start, under.original_end, False)
            position = until


def _joined(stretches: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Yield the stretches with those that touch made one."""
    before: tuple[int, int] | None = None
    for start, end in stretches:
        if before is not None and before[1] == start:
            before = before[0], end
            continue
        if before is not None:
            yield before
        before = start, end
    if before is not None:
        yield before


def _notice(encodings: set[Encoding]) -> Notice:
    told = ", ".join(sorted(encodings))
    return Notice(
        "old_encoding",
        f"Chữ theo bảng mã cũ ({told}) đã được chuyển sang Unicode để đọc; tệp gốc không bị sửa. Nên chuyển "
        "tệp sang Unicode, ví dụ bằng UniKey (Ctrl+Shift+F6).",
        f"Letters in an old encoding ({told}) were converted to Unicode for reading; the file itself is "
        "unchanged. Better convert it, for example with UniKey.",
    )
