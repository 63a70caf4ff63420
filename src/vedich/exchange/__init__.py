"""Forms in which rows of the record leave and come in: workbooks people fill in, and files of many rows.

What lives here: the columns of each form with their heads and help (`columns`, `sheets`), what a cell may say
(`cells`, `period_words`, `choices`), the workbook template written, read and marked (`template`), and tables
as text (`tables`). Everything is a function of bytes or streams handed in.

What does not: files from outside are opened by `intake`, which calls `template.reading` in a confined child;
what rows mean for the record, and whether it takes them, is the business of `actions.loading`.

>>> from vedich.exchange.sheets import OBSERVATIONS
>>> OBSERVATIONS.column("value").heading.vi
'Giá trị'

To add a column: a line in `sheets`, how its cell is understood in `cells`, what becomes of it in
`actions.loading`, and the page `docs/vi/load.md`.
"""
