"""The pages of `web.target`."""
