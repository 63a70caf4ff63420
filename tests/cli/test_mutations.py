"""Any text at all is read without a crash: reports of our own wording, damaged in many ways."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from vedich.cli.batch import Task, Wish, read_one
from vedich.cli.outputs.forms import FORMS
from vedich.cli.outputs.manner import Manner

SAMPLES = [
    path.read_bytes()
    for path in sorted((Path(__file__).parents[2] / "docs" / "samples").iterdir())
    if path.name != "README.md"
]
ODD = (
    "\u00a0", "\u200b", "\ufeff", "\ufffd", "\u0301", "\u202e", "١", "²", "½", "𝟝", "Ⅳ", "−", "–", "‰", "%",
    "%o", "1.000.000.000.000", "0" * 400, ",", ".", "/", "(", ")", "26/42", "99/99/9999", "30/02/2023",
    "quý V/2023", "tháng 13", "năm 0000", "R/M-99", "số 0/NQ", "\x1b[31m", "\r", "\t", "<", "&#0;",
    "|", "**", "```", "lần lượt ", "giảm ", "trên ", "so với ", "kế hoạch ", "chỉ tiêu ", "tỷ đồng ",
    "ΐ", "İ", "ß", "ﬁ",
)  # fmt: skip


def cut(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 200) :]


def flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def spell(data: bytes, chance: random.Random) -> bytes:
    text = data.decode(errors="replace")
    at = chance.randrange(len(text) + 1)
    return (text[:at] + chance.choice(ODD) * chance.choice((1, 1, 2, 9)) + text[at:]).encode()


def repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randrange(1, 40)]
    return data[:start] + piece * chance.randrange(2, 12) + data[start:]


def shuffle(data: bytes, chance: random.Random) -> bytes:
    words = data.decode(errors="replace").split(" ")
    at = chance.randrange(len(words))
    piece = words[at : at + 20]
    chance.shuffle(piece)
    return " ".join(words[:at] + piece + words[at + 20 :]).encode()


def digits(data: bytes, chance: random.Random) -> bytes:
    return bytes(
        chance.choice(b"0123456789.,/%") if 48 <= byte < 58 and chance.random() < 0.2 else byte
        for byte in data
    )


def one_line(data: bytes, chance: random.Random) -> bytes:
    return data.replace(b"\n", chance.choice((b" ", b"", b"\r", b"\r\n")))


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut, flip, spell, repeat, shuffle, digits, one_line,
)  # fmt: skip


def mutated(number: int) -> tuple[str, bytes]:
    """Give the name and the bytes of one damaged report; the same number always gives the same."""
    chance = random.Random(number)
    data = chance.choice(SAMPLES)
    start = chance.randrange(0, max(1, len(data) - 1500))
    data = data[start : start + chance.randrange(200, 1500)]
    for _ in range(chance.randrange(1, 6)):
        data = chance.choice(MUTATIONS)(data or b"x", chance)
    return f"a{chance.choice(('.txt', '.txt', '.md', '.html'))}", data


def read_without_a_crash(number: int) -> bool:
    """Read one damaged report, say whether it could be read, and fail when the reader broke on it."""
    name, data = mutated(number)
    form = list(FORMS)[number % len(FORMS)] if number % 4 == 0 else "jsonl"
    outcome = read_one(Task(Path(name), name, "a", len(data), data), Wish(form, Manner(why=number % 8 == 0)))
    assert "lỗi bên trong" not in outcome.trouble, f"number {number}: {outcome.trouble}\n{data!r}"
    assert "thiếu bộ nhớ" not in outcome.trouble
    return not outcome.trouble


@pytest.mark.parametrize("start", range(0, 2000, 250))
def test_no_damaged_text_breaks_the_reader(start: int) -> None:
    readable = sum(read_without_a_crash(number) for number in range(start, start + 250))
    # Most stay readable: a test in which all are refused at the door would prove nothing.
    assert readable > 100


@pytest.mark.slow
@pytest.mark.parametrize("start", range(2000, 42_000, 2000))
def test_no_damaged_text_breaks_the_reader_in_the_long_run(start: int) -> None:
    for number in range(start, start + 2000):
        read_without_a_crash(number)
