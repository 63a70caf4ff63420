"""An area: what it is called, what lies above and below it, what it was made of and became."""
