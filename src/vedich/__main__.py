"""Let `python -m vedich` start the program, where no script of that name is on the path."""

import os
import sys
from typing import NoReturn

from vedich.cli.main import INTERRUPTED, main


def run() -> NoReturn:
    """Run the program and leave with its exit code."""
    code = main()
    if code == INTERRUPTED:
        # An interrupt that fell into `exec` (an import making a dataclass) leaves a mark by which Python
        # would end itself with the signal instead of the code, though main has dealt with it.
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    run()
