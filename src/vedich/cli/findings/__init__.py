"""What was found in documents, as a person or a program wants to see it.

One file a form: `on_screen` (place, sentence with carets, arithmetic, repairs), `records` (json and jsonl),
`sarif` (for tools that show findings in an editor), `workbook` (Excel). `inspect` reads and checks one file;
`answers` loads what a person has dismissed.

>>> from vedich.cli.findings.forms import form_of
>>> form_of(".sarif")
'sarif'

To add a form: a module with `render(checked, manner)` for one document and `join(rendered)` for all, a row in
`forms.py`, a test in tests/cli/findings.
"""
