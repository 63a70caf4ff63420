"""A person's own file given back with what was found in it: `vedich check --mark-up FOLDER`.

`notes` puts findings at their places of the file, `copies` has the writer of the file's form make the copy
and the page beside it, `folder` writes both whole or not at all.

To give a form of file marked-up copies: a writer in `vedich.reporting.writers`, a row in
`vedich.intake.marking`.
"""
