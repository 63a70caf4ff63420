"""Outputs: what was read, as a table, records, a sheet or a workbook, written whole or not at all.

Here live the forms a reading can be given in and the words people see in them. Each form renders one
document at a time, in whichever process read it; a sink puts the documents together in order.

>>> from vedich.cli.outputs.forms import FORMS
>>> list(FORMS)
['table', 'json', 'jsonl', 'csv', 'xlsx']

One more form: a module that renders a `ReadDocument`, a row in `forms.FORMS`, and a test that reads back what
it wrote.
"""
