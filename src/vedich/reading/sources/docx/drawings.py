"""Find in a drawing what has words: text boxes to be read, charts and diagrams to be counted."""

from __future__ import annotations

from collections import deque

from lxml import etree

from vedich.reading.sources.docx.content import LETTERS, Content, Mode, chosen
from vedich.reading.sources.docx.names import DGM, MC, PIC, A, C, O, R, V, W

_BOX = W + "txbxContent"


class Drawings:
    """Looks through the drawings of one part; the text boxes found wait in `boxes` for their turn."""

    def __init__(self, content: Content, path: str) -> None:
        self.content = content
        self.path = path
        self.boxes: deque[tuple[etree._Element, int]] = deque()

    def drawing(self, element: etree._Element, mode: int) -> int:
        """Look through a drawing and give how many letters of it only repeat others.

        A text box comes once, though the file tells it in a form for each generation of word processors.
        """
        if element.tag == W + "object" or element.find(f".//{O}OLEObject") is not None:
            self._count("embedded_object", mode)
        return self._below(element, mode, embedded=element.tag == W + "object")

    def _below(self, parent: etree._Element, mode: int, *, embedded: bool) -> int:
        repeated = 0
        for child in parent:
            tag = child.tag
            if tag == MC + "AlternateContent":
                branch, others = chosen(child)
                if branch is not None:
                    repeated += self._below(branch, mode, embedded=embedded)
                repeated += sum(len(each.text or "") for other in others for each in other.iter(*LETTERS))
            elif tag == _BOX:
                self.boxes.append((child, mode))
            else:
                self._one(child, mode, embedded=embedded)
                repeated += self._below(child, mode, embedded=embedded)
        return repeated

    def _one(self, element: etree._Element, mode: int, *, embedded: bool) -> None:
        tag = element.tag
        if tag == PIC + "pic" or (tag == V + "imagedata" and not embedded):
            self._count("picture", mode)
        elif tag == C + "chart":
            self._count("chart", mode, self._words_of(element.get(R + "id"), (A + "t", C + "v")))
        elif tag == DGM + "relIds":
            self._count("diagram", mode, self._words_of(element.get(R + "dm"), (A + "t",)))
        elif tag == A + "t" and element.text:
            self._count("drawing_text", mode, element.text)
        elif tag == V + "textpath" and element.get("string"):
            self._count("word_art", mode, element.get("string", ""))
        elif tag == W + "control":
            self._count("embedded_object", mode)

    def _words_of(self, identity: str | None, tags: tuple[str, ...]) -> str:
        """Give the words that a chart or diagram keeps in a part of its own, with a blank between."""
        path = self.content.package.target(identity, self.path)
        root = self.content.package.part(path) if path else None
        return "" if root is None else " ".join(each.text for each in root.iter(*tags) if each.text)

    def _count(self, what: str, mode: int, words: str = "") -> None:
        if not mode & Mode.LEFT_OUT:
            self.content.ledger.leave_out(what, words)
