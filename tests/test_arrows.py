"""The house stands as drawn: arrows point down, rooms have door plates, and a wrong arrow really fails."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "vedich"
ROOMS = sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))


def imported(path: Path) -> set[str]:
    """Name the top-level packages that a file imports."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return {name.split(".")[0] for name in names}


def arrows(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Ask in a process of its own whether the arrows hold: the linter turns off the logs of its caller."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from importlinter.cli import lint_imports;"
            "sys.exit(lint_imports(config_filename=sys.argv[1], no_cache=True, no_logo=True))",
            str(ROOT / "pyproject.toml"),
        ],
        env=os.environ | environment,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_every_arrow_points_down() -> None:
    run = arrows(ROOT)
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_test_calls_what_turns_off_the_logs_of_its_process() -> None:
    for path in (ROOT / "tests").rglob("*.py"):
        assert "importlinter" not in imported(path), path


@pytest.mark.parametrize(
    ("importer", "line"),
    [
        ("checking.check", "import vedich.reading.read"),
        ("reading.read", "import vedich.checking.check"),
        ("domain.figure", "import vedich.catalog.load"),
        ("catalog.load", "import vedich.reading.read"),
        ("reporting.writers.sheet", "import vedich.reading.read"),
        ("reading.read", "import vedich.cli.main"),
        ("cli.main", "import vedich.store.models.areas"),
        ("web.areas.views", "import vedich.store.models.areas"),
        ("web.areas.views", "import vedich.cli.main"),
        ("web.areas.views", "import vedich.site.settings"),
        ("cli.main", "import vedich.web.areas.views"),
        ("store.models.areas", "import vedich.actions.deed"),
        ("access.scope", "import vedich.actions.deed"),
        ("checking.check", "import django"),
        ("judging.judge", "import django"),
        ("judging.judge", "import vedich.reading.read"),
        ("judging.judge", "import duckdb"),
        ("store.models.areas", "import duckdb"),
        ("reading.read", "import vedich.intake.opening"),
        ("exchange.cells", "import vedich.reading.read"),
        ("exchange.cells", "import django"),
        ("store.models.areas", "import vedich.cli.main"),
        ("domain.figure", "import rich"),
        ("reading.read", "import rich"),
        ("checking.rules.logic.late", "import vedich.checking.rules.arithmetic.sums"),
    ],
)
def test_a_wrong_arrow_is_named(importer: str, line: str, tmp_path: Path) -> None:
    """Build a skeleton of the house with one wrong import and see that the contracts name it."""
    written = {
        "domain.figure", "catalog.load", "reading.read", "checking.check", "cli.main",
        "checking.rules.arithmetic.sums", "checking.rules.logic.late", "reporting.writers.sheet",
        "web.areas.views", "store.models.areas", "access.scope", "actions.deed", "site.settings",
        "intake.opening", "jobs.working",
        "judging.judge", "judging.engines", "demonstration.figures", "exchange.cells",
    }  # fmt: skip
    for module in written:
        path = tmp_path / "vedich" / Path(*module.split(".")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{line}\n" if module == importer else "", encoding="utf-8")
    for folder in [tmp_path / "vedich", *(p for p in (tmp_path / "vedich").rglob("*") if p.is_dir())]:
        (folder / "__init__.py").touch()
    run = arrows(tmp_path, PYTHONPATH=str(tmp_path))
    assert run.returncode == 1, run.stdout + run.stderr
    assert f"vedich.{importer} ->" in run.stdout


def test_a_new_room_must_be_given_a_floor() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = next(c for c in config["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    named = {room.strip(" ()") for layer in layers["layers"] for room in layer.split("|")}
    assert {room.name for room in ROOMS} <= named
    assert layers["exhaustive"]


def test_what_ships_never_imports_what_does_not() -> None:
    strangers = {"tests", "bench", "docs", "scripts", "pytest", "hypothesis"}
    wrong = {str(path) for path in PACKAGE.rglob("*.py") if imported(path) & strangers}
    assert wrong == set()


def test_the_ground_needs_only_the_standard_library() -> None:
    allowed = sys.stdlib_module_names | {"vedich"}
    assert {name for path in (PACKAGE / "domain").rglob("*.py") for name in imported(path)} <= allowed


def test_there_are_rooms() -> None:
    assert {"domain", "catalog", "reading", "checking", "cli"} <= {room.name for room in ROOMS}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_room_has_a_door_plate_of_one_screen_with_an_example(room: Path) -> None:
    plate = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert plate, f"{room.name}/__init__.py says nothing: what lives here, what does not, how to add one more"
    assert len(plate.splitlines()) <= 40
    assert ">>> " in plate or room.name == "cli", "show the one public function with an example that runs"


def test_every_file_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []
