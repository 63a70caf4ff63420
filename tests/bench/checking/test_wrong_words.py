"""What is left out of a task is missing only where the document lets a reader tell."""

from __future__ import annotations

import random

from bench.checking.facts import Document, parse
from bench.checking.wrong_words import without_deadline, without_lead

HEAD = "genre: kế hoạch\nplace: huyện X\nas_of: 2024-01-02\nshows: tasks\n-----\n"


def sites(document: Document, kind: str) -> list[str]:
    """Give the marks at which an error of a task can be made."""
    make = {"no_deadline": without_deadline, "no_lead": without_lead}[kind]
    return [site.mark for fact in document.facts for site in make(document, fact, random.Random(1))]


def test_the_only_deadline_of_a_document_is_not_left_out() -> None:
    one = "{t: Sở A rà soát{y:  trước ngày 05/3/2024}}.\n=====\nno_deadline t y ->\n"
    two = "{t: Sở A rà soát{y:  trước ngày 05/3/2024}}. {u: Sở B báo cáo{z:  trước ngày 09/3/2024}}.\n"
    two += "=====\nno_deadline t y ->\nno_deadline u z ->\n"
    assert sites(parse("x", HEAD + one), "no_deadline") == []
    assert sites(parse("x", HEAD + two), "no_deadline") == ["y", "z"]


def test_a_task_that_keeps_a_later_day_is_not_without_deadline() -> None:
    text = "{t: Sở A phân bổ{y:  trước ngày 05/3/2024}; gửi báo cáo{z:  trước ngày 09/3/2024}}.\n"
    text += "=====\nno_deadline t y ->\nno_deadline t z ->\n"
    assert sites(parse("x", HEAD + text), "no_deadline") == []


def test_an_agency_within_a_sentence_is_not_left_out() -> None:
    text = "1. {l: Sở A rà soát} hồ sơ trước ngày 05/3/2024; {m: Sở B bàn giao} đất trước ngày 09/3/2024.\n"
    text += "=====\nno_lead l l -> Rà soát\nno_lead m m -> Bàn giao\n"
    assert sites(parse("x", HEAD + text), "no_lead") == ["l"]
