"""What an event says, in words: the action, what it was about, and what was changed."""

from __future__ import annotations

from dataclasses import dataclass

from vedich.domain.submission import SubmissionMove
from vedich.domain.target import Basis
from vedich.domain.wording import Wording
from vedich.store.queries.audit import Entry
from vedich.store.queries.reviewing import MOVES
from vedich.web.parts.action_words import ACTIONS
from vedich.web.parts.figures import period
from vedich.web.parts.words import say, spoken


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words."""

    entry: Entry
    what: str
    about: str
    details: list[str]


def told(entry: Entry) -> Told:
    """Say what an event was, to people."""
    lang = spoken()
    what = ACTIONS[entry.action].say(lang) if entry.action in ACTIONS else entry.action
    changed = entry.changed
    if entry.action == "move_submission" and changed.get("move") in {each.value for each in SubmissionMove}:
        what = MOVES.get(str(changed["move"]), ACTIONS[entry.action]).say(lang)
    details = []
    if isinstance(rows := changed.get("rows"), int):
        details.append(say("{n} dòng", "{n} rows", n=rows))
    if isinstance(cells := changed.get("cells"), dict):
        details += [f"{key}: {why}" for key, why in cells.items()]
    about = _about(entry.about)
    if entry.report is not None:
        named, area, version = entry.about.split("|")
        about = say(
            "báo cáo {period}, {area}", "report {period}, {area}", period=period(named, lang), area=area
        )
        if version != "1":
            about += say(" (bản {n})", " (version {n})", n=version)
    return Told(entry, what, about, details)


_THINGS = {
    "observations": Wording("số liệu", "figures"),
    "target": Wording("chỉ tiêu", "target"),
    "document": Wording("văn bản", "document"),
    "violation": Wording("điểm chưa khớp", "finding"),
    "area": Wording("địa bàn", "area"),
    "import": Wording("tệp số liệu", "file of figures"),
    "period": Wording("kỳ báo cáo", "report period"),
}


def _about(subject: str) -> str:
    """Say what an event was about; what a person cannot read is left to its number."""
    kind, _, rest = subject.partition(":")
    lang = spoken()
    if kind == "targets" and rest.count(":") >= 2:
        _, named, basis = rest.rsplit(":", 2)
        words = Basis(basis).wording.say(lang) if basis in set(Basis) else basis
        of = period(named, lang)
        return say("chỉ tiêu {period}, {basis}", "targets of {period}, {basis}", period=of, basis=words)
    if kind not in _THINGS:
        return subject
    number = f" {rest}" if rest.isdecimal() else ""
    return _THINGS[kind].say(lang) + number
