"""What templates can say; loaded in every template, so that none needs `{% load %}`."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from vedich.domain.period import Period
from vedich.domain.period_wording import due_said
from vedich.domain.target import Basis
from vedich.domain.verdict import Verdict
from vedich.domain.wording import Wording
from vedich.store.queries.people import called
from vedich.store.queries.told.words import written as written_in
from vedich.web.help.written import told
from vedich.web.parts import figures
from vedich.web.parts.browsers import browser_named
from vedich.web.parts.words import spoken

register = template.Library()


@register.simple_tag
def say(vi: str, en: str, **values: Any) -> SafeString:
    """`{% say "Có {n} văn bản" "{n} documents" n=count %}`: a text in both languages; values are escaped."""
    text = Wording(vi, en).say(spoken())
    escaped = {name: conditional_escape(value) for name, value in values.items()}
    # The texts are written in our own templates; what comes from outside are the values.
    return mark_safe(text.format(**escaped) if escaped else text)


class _Both(template.Node):
    def __init__(self, vi: NodeList, en: NodeList) -> None:
        self._vi, self._en = vi, en

    def render(self, context: template.Context) -> SafeString:
        return (self._en if spoken() == "en" else self._vi).render(context)


@register.tag
def vi(parser: Parser, token: Token) -> _Both:
    """`{% vi %}Chào <b>bạn</b>{% en %}Hello <b>you</b>{% endvi %}`: longer texts with mark-up in them."""
    first = parser.parse(("en",))
    parser.delete_first_token()
    second = parser.parse(("endvi",))
    parser.delete_first_token()
    return _Both(first, second)


@register.filter
def word(thing: Any) -> str:
    """`{{ state|word }}`: the name for people of a word of the trade (or of a `Wording` itself)."""
    wording = thing if isinstance(thing, Wording) else thing.wording
    return str(wording.say(spoken()))


@register.filter
def figure(value: Decimal | int | None, decimals: int | None = None) -> str:
    """`{{ value|figure }}` or `{{ value|figure:1 }}`: a number with the separators of the language."""
    return figures.figure(value, spoken(), decimals)


@register.filter
def written(told: str) -> str:
    """`{{ level.figure|written }}`: a figure with its measure as the record tells it, as people write it."""
    return written_in(told, spoken())


@register.filter
def named(told: str) -> str:
    """`{{ finding.words|word|named }}`: a sentence of a check, its indicators by name instead of by code."""
    return figures.named(told, spoken())


@register.filter
def browser(told: str) -> str:
    """`{{ session.user_agent|browser }}`: which browser on which device, as its owner would call them."""
    return browser_named(told, spoken())


@register.filter
def whereabouts(told: str) -> str:
    """`{{ one.source.place|whereabouts }}`: where in a document something stands, in words."""
    return figures.whereabouts(told, spoken())


@register.filter
def day(value: date | datetime | None) -> str:
    """`{{ due|day }}`: a day as people write it."""
    return figures.day(value, spoken())


@register.filter
def moment(value: datetime | None) -> str:
    """`{{ event.at|moment }}`: hour and day in Viet Nam."""
    return figures.moment(value, spoken())


@register.filter
def period(value: Period | str) -> str:
    """`{{ report.period|period }}`: a period as people say it."""
    return figures.period(value, spoken())


@register.filter
def due(text: str) -> str:
    """`{{ task.deadline|due }}`: by when a task is due, as people say it."""
    return due_said(text).say(spoken()) if text else ""


@register.filter
def basis(value: Basis | str) -> str:
    """`{{ target.basis|basis }}`: on whose authority a target stands, in words."""
    return Basis(value).wording.say(spoken()) if value else ""


@register.filter
def person(username: str) -> str:
    """`{{ step.by|person }}`: who is behind an account, by name."""
    return called(username)


@register.filter
def percent(share: float) -> str:
    """`{{ option.certainty|percent }}`: a chance from 0 to 1 as a whole percentage."""
    return f"{round(share * 100)}%"


@register.filter
def minus(one: int, other: int) -> int:
    """`{{ total|minus:decided }}`: what is left."""
    return one - other


@register.filter
def word_of_notice(thing: Any) -> str:
    """`{{ notice|word_of_notice }}`: a thing that carries its own sentence in `vi` and `en`."""
    return str(thing.en if spoken() == "en" else thing.vi)


@register.simple_tag
def once() -> SafeString:
    """`{% once %}` inside a form: the key with which a double click changes the record once."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid.uuid4())


@register.simple_tag
def verdict(value: Verdict | str | None, called: str = "") -> SafeString:
    """`{% verdict row.verdict %}`: the badge, with a word and a shape of its own; None shows nothing.

    `called` is what an office calls it, where it has a name of its own.
    """
    return _badge(Verdict(value), called or Verdict(value).wording.say(spoken())) if value else SafeString("")


@lru_cache(maxsize=256)
def _badge(value: Verdict, called: str) -> SafeString:
    return mark_safe(render_to_string("parts/verdict.html", {"verdict": value, "called": called}).strip())


@register.inclusion_tag("parts/field.html")
def field(bound: Any, hint: str = "") -> dict[str, Any]:
    """`{% field form.name %}`: label, hint, the fault if there is one, and the control."""
    told = [f"{bound.id_for_label}-hint"] if hint or bound.help_text else []
    told += [f"{bound.id_for_label}-fault"] if bound.errors else []
    attributes = {"aria-describedby": " ".join(told)} if told else {}
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return {
        "field": bound,
        "label": bound.label_tag(label_suffix=""),
        "hint": hint or bound.help_text,
        "control": bound.as_widget(attrs=attributes),
    }


@register.inclusion_tag("parts/figure.html")
def number(
    value: Decimal | int | None, source: str = "", decimals: int | None = None, label: str = ""
) -> dict[str, Any]:
    """`{% number row.value source=row.where %}`: a figure that opens "from where?" when it has a source."""
    return {"shown": figures.figure(value, spoken(), decimals), "source": source, "label": label}


@register.inclusion_tag("help/beside.html")
def help_beside(topic: str) -> dict[str, Any]:
    """`{% help_beside "entry" %}`: the help of a page, folded away beside it."""
    return {"topic": topic, "told": told(topic, spoken())}
