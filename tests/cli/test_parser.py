"""What argparse says is said in Vietnamese."""

from __future__ import annotations

import pytest

from vedich.cli.parser import Parser, in_vietnamese


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("the following arguments are required: TỆP", "thiếu TỆP"),
        ("argument --x: invalid int value: 'a'", "--x: giá trị 'a' không hợp lệ"),
        ("argument -a: not allowed with argument -b", "-a: không dùng cùng với -b"),
        ("argument --why: ignored explicit argument 'x'", "--why: không nhận giá trị 'x'"),
        ("argument files: expected at least one argument", "files: cần ít nhất một giá trị"),
        ("argument --x: sai rồi", "--x: sai rồi"),
        ("something new", "something new"),
    ],
)
def test_each_message_has_its_vietnamese(english: str, vietnamese: str) -> None:
    assert in_vietnamese(english) == vietnamese


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", ("cách dùng:", "tùy chọn:")), ("en", ("usage:", "options:"))]
)
def test_headings_are_in_the_language_asked_for(lang: str, words: tuple[str, ...]) -> None:
    parser = Parser(prog="x", lang=lang, description="d")
    parser.add_own_options()
    assert all(word in parser.format_help() for word in words)


def test_a_shortened_option_is_not_guessed() -> None:
    parser = Parser(prog="x", lang="vi", description="d")
    parser.add_argument("--format")
    with pytest.raises(SystemExit):
        parser.parse_args(["--form", "x"])
