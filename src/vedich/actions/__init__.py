"""The only hands that write: every change of the record is one function here, in one transaction.

What lives here: actions by subject, named verb and object, with keyword arguments. Each asks its permission,
makes the move of the domain, saves, and tells its deed what was changed; `deed.action` does the rest in the
same transaction: the audit event in its chain, outgoing messages, the reply under its key.

What does not: reads (`store.queries`), rules of the trade (`domain`), reading documents (`intake`).

An action is called with who, when and, from doors that may send twice, to be done once under which key:

    reply = submit_report(by=clerk, at=now, once="7f3a", submission=12, edition=3)

>>> from vedich.actions.deed import ACTIONS
>>> isinstance(ACTIONS, dict)
True

To add one: a function under `@action(...)` in the file of its subject, its permission in `access.policy`,
tests that it is refused, done, audited and repeated.
"""
