"""Put guards on what is said once, and on what it points to."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from vedich.store import guards, references


def keep_waiting_rows_as_they_are(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Spare the server from pressing rows small that wait for a moment only; it takes a third of staging."""
    if editor.connection.vendor == "postgresql":
        editor.execute("ALTER TABLE store_stagedchunk ALTER COLUMN content SET STORAGE EXTERNAL")


class Migration(migrations.Migration):
    dependencies = [("store", "0001_the_record")]

    operations = [
        migrations.RunPython(guards.put_up, guards.take_down),
        migrations.RunPython(references.put_up, references.take_down),
        migrations.RunPython(keep_waiting_rows_as_they_are, migrations.RunPython.noop),
    ]
