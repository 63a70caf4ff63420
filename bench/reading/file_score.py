"""Score what was read of a factory file against its truth, figure by figure.

The words of the draft and the words that were read are laid side by side; a figure's claim is the one that
stands on the word which answers the figure's. So the same scorer serves cells, sentences and misread scans.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher

from tests.factory.draft import Draft, DraftTable, Stated
from tests.factory.facts import Role, Truth
from vedich.domain.document import Claim, ClaimKind, Reading

FIELDS = ("indicator", "measure", "value", "role", "period")
_WORD = re.compile(r"[^\s|;\"]+")
_EDGES = ".,;:()%*–-[]\u2013|\"'"
_LEVEL = re.compile(r"^(?:tỉnh|thành phố|xã|phường|đặc khu)\s+")


@dataclass(slots=True)
class Score:
    """Counts of one or many files: figures, those read whole, those right in each field, claims too many."""

    figures: int = 0
    right: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    misses: list[tuple[Stated, Claim | None, tuple[str, ...]]] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count another score in."""
        self.figures += other.figures
        self.right += other.right
        self.fields += other.fields
        self.refused += other.refused
        self.misses += other.misses

    @property
    def share(self) -> float:
        """Give the share of figures read whole, of all figures (1 where there are none)."""
        return self.right / self.figures if self.figures else 1.0


def refused(draft: Draft) -> Score:
    """Score a file that was not read at all."""
    return Score(figures=len(draft.truths), refused=1)


def scored(draft: Draft, reading: Reading) -> Score:
    """Score a reading; its claims' places are those of its own text."""
    expected = list(_words_of(draft))
    found = [(match.start(), match.end(), _plain(match.group())) for match in _WORD.finditer(reading.text)]
    answer = _side_by_side([word for word, _ in expected], [word for _, _, word in found])
    claims: dict[int, list[Claim]] = {}
    by_start = sorted(reading.claims, key=lambda claim: claim.span.start)
    for number, (start, end, _) in enumerate(found):
        on = [claim for claim in by_start if claim.span.start < end and start < claim.span.end]
        if on:
            claims[number] = on
    score = Score()
    for at, (_, stated) in enumerate(expected):
        if stated is None:
            continue
        score.figures += 1
        best: tuple[int, Claim | None, tuple[str, ...]] = (0, None, ())
        for claim in claims.get(answer.get(at, -1), []):
            right = tuple(_right(claim, stated.truth))
            if len(right) > best[0] or best[1] is None:
                best = (len(right), claim, right)
        score.fields.update(best[2])
        if set(FIELDS) <= set(best[2]):
            score.right += 1
        else:
            score.misses.append((stated, best[1], best[2]))
    return score


def _words_of(draft: Draft) -> Iterator[tuple[str, Stated | None]]:
    """Yield the words of a draft in the order of reading, with the figure that each prints, if any."""
    stated = {(each.block, each.row, each.column, each.start): each for each in draft.truths}
    for number, block in enumerate(draft.blocks):
        if isinstance(block, DraftTable):
            for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.column)):
                whole = stated.get((number, cell.row, cell.column, None))
                for match in _WORD.finditer(cell.text):
                    yield _plain(match.group()), whole
        else:
            for match in _WORD.finditer(block.text):
                yield _plain(match.group()), stated.get((number, None, None, match.start()))


def _plain(word: str) -> str:
    """Give a word as it is compared: small, composed, its number in one form.

    >>> _plain("1.234,50"), _plain("(tấn)")
    ('1234.5', 'tấn')
    """
    bare = unicodedata.normalize("NFC", word).strip(_EDGES).lower()
    sign = "-" if word.startswith(("-", "–")) and bare[:1].isdigit() else ""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?", bare):
        bare = bare.replace(".", "").replace(",", ".")
    try:
        return sign + f"{Decimal(bare).normalize():f}" if bare[:1].isdigit() else bare
    except InvalidOperation:
        return bare


def _side_by_side(expected: list[str], found: list[str]) -> dict[int, int]:
    """Give for each word of the draft the number of the word that was read for it, where one answers it."""
    answer: dict[int, int] = {}
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        # A run of as many words read wrong still stands where it stands.
        if tag == "equal" or (tag == "replace" and b - a == d - c):
            answer.update(zip(range(a, b), range(c, d), strict=True))
    return answer


def _right(claim: Claim, truth: Truth) -> Iterator[str]:
    if _indicator(claim, truth):
        yield "indicator"
    if claim.measure == truth.measure:
        yield "measure"
    if claim.value == truth.value:
        yield "value"
    if _role(claim, truth):
        yield "role"
    if claim.period is not None and (claim.period.start, claim.period.end) == (
        truth.period.start,
        truth.period.end,
    ):
        yield "period"
    if claim.area is not None and _area(claim.area) == _area(truth.area):
        yield "area"


def _indicator(claim: Claim, truth: Truth) -> bool:
    if truth.code and claim.link is not None and claim.link.code == truth.code:
        return True
    said, meant = _folded(claim.indicator), _folded(truth.indicator)
    return said == meant or (not truth.code and said.endswith(meant.rpartition(": ")[2]))


def _role(claim: Claim, truth: Truth) -> bool:
    kinds = {truth.kind}
    if truth.role in (Role.SAME_PERIOD, Role.MONTH_YEAR_AGO):
        kinds.add(ClaimKind.RESULT)  # a level of a year ago is a baseline where it is only compared with
    return claim.kind in kinds and claim.relation == truth.relation


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).lower().split())


def _area(name: str) -> str:
    return _LEVEL.sub("", _folded(name))
