"""Questions to the store that don't need all of it."""
