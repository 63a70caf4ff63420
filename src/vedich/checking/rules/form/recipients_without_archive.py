"""VD409: the list of recipients does not end with the archive."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="VD409",
    name="recipients-without-archive",
    since="0.1",
    certainty=Certainty.WORTH_A_LOOK,
    vi="“Nơi nhận” thiếu dòng “Lưu: VT, ...”.",
    en="The list of recipients lacks its last line, “Lưu: VT, ...”.",
)


@rule.check
def recipients_without_archive(facts: Facts) -> Iterator[Finding]:
    """Report a 'Nơi nhận' without 'Lưu'."""
    for fault, span in facts.oddities.layout:
        if fault == "archive":
            yield rule.finding(facts, span)
