"""What a report says, and how it is written down as a file that an office opens.

What lives here: notes on a person's own file, and the writers that put them into a copy of it (`writers`).
Papers, the reports of a period in the prescribed layout, are to come.

What does not: finding what is wrong (`checking`), opening files from outside (`intake`, which runs these
writers in confinement, since they parse the file again). Nothing here touches the disk: bytes in, bytes out.

>>> from vedich.domain.place import Place
>>> from vedich.domain.note import Note
>>> Note(Place(sheet="Biểu 1", cell="C7"), "VD104 · chắc chắn", ("Tính lại là 100,49 %.",)).text
'VD104 · chắc chắn\\nTính lại là 100,49 %.'

To add a form: a module in `writers` with one function from the bytes of a file and notes to the bytes of its
copy, and a test that reopens what it wrote.
"""
