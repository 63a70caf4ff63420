"""Read what stands inside a paragraph: runs, fields, links, tracked changes, equations, drawings."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from vedich.reading.sources.docx.content import Content, Mode, chosen, letters_in
from vedich.reading.sources.docx.drawings import Drawings
from vedich.reading.sources.docx.gathering import Line
from vedich.reading.sources.docx.names import ID, MC, TYPE, VAL, M, W, is_on
from vedich.reading.sources.docx.styles import font_of
from vedich.reading.sources.docx.symbols import shown
from vedich.reading.sources.old_encodings.fonts import is_old_font

# A note's mark set as raised letters: '1', '(2)', '*'.
_NOTE_MARK = re.compile(r"\s*[\[(]?[0-9*]{1,4}[\])]?\s*")
_PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = str.maketrans("\t\n\r", "   ")
_FIELD = W + "fldChar"
_FIELD_TYPE = W + "fldCharType"
_RUN_PROPERTIES = W + "rPr"

_Reader = Callable[["Words", etree._Element, Line, int, str], None]


class Words:
    """Reads the runs of one part; text boxes met on the way wait in `drawings.boxes`."""

    def __init__(self, content: Content, path: str, root: etree._Element) -> None:
        self.content = content
        self.drawings = Drawings(content, path)
        self.codes: list[bool] = []
        self.seen = 0
        self._preserved = root.get(_PRESERVED) == "preserve"
        self._fields = _whole_fields(root)
        self._old: dict[str, bool] = {}
        self._goes_on = False
        self._raised_end = -1

    def inside(self, parent: etree._Element, line: Line, mode: int, font: str) -> None:
        """Read the children of a paragraph, a run or anything that stands between the two."""
        for child in parent:
            read = _READERS.get(child.tag)
            if read is not None:
                read(self, child, line, mode, font)
            elif child.tag not in _SILENT and len(child):
                self.inside(child, line, mode, font)

    def take(self, letters: str, line: Line, mode: int, font: str) -> None:
        """Take letters of a paragraph at the place where it stands, or account for leaving them out."""
        at = line.passed
        line.passed += len(letters)
        if mode & Mode.LEFT_OUT:
            self._leave_out(letters, mode)
        elif True in self.codes:
            self.content.ledger.leave_out("field_code", letters)
        else:
            self.content.gathering.words(
                letters,
                line,
                at,
                inserted=bool(mode & Mode.INSERTED),
                hidden=bool(mode & Mode.HIDDEN),
                font=font,
            )

    def _leave_out(self, letters: str, mode: int) -> None:
        if mode & Mode.MOVED:
            what = "moved_text"
        elif mode & Mode.DELETED:
            what = "deleted_text"
        elif mode & Mode.UNMARKED:
            what = "note_without_mark"
        else:
            what = "covered_text" if mode & Mode.COVERED else "struck_text"
        self.content.ledger.leave_out(what, letters, goes_on=self._goes_on)
        self._goes_on = True

    def _run(self, run: etree._Element, line: Line, mode: int, font: str) -> None:
        named, hidden, raised, style = "", None, False, None
        properties = run.find(_RUN_PROPERTIES)
        if properties is not None:
            for each in properties:
                tag = each.tag
                if tag == _FONTS:
                    named = font_of(each)
                elif tag == _VANISH:
                    hidden = is_on(each.get(VAL))
                elif tag in _STRIKES:
                    if is_on(each.get(VAL)):
                        # As in a page: what a person has struck out is not what the document says.
                        mode |= Mode.STRUCK
                        self._goes_on = bool(mode & (Mode.DELETED | Mode.MOVED)) and self._goes_on
                elif tag == _RAISED:
                    raised = each.get(VAL) == "superscript"
                elif tag == _RUN_STYLE:
                    style = self.content.styles.of(each.get(VAL, ""))
        if style is not None:
            named = named or style.font
            hidden = style.hidden or None if hidden is None else hidden
        if line.hidden if hidden is None else hidden:
            mode |= Mode.HIDDEN
        if raised and self._is_note_mark(run, mode):
            letters = letters_in(run)
            self.seen += len(letters)
            line.passed += len(letters)
            self.content.ledger.leave_out("raised_digits", letters)
            return
        self.inside(run, line, mode, named or font)
        if raised:
            self._raised_end = self.content.gathering.length

    def _is_note_mark(self, run: etree._Element, mode: int) -> bool:
        if mode & Mode.LEFT_OUT or True in self.codes or not self.content.gathering.touches_digit:
            return False
        if self.content.gathering.length == self._raised_end:
            # It goes on from raised letters that were read, as when 'm' has an exponent in two runs.
            return False
        if any(child.tag not in (_RUN_PROPERTIES, _TEXT) for child in run):
            return False
        return _NOTE_MARK.fullmatch(letters_in(run)) is not None

    def _text(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        letters = element.text or ""
        self.seen += len(letters)
        if not letters:
            return
        if not self._preserved and element.get(_PRESERVED) != "preserve" and element.tag == _TEXT:
            # Word drops the blanks at both ends unless it is told to keep them.
            kept = letters.strip(" \t\r\n")
            line.passed += letters.find(kept) if kept else len(letters)
            after = len(letters) - len(kept) - letters.find(kept) if kept else 0
            self._take_text(kept, line, mode, font)
            line.passed += after
        else:
            self._take_text(letters, line, mode, font)

    def _take_text(self, letters: str, line: Line, mode: int, font: str) -> None:
        if not letters:
            return
        if "\n" in letters or "\t" in letters or "\r" in letters:
            letters = letters.translate(_BLANKS)
        if font:
            if any("\uf000" <= letter <= "\uf0ff" for letter in letters):
                letters = "".join(shown(letter, font) if letter >= "\uf000" else letter for letter in letters)
            if font not in self._old:
                self._old[font] = is_old_font(font)
            if not self._old[font]:
                font = ""
        self.take(letters, line, mode, font)

    def _deleted_text(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        letters = element.text or ""
        self.seen += len(letters)
        line.passed += len(letters)
        self._leave_out(letters, mode | Mode.DELETED)

    def _tab(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        self._sign(" " if self.content.gathering.inside_cell else "\t", line, mode)

    def _break(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        ends = "\n\n" if element.get(TYPE) in ("page", "column") else "\n"
        line.passed += 1
        if not mode & Mode.LEFT_OUT and True not in self.codes:
            self.content.gathering.line_end(ends)

    def _hyphen(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        self._sign("-", line, mode)

    def _soft_hyphen(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        line.passed += 1

    def _symbol(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        try:
            letter = chr(int(element.get(W + "char", ""), 16))
        except (ValueError, OverflowError):
            letter = "\ufffd"
        if "\ud800" <= letter <= "\udfff" or letter < " ":
            letter = "\ufffd"
        self._sign(shown(letter, element.get(W + "font", "")), line, mode)

    def _sign(self, letter: str, line: Line, mode: int) -> None:
        """Take a letter that has an element of its own; left out it is no word and is not counted."""
        if mode & Mode.LEFT_OUT or True in self.codes:
            line.passed += 1
        else:
            self.take(letter, line, mode, "")

    def _field(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        if element not in self._fields:
            return
        kind = element.get(_FIELD_TYPE)
        if kind == "begin":
            self.codes.append(True)
            for chosen_entry in element.iter(W + "ddList"):
                self.content.ledger.leave_out("drop_down", _drop_down(chosen_entry))
        elif self.codes and kind == "separate":
            self.codes[-1] = False
        elif self.codes:
            self.codes.pop()

    def _inserted(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        if len(element):
            self.content.inserted += 1
            self.inside(element, line, mode | Mode.INSERTED, font)

    def _deleted(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        if len(element):
            self.content.deleted += 1
            self._goes_on = False
            self.inside(element, line, mode | Mode.DELETED, font)
            self._goes_on = False

    def _moved_from(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        if len(element):
            self._goes_on = False
            self.inside(element, line, mode | Mode.MOVED, font)
            self._goes_on = False

    def _moved_to(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        if len(element):
            self.content.moved += 1
            self.inside(element, line, mode | Mode.INSERTED, font)

    def _control(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        inner = element.find(W + "sdtContent")
        if inner is not None:
            self.inside(inner, line, mode, font)

    def _alternate(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        branch, _ = chosen(element)
        for each in element:
            if each is branch:
                self.inside(each, line, mode, font)
            elif len(each):
                self.seen += len(letters_in(each))
                line.passed += own_letters(each)

    def _drawing(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        self.seen += self.drawings.drawing(element, mode)

    def _note(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        if not mode & Mode.LEFT_OUT:
            kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
            self.content.notes_marked.add((kind, element.get(ID, "")))

    def _fraction(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        for index, name in enumerate(("num", "den")):
            part = element.find(M + name)
            if index and not mode & Mode.LEFT_OUT:
                self.content.gathering.sign("/")
            if part is not None:
                self.inside(part, line, mode, font)

    def _power(self, element: etree._Element, line: Line, mode: int, font: str) -> None:
        for part in element:
            if part.tag == M + "sup" and not mode & Mode.LEFT_OUT and self.content.gathering.touches_digit:
                self.content.gathering.sign("^")
            self.inside(part, line, mode, font)


def own_letters(element: etree._Element) -> int:
    """Count the letters below an element that belong to the paragraph it stands in, not to one inside it.

    Text counts by its letters; a tab, a break, a hyphen and a symbol are one each.
    """
    count = 0
    for child in element:
        if child.tag in _COUNTED:
            count += len(child.text or "")
        elif child.tag in _SINGLE:
            count += 1
        elif child.tag not in (_PARAGRAPH, _TABS) and len(child):
            count += own_letters(child)
    return count


def _whole_fields(root: etree._Element) -> set[etree._Element]:
    """Give the marks of the fields that both begin and end; a lone mark must not swallow the rest."""
    whole: set[etree._Element] = set()
    begun: list[list[etree._Element]] = []
    for mark in root.iter(_FIELD):
        kind = mark.get(_FIELD_TYPE)
        if kind == "begin":
            begun.append([mark])
        elif begun:
            begun[-1].append(mark)
            if kind == "end":
                whole.update(begun.pop())
    return whole


def _drop_down(listed: etree._Element) -> str:
    entries = [each.get(VAL, "") for each in listed.iter(W + "listEntry")]
    told = listed.find(W + "result")
    at = 0 if told is None else int(told.get(VAL, "0")) if told.get(VAL, "0").isdecimal() else 0
    return entries[at] if at < len(entries) else ""


_PARAGRAPH, _TABS, _TEXT = W + "p", W + "tabs", W + "t"
_FONTS, _VANISH, _RAISED, _RUN_STYLE = W + "rFonts", W + "vanish", W + "vertAlign", W + "rStyle"
_STRIKES = (W + "strike", W + "dstrike")
_COUNTED = frozenset((W + "t", W + "delText", M + "t"))
_SINGLE = frozenset(W + name for name in ("tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym"))
_SILENT = frozenset(
    (W + "pPr", W + "rPr", W + "sdtPr", W + "sdtEndPr", W + "fldData", W + "customXmlPr", W + "smartTagPr")
)
_READERS: dict[object, _Reader] = {
    W + "r": Words._run,
    M + "r": Words._run,
    W + "t": Words._text,
    M + "t": Words._text,
    W + "delText": Words._deleted_text,
    W + "tab": Words._tab,
    W + "ptab": Words._tab,
    W + "br": Words._break,
    W + "cr": Words._break,
    W + "noBreakHyphen": Words._hyphen,
    W + "softHyphen": Words._soft_hyphen,
    W + "sym": Words._symbol,
    W + "fldChar": Words._field,
    W + "ins": Words._inserted,
    W + "del": Words._deleted,
    W + "moveFrom": Words._moved_from,
    W + "moveTo": Words._moved_to,
    W + "sdt": Words._control,
    MC + "AlternateContent": Words._alternate,
    W + "drawing": Words._drawing,
    W + "pict": Words._drawing,
    W + "object": Words._drawing,
    W + "footnoteReference": Words._note,
    W + "endnoteReference": Words._note,
    M + "f": Words._fraction,
    M + "sSup": Words._power,
}
