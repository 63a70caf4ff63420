"""`vedich doctor`: what confinement this machine gives to files from outside, and which programs it lacks."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedich.intake.probe import Layer
    from vedich.intake.programs import Program

WELL, WEAK = 0, 1


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="dạng kết quả: text (mặc định) hoặc json"
        if lang == "vi"
        else "form of the output: text or json",
    )


def run(options: argparse.Namespace) -> int:
    """Try everything and tell; 0 when every layer of the confinement holds, 1 when one does not."""
    from vedich.intake.probe import is_strong, layers, way
    from vedich.intake.programs import programs

    found, optional = layers(), programs()
    strong = is_strong(found)
    if options.format == "json":
        told = {
            "strong": strong,
            "way": way(),
            "confinement": {layer.code: layer.holds for layer in found},
            "programs": {program.name: program.there for program in optional},
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        sys.stdout.write(report(found, optional, strong, options.lang))
    return WELL if strong else WEAK


def report(found: tuple[Layer, ...], optional: tuple[Program, ...], strong: bool, lang: str) -> str:
    """Give the findings as lines for a person.

    >>> report((), (), True, "en").splitlines()[0]
    'Files from outside are opened in a confined process that:'
    """
    vi = lang == "vi"
    yes, no = ("có", "KHÔNG") if vi else ("yes", "NO")
    lines = [
        "Tệp từ bên ngoài được mở trong một tiến trình cách ly:"
        if vi
        else "Files from outside are opened in a confined process that:"
    ]
    lines += [f"  {yes if layer.holds else no:<6} {layer.vi if vi else layer.en}" for layer in found]
    if strong:
        lines.append("Máy này cách ly đầy đủ." if vi else "This machine confines fully.")
    elif vi:
        lines.append(
            "Máy này cách ly yếu hơn (cần Linux có Landlock và seccomp để đầy đủ): hãy chỉ mở tệp từ nơi "
            "đáng tin, hoặc đọc tệp lạ trên một máy chủ Linux."
        )
    else:
        lines.append(
            "This machine confines less (full confinement needs Linux with Landlock and seccomp): open only "
            "files from people you trust, or read strange files on a Linux server."
        )
    lines += ["", "Chương trình tùy chọn:" if vi else "Optional programs:"]
    for program in optional:
        use = program.vi if vi else program.en
        line = f"  {yes if program.there else no:<6} {program.name}: {use}"
        lines.append(line if program.there else f"{line}; {'cài' if vi else 'install'}: {program.install}")
    return "\n".join(lines) + "\n"
