"""The program `vedich`: find the command, import it alone, run it, and end with an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

from vedich import __version__
from vedich.cli.parser import LANGUAGES, Parser
from vedich.cli.screen import speak_utf_8

INTERRUPTED = 130
OUTPUT_CLOSED = 141
FAULT_INSIDE = 70
CANNOT = 2


class Command(NamedTuple):
    """What a command does, in one sentence for the list of commands."""

    vi: str
    en: str


# Each command is the module of its name beside this one; a folder of that name holds its acts.
COMMANDS = {
    "read": Command(
        "đọc văn bản: chỉ tiêu, kết quả, số đếm, nhiệm vụ, văn bản được dẫn, mỗi số liệu kèm vị trí",
        "read documents: targets, results, counts, tasks, references, each figure with its place",
    ),
    "check": Command(
        "soát văn bản: số liệu, thời hạn, số hiệu không khớp; vì sao, và cách sửa nhỏ nhất",
        "check documents: figures, dates and numbers that do not agree; why, and the smallest repair",
    ),
    "judge": Command(
        "đánh giá chỉ tiêu của một địa bàn: đạt, vượt, chưa đạt; theo căn cứ nào, tại ngày nào, vì sao",
        "judge the targets of an area: met, exceeded, missed; on which basis, at which date, and why",
    ),
    "rule": Command(
        "xem các quy tắc soát lỗi, hoặc trang giải thích một quy tắc",
        "list the rules of the checker, or show the page of one",
    ),
    "indicator": Command(
        "tra danh mục chỉ tiêu theo tên gọi hoặc mã",
        "look up the catalog of indicators by name or code",
    ),
    "area": Command(
        "tra đơn vị hành chính theo tên, tại một ngày",
        "look up areas by name, on a given day",
    ),
    "lineage": Command(
        "xem một đơn vị hành chính đã tách, nhập, đổi tên thế nào",
        "show how an area was split, merged or renamed",
    ),
    "doctor": Command(
        "xem máy này cách ly tệp từ bên ngoài tới đâu, còn thiếu chương trình nào",
        "tell how far this machine confines files from outside, and which programs it lacks",
    ),
    "db": Command(
        "hồ sơ chỉ tiêu: tạo, nạp, xuất, sao lưu, kiểm tra",
        "the record of targets: make it, load, export, back up, verify",
    ),
    "demo": Command(
        "tạo hồ sơ minh họa: một xã, một tỉnh hay cả nước, số liệu giả định và ghi rõ là minh họa",
        "make a record to try things in: a commune, a province or the nation, with figures marked as made up",
    ),
    "serve": Command(
        "mở các trang của hồ sơ cho trình duyệt: một lệnh, tự tạo những gì còn thiếu",
        "serve the pages of a record to browsers: one command that makes what is missing",
    ),
    "user": Command(
        "tài khoản của hồ sơ: thêm người, giao vai trò",
        "accounts of the record: add people, appoint them to roles",
    ),
}


def acts(name: str) -> dict[str, Command]:
    """Give the acts of a command that is a folder, such as `init` of `db`; none for a plain command."""
    from importlib import import_module

    known: dict[str, Command] = getattr(import_module(f"vedich.cli.{name}"), "ACTS", {})
    return known


def leaves() -> list[str]:
    """Name every command that can be run, an act behind the command it belongs to.

    >>> leaves()[:2], "db init" in leaves()
    (['read', 'check'], True)
    """
    return [leaf for name in COMMANDS for leaf in ([f"{name} {act}" for act in acts(name)] or [name])]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program on the words of a command line and give the exit code.

    0 all done; 1 the output could not be written; 2 a file could not be read, or the command is wrong;
    130 stopped by Ctrl-C.
    """
    speak_utf_8()
    words = list(sys.argv[1:] if argv is None else argv)
    lang, words = language_of(words)
    try:
        code = _run(words, lang)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu." if lang == "vi" else "Stopped as asked.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of the pipe has gone (`| head`); nothing is wrong, and nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OUTPUT_CLOSED
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        from vedich.cli.database_words import database_trouble
        from vedich.cli.fault import fault

        if told := database_trouble(error, lang):
            print(f"vedich: {told}", file=sys.stderr)
            return CANNOT
        print(f"vedich: {fault(error, lang)}", file=sys.stderr)
        return FAULT_INSIDE


def language_of(words: list[str]) -> tuple[str, list[str]]:
    """Take `--lang` out of the words, wherever it stands, and give the language and the other words.

    >>> language_of(["read", "a.txt", "--lang", "en"])
    ('en', ['read', 'a.txt'])
    >>> language_of(["--lang=vi", "read"])
    ('vi', ['read'])
    """
    lang, others = "vi", []
    given = iter(words)
    for word in given:
        if word == "--":
            others += [word, *given]
        elif word == "--lang" or word.startswith("--lang="):
            lang = word[7:] if "=" in word else next(given, "")
            if lang not in LANGUAGES:
                _root("vi").error(f"argument --lang: invalid choice: {lang!r} (choose from vi, en)")
        else:
            others.append(word)
    return lang, others


def _run(words: list[str], lang: str) -> int:
    name = words[0] if words else "--help"
    command = COMMANDS.get(name)
    if command is None:
        _root_only(words or ["--help"], lang)
        return 0
    from importlib import import_module

    path, rest = name, words[1:]
    if known := acts(name):
        act = known.get(rest[0] if rest else "")
        if act is None:
            _acts_only(name, rest, command, known, lang)
            return 0
        path, command, rest = f"{name}.{rest[0]}", act, rest[1:]
    module = import_module(f"vedich.cli.{path}")
    sentence = command.vi if lang == "vi" else command.en
    prog = f"vedich {path.replace('.', ' ')}"
    parser = Parser(prog=prog, lang=lang, description=sentence[0].upper() + sentence[1:] + ".")
    module.arguments(parser, lang)
    parser.add_own_options()
    options = parser.parse_args(rest)
    options.lang = lang
    code: int = module.run(options)
    return code


def _acts_only(name: str, words: list[str], command: Command, known: dict[str, Command], lang: str) -> None:
    """Answer `vedich db`, `vedich db --help`, or a word that is no act of the command."""
    vi = lang == "vi"
    width = max(map(len, known))
    listed = "\n".join(f"  {act:<{width}}  {sentence[not vi]}" for act, sentence in known.items())
    sentence = command.vi if vi else command.en
    parser = Parser(
        prog=f"vedich {name}",
        lang=lang,
        description=sentence[0].upper() + sentence[1:] + ".",
        epilog=f"{'các việc:' if vi else 'acts:'}\n{listed}",
    )
    parser.usage = f"vedich {name} VIỆC [tùy chọn]" if vi else f"vedich {name} ACT [options]"
    parser.add_own_options()
    if words and not words[0].startswith("-"):
        told = ", ".join(known)
        parser.error(
            f"không có việc {words[0]!r}; các việc: {told}"
            if vi
            else f"there is no act {words[0]!r}; acts: {told}"
        )
    parser.parse_args(words or ["--help"])


def _root_only(words: list[str], lang: str) -> None:
    """Answer `--help`, `--version`, or a word that is no command."""
    root = _root(lang)
    word = words[0]
    if not word.startswith("-"):
        root.error(_no_command(word, lang))
    root.parse_args(words)


def _root(lang: str) -> Parser:
    vi = lang == "vi"
    width = max(map(len, COMMANDS))
    listed = "\n".join(f"  {name:<{width}}  {sentence[not vi]}" for name, sentence in COMMANDS.items())
    title = "các lệnh:" if vi else "commands:"
    root = Parser(
        prog="vedich",
        lang=lang,
        description="Về Đích: đọc, soát, theo dõi và đánh giá chỉ tiêu kinh tế - xã hội."
        if vi
        else "Về Đích: reads, checks, tracks and judges socio-economic targets.",
        epilog=f"{title}\n{listed}\n\n"
        + (
            "Ví dụ: vedich read bao-cao.txt\nHướng dẫn từng lệnh: vedich read --help"
            if vi
            else "Example: vedich read report.txt\nHelp for a command: vedich read --help"
        ),
    )
    root.usage = "vedich LỆNH [tùy chọn]" if vi else "vedich COMMAND [options]"
    root.add_argument(
        "--version",
        action="version",
        version=f"vedich {__version__}",
        help="in phiên bản" if vi else "show the version and exit",
    )
    root.add_own_options()
    return root


def _no_command(word: str, lang: str) -> str:
    from difflib import get_close_matches

    vi = lang == "vi"
    if "." in word or "/" in word or "\\" in word:
        meant = f"read {word}"
    else:
        meant = next(iter(get_close_matches(word, COMMANDS, 1, 0.5)), "")
    known = ", ".join(COMMANDS)
    hint = f"vedich {meant}" if meant else known
    if vi:
        return f"không có lệnh {word!r}; " + (f"có phải ý bạn là: {hint}" if meant else f"các lệnh: {hint}")
    return f"there is no command {word!r}; " + (f"did you mean: {hint}" if meant else f"commands: {hint}")


if __name__ == "__main__":
    sys.exit(main())
