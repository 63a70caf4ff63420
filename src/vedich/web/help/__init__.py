"""Help where it is needed: one page a form in plain words, beside the form and to be printed."""
