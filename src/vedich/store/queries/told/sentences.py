"""What stands around a judged board, sentence by sentence: counts, what documents declare, the margins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vedich.domain.scorecard import Counting
from vedich.domain.verdict import Verdict
from vedich.domain.wording import Wording, day
from vedich.store.judged.board import Line
from vedich.store.queries.boards import Counted, Shown
from vedich.store.queries.told.differences import differences
from vedich.store.queries.told.words import basis_words, number, of_points, rule_words


def why(line: Line, found: Shown, lang: str) -> str:
    """Say which rule gave a line its verdict."""
    told = found.told_in_words.get(line.target)
    if told and line.rule == "nothing_said":
        return (
            f"có kết quả bằng lời (“{told}”), chờ người đánh giá"
            if lang == "vi"
            else f"a result in words (“{told}”) waits for a person"
        )
    margins = found.scheme.margins
    return rule_words(line, lang, near_share=margins.near_share, near_points=margins.near_points)


def counts(found: Shown, lang: str, counting: Counting) -> Iterator[str]:
    """Yield the count of each set of targets, as a leader reads it out."""
    for each in found.counted:
        total = each.declared_count if each.declared_count else None
        told = each.scorecard.say(
            counting, lang, declared_total=total, to_date=to_date(found, lang, each.number)
        )
        yield f"{_set(each, lang)}: {told}"


def to_date(found: Shown, lang: str, target_set: int | None = None) -> str:
    """Give the day to which results count, where targets of a set (None: any) are not over; else ''."""
    running = any(
        not line.is_over and line.is_counted
        for line in found.board.lines
        if target_set in (None, line.target_set)
    )
    return day(found.asked.as_of, lang) if running else ""


def _set(each: Counted, lang: str) -> str:
    basis = basis_words(each.basis, lang)
    return f"{basis[0].upper()}{basis[1:]} ({each.name})" if each.name else basis


def declared(found: Shown, lang: str, counting: Counting) -> Iterator[str]:
    """Yield the counts that documents state of themselves, with the computed one and why they differ."""
    vi = lang == "vi"
    for each in found.declared:
        yield f"{'Văn bản tự nêu' if vi else 'Declared'}: {each.surface} – {each.source}"
    if found.declared:
        yield from differences(found, lang, counting)


def called_otherwise(found: Shown, lang: str) -> Iterator[str]:
    """Yield the targets of which a document states another verdict than the computed one, with the rule."""
    head = Wording("Văn bản đánh giá khác", "Called otherwise")
    yield from _otherwise(found, lang, found.declared_verdicts, head, Wording("văn bản nêu", "declared"))


def called_by_office(found: Shown, lang: str) -> Iterator[str]:
    """Yield the targets that the office itself calls otherwise than they are computed, with the rule."""
    head = Wording("Cơ quan tự đánh giá khác", "The office says")
    yield from _otherwise(found, lang, found.office_verdicts, head, Wording("cơ quan nêu", "the office says"))


def _otherwise(
    found: Shown, lang: str, called: Mapping[int, str], head: Wording, by: Wording
) -> Iterator[str]:
    lines = [
        (item, line, Verdict(said))
        for item in found.items
        for line in item.lines
        if (said := called.get(line.target)) and Verdict(said) is not line.verdict
    ]
    if lines:
        yield f"{head.say(lang)} ({len(lines)}):"
    for item, line, said in lines:
        own, computed = said.wording.say(lang), found.scheme.name_of(line.verdict, lang, is_over=line.is_over)
        computing = "tính ra" if lang == "vi" else "computed"
        told = f"{by.say(lang)} “{own}”, {computing} “{computed}” ({why(line, found, lang)})"
        yield f"  {item.meaning.name_in[lang]}: {told}"


def left_out(found: Shown, lang: str) -> Iterator[str]:
    """Yield how many figures were not used, and why."""
    vi = lang == "vi"
    for reason_vi, reason_en, count in found.board.left_out:
        yield (
            f"Không tính được {count} số liệu: {reason_vi}."
            if vi
            else f"{count} figures were not used: {reason_en}."
        )


def scheme(found: Shown, lang: str) -> Iterator[str]:
    """Yield by what margins it was judged, and who set them."""
    vi, margins = lang == "vi", found.scheme.margins
    share_, points = number(margins.near_share, lang), number(margins.near_points, lang)
    word = of_points(margins.near_points)
    told = (
        f"Thang đánh giá: gần đạt từ {share_}% mức giao, tỷ lệ thiếu không quá {points} điểm"
        if vi
        else f"Scheme: near from {share_}% of the goal, rates short by no more than {points} {word}"
    )
    own = sorted(set(found.scheme.sources.values()))
    source = "; ".join(own) if own else ("danh mục chung" if vi else "the catalog")
    yield f"{told} ({source})."
