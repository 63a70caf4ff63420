"""My account: my roles, my second factor, my devices, how pages look to me."""
