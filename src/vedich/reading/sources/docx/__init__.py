"""Word files (DOCX): the XML of each part walked in order, with nothing shown lost and nothing deleted read.

`opening.source_of_docx` is the way in. `package` takes the parts out of the archive, `story` reads the
paragraphs of a part, `tables` its tables, `words` what stands in a paragraph, `drawings` text boxes; `styles`,
`numbering` and `symbols` say what a person sees that is not written where it stands; `gathering` keeps the
places and `ledger` what was left out.
"""
