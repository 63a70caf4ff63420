"""Weave the text to read out of pieces of an original, keeping the place of every piece."""

from __future__ import annotations

from vedich.reading.sources.source import Run


class Weave:
    """A text being put together from left to right; what is not woven in is left out.

    >>> weave = Weave("**5** ha")
    >>> weave.copy(2, 3)
    >>> weave.copy(5, 8)
    >>> weave.text, [(run.start, run.original_start) for run in weave.runs]
    ('5 ha', [(0, 2), (1, 5)])
    """

    def __init__(self, original: str) -> None:
        self.original = original
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self.last = ""

    @property
    def text(self) -> str:
        """Give the text woven so far."""
        return "".join(self._pieces)

    @property
    def length(self) -> int:
        """Give how many letters are woven so far."""
        return self._length

    @property
    def runs(self) -> tuple[Run, ...]:
        """Give the runs woven so far, in the order of the text."""
        return tuple(self._runs)

    def copy(self, start: int, end: int) -> None:
        """Take a stretch of the original as it stands."""
        if start < end:
            self._add(self.original[start:end], start, end, copied=True)

    def replace(self, saying: str, start: int, end: int) -> None:
        """Let `saying` stand for a stretch of the original, or, where that is empty, for nothing in it."""
        if saying:
            self._add(saying, start, end, copied=False)

    def _add(self, piece: str, start: int, end: int, *, copied: bool) -> None:
        self._pieces.append(piece)
        runs = self._runs
        if copied and runs and runs[-1].copied and runs[-1].original_end == start:
            runs[-1] = Run(runs[-1].start, runs[-1].original_start, end, True)
        else:
            runs.append(Run(self._length, start, end, copied))
        self._length += len(piece)
        self.last = piece[-1]
