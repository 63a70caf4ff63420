"""Put guards on what is said once, and on what it points to."""

from django.db import migrations

from vedich.store import guards, references


class Migration(migrations.Migration):
    dependencies = [("store", "0001_the_record")]

    operations = [
        migrations.RunPython(guards.put_up, guards.take_down),
        migrations.RunPython(references.put_up, references.take_down),
    ]
