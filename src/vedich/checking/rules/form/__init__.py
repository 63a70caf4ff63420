"""The layout prescribed for administrative documents."""
