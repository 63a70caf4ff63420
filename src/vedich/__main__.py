"""Let `python -m vedich` start the program, where no script of that name is on the path."""

import sys

from vedich.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
