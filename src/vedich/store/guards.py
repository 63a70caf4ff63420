"""What the database itself refuses: to change or delete what was said, whoever asks."""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Tables whose rows are said once. Nothing in the product changes them, and nothing outside may.
APPEND_ONLY = (
    "store_event",
    "store_observation",
    "store_approval",
    "store_aggregatestep",
    "store_targetversion",
    "store_targetexplanation",
    "store_confidence",
    "store_declaredjudgement",
    "store_checkpoint",
    "store_snapshot",
    "store_explanation",
    "store_keptreply",
    "store_scheme",
    "store_evidence",
    "store_upload",
    "store_decision",
    "store_taskordered",
    "store_reprint",
    "store_officeverdict",
    "store_areaoutline",
    "store_reorganisationversion",
)

_REFUSAL = "what was said is not changed or deleted; a correction is a new row"


def put_up(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the guards on every append-only table (used by a migration)."""
    for table in APPEND_ONLY:
        if editor.connection.vendor == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                editor.execute(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table}: {_REFUSAL}'); END"
                )
        else:
            editor.execute(
                f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"RAISE EXCEPTION '{table}: {_REFUSAL}'; END $$"
            )
            editor.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
            )
            editor.execute(
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
            )


def take_down(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guards away (only for undoing the migration that put them up)."""
    for table in APPEND_ONLY:
        if editor.connection.vendor == "sqlite":
            for verb in ("update", "delete"):
                editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
        else:
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}")
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}")
            editor.execute(f"DROP FUNCTION IF EXISTS {table}_refuse()")
