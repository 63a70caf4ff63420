"""Which document is meant: its number, symbol, issuer and date, none of which is enough alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

# Abbreviations that name a type of document; what stands first and is not among them is already the body.
# fmt: off
TYPE_ABBREVIATIONS = frozenset({
    "NQ", "NQLT", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "CTHĐ", "KH",
    "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ", "CĐ", "CV", "BGN", "BTT", "GUQ",
    "GM", "GGT", "GNP", "PG", "PC", "PB", "KL", "NĐ", "TT", "TTLT", "PL", "L",
    "SL", "VBHN", "ĐC", "ĐL", "QĐi", "LKG", "TuB", "DV",
})
# fmt: on

_STATE = re.compile(
    r"(?P<number>[0-9]{1,6})(?P<suffix>[a-zđ]?)/(?:(?P<year>[12][0-9]{3})/)?(?P<symbol>[^\s/]+)"
)
_PARTY = re.compile(r"(?P<number>[0-9]{1,6})(?P<suffix>[a-zđ]?)-(?P<type>[^\W\d_]+)/(?P<body>[^\s/]+)")
_SYMBOL = re.compile(r"[^\W\d_][\w&.]*(?:-[\w&.]+)*")
# Ð (eth) is typed for Đ, and dashes for hyphens, in many real documents.
_MISTYPED = str.maketrans({"Ð": "Đ", "–": "-", "‐": "-", "‑": "-", "−": "-"})


class DocumentNumberError(ValueError):
    """Raised when a text is not the number of a document."""

    def __init__(self, text: str) -> None:
        shown = text if len(text) <= 60 else text[:57] + "..."
        super().__init__(
            f"{shown!r} is not a document number. Write number and symbol as printed, such as '45/NQ-HĐND', "
            "'21/2022/NQ-HĐND', '25-NQ/TU' or '5425/UBND-KGVX'."
        )


@dataclass(frozen=True, slots=True, order=True)
class DocumentNumber:
    """A number as printed after 'Số:', taken apart.

    `year` stands only in normative documents and laws; `type` is empty in official letters and laws.

    >>> DocumentNumber.parse("21/2022/NQ-HĐND")
    DocumentNumber(number=21, year=2022, type='NQ', body='HĐND', is_party=False, suffix='')
    >>> letter = DocumentNumber.parse("5425/UBND-KGVX")
    >>> letter.type, letter.body
    ('', 'UBND-KGVX')
    >>> str(DocumentNumber.parse("số 7-CTr/HU"))
    '07-CTr/HU'
    """

    number: int
    year: int | None
    type: str
    body: str
    is_party: bool = False
    suffix: str = ""

    @classmethod
    def parse(cls, text: str, types: Collection[str] = TYPE_ABBREVIATIONS) -> DocumentNumber:
        """Read a number in the form of the State or of the Party; `str` prints the canonical form.

        `types` are the abbreviations that name a type; anything else in front belongs to the body.

        Raises:
            DocumentNumberError: the text has no number, or no symbol behind it.
        """
        plain = unicodedata.normalize("NFC", text).translate(_MISTYPED).strip()
        plain = re.sub(r"(?i:^số\s*:?)\s*", "", plain)
        plain = re.sub(r"\s*([-/])\s*", r"\1", plain)
        party = _PARTY.fullmatch(plain)
        if party and _SYMBOL.fullmatch(party["body"]):
            return cls(int(party["number"]), None, party["type"], party["body"], True, party["suffix"])
        state = _STATE.fullmatch(plain)
        if state is None or not _SYMBOL.fullmatch(state["symbol"]):
            raise DocumentNumberError(text)
        year = int(state["year"]) if state["year"] else None
        kind, hyphen, body = state["symbol"].partition("-")
        if not hyphen or kind not in types:
            kind, body = "", state["symbol"]
        return cls(int(state["number"]), year, kind, body, False, state["suffix"])

    @property
    def symbol(self) -> str:
        """Give what stands behind the number: 'NQ-HĐND', 'NQ/TU', 'UBND-KGVX'."""
        if not self.type:
            return self.body
        return f"{self.type}{'/' if self.is_party else '-'}{self.body}"

    @property
    def is_normative(self) -> bool:
        """Say whether the number marks a normative document (văn bản quy phạm), which carries its year."""
        return self.year is not None

    def __str__(self) -> str:
        number = f"{self.number:02d}{self.suffix}"
        if self.is_party:
            return f"{number}-{self.symbol}"
        return f"{number}/{self.year}/{self.symbol}" if self.year else f"{number}/{self.symbol}"


@dataclass(frozen=True, slots=True)
class DocumentIdentity:
    """What tells one document from all others: issuer, number with symbol, and date together.

    Party numbers start again every term and administrative ones every year, so that one number names several
    documents; `issuer` is an agency id. A draft has neither number nor date.
    """

    issuer: str | None
    number: DocumentNumber | None
    on: date | None

    @property
    def is_complete(self) -> bool:
        """Say whether the document can be cited: issuer, number and date are all known."""
        return self.issuer is not None and self.number is not None and self.on is not None

    def is_same_as(self, other: DocumentIdentity) -> bool | None:
        """Say whether both are one document; None when what is known cannot tell.

        >>> number = DocumentNumber.parse("318/QĐ-TTg")
        >>> criteria = DocumentIdentity("pm", number, date(2022, 3, 8))
        >>> criteria.is_same_as(DocumentIdentity("pm", number, date(2023, 3, 29)))
        False
        >>> criteria.is_same_as(DocumentIdentity("pm", number, None)) is None
        True
        """
        pairs = ((self.issuer, other.issuer), (self.number, other.number), (self.on, other.on))
        if any(one is not None and two is not None and one != two for one, two in pairs):
            return False
        return True if self.is_complete and other.is_complete else None
