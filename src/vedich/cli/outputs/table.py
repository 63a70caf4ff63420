"""Tables for a person: what a document says of each indicator, its counts, tasks and references."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from vedich.cli.outputs import why, words
from vedich.cli.outputs.manner import Manner
from vedich.cli.outputs.place_words import short_place
from vedich.cli.outputs.read_document import ReadDocument
from vedich.domain.document import Claim, ClaimKind, Span
from vedich.reporting.one_line import clean

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

# Below this the code stands under the indicator's name instead of in a column of its own.
_ROOMY = 90
_DOUBTFUL = 0.5
_NARROWEST_COLUMN = 4
# A longer word (the code of an indicator, say) is broken rather than given a column of its length.
_LONGEST_WORD = 16
_BLANK_LINES = re.compile(r"\n{3,}")
_COLOURS = {
    ClaimKind.TARGET: "cyan",
    ClaimKind.RESULT: "green",
    ClaimKind.COMPARISON: "yellow",
    ClaimKind.BASELINE: "magenta",
}


def render_table(document: ReadDocument, manner: Manner) -> str:
    """Give a document as tables drawn for the width of the screen."""
    from rich.console import Console

    stream = io.StringIO()
    console = Console(
        file=stream,
        width=manner.width,
        force_terminal=manner.colours,
        color_system="standard" if manner.colours else None,
        no_color=not manner.colours,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    _Sheet(document, manner, console).draw()
    # Blanks that fill a row to the edge only make lines wrap on a narrower screen.
    drawn = "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))
    return _BLANK_LINES.sub("\n\n", drawn).strip("\n") + "\n"


class Column(NamedTuple):
    """A column: its title, the width below which it is not squeezed, and where its words stand."""

    title: str
    least: int
    to_the_right: bool = False


def _longest_word(text: str) -> int:
    return min(_LONGEST_WORD, max(map(len, text.split()), default=0))


def fitted(widest: list[int], least: list[int], room: int) -> list[int]:
    """Give each column its width: what it needs where there is room, else the widest give way first.

    >>> fitted([40, 8, 12], [16, 8, 9], 40)
    [20, 8, 12]
    >>> fitted([5, 8], [16, 8], 40)
    [5, 8]
    >>> fitted([30, 20], [16, 16], 20)
    [10, 10]
    """
    widths = list(widest)
    for floors in (least, [_NARROWEST_COLUMN] * len(least)):
        while sum(widths) > room:
            wide = [index for index, width in enumerate(widths) if width > floors[index]]
            if not wide:
                break
            widths[max(wide, key=widths.__getitem__)] -= 1
    return widths


class _Sheet:
    def __init__(self, document: ReadDocument, manner: Manner, console: Console) -> None:
        self.document, self.manner, self.console = document, manner, console
        self.vi = manner.lang == "vi"
        self.claims = [c for c in document.reading.claims if c.kind is not ClaimKind.OTHER_NUMBER]

    def say(self, vi: str, en: str) -> str:
        return vi if self.vi else en

    def place(self, span: Span) -> str:
        there = short_place(self.document.source.place_in_file(span), self.manner.lang)
        if there:
            return there
        line, column = self.document.line_and_column(span)
        return f"{line}:{column}"

    def draw(self) -> None:
        from rich.padding import Padding
        from rich.text import Text

        self._heading()
        reading = self.document.reading
        if self.claims:
            self.console.print(self._claims())
        if reading.tallies:
            self._title(self.say("Tổng hợp", "Counts"))
            for tally in reading.tallies:
                told = [words.tally(tally, self.manner.lang), words.period(tally.period, self.manner.lang)]
                told += [clean(tally.area or ""), words.certainty(tally.certainty), self.place(tally.span)]
                self.console.print(Padding(Text(" · ".join(part for part in told if part)), (0, 0, 0, 2)))
            self.console.print()
        if reading.directives:
            self.console.print(self._tasks())
        if reading.references:
            self.console.print(self._references())
        if self.manner.why and self.claims:
            self._why()

    def _heading(self) -> None:
        from rich.text import Text

        reading, document = self.document.reading, self.document
        self.console.print(Text(clean(document.name), style="bold"))
        told = [
            f"{self.say('Ngày', 'Date')}: {words.period(reading.dated, self.manner.lang)}"
            if reading.dated
            else "",
            f"{self.say('Địa bàn', 'Area')}: {clean(reading.area)}" if reading.area else "",
            self._amount(len(self.claims), "số liệu", "figure"),
            self._amount(len(reading.tallies), "tổng hợp", "count"),
            self._amount(len(reading.directives), "nhiệm vụ", "task"),
            self._amount(len(reading.references), "văn bản được dẫn", "reference"),
        ]
        if not any(told[2:]):
            told.append(
                self.say("không thấy chỉ tiêu, số đếm, nhiệm vụ hay văn bản nào", "nothing to read was found")
            )
        self._print(" · ".join(part for part in told if part))
        self.console.print()

    def _amount(self, count: int, vi: str, en: str) -> str:
        if not count:
            return ""
        return f"{count} {vi}" if self.vi else f"{count} {en}{'s' if count > 1 else ''}"

    def _print(self, line: str) -> None:
        from rich.text import Text

        self.console.print(Text(line))

    def _title(self, title: str) -> None:
        from rich.text import Text

        self.console.print(Text(title, style="bold"))

    def _drawn(self, title: str, columns: list[Column], rows: list[list[Text]]) -> Table:
        from rich import box
        from rich.cells import cell_len
        from rich.table import Table

        table = Table(
            title=title or None,
            title_justify="left",
            title_style="bold",
            box=box.SIMPLE_HEAD,
            pad_edge=False,
            padding=(0, 1, 0, 0),
            header_style="bold",
        )
        widest = [
            max([cell_len(column.title), *(row[index].cell_len for row in rows)])
            for index, column in enumerate(columns)
        ]
        least = [
            max([column.least, *(_longest_word(row[index].plain) for row in rows)])
            for index, column in enumerate(columns)
        ]
        # Each column has a blank on both sides.
        room = self.manner.width - 2 * len(columns)
        for column, width in zip(columns, fitted(widest, least, room), strict=True):
            side: Literal["right", "left"] = "right" if column.to_the_right else "left"
            table.add_column(column.title, width=width, justify=side, overflow="fold")
        for row in rows:
            table.add_row(*row)
        return table

    def _claims(self) -> Table:
        from rich.text import Text

        lang = self.manner.lang
        # What is the same for all stands in the heading, or nowhere: a column would only take room.
        areas = {clean(claim.area or "") for claim in self.claims}
        with_areas = areas - {"", clean(self.document.reading.area or "")} != set()
        with_codes = self.manner.width >= _ROOMY and any(claim.link for claim in self.claims)
        columns = [
            Column(self.say("Chỉ tiêu", "Indicator"), 14),
            Column(self.say("Loại", "Kind"), 8),
            Column(self.say("Giá trị", "Value"), 7, to_the_right=True),
            Column(self.say("So với", "Against"), 7),
            Column(self.say("Kỳ", "Period"), 7),
            *([Column(self.say("Địa bàn", "Area"), 7)] if with_areas else []),
            *([Column(self.say("Mã", "Code"), 8)] if with_codes else []),
            Column(self.say("Chắc", "Sure"), 4, to_the_right=True),
            Column(self.say("Chỗ", "Place"), 5, to_the_right=True),
        ]
        rows, before = [], ""
        for claim in self.claims:
            code = claim.link.code if claim.link else ""
            indicator = clean(claim.indicator) or "?"
            # Figures of one indicator that follow one another share its name.
            name = Text("" if indicator == before else indicator)
            if code and not with_codes and indicator != before:
                name.append(f"\n{code}", style="dim")
            before = indicator
            rows.append(
                [
                    name,
                    Text(words.KINDS[claim.kind][not self.vi], style=_COLOURS.get(claim.kind, "")),
                    self._value(claim),
                    Text(words.relation(claim, lang)),
                    Text(words.period(claim.period, lang)),
                    *([Text(clean(claim.area or ""))] if with_areas else []),
                    *([Text(code, style="dim")] if with_codes else []),
                    Text(
                        words.certainty(claim.certainty), style="red" if claim.certainty < _DOUBTFUL else ""
                    ),
                    Text(self.place(claim.span), style="dim"),
                ]
            )
        return self._drawn("", columns, rows)

    def _value(self, claim: Claim) -> Text:
        from rich.text import Text

        text = words.value(claim, self.manner.lang)
        estimated = claim.status is not None and claim.status.value == "estimated"
        return Text((self.say("ước ", "est. ") if estimated else "") + text, style="bold")

    def _tasks(self) -> Table:
        from rich.text import Text

        columns = [
            Column(self.say("Việc", "Task"), 24),
            Column(self.say("Chủ trì", "Lead"), 12),
            Column(self.say("Phối hợp", "With"), 12),
            Column(self.say("Hạn", "Due"), 10),
            Column(self.say("Chỗ", "Place"), 5, to_the_right=True),
        ]
        rows = [
            [
                Text(clean(task.action)),
                Text(clean(task.lead or "")),
                Text(clean("; ".join(task.supports))),
                Text(words.deadline(task.deadline, self.manner.lang)),
                Text(self.place(task.span), style="dim"),
            ]
            for task in self.document.reading.directives
        ]
        return self._drawn(self.say("Nhiệm vụ", "Tasks"), columns, rows)

    def _references(self) -> Table:
        from rich.text import Text

        columns = [
            Column(self.say("Số hiệu", "Number"), 12),
            Column(self.say("Loại", "Type"), 10),
            Column(self.say("Ngày", "Date"), 10),
            Column(self.say("Cơ quan", "Issuer"), 12),
            Column(self.say("Chỗ", "Place"), 5, to_the_right=True),
        ]
        rows = [
            [
                Text(clean(reference.number or "")),
                Text(clean(reference.type or "")),
                Text(words.deadline(reference.date, self.manner.lang)),
                Text(clean(reference.issuer or "")),
                Text(self.place(reference.span), style="dim"),
            ]
            for reference in self.document.reading.references
        ]
        return self._drawn(self.say("Văn bản được dẫn", "Documents referred to"), columns, rows)

    def _why(self) -> None:
        from rich.padding import Padding
        from rich.text import Text

        self._title(self.say("Vì sao đọc như vậy", "Why it was read so"))
        for claim in self.claims:
            read_as = f"{clean(claim.indicator) or '?'}: {words.value(claim, self.manner.lang)}"
            self._print(f"{self.place(claim.span)}  {read_as} ({words.certainty(claim.certainty)})")
            before, figure, after = self.document.around(claim.span)
            quote = Text.assemble("“", before, (f"⟦{figure}⟧", "bold"), after, "”")
            self.console.print(Padding(quote, (0, 0, 0, 4)))
            lines = [f"{self.say('quy tắc', 'rules')}: {why.rules(claim, self.manner.lang)}"]
            if doubtful := why.doubts(claim, self.manner.lang):
                lines.append(f"{self.say('chắc', 'sure')}: {doubtful}")
            for other in why.others(claim, self.manner.lang):
                lines.append(f"{self.say('cách đọc khác', 'other reading')}: {other}")
            for line in lines:
                self.console.print(Padding(Text(line), (0, 0, 0, 4)))
            self.console.print()
