"""The rows of the form, put together here: a template walks ten thousand steps for a hundred of them."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from vedich.domain.verdict import Verdict
from vedich.web.parts.tags import verdict, word
from vedich.web.parts.words import say
from vedich.web.targets.table import Figure, Form, Group, Judged, Row


def rows_of(form: Form, *, here_is: str, query: str, source: str) -> SafeString:
    """Give the body of the table; everything that is not ours is escaped.

    `here_is` is the address of the table, `query` the question behind it, `source` where a figure is told.
    """
    made = _Body(form, here_is, query, source)
    return mark_safe("".join(piece for group in form.groups for piece in made.group(group)))


class _Body:
    """Makes rows; what is the same in all of them is made once."""

    def __init__(self, form: Form, here_is: str, query: str, source: str) -> None:
        self._width, self._all_illustrated = form.width_after_name, form.is_all_illustrated
        self._source, self._here_is, self._query = escape(source), escape(here_is), escape(query)
        self._illustrated = f' <span class="tag soon">{say("minh họa", "illustration")}</span>'
        self._estimate = f' <span class="soft small">({say("ước", "est.")})</span>'
        self._declared = say("văn bản nêu:", "declared:")
        self._office = say("cơ quan nêu:", "office says:")

    def group(self, group: Group) -> Iterator[str]:
        """Yield the head of a group and its rows."""
        yield (
            f'<tr class="group"><td class="stt stay">{group.numeral}</td>'
            f'<th scope="rowgroup" class="stay second">{escape(word(group.name))}</th>'
            f'<td colspan="{self._width}"></td></tr>\n'
        )
        for row in group.rows:
            yield self._row(row)

    def _row(self, row: Row) -> str:
        months = f' <span class="soft small together">({escape(row.months)})</span>' if row.months else ""
        parts = f'<br><span class="soft small">{escape(row.parts)}</span>' if row.parts else ""
        mark = self._illustrated if row.illustrated and not self._all_illustrated else ""
        line = f'<polyline points="{row.trend}"/>'
        trend = f'<svg class="spark" viewBox="0 0 72 20" aria-hidden="true">{line}</svg>' if row.trend else ""
        sub = ' class="sub"' if row.is_part else ""
        goals, shares = map(self._figure, row.goals), map(self._figure, row.shares)
        figures = "".join(
            (
                self._figure(row.last_year), *goals, self._figure(row.month),
                self._figure(row.result, " strong"), *shares, self._figure(row.year_ago),
            )
        )  # fmt: skip
        return (
            f"<tr{sub}>\n"
            f'<td class="stt stay">{escape(row.label)}</td>\n'
            f'<th scope="row" class="stay second"><a class="to-target" '
            f'href="{self._here_is}{escape(row.code)}/?{self._query}">{escape(row.name)}</a>{months}{parts}{mark}'
            f'<span class="narrow soft small">{escape(row.measure)}</span></th>\n'
            f'<td class="measure">{escape(row.measure)}</td>\n'
            f"{figures}"
            f"<td>{trend}</td>\n"
            f'<td class="judged">{"".join(map(self._judged, row.judged))}</td>\n</tr>\n'
        )

    def _figure(self, told: Figure | None, more: str = "") -> str:
        """Give a cell; a figure in it fills the panel with where it comes from, a blank has no story."""
        if told is None:
            shown, value = "", ""
        elif not told.text:
            shown, value = '<span class="blank">–</span>', told.plain
        else:
            address = f"{self._source}&amp;target={told.target}&amp;figure={told.name}"
            shown = (
                f'<a class="figure figures" href="{address}" hx-get="{address}" hx-target="#panel-body">'
                f"{escape(told.text)}</a>"
            )
            value = told.plain
        return f'<td class="number{more}" data-value="{value}">{shown}</td>\n'

    def _judged(self, one: Judged) -> str:
        basis = f' <span class="soft small">{escape(one.basis)}</span>' if one.basis else ""
        pace = f' <span class="small">{escape(one.pace)}</span>' if one.pace else ""
        declared = self._otherwise(self._declared, one.declared)
        office = self._otherwise(self._office, one.office)
        estimate = self._estimate if one.estimate else ""
        return f"<div>{verdict(one.verdict, one.called)}{basis}{pace}{estimate}{declared}{office}</div>"

    def _otherwise(self, who: str, said: Verdict | None) -> str:
        return f' <span class="tag soon">{who} {escape(word(said))}</span>' if said else ""
