"""The evidence library: what published studies found, in the same form as own estimates."""
