"""Put guards on what is said once."""

from django.db import migrations

from vedich.store.guards import put_up, take_down


class Migration(migrations.Migration):
    dependencies = [("store", "0001_the_record")]

    operations = [migrations.RunPython(put_up, take_down)]
