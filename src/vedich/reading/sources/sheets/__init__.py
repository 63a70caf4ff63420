"""Sheets: workbooks of every make as one text with grids, each figure as a person sees it.

Here live the openers of XLSX, XLS, ODS and CSV (`xlsx`, `xls`, `ods`, `csv_file`), the number formats that
turn a stored value into what is printed (`number_format`), the formulas that are simple enough to be computed
again (`formulas`), and the division of a sheet into lines and tables (`regions`).
What does not: what a column means (the table reader's work), and writing notes back (`reporting.writers`).

A sheet is read by its stored cells only, so that one cell at XFD1048576 costs no more than one at A1.
Numbers come out in the Vietnamese printed form, with a comma before the decimals and dots between thousands
only where the format of the cell groups them: the reader, which reads text, can then misread none.

One more form of workbook: a module that gives `sheet.Sheet` values, handed to `laying.laid`.
"""
