"""How a record of an older version becomes one of this; written by `python -m vedich.site makemigrations`."""
