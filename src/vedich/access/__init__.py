"""Rights in one place: `require` before a write, `scope` around a read, the policy as one table.

What lives here: which role may do what and how far it reaches (`policy`), the areas that a person's
appointments reach on a day (`scope`), and the refusal (`require`).

What does not: the writes themselves (`actions`), hiding buttons (`web` asks `may`).
A right that is not in the table does not exist; whoever has no appointment has no right.

>>> from vedich.access.policy import POLICY, Permission
>>> from vedich.domain.role import Role
>>> Permission.ENTER in POLICY[Role.ADMINISTRATOR]
False

To add a right: a word in `policy.Permission`, its reach for each role that has it, a row in the test that
reads the table aloud.
"""
