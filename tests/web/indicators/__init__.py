"""The pages of `web.indicators`."""
