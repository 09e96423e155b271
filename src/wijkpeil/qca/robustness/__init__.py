"""Robustness: what hangs on choices, on single cases, and on chance."""
