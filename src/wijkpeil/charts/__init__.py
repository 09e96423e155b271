"""Drawings as SVG: small pure functions from results to a chart."""
