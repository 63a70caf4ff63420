"""An argument parser whose own words (usage, errors) are Vietnamese or English as the person asked."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

LANGUAGES = ("vi", "en")

# What argparse says, and how it is said in Vietnamese; the first that fits wins.
_ERRORS = [
    (re.compile(pattern, re.DOTALL), vi)
    for pattern, vi in (
        (r"the following arguments are required: (.*)", r"thiếu {0}"),
        (r"unrecognized arguments: (.*)", r"không hiểu {0}"),
        (
            r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)",
            "{0}: không có lựa chọn {1}; hãy chọn một trong: {2}",
        ),
        (r"argument (.*?): expected one argument", "{0}: thiếu giá trị"),
        (r"argument (.*?): expected at least one argument", "{0}: cần ít nhất một giá trị"),
        (r"argument (.*?): invalid (?:\S+) value: (.*)", "{0}: giá trị {1} không hợp lệ"),
        (r"argument (.*?): ignored explicit argument (.*)", "{0}: không nhận giá trị {1}"),
        (r"argument (.*?): not allowed with argument (.*)", "{0}: không dùng cùng với {1}"),
        (r"argument (.*?): (.*)", "{0}: {1}"),
    )
]


class Parser(argparse.ArgumentParser):
    """A parser with `--help` and `--lang` of its own; it never guesses a shortened option."""

    def __init__(self, *, prog: str, lang: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Vietnamese if lang == "vi" else _English,
        )
        self.lang = lang
        if lang == "vi":
            self._positionals.title = "đối số"
            self._optionals.title = "tùy chọn"

    def add_own_options(self) -> None:
        """Add the options that every command has, behind its own."""
        vi = self.lang == "vi"
        self.add_argument(
            "--lang",
            choices=LANGUAGES,
            metavar="vi|en",
            help="ngôn ngữ của chương trình: vi (mặc định) hoặc en" if vi else "language: vi (default) or en",
        )
        self.add_argument(
            "-h", "--help", action="help", help="in hướng dẫn này" if vi else "show this help and exit"
        )

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong with the command, and where its help is."""
        if self.lang == "vi":
            line = f"{self.prog}: {in_vietnamese(message)}. Xem cách dùng: {self.prog} --help"
        else:
            line = f"{self.prog}: {message}. For the usage: {self.prog} --help"
        print(line, file=sys.stderr)
        raise SystemExit(2)


def in_vietnamese(message: str) -> str:
    """Say in Vietnamese what argparse says in English; what it never said before stays as it is.

    >>> in_vietnamese("argument --format: expected one argument")
    '--format: thiếu giá trị'
    """
    for pattern, vi in _ERRORS:
        found = pattern.fullmatch(message)
        if found is not None:
            return vi.format(*found.groups())
    return message


class _English(argparse.RawDescriptionHelpFormatter):
    usage_word = "usage: "

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or self.usage_word)


class _Vietnamese(_English):
    usage_word = "cách dùng: "
