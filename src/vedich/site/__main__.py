"""`python -m vedich.site COMMAND`: Django's own commands over the site's settings, for developers."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run one of Django's commands."""
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vedich.site.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
