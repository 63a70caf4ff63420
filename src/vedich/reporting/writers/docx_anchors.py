"""Find a place in a Word file again, and divide its runs so that a comment can begin and end there."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
_HOLDERS = (
    "p",
    "hyperlink",
    "ins",
    "del",
    "moveTo",
    "moveFrom",
    "sdtContent",
    "smartTag",
    "customXml",
    "dir",
    "bdo",
)


class Anchors:
    """The paragraphs of a part, as the reader of Word files counts them: every `w:p` in the order of the XML.

    Offsets count the letters of the paragraph's own runs, whether shown or not: text by its letters (`w:t`,
    `w:delText`, `m:t`), a tab, break, hyphen or symbol as one, and nothing of a paragraph inside it.
    """

    def __init__(self, root: etree._Element) -> None:
        word = etree.QName(root).namespace or ""
        math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
        if "purl.oclc.org" in word:
            math = "http://purl.oclc.org/ooxml/officeDocument/math"
        self.w = w = f"{{{word}}}"
        self.paragraph_tag, self.box_tag = w + "p", w + "txbxContent"
        self._run, self._properties = w + "r", w + "rPr"
        self._texts = frozenset((w + "t", w + "delText", f"{{{math}}}t"))
        self._text = frozenset((w + "t", w + "delText"))
        self._singles = frozenset(
            w + name for name in ("tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym")
        )
        self._skipped = frozenset((w + "p", w + "tabs"))
        self._holders = frozenset(w + name for name in _HOLDERS)
        self.paragraphs = list(root.iter(self.paragraph_tag))

    def letters(self, paragraph: etree._Element) -> str:
        """Give the letters that offsets count, each sign of its own as a blank."""
        return "".join(_letters(leaf) if leaf.tag in self._texts else " " for leaf in self._leaves(paragraph))

    def range(
        self, paragraph: etree._Element, start: int, end: int
    ) -> tuple[etree._Element, etree._Element] | None:
        """Give the first and the last element that hold `start` to `end`, with runs divided to fit.

        Nulls: None where the paragraph has no such letters.
        """
        if not 0 <= start < end <= len(self.letters(paragraph)):
            return None
        self._divide(paragraph, start)
        self._divide(paragraph, end)
        first = last = None
        at = 0
        for leaf in self._leaves(paragraph):
            after = at + self._length(leaf)
            if after > start and at < end and after > at:
                last = leaf
                first = leaf if first is None else first
            at = after
        if first is None or last is None:
            return None
        return self._holder(first), self._holder(last)

    def host(self, paragraph: etree._Element) -> tuple[etree._Element, etree._Element] | None:
        """Give the run that shows the text box a paragraph is in, with its paragraph; None outside of boxes.

        A comment cannot stand inside a text box.
        """
        boxes = list(paragraph.iterancestors(self.box_tag))
        if not boxes:
            return None
        holder = self._holder(boxes[-1])
        above = next(holder.iterancestors(self.paragraph_tag), None)
        return None if above is None else (above, holder)

    def _leaves(self, parent: etree._Element) -> list[etree._Element]:
        found: list[etree._Element] = []
        for child in parent:
            if child.tag in self._texts or child.tag in self._singles:
                found.append(child)
            elif child.tag not in self._skipped and len(child):
                found += self._leaves(child)
        return found

    def _length(self, leaf: etree._Element) -> int:
        return len(_letters(leaf)) if leaf.tag in self._texts else 1

    def _divide(self, paragraph: etree._Element, offset: int) -> None:
        """Let a run end at an offset, so that another begins there."""
        at = 0
        for leaf in self._leaves(paragraph):
            length = self._length(leaf)
            if at < offset < at + length and leaf.tag in self._text:
                self._divide_run(self._divide_text(leaf, offset - at))
                return
            if at == offset:
                self._divide_run(leaf)
                return
            at += length

    def _divide_text(self, leaf: etree._Element, offset: int) -> etree._Element:
        """Divide a text in two and give the second; what Word dropped at its ends stays dropped."""
        letters = _letters(leaf)
        for child in list(leaf):
            leaf.remove(child)
        preserved = leaf.get(_SPACE) == "preserve"
        lead = 0 if preserved else min(offset, len(letters) - len(letters.lstrip(_BLANKS)))
        trail = 0 if preserved else min(len(letters) - offset, len(letters) - len(letters.rstrip(_BLANKS)))
        second = _beside(leaf, letters[offset : len(letters) - trail], preserve=True)
        if trail:
            _beside(second, letters[len(letters) - trail :], preserve=False)
        if lead:
            leaf.text = letters[:lead]
            _beside(leaf, letters[lead:offset], preserve=True)
        else:
            leaf.text = letters[:offset]
            leaf.set(_SPACE, "preserve")
        return second

    def _divide_run(self, child: etree._Element) -> None:
        """Let a new run begin with this child, of the same properties."""
        run = child.getparent()
        if run is None or run.tag != self._run:
            return
        children, at = list(run), run.index(child)
        if all(each.tag == self._properties for each in children[:at]):
            return
        second = etree.Element(run.tag, _attributes(run))
        properties = run.find(self._properties)
        if properties is not None:
            second.append(deepcopy(properties))
        for each in children[at:]:
            second.append(each)
        run.addnext(second)

    def _holder(self, leaf: etree._Element) -> etree._Element:
        """Give what of the leaf's surroundings may have the marks of a comment beside it."""
        holder = leaf
        parent = holder.getparent()
        while parent is not None and (parent.tag not in self._holders or self._is_closed(parent)):
            holder, parent = parent, parent.getparent()
        return holder

    def _is_closed(self, parent: etree._Element) -> bool:
        """Say whether marks may not stand there: a plain text control, or a branch inside a run."""
        w = self.w
        if parent.tag == w + "sdtContent":
            control = parent.getparent()
            properties = None if control is None else control.find(w + "sdtPr")
            return properties is not None and any(
                properties.find(w + name) is not None
                for name in ("text", "date", "dropDownList", "comboBox", "dataBinding")
            )
        return False


def _letters(leaf: etree._Element) -> str:
    """Give the letters of a text element, over any XML comment inside it."""
    if not len(leaf):
        return leaf.text or ""
    return (leaf.text or "") + "".join(child.tail or "" for child in leaf)


def _beside(leaf: etree._Element, letters: str, *, preserve: bool) -> etree._Element:
    made = etree.Element(leaf.tag, _attributes(leaf))
    made.text = letters
    if _SPACE in made.attrib:
        del made.attrib[_SPACE]
    if preserve:
        made.set(_SPACE, "preserve")
    leaf.addnext(made)
    return made


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}
