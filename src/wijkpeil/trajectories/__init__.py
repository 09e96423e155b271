"""Smoothed courses of areas, their change, and a verdict with its uncertainty."""
