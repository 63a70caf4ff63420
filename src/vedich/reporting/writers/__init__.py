"""Writers: bytes of a file and notes in, bytes of its marked-up copy out; one module a form."""
