"""The process that judges what an approval touched, within a second, while pages are served."""

from __future__ import annotations

from vedich.cli.serving.beside import until_alone
from vedich.cli.session import now


def main() -> None:
    """Judge what becomes due until whoever started this has gone."""
    import django

    django.setup()
    from vedich.store.judged.refreshing import watch

    watch(now, until_alone().wait)


if __name__ == "__main__":
    main()
