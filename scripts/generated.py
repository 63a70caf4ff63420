"""Print the parts of the documents that are taken from the program itself; `make docs` writes them in place.

The documents call these functions from their cog blocks, so that a page and the program cannot drift apart.
"""

from __future__ import annotations

import ast
import os
import re
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "vedich"
WIDTH = 110

# A file of more lines than this is a question to answer, and is listed until it is answered.
LONG_FILE = 400

START = "import sys; from vedich.cli.main import main; sys.exit(main(sys.argv[1:]))"
# Each line of the input is a command line; what it prints is closed by a NUL.
START_EACH = """
import sys
from vedich.cli.main import main
for line in sys.stdin.read().splitlines():
    try:
        code = main(line.split())
    except SystemExit as ended:
        code = ended.code
    if code:
        sys.exit(f"{line!r} ended with {code}")
    print(end=chr(0))
"""


def output_of(command: str, *, ends: int = 0) -> str:
    """Run a `vedich` command line as a person would see it on a plain screen, and give what it prints.

    `ends` is the exit code that is expected: `vedich check` ends with 1 where it finds something.
    """
    program, *arguments = shlex.split(command)
    if program != "vedich":
        raise ValueError(f"{command!r} is not a command of this program; it must start with 'vedich'.")
    run = _started(START, arguments)
    if run.returncode != ends:
        raise RuntimeError(
            f"{command!r} ended with {run.returncode}: {run.stderr.strip() or run.stdout.strip()}"
        )
    return _trimmed(run.stdout)


def helps_of(commands: list[str]) -> list[str]:
    """Give the English help page of each command, all of them from one run of the program."""
    lines = "\n".join(f"{command} --help --lang en" for command in commands)
    run = _started(START_EACH, [], lines)
    pages = run.stdout.split("\0")
    if run.returncode or len(pages) != len(commands) + 1:
        raise RuntimeError(f"The help pages ended with {run.returncode}: {run.stderr.strip()}")
    return [_trimmed(page) for page in pages[:-1]]


def _started(program: str, arguments: list[str], said: str = "") -> subprocess.CompletedProcess[str]:
    plain = {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=os.environ | plain | {"PYTHONPATH": path},
        input=said,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _trimmed(printed: str) -> str:
    return "\n".join(line.rstrip() for line in printed.splitlines()).strip("\n")


def shown(command: str, *, lines: int | None = None, start: str = "", ends: int = 0) -> None:
    """Print a command with its output as a console block: from the line with `start`, so many lines."""
    output = output_of(command, ends=ends).splitlines()
    first = next((at for at, line in enumerate(output) if start in line), None)
    if first is None:
        raise RuntimeError(f"{command!r} no longer prints {start!r}; choose another line to start from.")
    output = ["…", *output[first:]] if first else output
    if lines is not None and len(output) > lines:
        output = [*output[:lines], "…"]
    print("\n".join(["```console", f"$ {command}", *output, "```"]))


def commands() -> list[str]:
    """Name the commands of the program, in the order its help shows them."""
    sys.path.insert(0, str(ROOT / "src"))
    from vedich.cli import main

    return list(main.COMMANDS)


def command_reference() -> None:
    """Print the help of the program and of each command, an act behind the command it belongs to."""
    from vedich.cli import main

    every = ["", *main.leaves()]
    for command, page in zip(every, helps_of(every), strict=True):
        print(f"## `{f'vedich {command}'.strip()}`\n\n```text\n{page}\n```\n")


def catalog_fields() -> None:
    """Print what may stand in each file of the catalog, field by field."""
    sys.path.insert(0, str(ROOT / "src"))
    from vedich.catalog.schema import SCHEMAS

    for name, fields in SCHEMAS.items():
        print(f"## {name}\n\n| field | meaning | form | example |\n|---|---|---|---|")
        for field in fields:
            must = " (required)" if field.required else ""
            cells = (f"`{field.name}`{must}", field.meaning, field.form.words, f"`{field.good}`")
            print("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        print()


def first_sentence(module: Path) -> str:
    """Give the first sentence of a module's docstring, without its full stop."""
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    # A full stop ends a sentence after a word, not in "TX. Cai Lậy" or "2.164. 350".
    return re.split(r"(?<=[^\W\d]{3})\.(?:\s|$)", docstring.split("\n\n")[0].replace("\n", " "))[0]


def tree() -> None:
    """Print the house as it stands: each room and file with the sentence it opens with."""
    print("```text\nsrc/vedich/")
    for line in _branch(PACKAGE, ""):
        print(line)
    print("```")


def _branch(folder: Path, margin: str) -> list[str]:
    lines = []
    hidden = {"__pycache__", "__init__.py", "py.typed"}
    entries = sorted(p for p in folder.iterdir() if p.name not in hidden and not p.name.startswith("."))
    folders = [p for p in entries if p.is_dir() and any(p.rglob("*.*"))]
    for path in folders:
        door = path / "__init__.py"
        lines.append(_entry(margin, f"{path.name}/", first_sentence(door) if door.exists() else ""))
        lines += _branch(path, margin + "  ")
    for path in entries:
        if path.suffix == ".py":
            page = " .md" if path.with_suffix(".md").exists() else ""
            lines.append(_entry(margin, path.name + page, first_sentence(path)))
    kept = {".py", ".md"}
    rest = [p.name for p in entries if p.is_file() and p.suffix not in kept]
    rest += [p.name for p in entries if p.suffix == ".md" and not p.with_suffix(".py").exists()]
    if rest:
        lines += textwrap.wrap(
            "  ".join(sorted(rest)), WIDTH, initial_indent=f"{margin}  ", subsequent_indent=f"{margin}  "
        )
    return lines


def _entry(margin: str, name: str, sentence: str) -> str:
    start = f"{margin}  {name}".ljust(32)
    room = WIDTH - len(start) - 1
    cut = sentence if len(sentence) <= room else sentence[: room - 1].rsplit(" ", 1)[0] + "…"
    return f"{start} {cut}".rstrip()


def long_files() -> None:
    """Print the files that have outgrown a screen or four, longest first."""
    places = [PACKAGE, ROOT / "tests", ROOT / "scripts", ROOT / "bench"]
    sizes = [
        (len(path.read_text(encoding="utf-8").splitlines()), path.relative_to(ROOT).as_posix())
        for place in places
        for path in sorted(place.rglob("*.py"))
    ]
    long = sorted((size for size in sizes if size[0] > LONG_FILE), key=lambda size: (-size[0], size[1]))
    for length, name in long:
        print(f"- `{name}` has {length} lines; it waits to be divided by idea.")
    if not long:
        print(f"- No file has more than {LONG_FILE} lines.")


def make_targets() -> None:
    """Print the targets of the Makefile as a table."""
    print("| command | what it does |\n|---|---|")
    for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([a-z-]+):[^#]*## (.*)", line):
            print(f"| `make {found[1]}` | {found[2]} |")


def decisions() -> None:
    """Print the decisions with their titles."""
    for path in sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md")):
        title = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
        print(f"- [{title}](docs/decisions/{path.name})")
