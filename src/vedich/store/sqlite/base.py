"""The connection that Django asks for by the name of its folder."""

from __future__ import annotations

from typing import ClassVar

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to a record in a file.

    `trusted_schema=OFF` keeps a prepared file from calling functions through its schema. SQLite before 3.45
    counts JSON_VALID among those, so that a column of JSON (the sign-in library has two) cannot have the
    check that Django adds; Django itself writes nothing else into such a column.
    """

    data_type_check_constraints: ClassVar[dict[str, str]] = {  # type: ignore[misc]
        kind: check
        for kind, check in base.DatabaseWrapper.data_type_check_constraints.items()
        if kind != "JSONField"
    }
