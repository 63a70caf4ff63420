"""What observations point to is there and stays there: looked at for all rows of a statement at once.

PostgreSQL keeps a foreign key row by row, which costs an import of many more than all the rest of its
writing. There, triggers of a statement take the place of the foreign keys of observations and refuse what
those refused; SQLite, to which they cost little, keeps them.
"""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "store_observation"
# Each reference of an observation, but its event, and the table it leads to.
REFERENCES = {
    "area_id": "store_area",
    "category_id": "store_category",
    "document_id": "store_document",
    "indicator_id": "store_indicator",
    "submission_id": "store_submission",
    "supersedes_id": "store_observation",
}
# An event is saved behind its rows, as it holds their seal: each named one is kept once, under a foreign key
# of its own that the end of the transaction looks at.
EVENTS = "store_observation_event"

_NO_KEY = "USING ERRCODE = 'foreign_key_violation'"


def put_up(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Put guards in the place of the foreign keys (used by a migration)."""
    if editor.connection.vendor != "postgresql":
        return
    with editor.connection.cursor() as cursor:
        # Names with their schema: a temporary table of the same name would come first.
        cursor.execute("SELECT current_schema()")
        schema = editor.quote_name((cursor.fetchone() or ("public",))[0])
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'", [TABLE]
        )
        keys = [row[0] for row in cursor.fetchall()]
    for key in keys:
        editor.execute(f"ALTER TABLE {TABLE} DROP CONSTRAINT {editor.quote_name(key)}")
    editor.execute(
        f"CREATE TABLE {EVENTS} (event_id bigint PRIMARY KEY "
        "REFERENCES store_event DEFERRABLE INITIALLY DEFERRED)"
    )
    editor.execute(_refusing(f"{EVENTS}_refuse", f"RAISE EXCEPTION '{EVENTS}: what rows point to stays'"))
    for when in ("UPDATE OR DELETE", "TRUNCATE"):
        editor.execute(
            f"CREATE TRIGGER {EVENTS}_no_{when.split()[0].lower()} BEFORE {when} ON {EVENTS} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {EVENTS}_refuse()"
        )
    looked_at = "".join(_look(schema, column, parent) for column, parent in REFERENCES.items())
    kept = (
        f"INSERT INTO {schema}.{EVENTS} SELECT DISTINCT event_id FROM added WHERE event_id IS NOT NULL "
        "ON CONFLICT DO NOTHING; RETURN NULL"
    )
    editor.execute(_refusing(f"{TABLE}_refer", looked_at + kept, "missing bigint;"), params=None)
    editor.execute(
        f"CREATE TRIGGER {TABLE}_refers AFTER INSERT ON {TABLE} REFERENCING NEW TABLE AS added "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refer()"
    )
    for column, parent in _parents():
        editor.execute(_refusing(f"{parent}_observed", _hold(schema, column, parent)), params=None)
        for name, when in (
            ("stays", "AFTER DELETE OR UPDATE OF id ON {} FOR EACH ROW"),
            ("not_emptied", "BEFORE TRUNCATE ON {} FOR EACH STATEMENT"),
        ):
            editor.execute(
                f"CREATE TRIGGER {parent}_{name} {when.format(parent)} EXECUTE FUNCTION {parent}_observed()"
            )


def take_down(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the foreign keys back (only for undoing the migration that put up the guards)."""
    if editor.connection.vendor != "postgresql":
        return
    for function in (f"{TABLE}_refer", *(f"{parent}_observed" for _, parent in _parents())):
        editor.execute(f"DROP FUNCTION IF EXISTS {function}() CASCADE")
    editor.execute(f"DROP TABLE IF EXISTS {EVENTS}")
    editor.execute(f"DROP FUNCTION IF EXISTS {EVENTS}_refuse()")
    for column, parent in {**REFERENCES, "event_id": "store_event"}.items():
        editor.execute(
            f"ALTER TABLE {TABLE} ADD CONSTRAINT {TABLE}_{column}_fk FOREIGN KEY ({column}) "
            f"REFERENCES {parent} DEFERRABLE INITIALLY DEFERRED"
        )


def _parents() -> list[tuple[str, str]]:
    """Give the references to tables whose rows may be deleted as long as nothing points to them."""
    return [(column, parent) for column, parent in REFERENCES.items() if parent != TABLE]


def _look(schema: str, column: str, parent: str) -> str:
    """Give the steps that refuse rows whose reference leads nowhere.

    What they point to is held until the end of the transaction first, as a foreign key holds it, so that
    nobody takes it away between the look and the end.
    """
    # Observations are never deleted and need no hold.
    hold = f"PERFORM FROM {schema}.{parent} WHERE id = ANY (ids) FOR KEY SHARE; " if parent != TABLE else ""
    return (
        f"ids := ARRAY(SELECT DISTINCT {column} FROM added WHERE {column} IS NOT NULL); "
        f"IF ids <> '{{}}' THEN {hold}"
        "SELECT said INTO missing FROM unnest(ids) AS said "
        f"WHERE NOT EXISTS (SELECT FROM {schema}.{parent} AS held WHERE held.id = said) LIMIT 1; "
        "IF missing IS NOT NULL THEN "
        f"RAISE EXCEPTION '{TABLE}: {column} % is not in {parent}', missing {_NO_KEY}; END IF; END IF; "
    )


def _hold(schema: str, column: str, parent: str) -> str:
    """Give the steps that refuse to take away a row, or all rows, that observations point to."""
    refused = f"RAISE EXCEPTION '{parent}: observations point to {{}} by {column}'{{}} {_NO_KEY}; END IF; "
    return (
        "IF TG_OP = 'TRUNCATE' THEN "
        f"IF EXISTS (SELECT FROM {schema}.{TABLE} WHERE {column} IS NOT NULL) THEN "
        f"{refused.format('its rows', '')} RETURN NULL; END IF; "
        "IF TG_OP = 'UPDATE' THEN IF NEW.id = OLD.id THEN RETURN NULL; END IF; END IF; "
        # Only here does the look see rows that others saved while the deletion waited for them.
        "IF current_setting('transaction_isolation') <> 'read committed' THEN "
        f"RAISE EXCEPTION '{parent}: rows are taken away in READ COMMITTED alone'; END IF; "
        f"IF EXISTS (SELECT FROM {schema}.{TABLE} WHERE {column} = OLD.id) THEN "
        f"{refused.format('row %', ', OLD.id')} RETURN NULL"
    )


def _refusing(name: str, steps: str, declared: str = "") -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"{'DECLARE ids bigint[]; ' + declared if declared else ''} BEGIN {steps}; END $$"
    )
