"""Unitising: coders who choose themselves where a unit starts and ends."""
