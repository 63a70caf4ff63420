"""How many pages a second the site gives, and how long people wait for them."""
