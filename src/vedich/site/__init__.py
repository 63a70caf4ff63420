"""The roof: settings and the programs that run the record as a site.

>>> from vedich.store.configuration import settings_for
>>> settings_for("sqlite:///record.db")["AUTH_USER_MODEL"]
'store.User'

What does not live here: pages (`web`), the programming interface (`api`), tables (`store`).
"""
