"""Rules that put areas in types: each a small room of its own, to be shown beside the verdict."""
