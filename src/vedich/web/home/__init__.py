"""The first page: where somebody with your roles begins."""
