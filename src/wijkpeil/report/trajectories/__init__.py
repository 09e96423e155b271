"""The report on trajectories: one module for each part of the page."""
