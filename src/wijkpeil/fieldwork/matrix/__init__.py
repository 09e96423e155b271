"""The framework matrix: case x perspective x factor, and what it shows."""
