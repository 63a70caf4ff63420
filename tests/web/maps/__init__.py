"""The pages of `web.maps`."""
