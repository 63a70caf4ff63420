"""The second process that reads what was handed in: a file that takes minutes holds up nobody else's."""

from __future__ import annotations

from vedich.cli.serving.worker import main

if __name__ == "__main__":
    main(only_reads=True)
