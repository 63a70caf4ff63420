"""Run several commands at once, each with its output kept together, and fail when one of them fails.

What the first prints is seen at once; what each other prints is kept and printed when the first has ended, so
that no line of a log is broken by another. Tests wait for disks, servers and browsers for a third of their
time: that is when the others work.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from contextlib import ExitStack


def main(commands: list[str]) -> int:
    """Run the command lines with the shell and give 1 when one failed, else 0."""
    first, *others = commands
    with ExitStack() as files:
        kept = [files.enter_context(tempfile.TemporaryFile()) for _ in others]
        beside = [
            subprocess.Popen(
                other, shell=True, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT
            )
            for other, file in zip(others, kept, strict=True)
        ]
        codes = [subprocess.run(first, shell=True, check=False).returncode]
        for other, running, file in zip(others, beside, kept, strict=True):
            codes.append(running.wait())
            file.seek(0)
            print(other, flush=True)
            sys.stdout.buffer.write(file.read())
            sys.stdout.buffer.flush()
    for command, code in zip(commands, codes, strict=True):
        if code:
            print(f"Failed with {code}: {command}", flush=True)
    return 1 if any(codes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
