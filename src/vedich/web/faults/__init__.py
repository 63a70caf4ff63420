"""What is shown when something goes wrong: what happened, and what to do now."""
