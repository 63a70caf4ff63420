"""Number formats of sheets: what a stored value looks like in its cell, in the Vietnamese printed form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from vedich.reading.sources.sheets.dates import DateParts, date_parts, print_date

# What a sheet keeps of a number; further digits are noise of binary fractions.
_KEPT = Context(prec=15)
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
# What a number is rounded to, by the count of its decimals; sheets show 30 at most.
_STEPS = [Decimal(1).scaleb(-places) for places in range(31)]
_SWAP = str.maketrans(",.", ".,")

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | _(?P<padding>.) | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>general) | (?P<meridiem>am/pm|a/p)
    | (?P<digits>[0#?][0#?,.]*|\.[0#?]+) | (?P<percent>%)
    | (?P<exponent>e[+-][0#?]+) | (?P<clock>y+|m+|d+|h+|s+|b+|g+|e+) | (?P<text>@)
    | (?P<other>.)
    """,
    re.X | re.I | re.S,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)\Z")
_LETTER = re.compile(r"[^\W\d_]")

# The formats that files name by number only; dates that follow the machine's locale are written whole.
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0;-#,##0",
    38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', 42: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    44: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a format: what stands before and behind the digits, and how many."""

    before: str = ""
    behind: str = ""
    general: bool = True
    whole: int = 0
    least: int = 0
    most: int = 0
    grouped: bool = False
    shift: int = 0
    plain: bool = False
    digits: bool = False
    text: bool = False
    condition: tuple[str, Decimal] | None = None
    date: DateParts | None = None


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A format read once: its parts, the one for text apart."""

    sections: tuple[Section, ...]
    text: Section | None = None
    conditional: bool = False

    @property
    def dated(self) -> bool:
        """Say whether values are printed as dates or times."""
        return bool(self.sections) and self.sections[0].date is not None


@lru_cache(maxsize=4_096)
def format_of(code: str) -> NumberFormat:
    """Read the code of a format as files keep it, with a dot before the decimals.

    >>> print_number(Decimal("0.577"), format_of("0.0%"))
    '57,7%'
    >>> print_number(Decimal("1234567"), format_of("#,##0"))
    '1.234.567'
    >>> print_number(Decimal("4.343"), format_of("General"))
    '4,343'
    >>> print_number(Decimal("45352"), format_of("m/d/yy"))
    '01/03/2024'
    """
    sections = [_section(part) for part in _divided(code[:1000])]
    text = next((section for section in sections if section.text), None)
    numbers = tuple(section for section in sections[:3] if not section.text)
    conditional = any(section.condition for section in numbers)
    return NumberFormat(numbers or (Section(),), text, conditional)


def print_number(value: Decimal, number_format: NumberFormat, *, date_1904: bool = False) -> str:
    """Give a number as its cell shows it; blank where the format shows nothing.

    A minus stands before a negative even where the format only colours it or sets it in brackets, and
    scientific notation and fractions are written out: what is read is text.

    >>> print_number(Decimal("-1234.5"), format_of("#,##0.0_);(#,##0.0)"))
    '-1.234,5'
    >>> print_number(Decimal("12"), format_of('0" ha"')), print_number(Decimal(5), format_of(";;;"))
    ('12 ha', '')
    """
    section, own_sign = _chosen(value, number_format)
    if section.date is not None:
        return print_date(value, section.date, date_1904=date_1904) or print_general(value)
    if section.plain:
        return print_general(value)
    if not section.general and not section.digits:
        return _clean(section.before + section.behind)
    amount = abs(value) if value.is_signed() else value
    if section.general:
        digits = print_general(amount)
    else:
        digits = _print_digits(amount, section)
    if not (digits or section.before.strip() or section.behind.strip()):
        return ""
    told = _clean(section.before + digits + section.behind) if section.before or section.behind else digits
    if not value.is_signed() or not value or not any(digit in "123456789" for digit in digits):
        return told
    if own_sign:
        if "-" in told or "−" in told:
            return told.replace("−", "-").replace("- ", "-")
        if told.startswith("(") and told.endswith(")"):
            told = told[1:-1].strip()
        elif _LETTER.search(section.before):
            return told  # 'giảm 5' says in words what the sign would
    return "-" + told


def print_general(value: Decimal) -> str:
    """Give a number with its own digits, a comma before the decimals and no grouping.

    >>> print_general(Decimal("0.30000000000000004")), print_general(Decimal("1E+6"))
    ('0,3', '1000000')
    """
    kept = _KEPT.plus(value)
    if not kept:
        return "0"
    if not -16 < kept.adjusted() < 21:
        return f"{kept.normalize():E}".replace(".", ",")
    told = f"{kept:f}"
    if "." in told:
        told = told.rstrip("0").rstrip(".")
    return told.replace(".", ",")


def print_text(text: str, number_format: NumberFormat) -> str:
    """Give the words of a cell with what its format adds to them.

    >>> print_text("Đông Thạnh", format_of('0;0;0;"Xã "@'))
    'Xã Đông Thạnh'
    """
    section = number_format.text
    if section is None or not (section.before or section.behind):
        return text
    return section.before + text + section.behind


def _print_digits(amount: Decimal, section: Section) -> str:
    kept = _KEPT.plus(amount)
    if section.shift:
        kept = kept.scaleb(section.shift)
    if kept.adjusted() > 300:
        return print_general(kept)
    rounded = kept.quantize(_STEPS[section.most], context=_WIDE)
    told = f"{rounded:,.{section.most}f}" if section.grouped else f"{rounded:.{section.most}f}"
    if section.most > section.least:
        whole, _, decimals = told.partition(".")
        decimals = decimals[: section.least] + decimals[section.least :].rstrip("0")
        told = f"{whole}.{decimals}" if decimals else whole
    if section.whole != 1:
        whole, dot, decimals = told.partition(".")
        if section.whole > len(whole):
            whole = whole.zfill(section.whole)
        elif section.whole == 0 and whole == "0":
            # '#,##0' shows a nought, '#,###' nothing; before decimals it is written, to be read as a number.
            whole = "0" if decimals else ""
        told = whole + dot + decimals
    return told.translate(_SWAP)


def _chosen(value: Decimal, number_format: NumberFormat) -> tuple[Section, bool]:
    """Choose the part of the format for a value, and say whether that part shows the sign by itself."""
    sections = number_format.sections
    if len(sections) == 1 and not number_format.conditional:
        return sections[0], False
    if number_format.conditional:
        for section in sections:
            if section.condition is None or _holds(value, section.condition):
                return section, False
        return Section(), False
    if value.is_signed() and value and len(sections) > 1:
        return sections[1], True
    if not value and len(sections) > 2:
        return sections[2], True
    return sections[0], False


def _holds(value: Decimal, condition: tuple[str, Decimal]) -> bool:
    sign, bound = condition
    return {
        "<": value < bound, "<=": value <= bound, ">": value > bound,
        ">=": value >= bound, "=": value == bound, "<>": value != bound,
    }[sign]  # fmt: skip


def _clean(told: str) -> str:
    return " ".join(told.split())


def _divided(code: str) -> list[str]:
    """Divide a code at the semicolons that are not quoted."""
    parts, part = [], ""
    for token in _TOKEN.finditer(code):
        if token["other"] == ";":
            parts.append(part)
            part = ""
        else:
            part += token[0]
    return [*parts, part][:4]


def _section(code: str) -> Section:
    tokens = [(token.lastgroup or "", token[token.lastgroup or 0]) for token in _TOKEN.finditer(code)]
    kinds = {kind for kind, _ in tokens}
    condition = None
    for kind, said in tokens:
        if kind == "bracket" and (found := _CONDITION.match(said.strip())):
            condition = (found[1], Decimal(found[2]))
    elapsed = any(kind == "bracket" and re.fullmatch(r"(?i)h+|m+|s+", said) for kind, said in tokens)
    if ("clock" in kinds and "general" not in kinds) or elapsed:
        return Section(date=date_parts(tokens), condition=condition, general=False)
    before, pattern, behind = _around(tokens)
    if "text" in kinds:
        return Section(before, behind, text=True, condition=condition)
    if "exponent" in kinds or any(kind == "other" and said == "/" for kind, said in tokens):
        return Section(plain="digits" in kinds, condition=condition)
    if "general" in kinds:
        return Section(before, behind, condition=condition)
    if not pattern:
        return Section(before, behind, general=False, condition=condition)
    if len(pattern) > 1:
        # Digits with words between them (a telephone number): its own digits say it best.
        return Section(plain=True, condition=condition)
    whole, _, decimals = pattern[0].partition(".")
    thousands = len(pattern[0]) - len(pattern[0].rstrip(","))
    percents = sum(kind == "percent" for kind, _ in tokens)
    return Section(
        before,
        behind,
        general=False,
        digits=True,
        whole=whole.count("0"),
        least=min(30, decimals.count("0")),
        most=min(30, sum(decimals.count(sign) for sign in "0#?")),
        grouped="," in whole.rstrip(","),
        shift=2 * percents - 3 * thousands,
        condition=condition,
    )


def _around(tokens: list[tuple[str, str]]) -> tuple[str, list[str], str]:
    """Give the words before the digits, the runs of digits, and the words behind them."""
    before, behind = "", ""
    pattern: list[str] = []
    reached, joined = False, False
    for kind, said in tokens:
        words = ""
        if kind == "digits":
            if joined and pattern:
                pattern[-1] += said
            else:
                pattern.append(said)
            reached = joined = True
            continue
        if kind in ("general", "text"):
            reached = True
        elif kind in ("quoted", "escaped", "percent", "other"):
            words = said
            joined = joined and not words.strip()
        elif kind == "padding":
            words = " "
        elif kind == "bracket" and said.startswith("$"):
            words = said[1:].partition("-")[0]
        if reached:
            behind += words
        else:
            before += words
    return before, pattern, behind
