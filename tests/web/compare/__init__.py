"""The pages of `web.compare`."""
