"""Take the scripts and fonts of pages from npm into the package, with their licences and a list of hashes.

    python scripts/vendor_assets.py

Versions are fixed below; npm must be installed, and runs none of the packages' own scripts. Pages load these
copies and nothing else: nothing is fetched when the product runs. `tests/web/test_assets.py` proves that each
file is the one that was taken.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "src/vedich/web/static/vendor"
FOR_TESTS = ROOT / "tests/browser/vendor"
LIST = "SHA256SUMS"

# Package and version: the files taken of it, each with the name it gets here. Everything that ships is
# permissive; axe-core (MPL-2.0) looks for faults of accessibility in tests and does not ship.
PACKAGES: dict[str, tuple[Path, dict[str, str]]] = {
    "htmx.org@2.0.11": (SHIPPED, {"dist/htmx.min.js": "htmx.js", "LICENSE": "htmx.LICENSE"}),
    "echarts@6.1.0": (
        SHIPPED,
        {
            # Bars, lines, scatter, tooltips and the like; the whole library is twice as large.
            "dist/echarts.common.min.js": "echarts.js",
            "LICENSE": "echarts.LICENSE",
            "NOTICE": "echarts.NOTICE",
        },
    ),
    # A grid with rows drawn as they come into sight, editing and ranges: one file, no framework.
    "tabulator-tables@6.5.3": (
        SHIPPED,
        {
            "dist/js/tabulator.min.js": "tabulator.js",
            "dist/css/tabulator.min.css": "tabulator.css",
            "LICENSE": "tabulator.LICENSE",
        },
    ),
    "@fontsource-variable/inter@5.3.0": (
        SHIPPED,
        {
            "files/inter-latin-wght-normal.woff2": "inter-latin.woff2",
            "files/inter-vietnamese-wght-normal.woff2": "inter-vietnamese.woff2",
            "LICENSE": "inter.LICENSE",
        },
    ),
    "axe-core@4.14.1": (FOR_TESTS, {"axe.min.js": "axe.js", "LICENSE": "axe.LICENSE"}),
}


def hashes(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of each file of a folder but the list itself."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.name != LIST
    }


def main() -> None:
    """Take every package and write the lists."""
    with tempfile.TemporaryDirectory() as taken:
        subprocess.run(
            ["npm", "install", "--silent", "--ignore-scripts", "--no-save", "--prefix", taken, *PACKAGES],
            check=True,
        )
        for package, (folder, files) in PACKAGES.items():
            folder.mkdir(parents=True, exist_ok=True)
            home = Path(taken) / "node_modules" / package.rpartition("@")[0]
            for source, name in files.items():
                shutil.copyfile(home / source, folder / name)
    for folder in (SHIPPED, FOR_TESTS):
        lines = [f"{digest}  {name}\n" for name, digest in hashes(folder).items()]
        (folder / LIST).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
