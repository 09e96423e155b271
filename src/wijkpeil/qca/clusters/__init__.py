"""Cases in groups: cities, or the same areas in several years."""
