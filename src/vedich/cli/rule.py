"""`vedich rule [CODE]`: the rules of the checker, or the page of one."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedich.checking.rule import Rule

UNKNOWN = 2
_FAMILIES = {
    "VD1": ("Số học: các số liệu trong văn bản không khớp nhau", "Arithmetic: the figures do not agree"),
    "VD2": (
        "Lô-gích: thời gian, chiều hướng không thể có",
        "Logic: dates, periods and directions that cannot be",
    ),
    "VD3": ("Đối chiếu với số liệu đã lưu", "Record: against what is already on record"),
    "VD4": ("Thể thức: số hiệu, đơn vị tính, cách trình bày", "Form: numbers, measures, layout"),
    "VD5": ("Nhiệm vụ: thời hạn, cơ quan chủ trì", "Tasks: deadlines and leads"),
    "VD6": (
        "Bảng biểu: hàng, cột, câu văn và các văn bản không khớp",
        "Tables: rows, columns, text and documents",
    ),
}


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "code",
        nargs="?",
        metavar="MÃ" if vi else "CODE",
        help="mã hoặc tên quy tắc, ví dụ VD101; để trống thì liệt kê tất cả"
        if vi
        else "code or name of a rule, such as VD101; without it all are listed",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="dạng kết quả: text (mặc định) hoặc json"
        if vi
        else "form of the output: text (the default) or json",
    )


def run(options: argparse.Namespace) -> int:
    """Print the list or the page; 2 when there is no such rule."""
    from vedich.checking.check import UnknownRuleError, chosen

    try:
        found = chosen([options.code] if options.code else ())
    except UnknownRuleError as error:
        told = str(error) if options.lang == "en" else error.vi
        more = "All of them: vedich rule" if options.lang == "en" else "Xem tất cả: vedich rule"
        print(f"vedich rule: {told}. {more}", file=sys.stderr)
        return UNKNOWN
    if options.format == "json":
        print(json.dumps([_record(rule, options.lang) for rule in found], ensure_ascii=False, indent=1))
    elif options.code and len(found) == 1:
        print(page(found[0], options.lang), end="")
    else:
        print(listed(found, options.lang), end="")
    return 0


def page(rule: Rule, lang: str = "vi") -> str:
    """Give the page of a rule: why it exists, what it reports, what it does not.

    The pages are written in Vietnamese, with the sentences that documents print; an English reader gets the
    rule's sentence in English before it.
    """
    from importlib.resources import files

    package, _, name = rule.module.rpartition(".")
    written = files(package).joinpath(f"{name}.md").read_text(encoding="utf-8")
    return _in_english(rule) + written if lang == "en" else written


def _in_english(rule: Rule) -> str:
    """Give the heading and the sentence of a rule in English, its figures named in angle quotes."""
    sentence = rule.en.replace("{", "‹").replace("}", "›")
    said = (
        f"{rule.name.replace('-', ' ').capitalize()} ({rule.code})",
        f"Says, {rule.certainty.wording.say('en')} at most: {sentence}",
        "The page below is in Vietnamese, as documents are: 'Bị báo' shows what is reported, the words at "
        "fault in ⟦ ⟧; 'Không bị báo' what is not; 'Chưa bắt được' what is known to be missed.",
    )
    return "\n\n".join(said) + "\n\n"


def listed(found: tuple[Rule, ...], lang: str) -> str:
    """Give the rules by family, each with its certainty and what its page calls it."""
    lines: list[str] = []
    family = ""
    for rule in found:
        if rule.code[:3] != family:
            family = rule.code[:3]
            lines += ["", _FAMILIES[family][lang == "en"]]
        certainty = rule.certainty.wording.say(lang)
        lines.append(f"  {rule.code}  {certainty:<15}  {_title(rule, lang)}")
    return "\n".join(lines).lstrip("\n") + "\n"


def _title(rule: Rule, lang: str) -> str:
    if lang == "en":
        return rule.name.replace("-", " ")
    return page(rule).partition("\n")[0].removeprefix("# ").removesuffix(f" ({rule.code})")


def _record(rule: Rule, lang: str) -> dict[str, str]:
    return {
        "code": rule.code,
        "name": rule.name,
        "since": rule.since,
        "certainty": rule.certainty.value,
        "title": _title(rule, lang),
        "message": rule.en if lang == "en" else rule.vi,
    }
