"""The second process that reads what was handed in: a file that takes minutes holds up nobody else's."""

from __future__ import annotations

import logging

from vedich.cli.serving.beside import until_alone
from vedich.cli.session import now


def main() -> None:
    """Read until whoever started this has gone."""
    import django

    django.setup()
    from vedich.intake import make_ready
    from vedich.jobs.working import read_on

    logging.getLogger("vedich.jobs").setLevel(logging.INFO)
    stop = until_alone()
    make_ready()
    read_on(now, stop)


if __name__ == "__main__":
    main()
