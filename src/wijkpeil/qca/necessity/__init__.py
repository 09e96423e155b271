"""Necessity: without which conditions the outcome is not seen."""
