"""Searching texts in Dutch: words as the index holds them, queries, and where they are found."""
