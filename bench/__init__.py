"""Measurements of the product on its own ground truth. Ships with the repository, not with the package."""
