"""The law that every source keeps: each letter read is the letter at its place."""

from __future__ import annotations

from html import unescape

from vedich.reading.sources.source import Source


def assert_every_letter_has_its_place(source: Source) -> None:
    """Fail when a letter of the text is not what stands at its place in the original."""
    before = 0
    for index, letter in enumerate(source.text):
        place = source.place(index, index + 1)
        there = source.original[place.start : place.end]
        assert before <= place.start <= place.end <= len(source.original)
        before = place.start
        if not there:
            assert letter in "\n\t", f"{letter!r} stands for nothing"
        elif letter != there:
            # An entity, a stretch of blanks (with the tags in it), or a bar between two cells.
            stands_for = unescape(there if there.endswith(";") else there + ";")
            assert (
                letter in stands_for
                or (letter == " " and (there[0].isspace() or there[0] in "<&"))
                or there == "|"
            )
    whole = source.place(0, len(source.text))
    assert 0 <= whole.start <= whole.end <= len(source.original)


def assert_the_way_back(source: Source) -> None:
    """Fail when a copied letter's place does not lead back to the letter."""
    for index, letter in enumerate(source.text):
        place = source.place(index, index + 1)
        if source.original[place.start : place.end] == letter:
            assert source.read_place(place.start, place.end).start == index
