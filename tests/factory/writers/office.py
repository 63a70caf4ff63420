"""Let LibreOffice make the forms that only an office program writes: PDF, DOC, XLS, ODS.

Starting it costs seconds, so many files are converted in one call.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

_FILTERS = {
    "pdf": "pdf",
    "doc": "doc:MS Word 97",
    "xls": "xls:MS Excel 97",
    "ods": "ods",
    "odt": "odt",
    "rtf": "rtf",
}


def office() -> str | None:
    """Give the path of LibreOffice, or None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(files: Mapping[str, bytes], form: str) -> dict[str, bytes]:
    """Give the files in another form, by the same names with its ending.

    Raises:
        FileNotFoundError: LibreOffice is not installed, or it made nothing of a file.
    """
    program = office()
    if program is None:
        raise FileNotFoundError(
            "LibreOffice is not installed: apt install libreoffice-writer libreoffice-calc"
        )
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in"), Path(folder, "out")
        source.mkdir()
        for name, content in files.items():
            Path(source, name).write_bytes(content)
        command = [
            program,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            _FILTERS[form],
            "--outdir",
            str(target),
            *(str(path) for path in sorted(source.iterdir())),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        return {
            f"{Path(name).stem}.{form}": Path(target, f"{Path(name).stem}.{form}").read_bytes()
            for name in files
        }
