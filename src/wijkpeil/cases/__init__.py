"""Choosing cases: which areas are vulnerable, and which of them to study."""
