"""`vedich db explain NUMBER TEXT`: say why something in the record is as it is."""

from __future__ import annotations

import argparse

from vedich.cli.session import CANNOT, acting, now, opened, say, take_actor, take_record


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "number",
        type=int,
        metavar="SỐ" if vi else "NUMBER",
        help="số của vấn đề, trong ngoặc vuông ở kết quả của vedich db doctor"
        if vi
        else "number of the case, in square brackets in what `vedich db doctor` shows",
    )
    parser.add_argument(
        "text",
        metavar="GIẢI-TRÌNH" if vi else "TEXT",
        help="lời giải trình" if vi else "the explanation",
    )
    take_actor(parser, lang)
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Keep the explanation, or say why not."""
    lang = options.lang
    if not opened(options.record, lang) or (by := acting(options.actor, lang)) is None:
        return CANNOT
    from vedich.access.require import NotAllowedError
    from vedich.actions.integrity import explain_violation
    from vedich.actions.trouble import ActionError

    try:
        explain_violation(by=by, at=now(), violation=options.number, text=options.text)
    except (ActionError, NotAllowedError) as error:
        say(error.vi if lang == "vi" else str(error))
        return CANNOT
    print(
        f"Đã ghi giải trình cho [{options.number}]." if lang == "vi" else f"[{options.number}] is explained."
    )
    return 0
