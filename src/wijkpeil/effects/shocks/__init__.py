"""Shocks that come everywhere at once, told apart by how exposed areas were beforehand."""
