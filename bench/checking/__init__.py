"""The checker's bench: documents that are right, the same with planted errors, the scorer. See README.md."""
