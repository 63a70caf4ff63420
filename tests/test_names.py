"""Names say what a thing is: no drawer names, no bare `unit`, no Vietnamese without its marks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted(
    path for place in ("src", "tests", "scripts", "bench") for path in (ROOT / place).rglob("*.py")
)

# Names of drawers: whatever is put into them, the name does not say.
DRAWERS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "base",
    "manager",
    "service",
    "handler",
    "data",
    "info",
}

# Vietnamese with its marks taken off is no language: in code the English term, in texts the marks.
UNMARKED = {
    "chi_tieu", "don_vi", "ket_qua", "ke_hoach", "nghi_quyet", "van_ban", "so_hieu", "bao_cao", "dia_ban",
    "thoi_han", "chu_tri", "phoi_hop", "ho_ngheo", "ngan_sach", "luy_ke", "cung_ky", "nhiem_vu", "trich_yeu",
    "huyen", "phuong", "ngheo", "chitieu", "donvi", "ketqua", "kehoach", "nghiquyet", "vanban", "baocao",
}  # fmt: skip
_UNMARKED = re.compile(rf"(?:^|_)(?:{'|'.join(sorted(UNMARKED))})(?:_|$)")


def identifiers(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Give every name that a file itself makes, with its line."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.lineno, node.name
            case ast.arg():
                yield node.lineno, node.arg
            case ast.Name(ctx=ast.Store()) | ast.Name(ctx=ast.Del()):
                yield node.lineno, node.id
            case ast.Attribute(ctx=ast.Store()):
                yield node.lineno, node.attr
            case ast.alias(asname=str(name)):
                yield 0, name


def in_snakes(name: str) -> str:
    """Write a name in small letters with bars.

    >>> in_snakes("AreaManager"), in_snakes("area_manager")
    ('area_manager', 'area_manager')
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def faults(source: str) -> list[str]:
    """Give a line for each name that does not say what it is.

    >>> faults("def f(unit): ...")
    ["line 1: 'unit' alone: an Area, an Agency or a Measure?"]
    >>> faults("class TargetManager: ...")
    ["line 1: 'TargetManager' is the name of a drawer"]
    >>> faults("so_chi_tieu = 42")
    ["line 1: 'so_chi_tieu' is Vietnamese without its marks"]
    >>> faults("indicator, unit_name, informed = 1, 2, 3")
    []
    """
    found = []
    for line, name in identifiers(ast.parse(source)):
        snake = in_snakes(name).strip("_")
        if snake in {"unit", "units"}:
            found.append(f"line {line}: {name!r} alone: an Area, an Agency or a Measure?")
        if name[0].isupper() and not name.isupper() and snake.rsplit("_", 1)[-1] in DRAWERS:
            found.append(f"line {line}: {name!r} is the name of a drawer")
        if _UNMARKED.search(snake):
            found.append(f"line {line}: {name!r} is Vietnamese without its marks")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_name_says_what_it_is(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


def test_no_file_or_folder_is_a_drawer() -> None:
    # Django asks for the module of a database by this very name.
    files = [path for path in FILES if path != ROOT / "src/vedich/store/sqlite/base.py"]
    places = {part for path in files for part in path.relative_to(ROOT).with_suffix("").parts}
    # `_part2` divides a file by length; divide it by idea.
    assert {name for name in places if name in DRAWERS or re.search(r"_(part|v)\d+$", name)} == set()
