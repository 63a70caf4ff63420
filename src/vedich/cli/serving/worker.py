"""The process that reads what was handed in and does what else waits, while pages are served."""

from __future__ import annotations

import logging

from vedich.cli.serving.beside import until_alone
from vedich.cli.session import now


def main(*, only_reads: bool = False) -> None:
    """Work until whoever started this has gone."""
    import django

    django.setup()
    from vedich.intake import make_ready
    from vedich.jobs.working import read_on, work

    logging.getLogger("vedich.jobs").setLevel(logging.INFO)
    stop = until_alone()
    make_ready()
    (read_on if only_reads else work)(now, stop)


if __name__ == "__main__":
    main()
